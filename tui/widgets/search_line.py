"""The search line: words typed here search at once; a fault in the query is shown under its place."""

from __future__ import annotations

from dataclasses import dataclass

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.message import Message
from textual.timer import Timer
from textual.widgets import Input, Static

from store.query import while_typing
from tui.registry import Place, bindings
from tui.text.labels import cell_width
from tui.widgets.arabic_input import ArabicInput
from tui.widgets.mirror import from_start
from tui.words import say

_PAUSE = 0.12
"""Seconds without a key before a search starts: fast typing asks once."""


class SearchLine(Vertical):
    """An input for the query, and a line below it while the query has a fault."""

    place: Place = "search"
    BINDINGS = bindings("search")

    @dataclass
    class Typed(Message):
        """The query changed and the reader paused, or is done with it."""

        text: str
        """What stands in the field."""

        done: bool
        """False while the last word may still go on."""

    @dataclass
    class Entered(Message):
        """The keyboard is here."""

    @dataclass
    class Left(Message):
        """The reader is done: kept the query, or gave it up."""

        kept: bool

    def __init__(self) -> None:
        super().__init__(id="search")
        self._timer: Timer | None = None
        self._said = ""
        """What was told last: when its answer comes, the field may hold more already."""

    def compose(self) -> ComposeResult:
        with Horizontal():
            yield Static(say("search.sign"), id="search-sign", markup=False)
            yield ArabicInput(placeholder=say("search.placeholder"), id="search-input", compact=True)
        yield Static(id="search-fault", markup=False)

    @property
    def input(self) -> Input:
        """The field itself."""
        return self.query_one(ArabicInput)

    def show(self, query: str) -> None:
        """Show the query of the selection; what is being typed is newer and stays."""
        own = (self.input.value, self._said)
        if self._timer is None and query not in (*own, *map(while_typing, own)):
            self.put(query)

    def put(self, query: str) -> None:
        """Show a query whatever stands in the field."""
        with self.input.prevent(Input.Changed):
            self.input.value = self._said = query
        self.show_fault(None, None)

    def show_fault(self, sentence: str | None, position: int | None) -> None:
        """Say what is wrong, with a caret under the place if it is known; None when all is well."""
        fault = self.query_one("#search-fault", Static)
        fault.display = sentence is not None
        if sentence is None:
            return
        if position is None:
            fault.update(Content(sentence))
            return
        fault.update(
            Content(caret_line(sentence, self._cell_of(position), fault.size.width or self.size.width))
        )

    def _cell_of(self, position: int) -> int:
        """The column, counted from this widget's left, in which a character of the query stands."""
        field = self.query_one(ArabicInput)
        return field.content_region.x - self.content_region.x + field.cell_of(position)

    @on(Input.Changed)
    def _changed(self, event: Input.Changed) -> None:
        event.stop()
        self._stop()
        self._timer = self.set_timer(_PAUSE, self._say_typed)

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.action_keep()

    def action_keep(self) -> None:
        self.post_message(self.Left(kept=True))

    def action_give_up(self) -> None:
        self._stop()
        self.post_message(self.Left(kept=False))

    def on_descendant_focus(self) -> None:
        self.post_message(self.Entered())

    def on_descendant_blur(self) -> None:
        self._say(done=True)

    def _say_typed(self) -> None:
        self._say(done=False)

    def _say(self, *, done: bool) -> None:
        self._stop()
        self._said = self.input.value
        self.post_message(self.Typed(self._said, done=done))

    def _stop(self) -> None:
        if self._timer is not None:
            self._timer.stop()
            self._timer = None


def caret_line(sentence: str, column: int, width: int) -> str:
    """One row with a caret in a column, counted from the left, and the sentence where it has room."""
    column = from_start(column, width)
    length = cell_width(sentence)
    if column + 2 + length <= width:
        return f"{' ' * column}^ {sentence}"
    if length + 1 <= column:
        return f"{' ' * (column - 1 - length)}{sentence} ^"
    return f"{' ' * column}^\n{sentence}"
