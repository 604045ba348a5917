"""The first rows of a table, as much of them as there is room for: each cell laid out by itself."""

from __future__ import annotations

from collections.abc import Sequence

from rich.segment import Segment
from textual.binding import Binding
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from tui.text.labels import visual

_WIDTH = 15
"""Cells of a column, with the blank behind it."""


class PreviewRows(Widget, can_focus=True):
    """Headings and rows; the arrows show further columns."""

    BINDINGS = [  # noqa: RUF012  Textual's own declaration
        Binding("right,l", "move(1)", show=False),
        Binding("left,h", "move(-1)", show=False),
    ]
    COMPONENT_CLASSES = {"preview--heading"}  # noqa: RUF012  Textual's own declaration
    first: reactive[int] = reactive(0)
    """The column at the left edge."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._lines: Sequence[Sequence[str]] = ()

    def show(self, columns: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
        """Show a table from its first column."""
        self._lines = [columns, *rows]
        self.first = 0
        self.refresh()

    def action_move(self, by: int) -> None:
        columns = len(self._lines[0]) if self._lines else 0
        self.first = min(max(self.first + by, 0), max(columns - self.size.width // _WIDTH, 0))

    def render_line(self, y: int) -> Strip:
        if y >= len(self._lines):
            return Strip.blank(self.size.width, self.rich_style)
        shown = self._lines[y][self.first : self.first + max(self.size.width // _WIDTH, 1)]
        cells = [visual(cell, _WIDTH - 1) for cell in shown]
        style = self.rich_style
        if y == 0:
            style += self.get_component_rich_style("preview--heading", partial=True)
        return Strip([Segment(" ".join(cells), style)])
