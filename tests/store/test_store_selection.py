"""A selection as a line of text and as a value."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store import ORDERS, Selection
from store.problem import QueryError

KINDS = st.text("abcdefgh", min_size=1, max_size=5)
VALUES = st.text(min_size=1, max_size=12)
CHOICES = st.frozensets(st.tuples(KINDS, VALUES), max_size=4)
DATES = st.none() | st.sampled_from(["2017", "2017-05", "2017-05-03"])
SELECTIONS = st.builds(
    Selection,
    query=st.text(max_size=30),
    included=CHOICES,
    excluded=CHOICES,
    since=DATES,
    until=DATES,
    order=st.sampled_from(ORDERS),
)


@given(SELECTIONS)
def test_a_selection_comes_back_from_its_line(selection: Selection) -> None:
    assert Selection.from_string(selection.to_string()) == selection


@given(SELECTIONS, KINDS, VALUES)
def test_toggling_twice_chooses_as_before(selection: Selection, kind: str, value: str) -> None:
    once = selection.toggle(kind, value)
    assert once.toggle(kind, value).included == selection.included


@given(SELECTIONS, KINDS, VALUES)
def test_a_value_is_never_chosen_and_left_out_at_once(selection: Selection, kind: str, value: str) -> None:
    chosen, left_out = selection.toggle(kind, value), selection.exclude(kind, value)
    assert (kind, value) not in chosen.excluded
    assert (kind, value) not in left_out.included


@given(SELECTIONS)
def test_each_part_lacks_one_choice(selection: Selection) -> None:
    parts = selection.parts()
    assert len(parts) == len([word for word in selection.to_words() if not word.startswith("--order")])
    assert all(len(part.to_words()) == len(selection.to_words()) - 1 for part in parts)


@pytest.mark.parametrize(
    "line", ["--search", "x", "--where=round", "--order=sideways", "--where='a", "--since"]
)
def test_another_line_is_refused(line: str) -> None:
    with pytest.raises(QueryError, match="selection-unreadable"):
        Selection.from_string(line)
