"""From right to left: in an Arabic interface all that stands beside something else changes sides.

Widgets beside each other are placed by the one layout below; what a widget draws by itself in one row (cells
of a list, keys of the footer, chips) is made in reading order and put on its sides by the functions below.
Texts take care of themselves (`content_hook`).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from textual.geometry import Size
from textual.layout import ArrangeResult
from textual.layouts.factory import LAYOUT_MAP
from textual.layouts.horizontal import HorizontalLayout
from textual.widget import Widget

from tui.text.layout import Base
from tui.text.line import Align
from tui.words import right_to_left

Drawn = TypeVar("Drawn")

CLASS = "-rtl"
"""Class of the application while the interface stands from right to left, for borders and the like."""

_ALIGNED: dict[Align, Align] = {"left": "right", "right": "left", "start": "right"}


def install() -> None:
    """Place what is laid out horizontally in reading order from now on; may be called again."""
    LAYOUT_MAP["horizontal"] = ReadingOrder


class ReadingOrder(HorizontalLayout):
    """Textual's horizontal layout, beginning at the side where reading begins."""

    def arrange(
        self, parent: Widget, children: list[Widget], size: Size, greedy: bool = True
    ) -> ArrangeResult:
        placements = super().arrange(parent, children, size, greedy)
        if not right_to_left():
            return placements
        width = max([size.width, *(placed.region.right for placed in placements if not placed.overlay)])
        return [
            placed
            if placed.overlay
            else placed._replace(
                region=placed.region.at_offset((width - placed.region.right, placed.region.y))
            )
            for placed in placements
        ]


def on_sides(drawn: Sequence[Drawn]) -> Sequence[Drawn]:
    """Parts of a row in reading order, as they stand from left to right."""
    return drawn[::-1] if right_to_left() else drawn


def base() -> Base:
    """Direction of a text without a letter: a day, a number with its sign."""
    return "rtl" if right_to_left() else "ltr"


def side(align: Align) -> Align:
    """Where the text of a cell stands whose alignment is meant for reading from the left."""
    return _ALIGNED[align] if right_to_left() else align


def from_start(x: int, width: int) -> int:
    """A cell of a row, counted from the left, as counted from where reading begins."""
    return width - 1 - x if right_to_left() else x


def step_in_reading(step: int) -> int:
    """A step to the left (-1) or the right (1) as a step forward (1) or back (-1) in reading order."""
    return -step if right_to_left() else step
