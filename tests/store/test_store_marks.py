"""Marks: kept by the text's hash, beside a file that cannot be written, and survivors of a new import."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from store import Selection
from store.problem import StoreError

if TYPE_CHECKING:
    from tests.store.conftest import Shelf


def test_a_mark_shows_in_rows_articles_and_searches(shelf: Shelf) -> None:
    store = shelf.holding([shelf.draft("هدنة", key="it"), shelf.draft("غيرها", key="other")])
    own = store.article_id("it")
    store.set_mark(own, "star", True)
    store.set_mark(own, "read", True)
    assert [(row.key, row.marked, row.read) for row in store.find(Selection(order="title")).rows] == [
        ("other", False, False), ("it", True, True),
    ]  # fmt: skip
    assert store.article(own).row.marked
    assert [row.key for row in store.find(Selection(query="is:unread")).rows] == ["other"]


def test_a_mark_can_be_taken_away(shelf: Shelf) -> None:
    store = shelf.holding([shelf.draft("هدنة")])
    store.set_mark(1, "star", True)
    store.set_mark(1, "star", False)
    assert store.find(Selection(query="is:starred")).total == 0


def test_marks_are_there_when_the_file_is_opened_again(shelf: Shelf) -> None:
    store = shelf.holding([shelf.draft("هدنة")])
    store.set_mark(1, "star", True)
    store.close()
    assert shelf.open().article(1).row.marked


def test_another_copy_of_the_text_is_marked_too(shelf: Shelf) -> None:
    store = shelf.holding([shelf.draft("هدنة", key="one"), shelf.draft("هدنة", key="two")])
    store.set_mark(1, "read", True)
    assert [row.read for row in store.find(Selection()).rows] == [True, True]


def test_marks_of_a_read_only_file_lie_beside_it(shelf: Shelf, tmp_path: Path) -> None:
    shelf.add(shelf.draft("هدنة"))
    shelf.path.chmod(0o444)
    before = shelf.path.read_bytes()
    store = shelf.open(beside=tmp_path / "state" / "marks.db")
    store.set_mark(1, "star", True)
    assert store.marks_beside == tmp_path / "state" / "marks.db"
    store.close()
    assert shelf.path.read_bytes() == before
    assert shelf.open(beside=tmp_path / "state" / "marks.db").article(1).row.marked


def test_a_collection_that_must_not_be_written_keeps_marks_beside_it(shelf: Shelf, tmp_path: Path) -> None:
    shelf.add(shelf.draft("هدنة"))
    store = shelf.open(beside=tmp_path / "marks.db", read_only=True)
    store.set_mark(1, "star", True)
    assert store.article(1).row.marked
    assert not shelf.open().article(1).row.marked


def test_a_writable_file_keeps_its_own_marks(shelf: Shelf, tmp_path: Path) -> None:
    shelf.add(shelf.draft("هدنة"))
    assert shelf.open(beside=tmp_path / "marks.db").marks_beside is None


def test_a_read_only_file_without_a_place_beside_it_says_so(shelf: Shelf) -> None:
    shelf.add(shelf.draft("هدنة"))
    shelf.path.chmod(0o444)
    store = shelf.open()
    with pytest.raises(StoreError, match="store-read-only"):
        store.set_mark(1, "star", True)


def test_marks_survive_a_new_import_into_an_empty_file(shelf: Shelf, tmp_path: Path) -> None:
    beside = tmp_path / "marks.db"
    shelf.add(shelf.draft("أولى"), shelf.draft("هدنة", key="it"))
    store = shelf.open(beside=beside, read_only=True)
    store.set_mark(store.article_id("it"), "star", True)
    store.close()
    shelf.path.unlink()
    shelf.add(shelf.draft("هدنة", key="it"), shelf.draft("أولى"))
    again = shelf.open(beside=beside, read_only=True)
    assert [row.key for row in again.find(Selection(query="is:starred")).rows] == ["it"]


def test_an_article_that_is_not_there_cannot_be_marked(shelf: Shelf) -> None:
    store = shelf.holding([shelf.draft("هدنة")])
    with pytest.raises(StoreError, match="article-unknown"):
        store.set_mark(99, "star", True)
