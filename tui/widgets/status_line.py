"""The status line: how many articles of how many, in which order, and whose collection it is."""

from __future__ import annotations

from textual.content import Content
from textual.widgets import Static

from store.selection import Order
from tui.words import say


class StatusLine(Static):
    """One row that is always true: until an answer is there it says that it is being looked for."""

    def __init__(self, *, sample: bool) -> None:
        super().__init__(id="status", markup=False)
        self._sample = sample

    def show_looking(self) -> None:
        """Say that an answer is on its way; the number before it stands no longer."""
        self._show(say("status.looking"))

    def show_found(self, total: int, collection: int, order: Order, *, counting: bool) -> None:
        """Say what was found, and whether the counts beside the values are still those of before."""
        words = [say("status.found", total=total, collection=collection), say(f"order.{order}")]
        if counting:
            words.append(say("status.counting"))
        self._show(*words)

    def _show(self, *words: str) -> None:
        shown = [*words, say("status.sample")] if self._sample else words
        self.update(Content(" · ".join(shown)))
