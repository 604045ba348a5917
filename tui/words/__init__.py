"""Sentences for people: one catalogue in two languages, no Textual. The rooms below speak in codes and values.

A code is `area.what`; its template takes the values by name, and a number may bring its noun with it
(`{total:article}`, see `tui.words.counting`). `say` makes every value safe to show: control characters become
visible substitutes. The language is chosen once, when the program starts.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from typing import Literal, get_args

from tui.words import counting

Language = Literal["en", "ar"]
LANGUAGES: tuple[Language, ...] = get_args(Language)

_ROOMS: Mapping[Language, str] = {"en": "tui.words.english", "ar": "tui.words.arabic"}


@dataclass(slots=True)
class _Style:
    """How the program speaks to people."""

    language: Language = "en"


_style = _Style()


def speak(language: Language) -> None:
    """Say everything in this language from now on."""
    _style.language = language


def language() -> Language:
    """The language that is spoken."""
    return _style.language


def right_to_left() -> bool:
    """Whether the language is written from right to left."""
    return _style.language == "ar"


@cache
def sentences(language: Language) -> Mapping[str, str]:
    """Every code of a language with its template; a language is loaded when it is first spoken."""
    found: Mapping[str, str] = import_module(_ROOMS[language]).SENTENCES
    return found


def say(code: str, /, **values: object) -> str:
    """The sentence for a code. Raises KeyError for a code that has none, or a value that is missing."""
    template = sentences(_style.language)[code]
    return template.format_map({name: _sayable(value) for name, value in values.items()})


def term(area: str, id: str | None) -> str:
    """The word for an id of a vocabulary (`state`, `role`, `function` …); the id itself when it has none."""
    if not id:
        return ""
    found = sentences(_style.language).get(f"{area}.{id}")
    return found if found is not None else str(visible(id.replace("-", " ")))


def number(value: int) -> str:
    """A number as people read it."""
    return str(value)


class _Value(str):
    """A value in a sentence; its format is the name of its noun, which needs to know how many."""

    __slots__ = ("how_many",)
    how_many: int | None

    def __format__(self, noun: str) -> str:
        if not noun or self.how_many is None:
            return str(self)
        if _style.language == "ar":
            form = counting.ARABIC[noun][counting.arabic_category(self.how_many)]
        else:
            form = counting.ENGLISH[noun][counting.english_category(self.how_many)]
        return form.format(str(self))


def _sayable(value: object) -> _Value:
    if isinstance(value, int):
        sayable = _Value(number(value))
        sayable.how_many = value
        return sayable
    shown = str(visible(str(value)))
    if right_to_left() and _BEGINS_LATIN.match(shown):
        shown = f"\u200e{shown}\u200e"
    sayable = _Value(shown)
    sayable.how_many = None
    return sayable


_BEGINS_LATIN = re.compile(r"[^\w\u200e]*[A-Za-z\u00c0-\u024f]")
"""A path or an id inside an Arabic sentence: marked on both sides, its first and last signs stay with it."""


def visible(value: object) -> object:
    """A value with control characters and direction overrides replaced by pictures of them."""
    return "".join(map(_visible_character, value)) if isinstance(value, str) else value


def _visible_character(character: str) -> str:
    code = ord(character)
    if code < 0x20:
        return chr(0x2400 + code)  # CONTROL PICTURES
    if code == 0x7F:
        return "\u2421"
    if 0x80 <= code <= 0x9F or 0xD800 <= code <= 0xDFFF:
        return "\ufffd"
    if code in _DIRECTION_CONTROLS:
        return "\u2426"
    return character


_DIRECTION_CONTROLS = {0x202A, 0x202B, 0x202C, 0x202D, 0x202E, 0x2066, 0x2067, 0x2068, 0x2069, 0x2028, 0x2029}
