"""Lists of facet values to choose from: what rounds and participants have in common."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.message import Message

from store.model import Counts
from store.selection import Choice, Selection
from tui.panes.catalogue import Catalogue
from tui.panes.pane import ListPane
from tui.text.line import Align
from tui.widgets.cells import Cell, Line
from tui.widgets.rows import Rows
from tui.words import number, say


@dataclass(frozen=True, slots=True)
class Heading:
    """A line that groups the values below it."""

    text: str


@dataclass(frozen=True, slots=True)
class Value:
    """A value that can be chosen, with the columns that its pane gives it."""

    choice: Choice
    label: str
    number: str = ""
    days: str = ""
    strong: bool = False


Entry = Heading | Value


@dataclass(frozen=True, slots=True)
class FacetRows:
    """Entries with the counts and choices of a moment, in a lasting order, whatever is chosen."""

    entries: tuple[Entry, ...]
    selection: Selection
    counts: Counts | None
    number_width: int = 0
    days_width: int = 0
    count_width: int = 4

    def __len__(self) -> int:
        return len(self.entries)

    def stops(self, index: int) -> bool:
        return isinstance(self.entries[index], Value)

    def lines(self, index: int, width: int, height: int) -> tuple[Line, ...]:
        entry = self.entries[index]
        if isinstance(entry, Heading):
            return ((Cell(entry.text, width, "heading"),),)
        count = self.counts.of(*entry.choice) if self.counts is not None else None
        state = self._state(entry.choice, count)
        fixed = [
            Cell(_sign(state), 2, state, "left"),
            *self._column(entry.number, self.number_width if entry.number else 0, state, "strong", "right"),
            *self._column(entry.days, self.days_width if entry.number else len(entry.days), state, "quiet"),
        ]
        shown = "" if count is None else number(count)
        counted = Cell(f" {shown}", self.count_width + 1, state if state != "text" else "count", "right")
        rest = max(1, width - sum(cell.width for cell in fixed) - counted.width)
        look = "strong" if entry.strong and state == "text" else state
        return ((*fixed, Cell(entry.label, rest, look), counted),)

    def _state(self, choice: Choice, count: int | None) -> str:
        if choice in self.selection.included:
            return "chosen"
        if choice in self.selection.excluded:
            return "excluded"
        return "zero" if count == 0 else "text"

    @staticmethod
    def _column(text: str, width: int, state: str, look: str, align: Align = "left") -> Iterable[Cell]:
        look = look if state == "text" else state
        if width:
            yield Cell(text, width, look, align)
            yield Cell("", 1, look)


def _sign(state: str) -> str:
    return {"chosen": say("sign.included"), "excluded": say("sign.excluded")}.get(state, "")


class FacetPane(ListPane):
    """A list of values: choosing narrows to them, excluding leaves them out."""

    title: ClassVar[str]

    @dataclass
    class Chosen(Message):
        """The reader chooses a value, or drops it."""

        choice: Choice

    @dataclass
    class Excluded(Message):
        """The reader leaves a value out, or takes it in again."""

        choice: Choice

    def __init__(self) -> None:
        super().__init__(id=self.place)
        self._entries: tuple[Entry, ...] = ()
        self._selection = Selection()
        self._counts: Counts | None = None

    def compose(self) -> ComposeResult:
        yield Rows()

    def on_mount(self) -> None:
        self._show()

    def entries_of(self, catalogue: Catalogue) -> Iterable[Entry]:
        """The headings and values of this pane, in their lasting order."""
        raise NotImplementedError

    def show_catalogue(self, catalogue: Catalogue) -> None:
        """Show what can be chosen."""
        self._entries = tuple(self.entries_of(catalogue))
        self._show()

    def show_selection(self, selection: Selection) -> None:
        """Show at once what is chosen; counts follow."""
        self._selection = selection
        self._show()

    def show_counts(self, counts: Counts) -> None:
        """Show how many articles each value would give."""
        self._counts = counts
        self._show()

    def _show(self) -> None:
        values = [entry for entry in self._entries if isinstance(entry, Value)]
        widest = max((len(str(self._counts.of(*v.choice))) for v in values), default=1) if self._counts else 1
        self.rows.show(
            FacetRows(
                self._entries,
                self._selection,
                self._counts,
                number_width=max((len(value.number) for value in values), default=0),
                days_width=max((len(value.days) for value in values), default=0),
                count_width=max(3, widest),
            )
        )
        alive = sum(1 for value in values if self._counts and self._counts.of(*value.choice))
        if self._counts is None:
            self.entitle(f"{self.title}.loading")
        else:
            self.entitle(self.title, alive=alive, values=len(values))

    def _current(self) -> Choice | None:
        index = self.rows.cursor
        entry = self._entries[index] if index < len(self._entries) else None
        return entry.choice if isinstance(entry, Value) else None

    def action_choose(self) -> None:
        if (choice := self._current()) is not None:
            self.post_message(self.Chosen(choice))

    def action_exclude(self) -> None:
        if (choice := self._current()) is not None:
            self.post_message(self.Excluded(choice))

    @on(Rows.Pressed)
    def _pressed(self, event: Rows.Pressed) -> None:
        event.stop()
        self.action_choose()
