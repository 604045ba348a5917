"""Sentences for people: one catalogue in two languages, no Textual. The rooms below speak in codes and values.

A code is `area.what`; its template takes the values by name, and a number may bring its noun with it
(`{total:article}`, see `tui.words.counting`). `say` makes every value safe to show: control characters become
visible substitutes. The language is chosen once, when the program starts
(`tui.words.manner`).
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import import_module

from tui.words import counting
from tui.words.latin import between_marks
from tui.words.manner import LANGUAGES, Language, day, digits, manner, number, right_to_left, speak

__all__ = [
    "LANGUAGES", "Language", "day", "digits", "number", "right_to_left", "say", "sentences", "speak", "term", "visible",
]  # fmt: skip

_ROOMS: Mapping[Language, str] = {"en": "tui.words.english", "ar": "tui.words.arabic"}


@cache
def sentences(language: Language) -> Mapping[str, str]:
    """Every code of a language with its template; a language is loaded when it is first spoken."""
    found: Mapping[str, str] = import_module(_ROOMS[language]).SENTENCES
    return found


def say(code: str, /, **values: object) -> str:
    """The sentence for a code. Raises KeyError for a code that has none, or a value that is missing."""
    template = sentences(manner().language)[code]
    return template.format_map({name: _sayable(value) for name, value in values.items()})


def term(area: str, id: str | None) -> str:
    """The word for an id of a vocabulary (`state`, `role`, `function` …); the id itself when it has none."""
    if not id:
        return ""
    found = sentences(manner().language).get(f"{area}.{id}")
    return found if found is not None else str(visible(id.replace("-", " ")))


class _Value(str):
    """A value in a sentence; its format is the name of its noun, which needs to know how many."""

    __slots__ = ("how_many",)
    how_many: int | None

    def __format__(self, noun: str) -> str:
        if not noun or self.how_many is None:
            return str(self)
        if manner().language == "ar":
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
    sayable = _Value(between_marks(shown) if right_to_left() else shown)
    sayable.how_many = None
    return sayable


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
