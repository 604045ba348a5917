"""The footer: keys that work where the keyboard is, the most wanted first; a click presses one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from rich.segment import Segment
from textual import events
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from tui.registry import Command, Place, footer_of
from tui.text.labels import cell_width, visual
from tui.views import ViewName
from tui.widgets.mirror import from_start, on_sides


class KeyLine(Widget):
    """One row of keys and what they do."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"keys--key", "keys--label"}

    @dataclass
    class Clicked(Message):
        """A command was clicked."""

        command: Command

    def __init__(self, view: ViewName) -> None:
        super().__init__(id="keys")
        self._view = view
        self._place: Place = "everywhere"

    def show(self, place: Place) -> None:
        """Show the keys of a place."""
        self._place = place
        self.refresh()

    def on_click(self, event: events.Click) -> None:
        x = from_start(event.x, self.size.width)
        for start, end, command in self._places():
            if start <= x < end:
                self.post_message(self.Clicked(command))

    def _places(self) -> list[tuple[int, int, Command]]:
        """From and to which cell, in reading order, each command stands: chosen and ordered by weight."""
        x = 0
        places = []
        for command in footer_of(self._place, self._view):
            width = cell_width(command.key_shown) + 1 + cell_width(command.label)
            if x + width <= self.size.width:
                places.append((x, x + width, command))
                x += width + 2
        return places

    def render_line(self, y: int) -> Strip:
        if y:
            return Strip.blank(self.size.width, self.rich_style)
        key, words = (self.get_component_rich_style(f"keys--{name}") for name in ("key", "label"))
        segments = []
        x = 0
        for start, end, command in self._places():
            segments.append(Segment(" " * (start - x), words))
            segments.append(Segment(command.key_shown, key))
            segments.append(Segment(" ", words))
            segments.append(Segment(visual(command.label), words))
            x = end
        segments.append(Segment(" " * max(0, self.size.width - x), words))
        return Strip(on_sides(segments), self.size.width)
