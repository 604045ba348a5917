"""Three ways of painting one terminal row: pure functions over the glyphs of its cells, in visual order.

They say for every cell which glyph to write there and how to alter its style. What a style is, the callers
know: the explorer paints Textual's segments, the command line writes plain SGR sequences.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
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
_RTL_CHARACTER = re.compile(f"[{_RTL}]")
_RTL_GLYPH = re.compile(f"[{_RTL}][{_MARK}]*")
# kitty draws box drawing and block elements itself, outside of any font run.
_STRETCH_END = re.compile("[\\s\u2500-\u259f]")


class _Kinds(dict[str, str]):
    """One letter a character: r for right-to-left, a blank for what ends a stretch, o for others."""

    def __missing__(self, character: str) -> str:
        ends = _STRETCH_END.match(character)
        kind = self[character] = " " if ends else "r" if _RTL_CHARACTER.match(character) else "o"
        return kind


_KINDS = _Kinds()
_STRETCH = re.compile("o*r[or]*")
_PIECE = re.compile("r+|o+")
_BESIDE = re.compile("(?=.?r)|(?<=r)")


def _kinds(cells: Sequence[str]) -> str:
    return "".join([_KINDS[glyph[0]] for glyph in cells])


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
    return _RTL_CHARACTER.search(text) is not None


def glyphs(text: str) -> list[str]:
    """The glyphs of a row: a character and the marks of no width after it, which must stay together."""
    return _GLYPH.findall(text)


Painted = list[tuple[str, Change]]
"""For every cell the glyph to write there and the change of its style."""


def isolate(text: str) -> str:
    """A left-to-right mark after every right-to-left cell.

    UAX #9, X10 and N2: between two marks of class L a single letter is a run, and neutrals stay as they are.
    """
    return _RTL_GLYPH.sub(rf"\g<0>{LRM}", text)


def isolated(cells: Sequence[str], _face: Face) -> Painted:
    """Every cell isolated."""
    return [(isolate(glyph), Change.NONE) for glyph in cells]


def turned(cells: Sequence[str], face: Face) -> Painted:
    """Right-to-left letters of every blank-free stretch in reverse, what touches them in another font."""
    painted = [(glyph, Change.NONE) for glyph in cells]
    kinds = _kinds(cells)
    for stretch in _STRETCH.finditer(kinds):
        faces = {face(at) for at in range(*stretch.span()) if kinds[at] == "r"}
        for piece in _PIECE.finditer(kinds, *stretch.span()):
            for start, end in _alike(*piece.span(), face):
                if piece[0][0] == "r":
                    painted[start:end] = painted[start:end][::-1]
                elif face(start) in faces:
                    painted[start:end] = [(glyph, Change.SLANT) for glyph in cells[start:end]]
    return painted


def _alike(start: int, end: int, face: Face) -> Iterator[tuple[int, int]]:
    """The parts of a piece that have one face."""
    for _, group in groupby(range(start, end), key=face):
        members = list(group)
        yield members[0], members[-1] + 1


def stepped(cells: Sequence[str], _face: Face) -> Painted:
    """Every second cell changed, around right-to-left ones: with a neighbour they must not share a run
    either."""
    painted = [(glyph, Change.NONE) for glyph in cells]
    for found in _BESIDE.finditer(_kinds(cells)):
        at = found.start()
        if at % 2 and at < len(cells):
            painted[at] = (cells[at], Change.STEP)
    return painted


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
