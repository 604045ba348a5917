"""Lists of facet values to choose from: what rounds and participants have in common."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from store.model import Counts
from store.selection import Choice, Selection
from tui.panes.catalogue import Catalogue
from tui.panes.pane import CardWanted, ListPane
from tui.text.line import Align
from tui.widgets.cells import Cell, Line
from tui.widgets.find_line import FindLine
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


def _left(entries: Iterable[Entry], found: Container[Choice] | None) -> Iterator[Entry]:
    """The entries of what was found, under those of their headings that still have any."""
    heading: Heading | None = None
    for entry in entries:
        if isinstance(entry, Heading):
            heading = entry
        elif found is None or entry.choice in found:
            if heading is not None:
                yield heading
                heading = None
            yield entry


class FacetPane(ListPane):
    """A list of values: choosing narrows to them, excluding leaves them out."""

    title: ClassVar[str]
    own_kinds: ClassVar[tuple[str, ...]] = ()

    @dataclass
    class Chosen(Message):
        """The reader chooses a value, or drops it."""

        choice: Choice

    @dataclass
    class Excluded(Message):
        """The reader leaves a value out, or takes it in again."""

        choice: Choice

    @dataclass
    class NarrowWanted(Message):
        """The reader looks for values by words; the answer is for `show_found` of the pane."""

        pane: FacetPane
        text: str

    def __init__(self) -> None:
        super().__init__(id=self.place)
        self._entries: tuple[Entry, ...] = ()
        self._shown: tuple[Entry, ...] = ()
        """Those that the words of the line above leave."""
        self._values: tuple[Value, ...] = ()
        """The values among those."""
        self._found: Container[Choice] | None = None
        """What the words find; None while there are none."""
        self._selection = Selection()
        self._counts: Counts | None = None

    def compose(self) -> ComposeResult:
        yield FindLine()
        yield Static(markup=False, classes="facet-empty")
        yield Rows()

    def on_mount(self) -> None:
        self._narrow()

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds whose values stand here."""
        return self.own_kinds

    def entries_of(self, catalogue: Catalogue) -> Iterable[Entry]:
        """The headings and values of this pane, in their lasting order."""
        raise NotImplementedError

    def show_catalogue(self, catalogue: Catalogue) -> None:
        """Show what can be chosen."""
        self._entries = tuple(self.entries_of(catalogue))
        self._narrow()

    def show_selection(self, selection: Selection) -> None:
        """Show at once what is chosen; counts follow."""
        self._selection = selection
        self._show()

    def show_counts(self, counts: Counts) -> None:
        """Show how many articles each value would give."""
        self._counts = counts
        self._show()

    def show_found(self, text: str, found: Container[Choice] | None) -> None:
        """Show only what the words of the line find; an answer to older words is dropped."""
        if text == self.query_one(FindLine).text:
            self._found = found
            self._narrow()
            self.rows.move_to_end(last=False)

    def _narrow(self) -> None:
        self._shown = tuple(_left(self._entries, self._found))
        self._values = tuple(entry for entry in self._shown if isinstance(entry, Value))
        self._show()

    def _show(self) -> None:
        counts, values = self._counts, self._values
        found = [counts.of(*value.choice) for value in values] if counts is not None else []
        self.rows.show(
            FacetRows(
                self._shown,
                self._selection,
                counts,
                number_width=max((len(value.number) for value in values), default=0),
                days_width=max((len(value.days) for value in values), default=0),
                count_width=max(3, len(number(max(found, default=0)))),
            )
        )
        self._say_empty()
        if counts is None:
            self.entitle_loading()
        else:
            self.entitle_counted(sum(map(bool, found)), len(values))

    def entitle_loading(self) -> None:
        """The title until there are counts."""
        self.entitle(f"{self.title}.loading")

    def entitle_counted(self, alive: int, values: int) -> None:
        """The title: how many of the values would find something."""
        self.entitle(self.title, alive=alive, values=values)

    def _say_empty(self) -> None:
        """In place of a list without rows, what to do."""
        empty = self.query_one(".facet-empty", Static)
        empty.display = not self._shown and (self._found is not None or self._counts is not None)
        if empty.display:
            empty.update(Content(say("facet.empty" if self._found is None else "find.nothing")))

    # narrowing

    def action_find(self) -> None:
        self.query_one(FindLine).open()

    @on(FindLine.Typed)
    def _typed(self, event: FindLine.Typed) -> None:
        event.stop()
        if event.text:
            self.post_message(self.NarrowWanted(self, event.text))
        else:
            self.show_found("", None)

    @on(FindLine.Left)
    def _left_line(self, event: FindLine.Left) -> None:
        event.stop()
        self.take_focus()

    # choosing

    def _current(self) -> Choice | None:
        index = self.rows.cursor
        entry = self._shown[index] if index < len(self._shown) else None
        return entry.choice if isinstance(entry, Value) else None

    def action_choose(self) -> None:
        if (choice := self._current()) is not None:
            self.post_message(self.Chosen(choice))

    def action_card(self) -> None:
        self.post_message(CardWanted(self._current()))

    def action_exclude(self) -> None:
        if (choice := self._current()) is not None:
            self.post_message(self.Excluded(choice))

    @on(Rows.Pressed)
    def _pressed(self, event: Rows.Pressed) -> None:
        event.stop()
        self.action_choose()
