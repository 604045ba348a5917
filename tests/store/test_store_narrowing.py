"""One selection within another finds what both find."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store import Selection
from store.narrowing import narrowed
from store.problem import QueryError

if TYPE_CHECKING:
    from store import Store
    from tests.store.conftest import Shelf

VALUES = [
    ("round", "astana:2"),
    ("round", "astana:4"),
    ("round", "geneva:4"),
    ("person", "lavrentiev"),
    ("person", "?خالد المحمد"),
    ("party", "turkey"),
    ("party", "russia"),
    ("source", "sana"),
    ("source", "anadolu"),
]


@pytest.fixture(scope="module")
def store(shelf_at: type[Shelf], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """60 articles with all sorts of values, words and days."""
    shelf = shelf_at(Path(tmp_path_factory.mktemp("narrowing")) / "articles.db")
    words = ("هدنة", "وفد", "معتقلين")
    drafts = []
    for number in range(60):
        chosen = [choice for at, choice in enumerate(VALUES[:7]) if number * (at + 3) % 5 < 2]
        chosen += VALUES[7 + number % 2 :][:1] if number % 3 else []
        text = " ".join(word for at, word in enumerate(words) if number >> at & 1) or "غيرها"
        day = f"2017-{1 + number % 6:02d}-{1 + number % 28:02d}" if number % 7 else None
        drafts.append(shelf.draft(text, *chosen, key=f"n{number}", published=day))
    yield shelf.holding(drafts)
    for opened in shelf.opened:
        opened.close()


days = st.sampled_from([None, "2017", "2017-02", "2017-03-05", "2017-05"])
choices = st.frozensets(st.sampled_from(VALUES), max_size=4)
selections = st.builds(
    Selection,
    query=st.sampled_from(["", " ", "هدنة", "هدنة OR وفد", "-هدنة", '"وفد"', "round:2 OR معتقلين"]),
    included=choices,
    excluded=st.frozensets(st.sampled_from(VALUES), max_size=1),
    since=days,
    until=days,
    order=st.sampled_from(["newest", "title"]),
)


@settings(max_examples=300, deadline=None)
@given(one=selections, other=selections)
def test_what_is_narrowed_is_what_both_find(store: Store, one: Selection, other: Selection) -> None:
    both = narrowed(one, other)
    assert set(store.ids(both)) == set(store.ids(one)) & set(store.ids(other))
    assert both.order == one.order


@settings(max_examples=50, deadline=None)
@given(one=selections, other=selections)
def test_a_narrowed_selection_can_be_saved_again(one: Selection, other: Selection) -> None:
    both = narrowed(one, other)
    assert Selection.from_string(both.to_string()) == both


def test_narrowing_by_nothing_changes_nothing() -> None:
    one = Selection(query="هدنة OR وفد", since="2017", order="title").toggle("round", "astana:4")
    assert narrowed(one, Selection()) == one


def test_a_part_of_the_values_stays_a_choice() -> None:
    one = Selection().toggle("round", "astana:2").toggle("round", "astana:4")
    assert narrowed(one, Selection().toggle("round", "astana:4")) == Selection().toggle("round", "astana:4")


def test_a_kind_that_no_search_can_name_is_refused() -> None:
    one, other = (Selection().toggle("date", day) for day in ("2017-05-03", "2017-05-04"))
    with pytest.raises(QueryError, match="filter-cannot-narrow"):
        narrowed(one, other)
