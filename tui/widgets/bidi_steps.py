"""Where the caret goes when it moves as it is seen, by one letter to the left or to the right."""

from __future__ import annotations

from typing import Literal

from tui.text.layout import LaidOutLine

Step = Literal[-1, 1]
"""To the left, to the right."""


def beside(line: LaidOutLine, at: int, step: Step) -> int | None:
    """The offset of the letter next to the one at an offset of this line, or None beyond its edges.

    The place behind the last letter, where typing goes on, counts as a letter: it is on the left of a
    right-to-left line. Offsets are those of the line's paragraph.
    """
    first, behind = line.x0, line.x0 + line.cells
    cell = line.cell_of(at)
    here = line.index_at(cell) if first <= cell < behind else None
    cell += step
    while here is not None and first <= cell < behind and line.index_at(cell) == here:
        cell += step  # the other cell of a wide character
    if first <= cell < behind:
        return line.index_at(cell)
    return line.end if cell == line.cell_of(line.end) else None
