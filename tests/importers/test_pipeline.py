"""From files to the store: what is extracted, in what order it is written, what is reported."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from importers.pipeline import Report, import_paths
from importers.profiles import load
from jawla.importing import open_writer
from store import Store
from store.draft import Draft
from store.writing import Outcome, Writer

PROFILES = load(("astana",))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Three short articles."""
    own = tmp_path / "in"
    own.mkdir()
    for number in (4, 5, 6):
        (own / f"{number}.txt").write_text(f"عنوان\n\nعقدت الجولة {number} من محادثات أستانا.\n", "utf-8")
    return own


def imported(folder: Path, database: Path) -> Report:
    with open_writer(database, PROFILES) as writer:
        return import_paths([folder], writer, PROFILES)


def test_what_is_known_is_not_extracted_again(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    imported(folder, tmp_path / "a.db")
    (folder / "7.txt").write_text("خبر جديد عن أستانا.\n", "utf-8")
    keys: list[str] = []
    add = Writer.add

    def noting(self: Writer, drafts: Sequence[Draft]) -> list[Outcome]:
        keys.extend(draft.key for draft in drafts)
        return add(self, drafts)

    monkeypatch.setattr(Writer, "add", noting)
    with open_writer(tmp_path / "a.db", PROFILES) as writer:
        report = import_paths([folder], writer, PROFILES)
    assert keys == ["7"]
    assert [(handled.key, handled.status) for handled in report.handled] == [
        ("4", "already-there"),
        ("5", "already-there"),
        ("6", "already-there"),
        ("7", "loaded"),
    ]


def test_a_copy_elsewhere_adds_its_place(folder: Path, tmp_path: Path) -> None:
    imported(folder, tmp_path / "a.db")
    copy = tmp_path / "copy.txt"
    copy.write_bytes((folder / "4.txt").read_bytes())
    imported(copy, tmp_path / "a.db")
    with Store.open(tmp_path / "a.db") as store:
        assert set(store.article(store.article_id("4")).paths) == {str(folder / "4.txt"), str(copy)}
