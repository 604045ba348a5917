"""The concordance: every place of the search, or of the chosen values, with the words around it."""

from __future__ import annotations

from dataclasses import dataclass

from textual import on
from textual.app import ComposeResult
from textual.containers import Container

from store.concordance import Concordance, LineOrder
from store.selection import Selection
from tui.panes.concordance import NeighboursPane, PlacesPane
from tui.panes.pane import Pane
from tui.registry import bindings, command
from tui.screens.desk import ArticleSpot, Desk, GoTo
from tui.screens.view import ViewScreen
from tui.words import say

_ORDERS: tuple[LineOrder, ...] = ("text", "after", "before")
_SORTS: dict[LineOrder, str] = {"text": "place", "after": "next", "before": "previous"}
"""Order → what `jawla kwic --sort` calls it."""

_CONTEXT = 40
"""Words on either side: more than half of a wide screen has room for."""


@dataclass(frozen=True, slots=True)
class LineSpot:
    """A place, and the order in which the reader met it."""

    order: LineOrder
    article: int | None = None
    start: int = 0
    """Stored offset of the keyword."""


class ConcordanceScreen(ViewScreen):
    """Keyword in context."""

    view = "concordance"
    BINDINGS = bindings("concordance")

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._order: LineOrder = "text"
        self._found: Concordance | None = None
        self._found_of: Selection | None = None
        """The selection that `_found` answers."""
        self._going: LineSpot | None = None
        """Where the cursor shall stand when the answer comes."""

    def compose_view(self) -> ComposeResult:
        with Container(id="concordance"):
            yield PlacesPane()
            yield NeighboursPane()

    @property
    def _places(self) -> PlacesPane:
        return self.query_one(PlacesPane)

    @property
    def main(self) -> Pane:
        return self._places

    def columns(self) -> list[list[Pane]]:
        return [[self._places], [self.query_one(NeighboursPane)]]

    def command_words(self) -> list[str]:
        words = super().command_words()
        return ["kwic", *words[1:], f"--sort={_SORTS[self._order]}"]

    # loading

    def ask(self, before: Selection | None) -> None:
        self.count()
        self._going = self._going or self.spot
        self.load("concordance", self._answer, self._show)

    def _answer(self, selection: Selection) -> Concordance | None:
        if not (selection.query or selection.included):
            return None
        return self.session.store.concordance(selection, context=_CONTEXT)

    def _show(self, found: Concordance | None) -> None:
        self._found, self._found_of = found, self.selection
        self.query_one(NeighboursPane).show(found or Concordance((), complete=True))
        if found is not None and found.lines:
            self._list(self._going)
        else:
            code = "kwic.nothing-asked" if found is None else "kwic.nothing-found"
            self._places.show_none(say(code, key=command("search").key_shown))
        self._going = None

    def _list(self, spot: LineSpot | None) -> None:
        if self._found is not None:
            at = (spot.article, spot.start) if spot and spot.article is not None else None
            self._places.show(self._found, self._order, at)

    # coming and going

    @property
    def spot(self) -> LineSpot:
        current = self._places.current
        if current is None:
            return LineSpot(self._order)
        return LineSpot(self._order, current.article_id, current.start)

    def go(self, spot: object) -> None:
        if isinstance(spot, LineSpot):
            self._order = spot.order
            if self._found_of == self.selection:
                self._list(spot)
            else:
                self._going = spot
            self._places.take_focus()

    @on(PlacesPane.Opened)
    def _opened(self, event: PlacesPane.Opened) -> None:
        start = event.line.start
        words = (start, start + len(event.line.keyword))
        self.post_message(GoTo("explore", ArticleSpot(event.line.article_id, words)))

    @on(NeighboursPane.Opened)
    def _neighbour_opened(self, event: NeighboursPane.Opened) -> None:
        self._order = event.side
        self._list(None)
        self._places.go_to_neighbour(event.side, event.word)
        self._places.take_focus()

    # commands

    def action_sort_lines(self) -> None:
        self._order = _ORDERS[(_ORDERS.index(self._order) + 1) % len(_ORDERS)]
        self._list(None)


VIEW = ConcordanceScreen
