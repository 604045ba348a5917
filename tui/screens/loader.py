"""Asking the store from worker threads, and the messages that bring its answers to the screen.

One question of a kind is under way at a time: a newer one ends the older between two calls of the store.
Every answer says which selection it belongs to, so that the screen can drop what comes too late.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from textual.message import Message
from textual.screen import Screen
from textual.worker import get_current_worker

from store.coding import Entry
from store.hits import FoldedWords, as_hits, text_hits
from store.model import Article, Blame, Counts, Hit, Page
from store.problem import Problem
from store.query import parse
from store.selection import Selection
from tui.panes.catalogue import Catalogue
from tui.panes.pages import PAGE, HeadlineHits
from tui.screens.curator import Decision
from tui.screens.history import CodingStep, MarkStep

if TYPE_CHECKING:
    from store import Store
    from store.compare import ComparedCopies

_Answer = TypeVar("_Answer")


@dataclass
class Answered(Message):
    """A view's own question was answered."""

    selection: Selection
    group: str
    number: int
    """Which question of its group it was."""

    show: Callable[[], None]
    """Shows the answer; for the screen's own thread."""


@dataclass
class Found(Message):
    """The articles of a selection, around the one that the reader was at."""

    selection: Selection
    page: Page
    hits: HeadlineHits
    at: int
    """Row for the cursor."""


@dataclass
class Paged(Message):
    """More rows of a selection."""

    selection: Selection
    page: Page
    hits: HeadlineHits


@dataclass
class Catalogued(Message):
    """What the collection holds to choose from."""

    catalogue: Catalogue


@dataclass
class Counted(Message):
    """How many articles each value would give."""

    counts: Counts


@dataclass
class Explained(Message):
    """Why nothing was found."""

    blame: Blame


@dataclass
class ArticleLoaded(Message):
    """An article with the hits of a query."""

    article: Article
    query: str
    hits: tuple[Hit, ...]


@dataclass
class Compared(Message):
    """An article beside another copy; None when it has none."""

    copies: ComparedCopies | None


@dataclass
class Marked(Message):
    """A mark was set or taken off, and written."""

    step: MarkStep
    remember: bool
    """Whether it is a new step of the reader's, not one taken back or done again."""


@dataclass
class Decided(Message):
    """A decision was written, or taken back."""

    entry: Entry
    """As it lies in the log now."""

    step: CodingStep | None
    """The step that was taken back or done again; None for a new decision."""


@dataclass
class News(Message):
    """Another program has written since the collection was last read."""

    articles: int
    """How many articles more there are; less than none when some were removed."""


@dataclass
class Renewed(Message):
    """The collection was read anew."""


@dataclass
class Refused(Message):
    """The store could not do it."""

    problem: Problem


