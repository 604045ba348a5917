"""The comparisons: designations by outlet, topics by act and actor, two outlets side by side."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial

from textual import on
from textual.app import ComposeResult

from store.compare import (
    Naming,
    SideBySide,
    TopicAct,
    compare_sources,
    designations_by_outlet,
    topics_by_act,
)
from store.selection import Choice, Selection
from tui.panes.compare import (
    ComparedPane,
    naming_columns,
    naming_entries,
    outlet_columns,
    outlet_entries,
    topic_columns,
    topic_entries,
)
from tui.panes.listing import ListingPane
from tui.panes.pane import Pane
from tui.panes.tables import label_of
from tui.registry import bindings
from tui.screens.asking import Option, PickScreen
from tui.screens.desk import Desk, GoTo
from tui.screens.view import ViewScreen
from tui.words import number, say

_WHAT = ("designations", "topics", "outlets")


@dataclass(frozen=True, slots=True)
class CompareSpot:
    """A row of a comparison."""

    what: str
    outlets: tuple[str, str] | None
    at: tuple[Choice, ...]


class CompareScreen(ViewScreen):
    """What outlets and actors do differently."""

    view = "compare"
    BINDINGS = bindings("compare")

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._outlets: tuple[str, str] | None = None
        """The outlets that are compared with each other."""
        self._what = "designations"
        self._at: tuple[Choice, ...] = ()

    def compose_view(self) -> ComposeResult:
        yield ComparedPane()

    @property
    def _compared(self) -> ComparedPane:
        return self.query_one(ComparedPane)

    @property
    def main(self) -> Pane:
        return self._compared

    def columns(self) -> list[list[Pane]]:
        return [[self._compared]]

    def command_words(self) -> list[str]:
        what = ["sources", *self._outlets] if self._what == "outlets" and self._outlets else [self._what]
        return ["compare", *what, *super().command_words()[1:]]

    # loading

    def ask(self, before: Selection | None) -> None:
        self.count()
        store = self.session.store
        if self._what == "outlets" and self._outlets is not None:
            first, second = self._outlets
            attendance = self.desk.attendance

            def question(selection: Selection) -> tuple[SideBySide, ...]:
                return compare_sources(attendance, selection, first, second)

            self.load("compare", question, partial(self._show_outlets, first, second))
        elif self._what == "topics":
            self.load("compare", partial(topics_by_act, store), self._show_topics)
        else:
            self.load("compare", partial(designations_by_outlet, store), self._show_designations)

    def _show_designations(self, found: tuple[Naming, ...]) -> None:
        entries = naming_entries(found, self.catalogue)
        nothing = say("comparing.nothing")
        self._compared.show(naming_columns(), entries, self.selection, self._at, nothing)
        self._compared.entitle("comparing.title.designations", rows=len(found))

    def _show_topics(self, found: tuple[TopicAct, ...]) -> None:
        entries = topic_entries(found, self.catalogue)
        self._compared.show(topic_columns(), entries, self.selection, self._at, say("comparing.nothing"))
        self._compared.entitle("comparing.title.topics", rows=len(found))

    def _show_outlets(self, first: str, second: str, found: tuple[SideBySide, ...]) -> None:
        names = (self.catalogue.label("source", outlet) for outlet in (first, second))
        entries = outlet_entries(found, first, second, self.catalogue)
        nothing = say("compare.nothing")
        self._compared.show(outlet_columns(*names), entries, self.selection, self._at, nothing)
        differing = sum(each.contradict for each in found)
        self._compared.entitle("comparing.title.outlets", differing=differing, rows=len(found))

    def show_catalogue(self) -> None:
        super().show_catalogue()
        self.ask(None)  # rows bear the labels of the catalogue

    @on(ListingPane.At)
    def _at_entry(self, event: ListingPane.At) -> None:
        self._at = event.entry.choices

    # coming and going

    @property
    def spot(self) -> CompareSpot:
        return CompareSpot(self._what, self._outlets, self._at)

    def go(self, spot: object) -> None:
        if isinstance(spot, CompareSpot):
            self._what, self._outlets, self._at = spot.what, spot.outlets, spot.at
            self.ask(None)
            self._compared.take_focus()

    @on(ListingPane.Opened)
    def _opened(self, event: ListingPane.Opened) -> None:
        included = self.selection.included.union(event.entry.choices)
        self.post_message(GoTo("explore", selection=replace(self.selection, included=included)))

    # commands

    def action_comparison(self) -> None:
        self.run_worker(self._pick(), group="asking", exclusive=True)

    async def _pick(self) -> None:
        options = [Option(what, say(f"comparing.{what}")) for what in _WHAT]
        what = await self.app.push_screen_wait(PickScreen(say("comparing.which"), options))
        if what == "outlets":
            outlets = await self._pick_outlets()
            if outlets is None:
                return
            self._outlets = outlets
        if what is not None:
            self._what, self._at = what, ()
            self.ask(None)

    async def _pick_outlets(self) -> tuple[str, str] | None:
        values = self.catalogue.values_of(("source",))
        options = [Option(own.value, label_of(own), number(own.articles)) for own in values]
        first = await self.app.push_screen_wait(PickScreen(say("comparing.first"), options))
        if first is None:
            return None
        others = [option for option in options if option.id != first]
        heading = say("comparing.second", outlet=self.catalogue.label("source", first))
        second = await self.app.push_screen_wait(PickScreen(heading, others))
        return None if second is None else (first, second)


VIEW = CompareScreen
