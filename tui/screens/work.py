"""The reader's work without its widgets: selection, filters in the order they came, history."""

from __future__ import annotations

from dataclasses import replace

from store.selection import ORDERS, Order, Selection
from tui.screens.history import History, SelectionStep, Step
from tui.screens.parts import Part, parts_of


class Work:
    """What is selected now, and how it came to be."""

    def __init__(self, selection: Selection) -> None:
        self.selection = selection
        self.parts = parts_of(selection)
        """The active filters, oldest first."""
        self.history = History()
        self._burst = 0

    def change(self, selection: Selection, *, typing: bool = False) -> None:
        """Take a step to another selection; one that changes nothing is none."""
        if selection == self.selection:
            return
        self.history.add(SelectionStep(self.selection, selection, self._burst if typing else 0))
        self._arrive(selection)

    def begin_typing(self) -> None:
        """From here on, searches with `typing` are one step together."""
        self._burst += 1

    def drop_last(self) -> Part | None:
        """Drop the filter that came last; None when there is none."""
        if not self.parts:
            return None
        part = self.parts[-1]
        self.change(part.dropped_from(self.selection))
        return part

    def clear(self) -> None:
        """Drop every filter; the order stays."""
        self.change(Selection(order=self.selection.order))

    def sort(self) -> Order:
        """Take the next order; by relevance only while something is searched for."""
        orders = [order for order in ORDERS if order != "relevance" or self.selection.query]
        at = orders.index(self.selection.order) if self.selection.order in orders else -1
        order = orders[(at + 1) % len(orders)]
        self.change(replace(self.selection, order=order))
        return order

    def undo(self) -> Step | None:
        """Take back the last step; what it was, so that a mark can be taken back by its owner."""
        step = self.history.undo()
        if isinstance(step, SelectionStep):
            self._arrive(step.before)
        return step

    def redo(self) -> Step | None:
        """Do again what was taken back last."""
        step = self.history.redo()
        if isinstance(step, SelectionStep):
            self._arrive(step.after)
        return step

    def _arrive(self, selection: Selection) -> None:
        self.selection = selection
        self.parts = parts_of(selection, self.parts)
