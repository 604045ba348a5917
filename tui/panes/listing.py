"""A table of values in a pane: columns under headings, rows that can be chosen as filters or opened."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from store.selection import Choice, Selection
from tui.panes.pane import ListPane
from tui.text.line import Align
from tui.widgets.cells import Cell, Line, shared_width
from tui.widgets.rows import Rows
from tui.words import say

_SIGN = 1
"""Cells for the sign of what is chosen."""

_GAP = 2
"""Cells before a column: names and numbers of neighbours stay apart, whichever side they stand on."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a listing."""

    heading: str

    width: int = 0
    """Cells, the gap before them included; 0 takes a share of what the others leave."""

    look: str = "text"
    align: Align = "start"


@dataclass(frozen=True, slots=True)
class Entry:
    """A row of a listing."""

    cells: tuple[str, ...]
    """A text for each column; of a heading, the one text."""

    choices: tuple[Choice, ...] = ()
    """The values that it is about; a filter of all of them finds its articles."""

    is_heading: bool = False
    """It heads the rows below it, and the cursor passes over it."""


@dataclass(frozen=True, slots=True)
class ListingRows:
    """Entries under the headings of their columns, which are the first row."""

    columns: tuple[Column, ...]
    entries: tuple[Entry, ...]
    chosen: frozenset[Choice]

    def __len__(self) -> int:
        return len(self.entries) + 1 if self.entries else 0

    def stops(self, index: int) -> bool:
        """On every entry but headings."""
        return 0 < index <= len(self.entries) and not self.entries[index - 1].is_heading

    def lines(self, index: int, width: int, height: int) -> tuple[Line, ...]:
        """One line: the sign of a chosen value, then its columns."""
        if index == 0:
            return (self._row([column.heading for column in self.columns], "", "heading", width),)
        own = self.entries[index - 1]
        if own.is_heading:
            return ((Cell(own.cells[0], width, "heading"),),)
        is_chosen = bool(own.choices) and self.chosen.issuperset(own.choices)
        sign, look = (say("sign.included"), "chosen") if is_chosen else ("", "")
        return (self._row(own.cells, sign, look, width),)

    def _row(self, texts: Sequence[str], sign: str, look: str, width: int) -> Line:
        sharing = [number for number, column in enumerate(self.columns) if not column.width]
        rest = shared_width(width, _SIGN, *(column.width for column in self.columns))
        share, over = divmod(rest, len(sharing)) if sharing else (0, 0)
        cells = [Cell(sign, _SIGN, look or "text", "left")]
        for number, (column, text) in enumerate(zip(self.columns, texts, strict=True)):
            room = column.width or share + (over if number == sharing[-1] else 0)
            own = look or column.look
            cells += [Cell("", _GAP, own), Cell(text, max(0, room - _GAP), own, column.align)]
        return tuple(cells)


class ListingPane(ListPane):
    """A listing with a cursor."""

    @dataclass
    class At(Message):
        """The cursor stands on an entry."""

        pane: ListingPane
        entry: Entry

    @dataclass
    class Opened(Message):
        """The reader wants to see the articles behind an entry."""

        pane: ListingPane
        entry: Entry

    @dataclass
    class Taken(Message):
        """The reader chooses an entry as a filter, or drops it."""

        entry: Entry

    def __init__(self) -> None:
        super().__init__(id=self.place)
        self._columns: tuple[Column, ...] = ()
        self._entries: tuple[Entry, ...] = ()

    def compose(self) -> ComposeResult:
        yield Static(classes="nothing-here", markup=False)
        yield Rows()

    @property
    def current(self) -> Entry | None:
        """The entry under the cursor."""
        source, cursor = self.rows.source, self.rows.cursor
        return self._entries[cursor - 1] if len(source) > cursor and source.stops(cursor) else None

    def show(
        self,
        columns: Iterable[Column],
        entries: Iterable[Entry],
        selection: Selection,
        at: tuple[Choice, ...] | None,
        nothing: str,
    ) -> None:
        """Show entries, the cursor on the one with these choices if it is there; `nothing` when there are
        none."""
        self._columns, self._entries = tuple(columns), tuple(entries)
        places = (
            index for index, own in enumerate(self._entries, 1) if own.choices == at and not own.is_heading
        )
        words = self.query_one(".nothing-here", Static)
        words.display = not self._entries
        words.update(Content(nothing))
        rows = ListingRows(self._columns, self._entries, selection.included)
        self.rows.show(rows, cursor=next(places, 0) if at else 0)
        self._tell()

    def show_selection(self, selection: Selection) -> None:
        """Show which entries are chosen."""
        self.rows.show(ListingRows(self._columns, self._entries, selection.included))

    def _tell(self) -> None:
        if (entry := self.current) is not None:
            self.post_message(self.At(self, entry))

    @on(Rows.Moved)
    def _moved(self, event: Rows.Moved) -> None:
        event.stop()
        self._tell()

    def action_open(self) -> None:
        if (entry := self.current) is not None:
            self.post_message(self.Opened(self, entry))

    def action_take(self) -> None:
        if (entry := self.current) is not None and entry.choices:
            self.post_message(self.Taken(entry))

    @on(Rows.Pressed)
    def _pressed(self, event: Rows.Pressed) -> None:
        event.stop()
        self.action_open()
