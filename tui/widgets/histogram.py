"""Articles by month as upright bars: how a selection lies in time, at a glance."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from rich.segment import Segment
from textual.strip import Strip
from textual.widget import Widget

from tui.text.bars import columns
from tui.text.labels import label
from tui.widgets.mirror import base, side
from tui.words import digits, right_to_left, say

_FILLED = "-filled"


class Histogram(Widget):
    """Bars of equal stretches of months, the first on the side where reading begins. It takes no keyboard."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"histogram--title", "histogram--bar", "histogram--axis"}

    def __init__(self) -> None:
        super().__init__()
        self._months: list[int] = []
        """Articles of each month from the first that has any to the last."""
        self._first = 0
        """Number of the first month, counted from the year 0."""

    def show(self, articles: Mapping[str, int]) -> None:
        """Show the articles of months, named as `2017-05`; without any there is nothing to see."""
        numbered = {_number(month): count for month, count in articles.items() if count}
        self.set_class(bool(numbered), _FILLED)
        self._first = min(numbered, default=0)
        self._months = [numbered.get(at, 0) for at in range(self._first, max(numbered, default=-1) + 1)]
        self.refresh()

    def render_line(self, y: int) -> Strip:
        width, height = self.size
        if not self._months or not width:
            return Strip.blank(width, self.rich_style)
        if y == 0:
            first, last = _month(self._first), _month(self._first + len(self._months) - 1)
            title = say("histogram.title", first=digits(first), last=digits(last))
            return self._strip(label(title, width, align=side("left"), fallback=base()).text, "title", width)
        stretch = -(-len(self._months) // width)
        stretches = range(0, len(self._months), stretch)
        if y == height - 1:
            row = self._axis(stretch, len(stretches))
        else:
            row = columns([sum(self._months[at : at + stretch]) for at in stretches], height - 2)[y - 1]
        # Blocks are no letters: the row is turned here, cell by cell.
        row = row.ljust(width)
        if right_to_left():
            row = _turned(row)
        return self._strip(row, "axis" if y == height - 1 else "bar", width)

    def _axis(self, stretch: int, bars: int) -> str:
        """The years, each below the bar of its January, where there is room for them."""
        axis = ""
        for bar in range(bars):
            months = range(self._first + bar * stretch, self._first + (bar + 1) * stretch)
            january = next((month for month in months if month % 12 == 0), None)
            if january is not None and (not axis or len(axis) < bar) and bar + 4 <= self.size.width:
                axis = axis.ljust(bar) + digits(str(january // 12))
        return axis

    def _strip(self, text: str, look: str, width: int) -> Strip:
        return Strip([Segment(text, self.get_component_rich_style(f"histogram--{look}"))], width)


def _turned(row: str) -> str:
    """A row from right to left; years stay readable."""
    turned, at = "", len(row)
    while at > 0:
        start = at
        while start > 0 and row[start - 1].isdigit():
            start -= 1
        start = min(start, at - 1)
        turned += row[start:at]
        at = start
    return turned


def _number(month: str) -> int:
    year, _, of_year = month.partition("-")
    return 12 * int(year) + int(of_year) - 1


def _month(number: int) -> str:
    return f"{number // 12}-{number % 12 + 1:02}"
