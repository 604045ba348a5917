"""Where words of Arabic and Latin text start, for the keys that move and delete by words."""

from __future__ import annotations

import re

_INSIDE = (
    "\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed"
    "\u200c\u200d"
)
"""Harakat and joiners: Python does not count them as word characters, readers do not see a gap there."""

_WORD = re.compile(rf"\w[\w{_INSIDE}]*")
_MARK = re.compile(rf"[{_INSIDE}]")
FAR = 1_000
"""Code points that a word's start is looked for backwards."""


def next_word(text: str, at: int) -> int:
    """The start of the next word after an offset, or the end of the text."""
    for found in _WORD.finditer(text, at):
        if found.start() > at and not _continues(text, found.start()):
            return found.start()
    return len(text)


def previous_word(text: str, at: int) -> int:
    """The start of the word that an offset lies in or behind, or the start of the text."""
    near = max(0, at - FAR)
    starts = [found.start() for found in _WORD.finditer(text, near, at)]
    return starts[-1] if starts else near


def _continues(text: str, at: int) -> bool:
    """Whether a search that began inside a word took the word's rest for a word."""
    return at > 0 and _WORD.match(text[at - 1]) is not None


def is_mark(character: str) -> bool:
    """Whether a character takes no cell of its own and belongs to the letter before."""
    return _MARK.match(character) is not None
