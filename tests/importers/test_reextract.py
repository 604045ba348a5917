"""`jawla reextract`: stored articles read anew are as if they had been imported with the newer knowledge."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from importers.pipeline import import_paths
from importers.profiles import load
from importers.rereading import reextract
from jawla.cli import main
from jawla.importing import open_writer
from store.checking import check
from store.revising import Reading, load_reading

ROOT = Path(__file__).resolve().parents[2]
OLD, NEW = load(("geneva",)), load(("astana", "geneva"))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Articles of the sample, one that no profile changes, and one with a day from outside its text."""
    own = tmp_path_factory.mktemp("in")
    for path in sorted((ROOT / "sample_data" / "articles").glob("*.txt"))[:8]:
        (own / path.name).write_bytes(path.read_bytes())
    (own / "plain.txt").write_text("كلام عن الطقس.\n", encoding="utf-8")
    row = {"text": "عقدت الجولة الثامنة من محادثات أستانا أمس.", "published": "2017-12-23"}
    (own / "told.jsonl").write_text(json.dumps(row), encoding="utf-8")
    return own


@pytest.fixture
def old(folder: Path, tmp_path: Path) -> Path:
    """They, read with less knowledge."""
    with open_writer(tmp_path / "old.db", OLD) as writer:
        import_paths([folder], writer, OLD)
    return tmp_path / "old.db"


def readings(database: Path) -> dict[str, Reading]:
    with closing(sqlite3.connect(database)) as connection:
        articles = connection.execute("SELECT id, key FROM articles").fetchall()
        return {key: load_reading(connection, own_id) for own_id, key in articles}


def values(database: Path) -> set[tuple[str, ...]]:
    with closing(sqlite3.connect(database)) as connection:
        return set(connection.execute("SELECT kind, value, label_ar, label_en, side FROM facet_values"))


@pytest.mark.parametrize("jobs", [1, 2])
def test_articles_read_anew_are_as_newly_imported(folder: Path, old: Path, tmp_path: Path, jobs: int) -> None:
    with open_writer(tmp_path / "new.db", NEW) as writer:
        import_paths([folder], writer, NEW)
    before = readings(old)
    with open_writer(old, NEW) as writer:
        found = dict(reextract(writer, NEW, jobs=jobs))
    assert readings(old) == readings(tmp_path / "new.db") != before
    assert values(old) == values(tmp_path / "new.db")
    assert check(old) == ()
    changed = {key for key, revised in found.items() if revised and revised.changed}
    assert changed == {key for key, reading in readings(old).items() if reading != before[key]}


def test_an_interrupted_reading_goes_on_where_it_stopped(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("importers.rereading._AT_ONCE", 4)
    with open_writer(old, NEW) as writer:
        next(reextract(writer, NEW))
    with open_writer(old, NEW) as writer:
        assert len(list(reextract(writer, NEW))) == 6
        assert len(list(reextract(writer, NEW))) == 0
        assert len(list(reextract(writer, NEW, every=True))) == 10


def test_what_stays_equal_is_not_written_again(old: Path) -> None:
    def rows() -> list[tuple[object, ...]]:
        with closing(sqlite3.connect(old)) as connection:
            found = connection.execute("SELECT * FROM article_facts").fetchall()
            return found + connection.execute("SELECT * FROM article_claims").fetchall()

    before = rows()
    with open_writer(old, OLD) as writer:
        assert not any(r is None or r.changed for _, r in reextract(writer, OLD, every=True))
    assert rows() == before


def test_the_command_says_what_changed(old: Path, capsys: pytest.CaptureFixture[str]) -> None:
    again = ["reextract", "--db", str(old), "--profile", "astana", "--profile", "geneva", "--json"]
    assert main(again) == 0
    shown = capsys.readouterr()
    lines = {line["id"]: line for line in map(json.loads, shown.out.splitlines())}
    assert ["round", "astana:8"] in lines["told#1"]["gained"]
    assert "plain" not in lines
    assert "10 articles were read anew" in shown.err
    assert main(again) == 0
    assert "0 articles were read anew, 0 changed" in capsys.readouterr().err
