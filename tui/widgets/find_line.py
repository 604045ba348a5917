"""The line that narrows a list: hidden until it is asked for, there as long as it narrows."""

from __future__ import annotations

from dataclasses import dataclass

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.message import Message
from textual.widgets import Input, Static

from tui.registry import Place, bindings
from tui.widgets.arabic_input import ArabicInput
from tui.words import say


class FindLine(Horizontal):
    """An input whose words say which rows of the list below it are shown."""

    place: Place = "find"
    BINDINGS = bindings("find")

    @dataclass
    class Typed(Message):
        """The words are others now; empty shows the whole list."""

        text: str

    @dataclass
    class Left(Message):
        """The reader is done and goes to the list."""

    def compose(self) -> ComposeResult:
        yield Static(say("search.sign"), classes="find-sign", markup=False)
        yield ArabicInput(placeholder=say("find.placeholder"), classes="find-input", compact=True)

    def on_mount(self) -> None:
        self.display = False

    @property
    def input(self) -> Input:
        """The field itself."""
        return self.query_one(ArabicInput)

    @property
    def text(self) -> str:
        """The words, without the blanks around them."""
        return self.input.value.strip()

    def open(self) -> None:
        """Show the line and give it the keyboard."""
        self.display = True
        self.screen.set_focus(self.input)

    def clear(self) -> None:
        """Hide the line and forget its words, without a word about it."""
        with self.input.prevent(Input.Changed):
            self.input.value = ""
        self.display = False

    def action_keep(self) -> None:
        self.display = bool(self.text)
        self.post_message(self.Left())

    def action_give_up(self) -> None:
        self.clear()
        self.post_message(self.Typed(""))
        self.post_message(self.Left())

    @on(Input.Changed)
    def _changed(self, event: Input.Changed) -> None:
        event.stop()
        self.post_message(self.Typed(self.text))

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.action_keep()
