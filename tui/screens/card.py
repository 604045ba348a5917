"""A card of facts over the explorer: a heading and, under others, lines of what is known."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from tui.registry import bindings
from tui.words import visible

_ELSEWHERE = (
    "differences", "mark", "copy", "copy_to_file", "reject", "correct", "card",
    "same_mention", "next_mention",
)  # fmt: skip
"""Commands of the article that a card has no use for."""


@dataclass(frozen=True, slots=True)
class Part:
    """Lines under a heading."""

    heading: str
    lines: tuple[tuple[str, str], ...]
    """(what it is, what is known); the first may be empty."""


class CardScreen(ModalScreen[None]):
    """Facts to read; it can be scrolled and closed."""

    BINDINGS = bindings("dialog", "article", besides=_ELSEWHERE)

    def __init__(self, heading: str, parts: Sequence[Part]) -> None:
        super().__init__()
        self._heading = heading
        self._parts = parts

    def compose(self) -> ComposeResult:
        with VerticalScroll(id="card"):
            yield Static(Content(_safe(self._heading)), classes="card-heading")
            for part in self._parts:
                yield Static(Content(_safe(part.heading)), classes="card-part")
                for name, value in part.lines:
                    with Horizontal(classes="card-line"):
                        if name:
                            yield Static(Content(_safe(name)), classes="card-name")
                        yield Static(Content(_safe(value)), classes="card-value")

    @property
    def _page(self) -> VerticalScroll:
        return self.query_one(VerticalScroll)

    def action_close(self) -> None:
        self.dismiss()

    def action_down(self) -> None:
        self._page.scroll_down(animate=False)

    def action_up(self) -> None:
        self._page.scroll_up(animate=False)

    def action_page_down(self) -> None:
        self._page.scroll_page_down(animate=False)

    def action_page_up(self) -> None:
        self._page.scroll_page_up(animate=False)

    def action_top(self) -> None:
        self._page.scroll_home(animate=False)

    def action_bottom(self) -> None:
        self._page.scroll_end(animate=False)


def _safe(text: str) -> str:
    return str(visible(text))
