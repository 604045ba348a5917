"""One value out of a few, which a key turns to the next."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from textual.binding import Binding
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget


class Turn(Widget, can_focus=True):
    """A caption and the value between angle brackets; arrows, space, Enter and a click turn it."""

    BINDINGS = [  # noqa: RUF012  Textual's own declaration
        Binding("right,l,space,enter", "turn(1)", show=False),
        Binding("left,h", "turn(-1)", show=False),
    ]
    DEFAULT_CSS = "Turn { height: 1; }"

    value: reactive[str] = reactive("", layout=True)

    @dataclass
    class Turned(Message):
        """Another value is chosen."""

        turn: Turn

        @property
        def control(self) -> Turn:
            return self.turn

    def __init__(self, caption: str, values: Mapping[str, str], *, id: str | None = None) -> None:
        """`values`: value → its words; the first one holds."""
        super().__init__(id=id)
        self._caption = caption
        self._values = dict(values)
        self.set_reactive(Turn.value, next(iter(values)))

    def render(self) -> Content:
        return Content(f"{self._caption}: ‹ {self._values[self.value]} ›")

    def action_turn(self, by: int) -> None:
        values = list(self._values)
        self.value = values[(values.index(self.value) + by) % len(values)]
        self.post_message(self.Turned(self))

    def on_click(self) -> None:
        self.action_turn(1)
