"""Small dialogs that ask one thing: to pick one of some values, or to write a few lines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Button, Input, Static

from store.fold import fold
from tui.registry import bindings
from tui.widgets.arabic_area import ArabicArea
from tui.widgets.arabic_input import ArabicInput
from tui.widgets.cells import Cell, Line
from tui.widgets.rows import Rows
from tui.words import say


@dataclass(frozen=True, slots=True)
class Option:
    """Something to pick."""

    id: str
    label: str
    note: str = ""
    """What stands beside it, smaller."""


class _Options:
    """Options as rows."""

    def __init__(self, options: Sequence[Option]) -> None:
        self.options = options

    def __len__(self) -> int:
        return len(self.options)

    def stops(self, index: int) -> bool:
        return 0 <= index < len(self.options)

    def lines(self, index: int, width: int, height: int) -> tuple[Line, ...]:
        option = self.options[index]
        room = width // 3 if option.note else 0
        return ((Cell(option.label, width - room), Cell(option.note, room, "quiet", "left")),)


class PickScreen(ModalScreen[str | None]):
    """Picks one of some options; typing narrows them. The answer is its id; None when nothing was picked.

    With `free`, what was typed can be taken too: it stands last, as `?` and the words.
    """

    BINDINGS = bindings("dialog")

    def __init__(self, heading: str, options: Sequence[Option], *, free: bool = False) -> None:
        super().__init__()
        self._heading = heading
        self._options = options
        self._free = free
        self._shown: Sequence[Option] = options

    def compose(self) -> ComposeResult:
        with Vertical(classes="asking"):
            yield Static(Content(self._heading), classes="asking-head")
            yield ArabicInput(id="asking-narrow", compact=True, placeholder=say("asking.narrow"))
            yield Rows(id="asking-options")

    def on_mount(self) -> None:
        self._rows = self.query_one(Rows)
        self._rows.show(_Options(self._options), cursor=0)
        self.set_focus(self.query_one(ArabicInput))

    @on(Input.Changed)
    def _narrow(self, event: Input.Changed) -> None:
        wanted = fold(event.value).strip()
        shown = [
            option
            for option in self._options
            if wanted in fold(option.label) or wanted in fold(option.note) or wanted in fold(option.id)
        ]
        if self._free and event.value.strip():
            words = " ".join(event.value.split())
            shown.append(Option(f"?{words}", words, say("asking.new")))
        self._shown = shown
        self._rows.show(_Options(shown), cursor=0)

    def key_down(self) -> None:
        self._rows.move(1)

    def key_up(self) -> None:
        self._rows.move(-1)

    @on(Input.Submitted)
    @on(Rows.Pressed)
    def _pick(self) -> None:
        if self._shown:
            self.dismiss(self._shown[self._rows.cursor].id)

    def action_close(self) -> None:
        self.dismiss(None)


class WriteScreen(ModalScreen[str | None]):
    """Asks for a text of one line or several. The answer is the text; None when it was given up."""

    BINDINGS = bindings("dialog", besides=("close",))

    def __init__(self, heading: str, text: str = "", *, needed: str = "") -> None:
        """`needed` is what is said to somebody who writes nothing; empty when nothing may be written."""
        super().__init__()
        self._heading = heading
        self._text = text
        self._needed = needed

    def compose(self) -> ComposeResult:
        with Vertical(classes="asking"):
            yield Static(Content(self._heading), classes="asking-head")
            yield ArabicArea(self._text, id="asking-text")
            yield Static(id="asking-answer", markup=False)
            with Horizontal(id="asking-buttons"):
                yield Button(Content(say("asking.keep")), id="asking-keep", compact=True)
                yield Button(Content(say("asking.cancel")), id="asking-cancel", compact=True)

    def on_mount(self) -> None:
        self.set_focus(self.query_one(ArabicArea))

    def key_ctrl_s(self) -> None:
        self._keep()

    def key_escape(self) -> None:
        self._cancel()

    @on(Button.Pressed, "#asking-keep")
    def _keep(self) -> None:
        text = self.query_one(ArabicArea).text.strip()
        if not text and self._needed:
            self.query_one("#asking-answer", Static).update(Content(self._needed))
            return
        self.dismiss(text)

    @on(Button.Pressed, "#asking-cancel")
    def _cancel(self) -> None:
        self.dismiss(None)
