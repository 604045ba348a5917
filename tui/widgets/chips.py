"""The line of chips: the active filters, each with its sign, each removable by key and by click."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from rich.segment import Segment
from textual import events
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from tui.registry import Place, bindings
from tui.screens.parts import Part
from tui.text.labels import cell_width, visual
from tui.widgets.cells import Cell, paint
from tui.widgets.mirror import from_start, on_sides
from tui.words import right_to_left

_BEFORE = ("‹", "›")
"""Points to chips out of sight before the first, when reading from the left and from the right."""

_WIDEST = 34
"""Cells of a chip's words at most."""


@dataclass(frozen=True, slots=True)
class Chip:
    """A filter, and how it is shown."""

    part: Part

    sign: str
    """What it does, for eyes that get no colour."""

    words: str

    @property
    def words_width(self) -> int:
        """Cells of the words."""
        return min(cell_width(self.words), _WIDEST)

    @property
    def width(self) -> int:
        """Cells with sign, blanks and cross."""
        return cell_width(self.sign) + self.words_width + 5


class ChipLine(Widget, can_focus=True):
    """One row of chips; when they do not all fit, the one under the cursor is in sight."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"chips--chip", "chips--excluded", "chips--cursor", "chips--note"}
    BINDINGS = bindings("chips")
    place: Place = "chips"

    cursor: reactive[int] = reactive(0)

    @dataclass
    class Removed(Message):
        """The reader drops a filter."""

        part: Part

    def __init__(self, note: str) -> None:
        super().__init__(id="chips")
        self.note = note
        """What stands there while no filter is active."""
        self._chips: tuple[Chip, ...] = ()

    def show(self, chips: tuple[Chip, ...]) -> None:
        """Show other filters."""
        self._chips = chips
        self.can_focus = bool(chips)
        self.cursor = max(0, min(self.cursor, len(chips) - 1))
        self.refresh()

    def move(self, step: int) -> None:
        """Move the cursor by some chips, no farther than the ends."""
        self.cursor = max(0, min(self.cursor + step, len(self._chips) - 1))

    def action_remove(self) -> None:
        if self._chips:
            self.post_message(self.Removed(self._chips[self.cursor].part))

    def on_click(self, event: events.Click) -> None:
        x = from_start(event.x, self.size.width)
        for start, end, chip in self._places():
            if start <= x < end:
                self.post_message(self.Removed(chip.part))

    def _places(self) -> list[tuple[int, int, Chip]]:
        """From and to which cell, in reading order, each visible chip stands."""
        first = 0
        while first < self.cursor and self._end(first, self.cursor) > self.size.width:
            first += 1
        places: list[tuple[int, int, Chip]] = []
        x = 0 if first == 0 else 2
        for chip in self._chips[first:]:
            if x + chip.width > self.size.width - (2 if chip is not self._chips[-1] else 0) and places:
                break
            places.append((x, min(x + chip.width, self.size.width), chip))
            x += chip.width + 1
        return places

    def _end(self, first: int, last: int) -> int:
        more = 2 if last + 1 < len(self._chips) else 0
        return (2 if first else 0) + sum(chip.width + 1 for chip in self._chips[first : last + 1]) - 1 + more

    def render_line(self, y: int) -> Strip:
        plain = self.rich_style
        width = self.size.width
        if y or not width:
            return Strip.blank(width, plain)
        if not self._chips:
            note = self.get_component_rich_style("chips--note")
            return Strip(paint((Cell(self.note, width),), lambda _look: note, note), width)
        places = self._places()
        segments: list[Segment] = []
        x = 0
        if places[0][2] is not self._chips[0]:
            segments += (Segment(_BEFORE[right_to_left()], plain), Segment(" ", plain))
            x = 2
        for start, end, chip in places:
            segments.append(Segment(" " * (start - x), plain))
            name = "excluded" if chip.part.what == "excluded" else "chip"
            if self.has_focus and chip is self._chips[self.cursor]:
                name = "cursor"
            style = self.get_component_rich_style(f"chips--{name}")
            words = visual(chip.words, max(1, chip.words_width - (chip.width - (end - start))))
            parts = (" ", visual(chip.sign), " ", words, " ", "×", " ")
            segments += (Segment(part, style) for part in parts)
            x = end
        if places[-1][2] is not self._chips[-1] and width - x >= 2:
            segments += (Segment(" ", plain), Segment(_BEFORE[not right_to_left()], plain))
            x += 2
        segments.append(Segment(" " * max(0, width - x), plain))
        return Strip(on_sides(segments), width)
