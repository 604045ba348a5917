"""What the views share, and how one of them asks for another."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from textual.message import Message

from store.selection import Selection
from tui.panes.catalogue import Catalogue
from tui.registry import Place
from tui.screens.work import Work
from tui.session import Session
from tui.state import ViewState
from tui.views import ViewName

if TYPE_CHECKING:
    from store.attendance import Attendance


class Desk:
    """One selection with its steps, and what the collection holds: the same in every view."""

    def __init__(self, session: Session, state: ViewState) -> None:
        self.session = session
        self.state = state
        """The explorer as it was left last time."""
        begin = session.selection
        self.work = Work(begin if not begin.is_empty else replace(begin, order=state.order))
        self.catalogue = Catalogue()
        """Empty until it was loaded."""
        self.readings = 0
        """How often the collection was read anew: a view that shows an older reading asks again."""

    @cached_property
    def attendance(self) -> Attendance:
        """Who is said to have been where, read when a view asks for it first."""
        from store.attendance import Attendance

        return Attendance(self.session.store)


@dataclass(frozen=True, slots=True)
class ArticleSpot:
    """An article of the list, and a place in its text."""

    article: int
    words: tuple[int, int] | None = None
    """Code points that shall stand out; None shows the article from its top."""

    pane: Place = "article"
    """The pane that has the keyboard."""


@dataclass
class GoTo(Message):
    """The reader goes to a view."""

    view: ViewName

    spot: object = None
    """The place in it, as that view says it; None for where the reader was last."""

    selection: Selection | None = None
    """What is to be selected there; None for what is selected here. Going back brings this one back."""


@dataclass
class LeaveFor(Message):
    """The reader leaves this collection for another."""

    session: Session


@dataclass
class GoBack(Message):
    """The reader goes back to the view before."""


@dataclass
class GoForward(Message):
    """The reader goes forward again."""
