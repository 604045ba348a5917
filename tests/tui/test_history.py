"""The reader's steps: parts of a selection, undo and redo, typing as one step."""

from __future__ import annotations

import pytest

from store.selection import Selection
from tui.screens.history import History, MarkStep, SelectionStep, Step
from tui.screens.parts import Part, parts_of
from tui.screens.work import Work

RUSSIA = ("party", "russia")
TURKEY = ("party", "turkey")


def test_parts_take_a_selection_apart() -> None:
    selection = Selection("سلام", frozenset({RUSSIA}), frozenset({TURKEY}), "2017", "2018-05")
    assert parts_of(selection) == (
        Part("query", "سلام"),
        Part("included", "russia", "party"),
        Part("excluded", "turkey", "party"),
        Part("since", "2017"),
        Part("until", "2018-05"),
    )


def test_every_part_can_be_dropped_alone() -> None:
    selection = Selection("سلام", frozenset({RUSSIA}), frozenset({TURKEY}), "2017", "2018-05")
    for part in parts_of(selection):
        assert set(parts_of(part.dropped_from(selection))) == set(parts_of(selection)) - {part}


def test_parts_keep_the_order_in_which_they_came() -> None:
    first = parts_of(Selection().toggle(*TURKEY))
    both = parts_of(Selection().toggle(*TURKEY).toggle(*RUSSIA), first)
    assert [part.value for part in both] == ["turkey", "russia"]


def test_a_query_that_grows_keeps_its_place_among_the_parts() -> None:
    first = parts_of(Selection("س"))
    both = parts_of(Selection("س").toggle(*RUSSIA), first)
    grown = parts_of(Selection("سلام").toggle(*RUSSIA), both)
    assert [part.what for part in grown] == ["query", "included"]


def test_undo_gives_the_steps_back_last_first() -> None:
    history = History()
    choice = SelectionStep(Selection(), Selection().toggle(*RUSSIA))
    star = MarkStep(3, "star", on=True)
    history.add(choice)
    history.add(star)
    assert [history.undo(), history.undo(), history.undo()] == [star, choice, None]


def test_redo_gives_them_again_in_their_order() -> None:
    history = History()
    steps: list[Step] = [SelectionStep(Selection(), Selection("a")), MarkStep(3, "star", on=True)]
    for step in steps:
        history.add(step)
    history.undo()
    history.undo()
    assert [history.redo(), history.redo(), history.redo()] == [*steps, None]


def test_a_new_step_forgets_what_was_taken_back() -> None:
    work = Work(Selection())
    work.change(Selection().toggle(*RUSSIA))
    work.undo()
    work.change(Selection().toggle(*TURKEY))
    assert work.redo() is None


def test_one_search_is_one_step_however_many_keys_it_took() -> None:
    work = Work(Selection())
    work.begin_typing()
    for query in ("س", "سل", "سلام"):
        work.change(Selection(query), typing=True)
    work.undo()
    assert work.selection == Selection()


def test_two_searches_are_two_steps() -> None:
    work = Work(Selection())
    for query in ("سلام", "هدنة"):
        work.begin_typing()
        work.change(Selection(query), typing=True)
    work.undo()
    assert work.selection.query == "سلام"


def test_a_search_given_up_is_no_step() -> None:
    work = Work(Selection())
    work.change(Selection().toggle(*RUSSIA))
    work.begin_typing()
    work.change(Selection("س").toggle(*RUSSIA), typing=True)
    work.change(Selection().toggle(*RUSSIA), typing=True)
    work.undo()
    assert work.selection == Selection()


def test_a_change_to_the_same_selection_is_no_step() -> None:
    work = Work(Selection())
    work.change(Selection())
    assert work.undo() is None


def test_the_last_filter_dropped_is_the_one_that_came_last() -> None:
    work = Work(Selection())
    work.change(work.selection.toggle(*TURKEY))
    work.change(work.selection.toggle(*RUSSIA))
    work.drop_last()
    assert work.selection.included == {TURKEY}


def test_clearing_keeps_the_order_of_the_list() -> None:
    work = Work(Selection(order="oldest").toggle(*RUSSIA))
    work.clear()
    assert work.selection == Selection(order="oldest")


@pytest.mark.parametrize(("query", "relevance"), [("", False), ("سلام", True)])
def test_relevance_is_an_order_only_while_something_is_searched(query: str, relevance: bool) -> None:
    work = Work(Selection(query))
    assert ("relevance" in {work.sort() for _ in range(6)}) is relevance
