"""A row that can be chosen, whose words are laid out apart from what stands before them."""

from __future__ import annotations

from dataclasses import dataclass

from rich.segment import Segment
from textual import events
from textual.binding import Binding
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from tui.text.labels import visual
from tui.text.layout import Base


class Choice(Widget, can_focus=True):
    """One row; space, Enter and a click choose it."""

    BINDINGS = [Binding("space,enter", "pick", show=False)]  # noqa: RUF012  Textual's own declaration
    DEFAULT_CSS = "Choice { height: 1; }"

    @dataclass
    class Picked(Message):
        """The reader takes this row."""

        choice: Choice

        @property
        def control(self) -> Choice:
            return self.choice

    def __init__(self, words: str, *, head: str = "", base: Base = "auto", id: str | None = None) -> None:
        """`head` is Latin and stands on the left whatever the words are."""
        super().__init__(id=id)
        self._words = words
        self._head = head
        self._base = base

    def render_line(self, y: int) -> Strip:
        room = max(0, self.size.width - len(self._head))
        return Strip([Segment(self._head + visual(self._words, room, base=self._base), self.rich_style)])

    def action_pick(self) -> None:
        self.post_message(self.Picked(self))

    def on_click(self, event: events.Click) -> None:
        event.stop()
        self.action_pick()
