"""Which columns of a table are exported."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Button, Static

from tui.registry import bindings
from tui.widgets.tick import Tick
from tui.words import say


class ColumnsScreen(ModalScreen[tuple[str, ...] | None]):
    """One tick a column; gives the chosen ones, or None when the reader leaves it as it was."""

    BINDINGS = bindings("dialog")

    def __init__(self, table: str, columns: Sequence[str], wanted: Collection[str]) -> None:
        super().__init__()
        self._table = table
        self._columns = columns
        self._wanted = wanted

    def compose(self) -> ComposeResult:
        with Vertical(id="columns"):
            yield Static(Content(say("export.columns-of", table=self._table)))
            with VerticalScroll(id="columns-list", can_focus=False):
                for name in self._columns:
                    yield Tick(name, name in self._wanted, id=f"column-{name}")
            with Horizontal(id="columns-buttons"):
                yield Button(Content(say("export.take")), id="columns-take", compact=True)
                yield Button(Content(say("export.cancel")), id="columns-cancel", compact=True)

    def on_mount(self) -> None:
        self.query(Tick).first().focus()

    def key_down(self) -> None:
        self.focus_next()

    def key_up(self) -> None:
        self.focus_previous()

    @on(Button.Pressed, "#columns-take")
    def take(self) -> None:
        """Give what is ticked; nothing ticked means everything."""
        chosen = tuple(name for name in self._columns if self.query_one(f"#column-{name}", Tick).value)
        self.dismiss(chosen or tuple(self._columns))

    @on(Button.Pressed, "#columns-cancel")
    def action_close(self) -> None:
        self.dismiss(None)
