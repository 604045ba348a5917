"""Where glyphs stand on the alphabet page: shared by the program that paints it and the one that reads it."""

from __future__ import annotations

from tui.terminal.cells import glyphs

MARK_COLUMNS, MARK_ROWS = 76, 26
"""Cells between the red marks in the corners of the page."""

STEP = 4
"""Cells for one glyph: x, blank, glyph, blank."""

PER_ROW = MARK_COLUMNS // STEP
FACES = 2
"""Every glyph stands on the page twice: regular, and bold after all regular ones."""

CAPACITY = PER_ROW * (MARK_ROWS - 2) // FACES

BLOCKS = frozenset(map(chr, range(0x2580, 0x25A0)))
"""Block elements are all ink: there is no background to compare with."""


def letters_of(rows: str) -> list[str]:
    """The different glyphs of some rows: characters with the marks of no width that follow them."""
    letters = sorted({glyph for row in rows.splitlines() for glyph in glyphs(row)} - {" "} - BLOCKS)
    if len(letters) > CAPACITY:
        raise ValueError(f"{len(letters)} different glyphs, room for {CAPACITY}")
    return letters


def place(index: int) -> tuple[int, int]:
    """Row and column, from 0, of the glyph with this index."""
    return 1 + index // PER_ROW, 2 + STEP * (index % PER_ROW)
