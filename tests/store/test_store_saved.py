"""Selections saved under a name."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from store import Selection
from store.problem import QueryError, StoreError

if TYPE_CHECKING:
    from store import Store
    from tests.store.conftest import Shelf

ASKED = Selection(query='"وفد المعارضة" OR «هدنة»', since="2017-05", order="source").toggle(
    "round", "astana:4"
)


@pytest.fixture
def store(shelf: Shelf) -> Store:
    store = shelf.holding([shelf.draft("هدنة")])
    store.saved.save("هدنة", ASKED)
    return store


def test_a_saved_selection_comes_back_as_it_was(store: Store) -> None:
    assert store.saved.all() == {"هدنة": ASKED}


def test_saved_selections_survive_a_further_import(store: Store, shelf: Shelf) -> None:
    shelf.add(shelf.draft("أخرى"))
    assert shelf.open().saved.all() == {"هدنة": ASKED}


def test_a_name_that_is_taken_is_refused_unless_overwritten(store: Store) -> None:
    with pytest.raises(StoreError, match="saved-exists"):
        store.saved.save("هدنة", Selection())
    store.saved.save("هدنة", Selection(), overwrite=True)
    assert store.saved.all() == {"هدنة": Selection()}


def test_a_saved_selection_can_be_renamed(store: Store) -> None:
    store.saved.rename("هدنة", "b")
    assert store.saved.all() == {"b": ASKED}


def test_renaming_never_replaces_another_one(store: Store) -> None:
    store.saved.save("b", Selection())
    with pytest.raises(StoreError, match="saved-exists"):
        store.saved.rename("هدنة", "b")


def test_a_saved_selection_can_be_deleted(store: Store) -> None:
    store.saved.delete("هدنة")
    assert store.saved.all() == {}


def test_a_name_that_is_not_there_is_said_to_be_unknown(store: Store) -> None:
    with pytest.raises(StoreError, match="saved-unknown"):
        store.saved.delete("c")
    with pytest.raises(StoreError, match="saved-unknown"):
        store.saved.rename("c", "d")


@pytest.mark.parametrize("name", ["", "  ", "a\nb", "\x1b[31m", "\udcff"])
def test_a_name_that_cannot_be_seen_is_refused(store: Store, name: str) -> None:
    with pytest.raises(StoreError, match="saved-nameless"):
        store.saved.save(name, Selection())
    with pytest.raises(StoreError, match="saved-nameless"):
        store.saved.rename("هدنة", name)


def test_a_text_that_cannot_be_stored_is_refused(store: Store) -> None:
    with pytest.raises(QueryError, match="selection-unreadable"):
        store.saved.save("a", Selection(query="\udcff"))


def test_a_line_of_another_version_does_not_hide_the_others(store: Store) -> None:
    connection = sqlite3.connect(store.path)
    connection.execute("INSERT INTO saved_selections VALUES ('a', '--colour=red', '')")
    connection.commit()
    connection.close()
    assert [(saved.name, saved.line) for saved in store.saved.entries()] == [
        ("a", "--colour=red"),
        ("هدنة", ASKED.to_string()),
    ]
    assert store.saved.get("هدنة") == ASKED
    with pytest.raises(QueryError, match="selection-unreadable"):
        store.saved.get("a")


def test_they_lie_beside_a_collection_that_must_not_be_written(shelf: Shelf, tmp_path: Path) -> None:
    shelf.add(shelf.draft("هدنة"))
    shelf.open(beside=tmp_path / "own.db", read_only=True).saved.save("a", ASKED)
    assert shelf.open(beside=tmp_path / "own.db", read_only=True).saved.all() == {"a": ASKED}
    assert shelf.open().saved.all() == {}
