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
        self._words: tuple[str, ...] = ()
        self._news: str | None = None

    def show_looking(self) -> None:
        """Say that an answer is on its way; the number before it stands no longer."""
        self._show(say("status.looking"))

    def show_found(self, total: int, collection: int, order: Order, *, counting: bool) -> None:
        """Say what was found, and whether the counts beside the values are still those of before."""
        words = [say("status.found", total=total, collection=collection), say(f"order.{order}")]
        if counting:
            words.append(say("status.counting"))
        self._show(*words)

    def show_news(self, news: str | None) -> None:
        """Say beside all else that the collection has changed, until it was read anew (None)."""
        self._news = news
        self._show(*self._words)

    def _show(self, *words: str) -> None:
        self._words = words
        shown = [self._news, *words] if self._news else [*words]
        if self._sample:
            shown.append(say("status.sample"))
        self.update(Content(" · ".join(shown)))
