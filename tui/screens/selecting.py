"""A screen of the one selection: filters, search and steps, each of which can be taken back."""

from __future__ import annotations

from dataclasses import replace

from textual import on
from textual.reactive import reactive

from store.problem import QueryError
from store.query import while_typing
from store.selection import Selection
from tui.panes.catalogue import Catalogue, sign
from tui.panes.pane import Pane
from tui.registry import bindings, command
from tui.screens import loader
from tui.screens.base import WorkScreen
from tui.screens.desk import Desk
from tui.screens.history import CodingStep, MarkStep, Step
from tui.screens.steps import describe
from tui.widgets.chips import Chip, ChipLine
from tui.widgets.search_line import SearchLine
from tui.words import say


class SelectionScreen(WorkScreen):
    """Commands that change the selection alike wherever it is shown; what shows it watches `selection`."""

    BINDINGS = bindings("everywhere")

    selection: reactive[Selection] = reactive(Selection(), init=False)
    """The desk's selection, as far as this screen has seen it."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.session.version, desk.session.terminal)
        self.desk = desk
        self.session = desk.session
        self.work = desk.work
        self.set_reactive(SelectionScreen.selection, desk.work.selection)
        self.loader = loader.Loader(self, desk.session.store)
        self._query_before = ""
        """What was searched for when the reader went to the search line."""

    @property
    def main(self) -> Pane:
        """The pane that has the keyboard at first, and after the search line."""
        raise NotImplementedError

    @property
    def catalogue(self) -> Catalogue:
        """What the collection holds; empty until it was loaded."""
        return self.desk.catalogue

    def command_words(self) -> list[str]:
        return ["find", *self.session.database_words, *self.selection.to_words()]

    def change(self, selection: Selection, *, typing: bool = False) -> None:
        """Take a step to another selection."""
        self.work.change(selection, typing=typing)
        self.selection = self.work.selection

    def show_selection(self) -> None:
        """Show at once what is chosen; answers follow."""
        self.query_one(SearchLine).show(self.selection.query)
        self.show_chips()

    def show_chips(self) -> None:
        """Show the active filters."""
        chips = (Chip(part, sign(part), self.catalogue.words(part)) for part in self.work.parts)
        self.query_one(ChipLine).show(tuple(chips))

    # chips and search line

    @on(ChipLine.Removed)
    def _removed(self, event: ChipLine.Removed) -> None:
        self.change(event.part.dropped_from(self.selection))
        if not self.work.parts:
            self.main.take_focus()

    @on(SearchLine.Typed)
    def _typed(self, event: SearchLine.Typed) -> None:
        line = self.query_one(SearchLine)
        query = event.text.strip() if event.done else while_typing(event.text)
        try:
            self.session.store.check_query(query)
        except QueryError as error:
            position = error.values.get("position")
            line.show_fault(say(error.code, **error.values), position if isinstance(position, int) else None)
        else:
            line.show_fault(None, None)
            self.change(replace(self.selection, query=query), typing=True)

    @on(SearchLine.Entered)
    def _entered_search(self) -> None:
        self.work.begin_typing()
        self._query_before = self.selection.query

    @on(SearchLine.Left)
    def _left_search(self, event: SearchLine.Left) -> None:
        if not event.kept:
            self.change(replace(self.selection, query=self._query_before), typing=True)
            self.query_one(SearchLine).put(self.selection.query)
        self.main.take_focus()

    def action_search(self) -> None:
        self.set_focus(self.query_one(SearchLine).input)

    # steps

    def action_undo(self) -> None:
        step = self.work.undo()
        if isinstance(step, MarkStep):
            self.loader.mark(step.reversed(), remember=False)
        elif isinstance(step, CodingStep):
            undone = step.entry.id
            self.loader.decide(lambda curation: curation.undo(undone, self.session.coder), step)
        self._arrive("undone", step)

    def action_redo(self) -> None:
        step = self.work.redo()
        if isinstance(step, MarkStep):
            self.loader.mark(step, remember=False)
        elif isinstance(step, CodingStep):
            entry = step.entry
            self.loader.decide(lambda curation: curation.redo(entry), step)
        self._arrive("redone", step)

    def _arrive(self, code: str, step: Step | None) -> None:
        self.selection = self.work.selection
        if step is None:
            self.notify(say(f"{code}.none"), markup=False)
        else:
            self.notify(say(code, step=describe(step, self.catalogue)), markup=False)

    def action_drop_last(self) -> None:
        part = self.work.drop_last()
        self.selection = self.work.selection
        if part is None:
            self.notify(say("dropped.none"), markup=False)
        else:
            self.notify(say("dropped", part=self.catalogue.describe(part)), markup=False)

    def action_clear(self) -> None:
        code = "cleared" if self.work.parts else "dropped.none"
        self.work.clear()
        self.selection = self.work.selection
        self.notify(say(code, key=command("undo").key_shown), markup=False)

    def action_copies(self) -> None:
        once = self.selection.copies == "once"
        self.change(replace(self.selection, copies="all" if once else "once"))
        self.notify(say("copies.all" if once else "copies.once"), markup=False)

    def action_versions(self) -> None:
        every = self.selection.versions == "all"
        self.change(replace(self.selection, versions="newest" if every else "all"))
        self.notify(say("versions.newest" if every else "versions.all"), markup=False)

    def action_sort(self) -> None:
        order = self.work.sort()
        self.selection = self.work.selection
        self.notify(say("sorted", order=say(f"order.{order}")), markup=False)
