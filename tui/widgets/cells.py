"""Cells of a row: each is laid out alone, so that Arabic in one column never moves another (UAX #9, HL4)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from rich.segment import Segment
from rich.style import Style

from tui.text.labels import label
from tui.text.line import Align
from tui.widgets.mirror import base, on_sides, side


@dataclass(frozen=True, slots=True)
class Cell:
    """One column of one row."""

    text: str
    """Logical text; cut with an ellipsis when it is wider than the cell."""

    width: int
    """Terminal cells."""

    look: str = "text"
    """Name of the component class that paints it, without the widget's prefix."""

    align: Align = "start"
    """As in an interface from the left, else sides change; `start`: Arabic right, Latin left."""

    hits: tuple[tuple[int, int], ...] = ()
    """Logical spans to highlight."""


@dataclass(frozen=True, slots=True)
class LaidOut:
    """A column of one row that was laid out already, and is painted as it is."""

    text: str
    """Visual row, `width` cells wide."""

    width: int
    """Terminal cells."""

    lit: tuple[tuple[int, int], ...] = ()
    """Cells [x0, x1) to highlight, from left to right."""

    look: str = "text"
    """As of a cell."""


Line = tuple[Cell | LaidOut, ...]


def shared_width(width: int, *fixed: int) -> int:
    """What the other cells leave of a row for its one wide cell; never below 1."""
    return max(1, width - sum(fixed))


def paint(line: Iterable[Cell | LaidOut], style_of: Callable[[str], Style], hit: Style) -> list[Segment]:
    """The segments of a row from left to right; the cells are given in reading order."""
    return [segment for cell in on_sides(tuple(line)) for segment in _painted(cell, style_of(cell.look), hit)]


def _painted(cell: Cell | LaidOut, style: Style, hit: Style) -> Iterable[Segment]:
    return _paint_cell(cell, style, hit) if isinstance(cell, Cell) else _paint_laid_out(cell, style, hit)


def _paint_laid_out(column: LaidOut, style: Style, hit: Style) -> Iterator[Segment]:
    rest, at = Segment(column.text, style), 0
    for start, end in column.lit:
        before, rest = rest.split_cells(start - at)
        lit, rest = rest.split_cells(end - start)
        yield before
        yield Segment(lit.text, style + hit)
        at = end
    yield rest


def _paint_cell(cell: Cell, style: Style, hit: Style) -> Iterator[Segment]:
    line = label(cell.text, cell.width, align=side(cell.align), fallback=base())
    lit = [span for start, end in cell.hits for span in line.spans(start, end)]
    if not lit:
        yield Segment(line.text, style)
        return
    yield Segment(" " * line.x0, style)
    for piece in line.pieces:
        if len(piece.text) == piece.cells:  # may be a run of which only a part is a hit
            for at, character in enumerate(piece.text, piece.x):
                yield Segment(character, style + hit if _covers(lit, at) else style)
        else:
            yield Segment(piece.text, style + hit if _covers(lit, piece.x) else style)
    yield Segment(" " * (line.width - line.x0 - line.cells), style)


def _covers(spans: Iterable[tuple[int, int]], cell: int) -> bool:
    return any(start <= cell < end for start, end in spans)
