"""The table of commands: complete, without collisions, and usable on Arabic keyboards."""

from __future__ import annotations

from itertools import combinations

import pytest
from textual.binding import Binding
from textual.keys import _character_to_key

from tui.keyboard import ARABIC_DOUBLES
from tui.registry import COMMANDS, Command, bindings, command, footer_of, shown_key
from tui.views import VIEWS
from tui.words.english import SENTENCES as ENGLISH

LETTER_COMMANDS = [each for each in COMMANDS if any(len(key) == 1 for key in each.keys)]
_CHARACTERS = {"slash": "/", "question_mark": "?"}


@pytest.mark.parametrize("each", COMMANDS, ids=lambda each: each.id)
def test_a_command_has_a_label_and_a_sentence(each: Command) -> None:
    assert {f"command.{each.id}.label", f"command.{each.id}"} <= ENGLISH.keys()


@pytest.mark.parametrize("each", LETTER_COMMANDS, ids=lambda each: each.id)
def test_a_letter_command_has_its_arabic_double(each: Command) -> None:
    bound = {b.key for b in bindings(*each.places) if isinstance(b, Binding) and b.id == each.id}
    keys = ",".join(bound).split(",")
    for key in each.keys:
        if len(key) == 1:
            assert ARABIC_DOUBLES[key] in keys


@pytest.mark.parametrize("each", LETTER_COMMANDS, ids=lambda each: each.id)
def test_a_letter_command_has_another_key_that_no_layout_changes(each: Command) -> None:
    others = [key for key in each.keys if len(key.rsplit("+", 1)[-1]) > 1]
    assert others, each.id


@pytest.mark.parametrize(
    ("key", "arabic"), [("N", "آ"), ("?", "؟"), ("n", "ى"), ("x", "ء"), ("/", "ظ"), ("q", "ض")]
)
def test_a_key_types_this_on_an_arabic_keyboard(key: str, arabic: str) -> None:
    assert ARABIC_DOUBLES[key] == arabic


def test_no_command_is_on_b_and_nothing_on_g() -> None:
    assert not [each.id for each in COMMANDS if {"b", "g", "B", "G"} & set(each.keys)]


def test_h_only_moves() -> None:
    assert {each.id for each in COMMANDS if "h" in each.keys} == {"pane_left", "cell_left"}


def _meet(one: Command, other: Command) -> bool:
    """Whether both work all over some view, or in one of its places; a pane may take a key for itself."""
    views = {view.name for view in VIEWS}
    wide = {"everywhere": views}
    one_places, other_places = (
        set().union(*(wide.get(place, {place}) for place in each.places)) for each in (one, other)
    )
    return bool(one_places & other_places)


def test_no_two_commands_of_a_place_share_a_key() -> None:
    def all_keys(each: Command) -> set[str]:
        doubles = {ARABIC_DOUBLES.get(_CHARACTERS.get(key, key), key) for key in each.keys}
        return set(each.keys) | doubles

    clashes = [
        (a.id, b.id) for a, b in combinations(COMMANDS, 2) if _meet(a, b) and all_keys(a) & all_keys(b)
    ]
    assert clashes == []


def test_no_double_is_a_key_that_does_something_else() -> None:
    taken = {
        _character_to_key(_CHARACTERS.get(key, key))
        for each in COMMANDS
        for key in each.keys
        if len(key) == 1
    }
    assert not taken & set(ARABIC_DOUBLES.values())


@pytest.mark.parametrize(
    ("key", "shown"),
    [
        ("slash", "/"),
        ("question_mark", "?"),
        ("ctrl+p", "Ctrl+P"),
        ("space", "Space"),
        ("f1", "F1"),
        ("N", "N"),
    ],
)
def test_a_key_is_shown_as_it_stands_on_a_keyboard(key: str, shown: str) -> None:
    assert shown_key(key) == shown


def test_the_footer_offers_help_first() -> None:
    assert footer_of("articles", "explore")[0] is command("help")


def test_the_footer_offers_only_what_works_there() -> None:
    assert "exclude" not in [each.id for each in footer_of("articles", "explore")]