class Loader:
    """Asks the store on behalf of a screen; every method returns at once."""

    def __init__(self, screen: Screen[None], store: Store) -> None:
        self._screen = screen
        self._store = store
        self._version: int | None = None
        self._asked: dict[str, int] = {}

    def answer(
        self,
        group: str,
        selection: Selection,
        question: Callable[[Selection], _Answer],
        show: Callable[[_Answer], None],
    ) -> None:
        """Ask a view's own question about a selection, and answer with Answered.

        `question` runs in a worker and ends the one before of its group; `show` is given what it returns, on
        the screen's thread, when the answer is still wanted (`is_wanted`).
        """
        number = self._asked[group] = self._asked.get(group, 0) + 1

        def asked() -> None:
            found = question(selection)
            if not get_current_worker().is_cancelled:
                self._screen.post_message(Answered(selection, group, number, partial(show, found)))

        self._ask(group, asked)

    def is_wanted(self, answer: Answered) -> bool:
        """Whether nothing was asked in its group since."""
        return self._asked[answer.group] == answer.number

    def catalogue(self) -> None:
        """Answer with Catalogued."""
        self._ask("catalogue", self._tell_catalogue)

    def find(self, selection: Selection, keep: int | None, *, catalogue: bool) -> None:
        """Answer with Found, with Catalogued if asked for, Counted and, when nothing was found, Explained.

        `keep` is the article that the cursor should stay on if it is still among them.
        """
        self._ask("find", partial(self._find, selection, keep, catalogue))

    def page(self, selection: Selection, number: int) -> None:
        """Answer with Paged."""
        self._ask("page", partial(self._page, selection, number))

    def article(self, article: int, query: str) -> None:
        """Answer with ArticleLoaded."""
        self._ask("article", partial(self._article, article, query))

    def compare(self, article: int) -> None:
        """Answer with Compared."""
        self._ask("compare", partial(self._compare, article))

    def mark(self, step: MarkStep, *, remember: bool) -> None:
        """Answer with Marked, once it is written."""
        self._ask("mark", partial(self._mark, step, remember), exclusive=False)

    def decide(self, decision: Decision, step: CodingStep | None = None) -> None:
        """Answer with Decided and Renewed, once it is written. `step` is one that is taken back or redone."""
        self._ask("mark", partial(self._decide, decision, step), exclusive=False)

    def look_for_news(self) -> None:
        """Answer with News when another program has written articles."""
        self._ask("news", self._news)

    def renew(self) -> None:
        """Answer with Renewed, once the collection is read as it is now."""
        self._ask("news", self._renew)

    def _ask(self, group: str, question: Callable[[], None], *, exclusive: bool = True) -> None:
        def asked() -> None:
            try:
                question()
            except Problem as problem:
                if not get_current_worker().is_cancelled:
                    self._screen.post_message(Refused(problem))

        self._screen.run_worker(asked, group=group, thread=True, exclusive=exclusive)

    def _find(self, selection: Selection, keep: int | None, catalogue: bool) -> None:
        worker = get_current_worker()
        at = None if keep is None else self._store.position(selection, keep)
        page = self._store.find(selection, offset=(at or 0) // PAGE * PAGE, limit=PAGE)
        self._screen.post_message(Found(selection, page, _headline_hits(page, selection.query), at or 0))
        if catalogue:
            self._tell_catalogue()
        if worker.is_cancelled:
            return
        self._screen.post_message(Counted(self._store.counts(selection)))
        if page.total == 0 and not worker.is_cancelled:
            self._screen.post_message(Explained(self._store.blame(selection)))

    def _page(self, selection: Selection, number: int) -> None:
        page = self._store.find(selection, offset=number * PAGE, limit=PAGE)
        self._screen.post_message(Paged(selection, page, _headline_hits(page, selection.query)))

    def _article(self, article: int, query: str) -> None:
        hits = self._store.hits(article, query) if query else ()
        self._screen.post_message(ArticleLoaded(self._store.article(article), query, tuple(hits)))

    def _compare(self, article: int) -> None:
        from store.compare import compare_copies

        self._screen.post_message(Compared(compare_copies(self._store, article)))

    def _mark(self, step: MarkStep, remember: bool) -> None:
        self._store.set_mark(step.article, step.mark, step.on)
        self._screen.post_message(Marked(step, remember))

    def _decide(self, decision: Decision, step: CodingStep | None) -> None:
        entry = decision(self._store.curation)
        if entry is not None:
            self._screen.post_message(Decided(entry, step))
            self._renew()

    def _news(self) -> None:
        version = self._store.data_version()
        if self._version not in (None, version):
            self._screen.post_message(News(self._store.unseen()))
        self._version = version

    def _renew(self) -> None:
        self._version = self._store.data_version()
        self._store.refresh()
        self._screen.post_message(Renewed())

    def _tell_catalogue(self) -> None:
        kinds = tuple(self._store.kinds())
        values = {kind.name: tuple(self._store.values(kind.name)) for kind in kinds if kind.facet}
        catalogue = Catalogue(kinds, values, tuple(self._store.meetings()))
        self._screen.post_message(Catalogued(catalogue))


def _headline_hits(page: Page, query: str) -> HeadlineHits:
    """Where the words of a query stand in the headlines of a page."""
    node = parse(query)
    if node is None:
        return {}
    found = {}
    for row in page.rows:
        words = FoldedWords(row.title)
        hits = as_hits(words.stored(first, end) for first, end in text_hits(words, node))
        if hits:
            found[row.id] = tuple((hit.start, hit.end) for hit in hits)
    return found
