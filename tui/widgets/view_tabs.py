"""The names of the views with their keys, the present one marked; a click goes there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from rich.segment import Segment
from textual import events
from textual.geometry import Size
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from tui.registry import Command, command
from tui.text.labels import cell_width, visual
from tui.views import VIEWS, View, ViewName
from tui.widgets.mirror import from_start, on_sides

_ALL_NAMES = 130
"""Width of the screen from which every view is named; below it, only the present one is, beside the keys."""


class ViewTabs(Widget):
    """One row: ` 1 Explore  2 Matrix `, or ` 1  2 Matrix  3 ` where there is little room."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"views--here", "views--other"}

    @dataclass
    class Clicked(Message):
        """A view was clicked."""

        command: Command

    def __init__(self, here: ViewName) -> None:
        super().__init__(id="views")
        self._here = here

    def get_content_width(self, container: Size, viewport: Size) -> int:
        return sum(cell_width(words) for _, words in self._tabs(viewport.width))

    def on_click(self, event: events.Click) -> None:
        place = from_start(event.x, self.size.width)
        x = 0
        for view, words in self._tabs(self.app.size.width):
            if x <= place < x + cell_width(words):
                self.post_message(self.Clicked(command(view.command)))
            x += cell_width(words)

    def _tabs(self, width: int) -> Iterator[tuple[View, str]]:
        for view in VIEWS:
            own = command(view.command)
            named = width >= _ALL_NAMES or view.name == self._here
            yield view, f" {own.key_shown} {own.label.capitalize()} " if named else f" {own.key_shown} "

    def render_line(self, y: int) -> Strip:
        segments = []
        for view, words in self._tabs(self.app.size.width):
            look = "here" if view.name == self._here else "other"
            style = self.get_component_rich_style(f"views--{look}")
            segments.append(Segment(visual(words, cell_width(words)), style))
        return Strip(on_sides(segments)).adjust_cell_length(self.size.width)
