"""The tables: values of one kind with counts and spellings, or of two kinds in the same articles."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial

from textual import on
from textual.app import ComposeResult
from textual.containers import Container

from store.selection import Choice, Selection
from store.tables import PairRow, ValueRow, pair_table, value_table
from tui.panes.listing import ListingPane
from tui.panes.pane import Pane
from tui.panes.tables import (
    SpellingsPane,
    TablePane,
    pair_columns,
    pair_entries,
    spelling_columns,
    spelling_entries,
    value_columns,
    value_entries,
)
from tui.registry import bindings
from tui.screens.asking import Option, PickScreen
from tui.screens.desk import Desk, GoTo
from tui.screens.view import ViewScreen
from tui.words import say, term

_MOST = 1000
_NO_OTHER = "-"
"""Id of the option that ends the pairs."""


@dataclass(frozen=True, slots=True)
class TableSpot:
    """A row, by its values."""

    kind: str
    other: str | None
    at: tuple[Choice, ...]


class TablesScreen(ViewScreen):
    """Counts of values in the selection."""

    view = "tables"
    BINDINGS = bindings("tables")

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._kind = "person"
        self._other: str | None = None
        """The kind that is counted together with the first."""
        self._rows: dict[tuple[Choice, ...], ValueRow] = {}
        self._at: tuple[Choice, ...] = ()

    def compose_view(self) -> ComposeResult:
        with Container(id="tables"):
            yield TablePane()
            yield SpellingsPane()

    @property
    def _values(self) -> TablePane:
        return self.query_one(TablePane)

    @property
    def _spellings(self) -> SpellingsPane:
        return self.query_one(SpellingsPane)

    @property
    def main(self) -> Pane:
        return self._values

    def columns(self) -> list[list[Pane]]:
        return [[self._values]] if self._other else [[self._values], [self._spellings]]

    def command_words(self) -> list[str]:
        other = [f"--with={self._other}"] if self._other else []
        return ["table", self._kind, *other, *super().command_words()[1:]]

    # loading

    def ask(self, before: Selection | None) -> None:
        self.count()
        self.load("table", partial(self._answer, self._kind, self._other), self._show)

    def _answer(
        self, kind: str, other: str | None, selection: Selection
    ) -> Sequence[ValueRow] | Sequence[PairRow]:
        store = self.session.store
        if other is None:
            return value_table(store, selection, kind, most=_MOST)
        return pair_table(store, selection, kind, other, most=_MOST)

    def _show(self, found: Sequence[ValueRow] | Sequence[PairRow]) -> None:
        values = [row for row in found if isinstance(row, ValueRow)]
        pairs = [row for row in found if isinstance(row, PairRow)]
        self._rows = {((row.value.kind, row.value.value),): row for row in values}
        self._spellings.display = self._other is None
        cut = ".first" if len(found) == _MOST else ""
        if self._other is None:
            columns, entries = value_columns(self._kind), value_entries(values)
            self._values.entitle(f"table.title{cut}", kind=term("kind", self._kind), rows=len(found))
        else:
            columns, entries = pair_columns(self._kind, self._other), pair_entries(pairs)
            kinds = {"kind": term("kind", self._kind), "other": term("kind", self._other)}
            self._values.entitle(f"table.title.pairs{cut}", **kinds, rows=len(found))
        if not found:
            self._show_spellings(None)
        self._values.show(columns, entries, self.selection, self._at, say("table.nothing"))

    @on(ListingPane.At)
    def _at_entry(self, event: ListingPane.At) -> None:
        if event.pane is self._values:
            self._at = event.entry.choices
            self._show_spellings(self._rows.get(self._at))

    def _show_spellings(self, row: ValueRow | None) -> None:
        spellings = row.spellings if row else ()
        self._spellings.entitle("table.spellings", count=len(spellings))
        self._spellings.show(
            spelling_columns(), spelling_entries(spellings), Selection(), None, say("table.no-spellings")
        )

    # coming and going

    @property
    def spot(self) -> TableSpot:
        return TableSpot(self._kind, self._other, self._at)

    def go(self, spot: object) -> None:
        if isinstance(spot, TableSpot):
            self._kind, self._other, self._at = spot.kind, spot.other, spot.at
            self.ask(None)
            self._values.take_focus()

    @on(ListingPane.Opened)
    def _opened(self, event: ListingPane.Opened) -> None:
        if event.pane is self._values:
            included = self.selection.included.union(event.entry.choices)
            self.post_message(GoTo("explore", selection=replace(self.selection, included=included)))
        else:
            words = event.entry.cells[0].replace('"', " ")
            self.post_message(GoTo("concordance", selection=replace(self.selection, query=f'"{words}"')))

    @on(ListingPane.Taken)
    def _taken(self, event: ListingPane.Taken) -> None:
        choices = frozenset(event.entry.choices)
        before = self.selection.included
        included = before - choices if choices <= before else before | choices
        excluded = self.selection.excluded - choices
        self.change(replace(self.selection, included=included, excluded=excluded))

    # commands

    def action_table_kind(self) -> None:
        self.run_worker(self._pick_kind(), group="asking", exclusive=True)

    async def _pick_kind(self) -> None:
        picked = await self.app.push_screen_wait(PickScreen(say("table.which"), self._kinds()))
        if picked is not None:
            self._turn_to(picked, self._other)

    def action_table_with(self) -> None:
        self.run_worker(self._pick_other(), group="asking", exclusive=True)

    async def _pick_other(self) -> None:
        options = [Option(_NO_OTHER, say("table.alone")), *self._kinds()]
        picked = await self.app.push_screen_wait(PickScreen(say("table.with-which"), options))
        if picked is not None:
            self._turn_to(self._kind, None if picked == _NO_OTHER else picked)

    def _kinds(self) -> list[Option]:
        return [Option(kind.name, term("kind", kind.name)) for kind in self.catalogue.kinds if kind.facet]

    def _turn_to(self, kind: str, other: str | None) -> None:
        self._kind, self._other, self._at = kind, other, ()
        self.ask(None)


VIEW = TablesScreen
