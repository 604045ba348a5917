"""The timeline: articles of the selection by month or year, with the meetings announced and held."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial

from textual import on
from textual.app import ComposeResult

from store.selection import Selection
from store.timeline import Timeline, Unit, timeline
from tui.panes.pane import Pane
from tui.panes.timeline import TimelinePane
from tui.registry import bindings, command
from tui.screens.desk import Desk
from tui.screens.view import ViewScreen
from tui.words import digits, say


@dataclass(frozen=True, slots=True)
class TimeSpot:
    """A month or year."""

    unit: Unit
    start: str | None


class TimelineScreen(ViewScreen):
    """Zoomed by month or year; a range that is chosen here is the days of the selection."""

    view = "timeline"
    BINDINGS = bindings("timeline")

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._unit: Unit = "month"
        self._at: str | None = None
        self._begun: str | None = None
        """Where the reader began a range."""

    def compose_view(self) -> ComposeResult:
        yield TimelinePane()

    @property
    def _months(self) -> TimelinePane:
        return self.query_one(TimelinePane)

    @property
    def main(self) -> Pane:
        return self._months

    def columns(self) -> list[list[Pane]]:
        return [[self._months]]

    def ask(self, before: Selection | None) -> None:
        self.count()
        self._at = self._months.current or self._at
        self.load("timeline", partial(self._answer, self._unit), self._show)

    def _answer(self, unit: Unit, selection: Selection) -> Timeline:
        return timeline(self.session.store, self.desk.attendance, selection, unit)

    def _show(self, found: Timeline) -> None:
        self._months.show(found, self.catalogue, self._at, self._begun)
        self._at = None

    @property
    def spot(self) -> TimeSpot:
        return TimeSpot(self._unit, self._months.current)

    def go(self, spot: object) -> None:
        if isinstance(spot, TimeSpot):
            self._unit = spot.unit
            self.ask(None)
            self._at = spot.start
            self._months.take_focus()

    @on(TimelinePane.Pointed)
    def _pointed(self, event: TimelinePane.Pointed) -> None:
        if self._begun is None:
            self._begun = event.start
            self._months.show_begun(event.start)
            key = command("range").key_shown
            self.notify(say("timeline.range-begun", start=digits(event.start), key=key), markup=False)
        else:
            since, until = sorted((self._begun, event.start))
            self._begun = None
            self._months.show_begun(None)
            self.change(replace(self.selection, since=since, until=until))

    def action_zoom_in(self) -> None:
        self._zoom("month")

    def action_zoom_out(self) -> None:
        self._zoom("year")

    def _zoom(self, unit: Unit) -> None:
        if unit != self._unit:
            self._unit, self._begun = unit, None
            self.ask(None)


VIEW = TimelineScreen
