"""The panes of the concordance: the places below each other, and the words that stand next to them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from store.concordance import Concordance, LineOrder, Side
from store.concordance import Line as Place
from tui.panes.pane import ListPane
from tui.registry import bindings
from tui.text.kwic import kwic_row
from tui.text.labels import cell_width
from tui.widgets.cells import Cell, LaidOut, Line, shared_width
from tui.widgets.rows import Rows
from tui.words import number, say

_LONGEST_KEY = 24
_TYPICAL_KEYWORD = 8
"""Cells that the keyword takes from the middle of the row."""

_TIMES = 6


@dataclass(frozen=True, slots=True)
class PlaceRows:
    """Places as rows: the article, then what stands around the keyword."""

    places: Sequence[Place]

    def __len__(self) -> int:
        return len(self.places)

    def stops(self, index: int) -> bool:
        """On every place."""
        return 0 <= index < len(self.places)

    def lines(self, index: int, width: int, height: int) -> tuple[Line, ...]:
        """One line; in Arabic text what comes before the keyword stands on its right."""
        own = self.places[index]
        key = min(_LONGEST_KEY, max(10, width // 6))
        room = shared_width(width, key, 1)
        row = kwic_row(
            own.before, own.keyword, own.after, room, room_before=max(0, (room - _TYPICAL_KEYWORD) // 2)
        )
        return ((Cell(own.key, key, "quiet", "left"), Cell("", 1), LaidOut(row.text, room, row.keyword)),)


class PlacesPane(ListPane):
    """Keyword in context."""

    place = "lines"
    BINDINGS = bindings("lines")

    @dataclass
    class Opened(Message):
        """The reader wants to see the place in its article."""

        line: Place

    def __init__(self) -> None:
        super().__init__(id=self.place)
        self._places: Sequence[Place] = ()

    def compose(self) -> ComposeResult:
        yield Static(id="lines-none", classes="nothing-here", markup=False)
        yield Rows()

    def on_mount(self) -> None:
        self.entitle("kwic.title.none")

    @property
    def current(self) -> Place | None:
        """The place under the cursor."""
        index = self.rows.cursor
        return self._places[index] if index < len(self._places) else None

    def show(self, found: Concordance, order: LineOrder, at: tuple[int, int] | None) -> None:
        """Show places in an order, the cursor on that of an (article, offset) if it is among them."""
        self._places = found.ordered(order)
        keys = [(own.article_id, own.start) for own in self._places]
        self.rows.show(PlaceRows(self._places), cursor=keys.index(at) if at in keys else 0)
        self.query_one("#lines-none").display = False
        code = "kwic.title" if found.complete else "kwic.title.cut"
        self.entitle(code, places=len(self._places), order=say(f"kwic.order.{order}"))

    def show_none(self, why: str) -> None:
        """Show no place, and why."""
        self._places = ()
        self.rows.show(PlaceRows(()))
        nothing = self.query_one("#lines-none", Static)
        nothing.display = True
        nothing.update(Content(why))
        self.entitle("kwic.title.none")

    def go_to_neighbour(self, side: Side, word: str) -> None:
        """Put the cursor on the first place that has a word next to it."""
        for index, own in enumerate(self._places):
            words = own.words_before if side == "before" else own.words_after
            if words[:1] == (word,):
                self.rows.cursor = index
                return

    def action_open(self) -> None:
        if (place := self.current) is not None:
            self.post_message(self.Opened(place))

    @on(Rows.Pressed)
    def _pressed(self, event: Rows.Pressed) -> None:
        event.stop()
        self.action_open()


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A word next to the keyword; without a word, the heading of a side."""

    side: Side
    word: str = ""
    times: int = 0


@dataclass(frozen=True, slots=True)
class NeighbourRows:
    """Words with their frequency, each side under its heading."""

    entries: tuple[Neighbour, ...]

    def __len__(self) -> int:
        return len(self.entries)

    def stops(self, index: int) -> bool:
        """On words."""
        return bool(self.entries[index].word)

    def lines(self, index: int, width: int, height: int) -> tuple[Line, ...]:
        """One line: word and frequency, or a heading."""
        own = self.entries[index]
        if not own.word:
            return ((Cell(say(f"kwic.side.{own.side}"), width, "heading", "left"),),)
        word = min(max(cell_width(own.word), 18), shared_width(width, _TIMES, 1))
        rest = width - _TIMES - 1 - word
        times = Cell(number(own.times), _TIMES, "count", "right")
        return ((times, Cell("", 1), Cell(own.word, word), Cell("", rest)),)


class NeighboursPane(ListPane):
    """How often which word stands before and after the keyword."""

    place = "neighbours"
    BINDINGS = bindings("neighbours")

    @dataclass
    class Opened(Message):
        """The reader wants to see the places with a neighbour."""

        side: Side
        word: str

    def __init__(self) -> None:
        super().__init__(id=self.place)
        self._entries: tuple[Neighbour, ...] = ()

    def compose(self) -> ComposeResult:
        yield Rows()

    def on_mount(self) -> None:
        self.entitle("kwic.neighbours")

    def show(self, found: Concordance) -> None:
        """Show the neighbours of all places, the most frequent first."""
        entries: list[Neighbour] = []
        sides: tuple[Side, ...] = ("after", "before")
        for side in sides:
            words = [Neighbour(side, word, times) for word, times in found.neighbours(side)]
            entries += [Neighbour(side), *words] if words else []
        self._entries = tuple(entries)
        self.rows.show(NeighbourRows(self._entries), cursor=0)

    def action_open(self) -> None:
        if self.rows.cursor < len(self._entries) and (own := self._entries[self.rows.cursor]).word:
            self.post_message(self.Opened(own.side, own.word))

    @on(Rows.Pressed)
    def _pressed(self, event: Rows.Pressed) -> None:
        event.stop()
        self.action_open()
