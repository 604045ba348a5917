"""The pane of the articles that the selection finds."""

from __future__ import annotations

from dataclasses import dataclass

from textual import on
from textual.app import ComposeResult
from textual.message import Message

from store.model import ArticleRow, Page
from tui.looks import COMPACT
from tui.panes.pages import PAGE, ArticlePages, HeadlineHits
from tui.panes.pane import ListPane
from tui.registry import bindings
from tui.widgets.nothing import NothingFound
from tui.widgets.rows import Rows

_ONE_LINE = 90
"""Cells from which an article's headline, source, day and round fit beside each other."""


class ArticlesPane(ListPane):
    """The list of articles, as long as the collection, with only what is seen in memory."""

    place = "articles"
    BINDINGS = bindings("articles")

    @dataclass
    class PageWanted(Message):
        """Rows came into sight that are not loaded."""

        number: int

    @dataclass
    class At(Message):
        """The cursor stands on an article."""

        row: ArticleRow

    @dataclass
    class Opened(Message):
        """The reader wants to read the article."""

        row: ArticleRow

    @dataclass
    class MarkToggled(Message):
        """The reader marks the article, or takes the mark off."""

        row: ArticleRow

    def __init__(self) -> None:
        super().__init__(id=self.place)
        self.pages = ArticlePages()
        self._owed_focus = False
        """Whether the list had the keyboard when it was found empty."""

    def compose(self) -> ComposeResult:
        yield Rows(row_height=2)
        yield NothingFound()

    def on_mount(self) -> None:
        self.entitle("articles.loading")

    def on_resize(self) -> None:
        self.fit()

    def fit(self) -> None:
        compact = self.size.width >= _ONE_LINE or self.app.has_class(COMPACT)
        self.rows.row_height = 1 if compact else 2

    # what it is told

    def show_page(self, page: Page, hits: HeadlineHits, at: int) -> None:
        """Show the articles of another selection, the cursor on row `at`."""
        self.pages = ArticlePages(page.total, copies=page.selection.copies == "once")
        self.pages.add(page, hits)
        had_focus = self.has_focus_within or self.screen.focused is None
        self.query_one(NothingFound).display = page.total == 0
        self.rows.display = page.total > 0
        self._owed_focus = had_focus and page.total == 0
        if had_focus and page.total:
            self.take_focus()
        moved = self.rows.cursor != at
        self.rows.show(self.pages, cursor=at)
        self._entitle()
        if not moved:  # another article may stand where the cursor stood before
            self._tell_place()

    def explain(self, reasons: list[str], last: str | None, key: str) -> None:
        """Say why there is nothing, and give the way out the keyboard that the list had."""
        nothing = self.query_one(NothingFound)
        nothing.explain(reasons, last, key)
        if self._owed_focus:
            nothing.take_focus()

    def add_page(self, page: Page, hits: HeadlineHits) -> None:
        """Fill in rows that were asked for."""
        self.pages.add(page, hits)
        self.rows.refresh()
        if page.offset <= self.rows.cursor < page.offset + PAGE:
            self._tell_place()

    def show_mark(self, article: int, *, starred: bool | None = None, read: bool | None = None) -> None:
        """Show that marks of an article changed."""
        self.pages.mark(article, starred=starred, read=read)
        self.rows.refresh()

    @property
    def current(self) -> ArticleRow | None:
        """The article under the cursor; None when there is none, or it is not loaded."""
        return self.pages.at(self.rows.cursor)

    def take_focus(self) -> None:
        if self.rows.display:
            self.screen.set_focus(self.rows)
        else:
            self.query_one(NothingFound).take_focus()

    # what the reader does

    def action_open(self) -> None:
        if (row := self.current) is not None:
            self.post_message(self.Opened(row))

    def action_mark(self) -> None:
        if (row := self.current) is not None:
            self.post_message(self.MarkToggled(row))

    @on(Rows.Pressed)
    def _pressed(self, event: Rows.Pressed) -> None:
        event.stop()
        self.action_open()

    @on(Rows.Moved)
    def _moved(self, event: Rows.Moved) -> None:
        event.stop()
        self._entitle()
        self._tell_place()

    @on(Rows.Seen)
    def _seen(self, event: Rows.Seen) -> None:
        event.stop()
        if (number := self.pages.missing(event.first, event.last)) is not None:
            self.post_message(self.PageWanted(number))

    def _tell_place(self) -> None:
        if (row := self.current) is not None:
            self.post_message(self.At(row))

    def _entitle(self) -> None:
        if self.pages.total:
            self.entitle("articles.title", at=self.rows.cursor + 1, total=self.pages.total)
        else:
            self.entitle("articles.none")
