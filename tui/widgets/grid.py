"""A table with a cursor on one cell, its first row and column always in sight; it scrolls by whole cells."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Protocol

from rich.style import Style
from textual import events
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from tui.widgets.cells import Cell, paint
from tui.widgets.mirror import from_start

Place = tuple[int, int]
"""Row and column, from 0."""


class GridSource(Protocol):
    """What stands in a grid. Columns are all of one width."""

    @property
    def rows(self) -> int: ...

    @property
    def columns(self) -> int: ...

    def head_width(self, room: int) -> int:
        """Cells of the column that names the rows, of so many for all."""

    def column_width(self, room: int) -> int:
        """Cells of every other column, of so many for all of them; at least a blank of it stays empty."""

    def corner(self, width: int) -> tuple[Cell, ...]:
        """What stands over the column that names the rows."""

    def row_head(self, row: int, width: int) -> tuple[Cell, ...]:
        """The name of a row."""

    def column_head(self, column: int, width: int) -> tuple[str, ...]:
        """The name of a column, line by line."""

    def cell(self, row: int, column: int) -> tuple[str, str]:
        """What a cell says, and the look that it has."""


class NoCells:
    """A grid of nothing."""

    rows = columns = 0

    def head_width(self, room: int) -> int:
        return 0

    def column_width(self, room: int) -> int:
        return 1

    def corner(self, width: int) -> tuple[Cell, ...]:
        return ()

    def row_head(self, row: int, width: int) -> tuple[Cell, ...]:
        raise IndexError(row)

    def column_head(self, column: int, width: int) -> tuple[str, ...]:
        raise IndexError(column)

    def cell(self, row: int, column: int) -> tuple[str, str]:
        raise IndexError(row, column)


HEAD_ROWS = 2
"""Rows over the first row of cells: names of columns are given two."""


class Grid(Widget, can_focus=True):
    """Draws what is in sight of a source, in reading order from its side."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "grid--text", "grid--strong", "grid--quiet", "grid--head", "grid--here", "grid--warning",
        "grid--cursor", "grid--cursor-away",
    }  # fmt: skip

    @dataclass
    class Moved(Message):
        """The cursor came to another cell."""

        place: Place

    @dataclass
    class Pressed(Message):
        """The cell under the cursor was clicked."""

        place: Place

    def __init__(self) -> None:
        super().__init__()
        self.source: GridSource = NoCells()
        self.place: Place = (0, 0)
        self._first: Place = (0, 0)
        """The first row and column in sight."""

    def show(self, source: GridSource, place: Place) -> None:
        """Show other cells, the cursor on a cell as near to `place` as there is one."""
        self.source = source
        self._first = (0, 0)
        self.place = self._within(place)
        self._keep_in_sight()
        self.refresh()

    def move(self, rows: int, columns: int) -> None:
        """Move the cursor, no farther than the ends."""
        place = self._within((self.place[0] + rows, self.place[1] + columns))
        if place != self.place and self.source.rows and self.source.columns:
            self.place = place
            self._keep_in_sight()
            self.refresh()
            self.post_message(self.Moved(place))

    @property
    def rows_in_sight(self) -> int:
        """Whole rows of cells that fit."""
        return max(1, self.size.height - HEAD_ROWS)

    def _within(self, place: Place) -> Place:
        row, column = place
        return (
            max(0, min(row, self.source.rows - 1)),
            max(0, min(column, self.source.columns - 1)),
        )

    def _widths(self) -> tuple[int, int, int]:
        """Cells of the first column and of each other, and how many of these fit."""
        head = self.source.head_width(self.size.width)
        room = max(1, self.size.width - head)
        each = max(1, min(room, self.source.column_width(room)))
        return head, each, max(1, room // each)

    def _keep_in_sight(self) -> None:
        if not self.size.width:
            return
        row, column = self.place
        in_sight = self._widths()[2]
        top = min(self._first[0], row, max(0, self.source.rows - self.rows_in_sight))
        left = min(self._first[1], column, max(0, self.source.columns - in_sight))
        self._first = (max(top, row - self.rows_in_sight + 1), max(left, column - in_sight + 1))

    def on_resize(self) -> None:
        self._keep_in_sight()
        self.refresh()

    def watch_has_focus(self, has_focus: bool) -> None:
        super().watch_has_focus(has_focus)
        self.refresh()

    def on_click(self, event: events.Click) -> None:
        head, each, _ = self._widths()
        row = event.y - HEAD_ROWS + self._first[0]
        column = (from_start(event.x, self.size.width) - head) // each + self._first[1]
        if event.y >= HEAD_ROWS and column >= self._first[1] and self._within((row, column)) == (row, column):
            was_there = (row, column) == self.place
            self.move(row - self.place[0], column - self.place[1])
            if was_there:
                self.post_message(self.Pressed(self.place))

    def on_mouse_scroll_down(self) -> None:
        self.move(1, 0)

    def on_mouse_scroll_up(self) -> None:
        self.move(-1, 0)

    def on_mouse_scroll_right(self) -> None:
        self.move(0, 1)

    def on_mouse_scroll_left(self) -> None:
        self.move(0, -1)

    def render_line(self, y: int) -> Strip:
        plain = self.get_component_rich_style("grid--text")
        width = self.size.width
        row = y - HEAD_ROWS + self._first[0]
        if not self.source.columns or row >= self.source.rows:
            return Strip.blank(width, plain)
        line = self._head_line(y) if y < HEAD_ROWS else self._row(row)
        used = sum(cell.width for cell in line)
        painted = paint((*line, Cell("", max(0, width - used))), self._style, plain)
        return Strip(painted).adjust_cell_length(width, plain)

    def _style(self, look: str) -> Style:
        return self.get_component_rich_style(f"grid--{look}")

    def _columns(self) -> range:
        first = self._first[1]
        return range(first, min(self.source.columns, first + self._widths()[2]))

    def _head_line(self, y: int) -> tuple[Cell, ...]:
        head, each, _ = self._widths()
        corner = self.source.corner(head) if y == HEAD_ROWS - 1 else (Cell("", head, "head"),)
        names: list[Cell] = []
        for column in self._columns():
            lines = self.source.column_head(column, each - 1)[:HEAD_ROWS]
            number = y - HEAD_ROWS + len(lines)
            look = "here" if column == self.place[1] else "head"
            names += [Cell("", 1, "head"), Cell(lines[number] if number >= 0 else "", each - 1, look, "left")]
        return (*corner, *names)

    def _row(self, row: int) -> tuple[Cell, ...]:
        head, each, _ = self._widths()
        cells: list[Cell] = [*self.source.row_head(row, head)]
        if row == self.place[0]:
            cells = [Cell(cell.text, cell.width, "here", cell.align) for cell in cells]
        for column in self._columns():
            text, look = self.source.cell(row, column)
            if (row, column) == self.place:
                look = "cursor" if self.has_focus else "cursor-away"
            cells += [Cell("", 1, "text"), Cell(text, each - 1, look, "left")]
        return tuple(cells)
