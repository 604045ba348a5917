"""A pane: a titled part of the screen with commands of its own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from textual.containers import Vertical
from textual.content import Content
from textual.message import Message

from store.selection import Choice
from tui.registry import Place
from tui.widgets.rows import Rows
from tui.words import say


class Pane(Vertical):
    """A titled part of the screen: told what to show, it says in messages what the reader does there."""

    place: ClassVar[Place]

    def entitle(self, code: str, **values: object) -> None:
        """Set the title from the catalogue of sentences."""
        self.border_title = Content(say(code, **values))

    def fit(self) -> None:
        """Take the density or the size of the screen to heart; most panes look the same in each."""

    def take_focus(self) -> None:
        """Give the keyboard to the part of the pane that moves."""
        self.screen.set_focus(self.query_one(Rows))


@dataclass
class CardWanted(Message):
    """The reader wants to know what a value is; None when none stands out."""

    choice: Choice | None


class ListPane(Pane):
    """A pane that is a list."""

    @property
    def rows(self) -> Rows:
        """The list."""
        return self.query_one(Rows)

    def action_down(self) -> None:
        self.rows.move(1)

    def action_up(self) -> None:
        self.rows.move(-1)

    def action_page_down(self) -> None:
        self.rows.move_page(1)

    def action_page_up(self) -> None:
        self.rows.move_page(-1)

    def action_top(self) -> None:
        self.rows.move_to_end(last=False)

    def action_bottom(self) -> None:
        self.rows.move_to_end(last=True)
