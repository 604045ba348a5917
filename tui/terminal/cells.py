"""Three ways of painting one terminal row: pure functions over the glyphs of its cells, in visual order.

They say for every cell which glyph to write there and how to alter its style. What a style is, the callers
know: the explorer paints Textual's segments, the command line writes plain SGR sequences.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from enum import Enum
from itertools import groupby

LRM = "\u200e"

# The right-to-left blocks of the roadmap (Unicode 15.0, DerivedBidiClass: default R and AL ranges), without
# the byte order mark and the specials next to the presentation forms.
_RTL = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff"
# Nonspacing marks that follow a letter in its cell, and format characters of no width.
_MARK = (
    "\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc"
    "\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u0898-\u089f\u08ca-\u08e1\u08e3-\u08ff\u200b-\u200f\u20d0-\u20f0"
    "\ufe00-\ufe0f\ufe20-\ufe2f"
)
_GLYPH = re.compile(f"[^{_MARK}][{_MARK}]*|[{_MARK}]+", re.DOTALL)
_RTL_GLYPH = re.compile(f"[{_RTL}]")
# kitty draws box drawing and block elements itself, outside of any font run.
_STRETCH_END = re.compile("[\\s\u2500-\u259f]")


class Change(Enum):
    """How a cell's style is altered for the mode's sake."""

    NONE = 0
    SLANT = 1
    """Italic if it is upright, upright if it is italic: kitty then takes another font, and shapes it apart.
    """

    STEP = 2
    """The foreground colour by the smallest step: another run of equal cells for Qt."""


Face = Callable[[int], tuple[bool, bool]]
"""Whether the cell with this index is bold, and whether it is italic: kitty shapes each face alone."""


def has_rtl(text: str) -> bool:
    """Whether a row holds any character that a terminal might reorder."""
    return _RTL_GLYPH.search(text) is not None


def glyphs(text: str) -> list[str]:
    """The glyphs of a row: a character and the marks of no width after it, which must stay together."""
    return _GLYPH.findall(text)


Painted = list[tuple[str, Change]]
"""For every cell the glyph to write there and the change of its style."""


def isolated(cells: Sequence[str], _face: Face) -> Painted:
    """A left-to-right mark after every right-to-left cell.

    UAX #9, X10 and N2: between two marks of class L a single letter is a run, and neutrals stay as they are.
    """
    return [(glyph + LRM if _RTL_GLYPH.match(glyph) else glyph, Change.NONE) for glyph in cells]


def turned(cells: Sequence[str], face: Face) -> Painted:
    """Right-to-left letters of every blank-free stretch in reverse, what touches them in another font."""
    painted = [(glyph, Change.NONE) for glyph in cells]
    for outside, members in groupby(
        range(len(cells)), key=lambda i: _STRETCH_END.match(cells[i]) is not None
    ):
        stretch = list(members)
        faces = {face(i) for i in stretch if _RTL_GLYPH.match(cells[i])}
        if outside or not faces:
            continue
        for (letters, own), group in groupby(
            stretch, key=lambda i: (_RTL_GLYPH.match(cells[i]) is not None, face(i))
        ):
            piece = list(group)
            if letters:
                for index, other in zip(piece, reversed(piece), strict=True):
                    painted[index] = (cells[other], Change.NONE)
            elif own in faces:
                for index in piece:
                    painted[index] = (cells[index], Change.SLANT)
    return painted


def stepped(cells: Sequence[str], _face: Face) -> Painted:
    """Every second cell changed, around right-to-left ones: with a neighbour they must not share a run
    either."""
    rtl = [_RTL_GLYPH.match(glyph) is not None for glyph in cells]
    padded = [False, *rtl, False]
    return [
        (glyph, Change.STEP if index % 2 and any(padded[index : index + 3]) else Change.NONE)
        for index, glyph in enumerate(cells)
    ]


PAINTERS: Mapping[str, Callable[[Sequence[str], Face], Painted]] = {
    "lrm": isolated,
    "kitty": turned,
    "fragments": stepped,
}
"""The modes that paint, by name, each with its way of painting the cells of a whole row."""


def repaint(cells: Sequence[str], face: Face, mode: str) -> Painted:
    """A row as it must be written in a mode; in one that does not paint, as it is."""
    painter = PAINTERS.get(mode)
    return painter(cells, face) if painter else [(glyph, Change.NONE) for glyph in cells]
