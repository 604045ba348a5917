"""A screen that owns a selection: every change of it is a step that can be taken back."""

from __future__ import annotations

from textual.reactive import reactive

from store.selection import Selection
from tui.panes.catalogue import Catalogue
from tui.registry import command
from tui.screens.base import WorkScreen
from tui.screens.history import MarkStep, Step
from tui.screens.loader import Loader
from tui.screens.steps import describe
from tui.screens.work import Work
from tui.session import Session
from tui.words import say


class SelectionScreen(WorkScreen):
    """Commands that change the selection alike wherever it is shown; what shows it watches `selection`."""

    selection: reactive[Selection] = reactive(Selection(), init=False)

    def __init__(self, session: Session, selection: Selection) -> None:
        super().__init__()
        self.version, self.terminal = session.version, session.terminal
        self.session = session
        self.work = Work(selection)
        self.set_reactive(SelectionScreen.selection, selection)
        self.loader = Loader(self, session.store)
        self.catalogue = Catalogue()
        """What the collection holds; empty until it was loaded."""

    def change(self, selection: Selection, *, typing: bool = False) -> None:
        """Take a step to another selection."""
        self.work.change(selection, typing=typing)
        self.selection = self.work.selection

    def action_undo(self) -> None:
        step = self.work.undo()
        if isinstance(step, MarkStep):
            self.loader.mark(step.reversed(), remember=False)
        self._arrive("undone", step)

    def action_redo(self) -> None:
        step = self.work.redo()
        if isinstance(step, MarkStep):
            self.loader.mark(step, remember=False)
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

    def action_sort(self) -> None:
        order = self.work.sort()
        self.selection = self.work.selection
        self.notify(say("sorted", order=say(f"order.{order}")), markup=False)
