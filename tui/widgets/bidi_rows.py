"""Segments of a laid-out row: cells in their styles, and for the mouse a row in which every cell knows its
offset."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import groupby

from rich.segment import Segment
from rich.style import Style

from tui.text.layout import LaidOutLine


def cell_texts(line: LaidOutLine) -> list[str]:
    """What is written in each cell of a row; the second cell of a wide character holds nothing."""
    if len(line.text) == line.width:
        return list(line.text)
    cells = [" "] * line.width
    for piece in line.pieces:
        if piece.cells == len(piece.text):
            cells[piece.x : piece.x + piece.cells] = piece.text
        elif piece.cells:
            cells[piece.x : piece.x + piece.cells] = [piece.text, *[""] * (piece.cells - 1)]
    return cells


def paint_line(
    line: LaidOutLine, layers: Iterable[tuple[int, int, int]], style_of: Callable[[int], Style]
) -> list[Segment]:
    """The row's segments. A layer is (start, end, bit), logical offsets in the paragraph and the bit it sets
    there.

    `style_of` gives the style for a set of bits; 0 is the row without any.
    """
    looks = [0] * line.width
    for start, end, bit in layers:
        for x0, x1 in line.spans(start, end):
            for x in range(x0, x1):
                looks[x] |= bit
    if not any(looks):
        return [Segment(line.text, style_of(0))]
    return segments_of(cell_texts(line), looks, style_of)


def blank(cells: int, style: Style) -> list[Segment]:
    """So many empty cells, or nothing."""
    return [Segment(" " * cells, style)] if cells > 0 else []


def segments_of(
    cells: Sequence[str], looks: Sequence[int], style_of: Callable[[int], Style]
) -> list[Segment]:
    """Neighbouring cells of one look as one segment."""
    segments = []
    for look, group in groupby(range(len(cells)), key=looks.__getitem__):
        segments.append(Segment("".join(cells[x] for x in group), style_of(look)))
    return segments


def pointing_row(line: LaidOutLine | None, origin: int, end: int, left: int, width: int) -> list[Segment]:
    """A row for hit testing: each cell a segment of its own whose offset is the logical one under the mouse.

    Textual reads `meta["offset"]`. The line stands `left` cells from the edge of a row of `width` cells;
    where there is no line, the row points at `end`.
    """
    segments = []
    for cell in range(width):
        offset = end if line is None else origin + line.index_at(cell - left)
        segments.append(Segment(" ", Style.from_meta({"offset": (offset, 0)})))
    return segments
