"""Sentences for people: one catalogue, no Textual. The rooms below speak in codes and values.

A code is `area.what`; its template takes the values by name. `say` makes every value safe to show: control
characters become visible substitutes.
"""

from __future__ import annotations

from tui.words.english import SENTENCES as ENGLISH


def say(code: str, /, **values: object) -> str:
    """The sentence for a code. Raises KeyError for a code that has none, or a value that is missing."""
    return ENGLISH[code].format_map({name: visible(value) for name, value in values.items()})


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
