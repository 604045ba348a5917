"""What stands in place of the list when nothing was found: which filters caused it, and a way out."""

from __future__ import annotations

from dataclasses import dataclass

from textual import on
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widgets import Button, Static

from tui.words import say


class NothingFound(VerticalScroll, can_focus=False):
    """Why the list is empty, and what to do."""

    @dataclass
    class DropLast(Message):
        """The reader drops the last filter."""

    def compose(self) -> ComposeResult:
        yield Static(id="nothing-why", markup=False)
        yield Button(id="nothing-drop", compact=True)

    def explain(self, reasons: list[str], last: str | None, key: str) -> None:
        """Show one line a filter that stands in the way, and offer to drop the `last`."""
        lines = [say("nothing.found"), *reasons] if reasons or last else [say("nothing.imported")]
        self.query_one("#nothing-why", Static).update(Content("\n".join(lines)))
        button = self.query_one("#nothing-drop", Button)
        button.display = last is not None
        if last is not None:
            button.label = Content(say("nothing.drop", label=last, key=key))

    def take_focus(self) -> None:
        """Give the keyboard to the way out."""
        self.screen.set_focus(self.query_one(Button))

    @on(Button.Pressed)
    def _drop(self, event: Button.Pressed) -> None:
        event.stop()
        self.post_message(self.DropLast())
