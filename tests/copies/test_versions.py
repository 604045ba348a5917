"""Versions: what is found later at the same place replaces what was there, and nothing is lost."""

from __future__ import annotations

import json
import os
import zipfile
from pathlib import Path

import pytest

from importers.pipeline import import_paths
from jawla.importing import open_writer
from jawla.knowledge import load_profiles
from store import Selection, Store
from store.checking import check

PROFILES = load_profiles(["astana"])
OLD, NEW = "خبر قديم عن محادثات أستانا.\n", "خبر جديد عن محادثات أستانا، بعد التصحيح.\n"
CURRENT, EVERY = Selection(), Selection(versions="all")


def imported(database: Path, *paths: Path) -> None:
    with open_writer(database, PROFILES) as writer:
        import_paths(list(paths), writer, PROFILES)


def shown(database: Path, selection: Selection = CURRENT) -> list[str]:
    with Store.open(database) as store:
        return sorted(store.article(own_id).text for own_id in store.ids(selection))


@pytest.fixture
def database(tmp_path: Path) -> Path:
    return tmp_path / "a.db"


def feed(path: Path, text: str, guid: str = "https://example.org/1") -> Path:
    path.write_text(
        '<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>ص</title><item>'
        f"<guid>{guid}</guid><title>عنوان</title><description>{text}</description></item></channel></rss>",
        encoding="utf-8",
    )
    return path


def test_an_edited_file_is_a_new_version_and_the_old_one_is_hidden(database: Path, tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text(OLD, "utf-8")
    imported(database, file)
    file.write_text(NEW, "utf-8")
    imported(database, file)
    assert shown(database) == [NEW]
    assert shown(database, EVERY) == sorted([NEW, OLD])
    with Store.open(database) as store:
        new = store.article(store.ids(Selection())[0])
        assert [(version.key, version.replaced) for version in new.versions] == [
            ("a", True),
            (new.row.key, False),
        ]
        assert store.counts(Selection()).total == 1
    assert check(database) == ()


def test_a_file_put_back_makes_the_old_version_the_newest_again(database: Path, tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    for text in (OLD, NEW, OLD):
        file.write_text(text, "utf-8")
        imported(database, file)
    assert shown(database) == [OLD]
    assert len(shown(database, EVERY)) == 2


def test_a_version_that_lies_elsewhere_too_is_not_hidden(database: Path, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    file, kept = tmp_path / "in" / "a.txt", tmp_path / "in" / "kept.txt"
    file.write_text(OLD, "utf-8")
    kept.write_text(OLD, "utf-8")
    imported(database, tmp_path / "in")
    file.write_text(NEW, "utf-8")
    imported(database, tmp_path / "in")
    assert shown(database) == sorted([NEW, OLD])


def test_removing_the_newer_version_shows_the_older(database: Path, tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    for text in (OLD, NEW):
        file.write_text(text, "utf-8")
        imported(database, file)
    with Store.open(database) as store:
        key = store.article(store.ids(Selection())[0]).row.key
    with open_writer(database, PROFILES) as writer:
        writer.remove([key])
    assert shown(database) == [OLD]


def test_files_of_one_name_in_two_folders_are_no_versions(
    database: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, text in (("one", OLD), ("two", NEW)):
        (tmp_path / name).mkdir()
        (tmp_path / name / "a.txt").write_text(text, "utf-8")
        monkeypatch.chdir(tmp_path / name)
        imported(database, Path("a.txt"))
    assert shown(database) == sorted([NEW, OLD])


def test_an_entry_of_a_feed_is_known_by_its_id_in_whatever_file(database: Path, tmp_path: Path) -> None:
    imported(database, feed(tmp_path / "monday.xml", OLD))
    imported(database, feed(tmp_path / "tuesday.xml", NEW))
    imported(database, feed(tmp_path / "other.xml", OLD + "غيره", "https://example.org/2"))
    assert len(shown(database)) == 2
    assert len(shown(database, EVERY)) == 3


def test_a_member_of_an_archive_has_a_place_of_its_own(database: Path, tmp_path: Path) -> None:
    for text in (OLD, NEW):
        with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
            archive.writestr("a.txt", text)
        imported(database, tmp_path / "a.zip")
    assert shown(database) == [NEW]


def test_rows_of_a_table_that_was_written_again_replace_nothing(database: Path, tmp_path: Path) -> None:
    for text in (OLD, NEW):
        (tmp_path / "rows.jsonl").write_text(json.dumps({"text": text}), "utf-8")
        imported(database, tmp_path / "rows.jsonl")
    assert len(shown(database)) == 2


def test_no_folder_is_told_by_the_place_of_a_version(database: Path, tmp_path: Path) -> None:
    secret = tmp_path / "secret-folder"
    secret.mkdir()
    (secret / "a.txt").write_text(OLD, "utf-8")
    here = Path.cwd()
    os.chdir(secret)
    try:
        imported(database, Path("a.txt"))
    finally:
        os.chdir(here)
    assert b"secret-folder" not in database.read_bytes()
