"""One terminal row of laid-out text with its map between logical offsets and cells.

Whatever concerns a row (highlights, caret, mouse, copying) goes through this map; nothing else may guess at
positions.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from itertools import accumulate, repeat
from typing import Literal, NamedTuple, cast

from tui.text.levels import visual_order

Align = Literal["start", "left", "right", "center"]

EVEN_LEVELS = re.compile(b"[%s]{2,}" % re.escape(bytes(range(0, 128, 2))))


class Piece(NamedTuple):
    """A cluster, or a run of clusters that ascend from left to right with one cell for each code point.

    A page has thousands of them: as a named tuple, made by `_new_piece`, they take a fifth of the time that a
    frozen dataclass takes.
    """

    x: int
    """Cell of its left edge, counted from the left edge of the row, padding included."""

    cells: int
    start: int
    """Logical offsets in the paragraph: it shows the code points from start to end."""

    end: int
    text: str
    """What is painted; `cells` wide."""

    rtl: bool
    """It stands at an odd level: what comes next in the text is on its left."""


_new_piece = cast(Callable[[type[Piece], tuple[object, ...]], Piece], tuple.__new__)


class LaidOutLine:
    """One terminal row, not to be changed.

    Offsets are logical, in the paragraph; cells count from 0 at the left edge of the row.
    """

    # fmt: off
    __slots__ = (
        "_cells", "_ends", "_levels", "_pieces", "_shown_end", "_starts", "_texts", "_xs",
        "cells", "end", "rtl", "start", "text", "width", "x0",
    )
    # fmt: on

    def __init__(
        self,
        texts: Sequence[str],
        cells: Sequence[int],
        starts: Sequence[int],
        ends: Sequence[int],
        levels: bytes,
        *,
        span: tuple[int, int, int],
        rtl: bool,
        width: int | None,
        align: Align,
    ) -> None:
        """From clusters in visual order; made by `order_line`."""
        self._texts, self._cells, self._starts, self._ends, self._levels = texts, cells, starts, ends, levels
        self._pieces: tuple[Piece, ...] | None = None
        self.start, self._shown_end, self.end = span
        """Logical span; blanks at which the line was wrapped belong to it, even without a cell."""
        self.rtl = rtl
        """The direction of the paragraph."""
        self.cells = sum(cells)
        """Cells painted, without padding."""
        self.width = self.cells if width is None else width
        """Cells available."""
        room = self.width - self.cells
        if align == "start":
            align = "right" if rtl else "left"
        self.x0 = 0 if align == "left" else room if align == "right" else room // 2
        """Cells of padding on the left."""
        self._xs = list(accumulate(cells, initial=self.x0))
        self.text = " " * self.x0 + "".join(texts) + " " * (room - self.x0)
        """The visual row, padded to `width` cells."""

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """What is painted between the paddings, from left to right without gaps.

        Every logical index of the line is in one piece, except blanks at its end for which no cell was left.
        """
        if self._pieces is None:
            odd = map(int.__and__, self._levels, repeat(1))
            fields = zip(
                self._xs, self._cells, self._starts, self._ends, self._texts, map(bool, odd), strict=False
            )
            clusters = list(map(_new_piece, repeat(Piece), fields))
            pieces: list[Piece] = []
            done = 0
            for run in EVEN_LEVELS.finditer(self._levels):
                pieces += clusters[done : run.start()]
                pieces += _merge_ascending(clusters[run.start() : run.end()])
                done = run.end()
            self._pieces = (*pieces, *clusters[done:])
        return self._pieces

    def cell_of(self, index: int) -> int:
        """The cell on which the code point at this logical index is shown; the left one of two.

        At the end of the line it is the cell next to the last one, where a caret stands: x0 - 1 in a
        right-to-left paragraph (-1 when the row is full), x0 + cells in another one (`width` when the row is
        full). Indices outside of the line count as its start or end.
        """
        index = max(index, self.start)
        for start, end, x in zip(self._starts, self._ends, self._xs, strict=False):
            if start <= index < end:
                return x
        return self.x0 - 1 if self.rtl else self.x0 + self.cells

    def index_at(self, cell: int) -> int:
        """The logical index of the cluster shown on this cell.

        Before the first letter, on the side where the paragraph's lines start, it is the start of the line;
        beyond the last one it is the place after it, before the blanks at which the line was wrapped.
        """
        if self.x0 <= cell < self.x0 + self.cells:
            return self._cluster_at(cell)
        return self._shown_end if (cell < self.x0) == self.rtl else self.start

    def _cluster_at(self, cell: int) -> int:
        return self._starts[bisect_right(self._xs, cell) - 1]

    def spans(self, start: int, end: int) -> list[tuple[int, int]]:
        """The cells that show the logical span, as ranges [x0, x1) from left to right; neighbouring ones are
        merged.

        One span may fall apart into several ranges. A cluster of which only a part is in the span is lit as a
        whole.
        """
        ranges: list[tuple[int, int]] = []
        if start >= end:
            return ranges
        for first, last, x, cells in zip(self._starts, self._ends, self._xs, self._cells, strict=False):
            if first < end and start < last and cells:
                if ranges and ranges[-1][1] == x:
                    ranges[-1] = (ranges[-1][0], x + cells)
                else:
                    ranges.append((x, x + cells))
        return ranges


def order_line(
    texts: list[str],
    cells: list[int],
    starts: list[int],
    levels: bytes,
    *,
    end: int,
    rtl: bool,
    width: int | None,
    align: Align = "start",
) -> LaidOutLine:
    """L2: a row from clusters in logical order, after L1; `starts` has one more item, the end of the last
    cluster.

    `end` is the logical end of the line, after blanks that are not shown. Without a width the row is as wide
    as its text.
    """
    span = (starts[0], starts[-1], end)
    ends = starts[1:]
    if not levels or levels.count(levels[0]) == len(levels):
        step = -1 if levels and levels[0] % 2 else 1
        ordered = (texts[::step], cells[::step], starts[:-1][::step], ends[::step], levels)
    else:
        order = visual_order(levels)
        ordered = (
            [texts[at] for at in order],
            [cells[at] for at in order],
            [starts[at] for at in order],
            [ends[at] for at in order],
            bytes([levels[at] for at in order]),
        )
    return LaidOutLine(*ordered, span=span, rtl=rtl, width=width, align=align)


def _merge_ascending(clusters: list[Piece]) -> Iterator[Piece]:
    """Join neighbours of one code point and one cell each; all clusters given are at even levels."""
    run: list[Piece] = []
    for piece in clusters:
        simple = piece.cells == 1 == piece.end - piece.start == len(piece.text)
        if run and not (simple and run[-1].end == piece.start):
            yield _joined(run)
            run = []
        if simple:
            run.append(piece)
        else:
            yield piece
    if run:
        yield _joined(run)


def _joined(run: list[Piece]) -> Piece:
    text = "".join([piece.text for piece in run])
    return Piece(run[0].x, len(run), run[0].start, run[-1].end, text, False)
