"""The catalogue of sentences, as the explorer uses it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from store.selection import ORDERS
from tui import words
from tui.registry import COMMANDS
from tui.words import say
from tui.words.english import SENTENCES as ENGLISH

TUI = Path(words.__file__).parents[1]
_SAID = re.compile(r'(?:say|entitle)\(\s*"([a-z.\-]+)"')
_FILES = [path for room in ("screens", "panes", "widgets") for path in sorted((TUI / room).glob("*.py"))]


@pytest.mark.parametrize("path", _FILES, ids=lambda path: path.stem)
def test_every_sentence_that_a_file_says_stands_in_the_catalogue(path: Path) -> None:
    assert [code for code in _SAID.findall(path.read_text(encoding="utf-8")) if code not in ENGLISH] == []


@pytest.mark.parametrize("order", ORDERS)
def test_every_order_has_a_name(order: str) -> None:
    assert say(f"order.{order}")


def test_every_place_of_a_command_has_a_heading_in_the_help() -> None:
    unseen = {"dialog", "program"}
    places = {place for command in COMMANDS for place in command.places} - unseen
    assert [place for place in sorted(places) if f"place.{place}" not in ENGLISH] == []


def test_controls_in_a_value_are_made_visible() -> None:
    assert say("article.title", key="a\x1b[2J\u202e") == "a␛[2J␦"
