"""A tick box that says by a letter, not by a colour, whether it is ticked."""

from __future__ import annotations

from dataclasses import dataclass

from textual.binding import Binding
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget


class Tick(Widget, can_focus=True):
    """[x] or [ ] and what it is about; space, Enter and a click change it."""

    BINDINGS = [Binding("space,enter", "tick", show=False)]  # noqa: RUF012  Textual's own declaration

    value: reactive[bool] = reactive(False)

    @dataclass
    class Ticked(Message):
        """The reader has changed it."""

        tick: Tick

        @property
        def control(self) -> Tick:
            return self.tick

    def __init__(self, words: str, value: bool = False, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._words = words
        self.set_reactive(Tick.value, value)

    def render(self) -> Content:
        return Content(f"[{'x' if self.value else ' '}] {self._words}")

    def action_tick(self) -> None:
        self.value = not self.value
        self.post_message(self.Ticked(self))

    def on_click(self) -> None:
        self.action_tick()
