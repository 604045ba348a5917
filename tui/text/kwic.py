"""Rows of a concordance: the keywords below each other, each with what stands before and after it.

A row is laid out as one line, so that letters join and numbers stand as in the text; then it is shifted so
that its keyword begins at the same cell as every other. In right-to-left text what comes before stands on the
right.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from tui.text.classes import bidi_classes
from tui.text.labels import cell_width, label
from tui.text.layout import Base

_GAP = "  "
"""What parts the keyword from its neighbours where the text has a blank."""


@dataclass(frozen=True, slots=True)
class KwicRow:
    """One row, in visual order, of the cells asked for."""

    text: str
    keyword: tuple[tuple[int, int], ...]
    """Cells that show the keyword: ranges [x0, x1) from left to right."""

    rtl: bool


def kwic_row(before: str, keyword: str, after: str, width: int, *, room_before: int) -> KwicRow:
    """The row of a keyword, of `width` cells, `room_before` of which are for what comes before.

    Whole words are left out at both ends where there is no room for them; a keyword too long for its room is
    cut at its end. All three are logical text, `before + keyword + after` a piece of it.
    """
    room_before = min(room_before, width)
    rtl = _is_rtl(before + keyword + after)
    words = " ".join(keyword.split())
    lead = _last_words(before, room_before)
    room_after = max(0, width - room_before - cell_width(words))
    text = lead + words + _first_words(after, room_after)
    indent = room_before - cell_width(lead)
    line = label(text, min(cell_width(text), width - indent), base=_base(rtl))
    start, end = len(lead), len(lead) + len(words)
    rest = width - indent - line.width
    left = rest if rtl else indent
    row = " " * left + line.text + " " * (indent if rtl else rest)
    cells = tuple((first + left, last + left) for first, last in line.spans(start, end))
    return KwicRow(row, cells, rtl)


def _base(rtl: bool) -> Base:
    return "rtl" if rtl else "ltr"


def _is_rtl(text: str) -> bool:
    """Whether most letters run from right to left: a piece of an article may begin with a foreign name."""
    counted = Counter(bidi_classes(text))
    return counted["R"] + counted["A"] >= counted["L"]


def _last_words(text: str, room: int) -> str:
    """The end of the text, as many whole words as fit, with the gap that parts it from the keyword."""
    words = text.split()
    gap = _GAP if text[-1:].isspace() else ""
    while words and cell_width(" ".join(words) + gap) > room:
        del words[0]
    return " ".join(words) + gap if words else ""


def _first_words(text: str, room: int) -> str:
    words = text.split()
    gap = _GAP if text[:1].isspace() else ""
    while words and cell_width(gap + " ".join(words)) > room:
        del words[-1]
    return gap + " ".join(words) if words else ""
