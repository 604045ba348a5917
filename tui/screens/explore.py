"""The screen of the explorer: it owns the selection, asks for its answers and tells them to the panes."""

from __future__ import annotations

from dataclasses import replace

from textual import on
from textual.app import ComposeResult
from textual.containers import Container, Horizontal, Vertical

from store.problem import QueryError
from store.query import while_typing
from store.selection import Selection
from tui.panes.article import ArticlePane
from tui.panes.articles import ArticlesPane
from tui.panes.catalogue import sign
from tui.panes.claims import ClaimsPane
from tui.panes.facets import FacetPane
from tui.panes.pane import Pane
from tui.panes.participants import ParticipantsPane
from tui.panes.rounds import RoundsPane
from tui.registry import bindings, command
from tui.screens import loader
from tui.screens.history import MarkStep
from tui.screens.parts import parts_of
from tui.screens.selecting import SelectionScreen
from tui.session import Session
from tui.state import ViewState
from tui.widgets.chips import Chip, ChipLine
from tui.widgets.key_line import KeyLine
from tui.widgets.nothing import NothingFound
from tui.widgets.search_line import SearchLine
from tui.widgets.status_line import StatusLine
from tui.words import say

_NEWS = 3.0
"""Seconds between two looks whether another program has written articles."""

_BREAKPOINTS = [(0, "-narrow"), (110, "-wide"), (160, "-roomy")]
"""Widths from which the screen has another class; the style sheet says what each looks like."""


class ExploreScreen(SelectionScreen):
    """Rounds, participants, articles, one article: all of one selection."""

    BINDINGS = bindings("everywhere")
    HORIZONTAL_BREAKPOINTS = _BREAKPOINTS

    def __init__(self, session: Session, state: ViewState) -> None:
        begin = session.selection
        super().__init__(session, begin if not begin.is_empty else replace(begin, order=state.order))
        self._state = state
        self._total = self._collection = 0
        self._said_beside = False
        self._query_before = ""
        """What was searched for when the reader went to the search line."""

    def compose(self) -> ComposeResult:
        yield SearchLine()
        yield ChipLine(say("sample.note" if self.session.sample else "chips.none"))
        with Horizontal(id="panes"):
            with Vertical(id="facets"):
                yield RoundsPane()
                yield ParticipantsPane()
            with Container(id="reading"):
                with Vertical(id="list"):
                    yield ArticlesPane()
                yield ArticlePane()
        yield StatusLine(sample=self.session.sample)
        yield KeyLine()

    def on_mount(self) -> None:
        self._articles = self.query_one(ArticlesPane)
        self._article = self.query_one(ArticlePane)
        self._article.unfold(self._state.attendance)
        self._article.view.copy_folder = self.session.export_folder
        self._article.show_harakat(self._state.harakat and self.session.terminal.keeps_harakat)
        self._show_selection()
        self.loader.find(self.selection, self._state.article, catalogue=True)
        self.loader.look_for_news()
        self.set_interval(_NEWS, self.loader.look_for_news)
        first = next((pane for pane in self.query(Pane) if pane.place == self._state.pane), self._articles)
        first.take_focus()

    def columns(self) -> list[list[Pane]]:
        return [
            [self.query_one(RoundsPane), self.query_one(ParticipantsPane)],
            [self._articles],
            [self._article],
        ]

    @property
    def view_state(self) -> ViewState:
        """The view as it is, for the next time."""
        current = self._articles.current
        return ViewState(
            order=self.selection.order,
            pane=self.last_pane or self._state.pane,
            article=current.id if current else self._state.article,
            attendance=self._article.unfolded,
            harakat=self._article.harakat if self.session.terminal.keeps_harakat else self._state.harakat,
        )

    # the selection

    def watch_selection(self, before: Selection, after: Selection) -> None:
        self._show_selection()
        self.query_one(StatusLine).show_looking()
        current = self._articles.current
        # Another search begins at the top; other filters and orders stay with the article being read.
        keep = current.id if current is not None and before.query == after.query else None
        self.loader.find(after, keep, catalogue=False)

    def _show_selection(self) -> None:
        for pane in self.query(FacetPane):
            pane.show_selection(self.selection)
        self._article.show_selection(self.selection)
        self.query_one(SearchLine).show(self.selection.query)
        self._show_chips()

    def _show_chips(self) -> None:
        chips = (Chip(part, sign(part), self.catalogue.words(part)) for part in self.work.parts)
        self.query_one(ChipLine).show(tuple(chips))

    def _show_status(self, *, counting: bool) -> None:
        status = self.query_one(StatusLine)
        status.show_found(self._total, self._collection, self.selection.order, counting=counting)

    # answers

    @on(loader.Found)
    def _found(self, answer: loader.Found) -> None:
        if answer.selection != self.selection:
            return
        self._total, self._collection = answer.page.total, answer.page.collection
        self._articles.show_page(answer.page, answer.hits, answer.at)
        if not self._total:
            self._article.clear()
        self._show_status(counting=True)

    @on(loader.Paged)
    def _paged(self, answer: loader.Paged) -> None:
        if answer.selection == self.selection:
            self._articles.add_page(answer.page, answer.hits)

    @on(loader.Catalogued)
    def _catalogued(self, answer: loader.Catalogued) -> None:
        self.catalogue = answer.catalogue
        for pane in self.query(FacetPane):
            pane.show_catalogue(answer.catalogue)
        self._show_chips()

    @on(loader.Counted)
    def _counted(self, answer: loader.Counted) -> None:
        if answer.counts.selection != self.selection:
            return
        for pane in self.query(FacetPane):
            pane.show_counts(answer.counts)
        self._show_status(counting=False)

    @on(loader.Explained)
    def _explained(self, answer: loader.Explained) -> None:
        if answer.blame.selection != self.selection:
            return
        reasons = []
        for without, articles in answer.blame.without:
            gone = set(parts_of(self.selection)) - set(parts_of(without))
            words = " ".join(self.catalogue.describe(part) for part in gone)
            reasons.append(say("nothing.without", part=words, articles=articles))
        last = self.catalogue.describe(self.work.parts[-1]) if self.work.parts else None
        self._articles.explain(reasons, last, command("drop_last").key_shown)

    @on(loader.ArticleLoaded)
    def _article_loaded(self, answer: loader.ArticleLoaded) -> None:
        current = self._articles.current
        if (
            current is not None
            and current.id == answer.article.row.id
            and answer.query == self.selection.query
        ):
            self._article.show(answer.article, answer.hits, self.selection, self.catalogue)

    @on(loader.Marked)
    def _marked(self, answer: loader.Marked) -> None:
        step = answer.step
        if answer.remember:
            self.work.history.add(step)
        if step.mark == "star":
            self._articles.show_mark(step.article, starred=step.on)
            self._article.show_mark(step.article, starred=step.on)
        else:
            self._articles.show_mark(step.article, read=step.on)
        if self.session.store.marks_beside and not self._said_beside:
            self._said_beside = True
            self.notify(say("marks.beside"), markup=False)

    @on(loader.News)
    def _news(self, answer: loader.News) -> None:
        code = "status.news" if answer.articles > 0 else "status.changed"
        news = say(code, articles=answer.articles, key=command("refresh").key_shown)
        self.query_one(StatusLine).show_news(news)

    @on(loader.Renewed)
    def _renewed(self) -> None:
        self.query_one(StatusLine).show_news(None)
        current = self._articles.current
        self.loader.find(self.selection, current.id if current else None, catalogue=True)

    @on(loader.Refused)
    def _refused(self, answer: loader.Refused) -> None:
        self.notify(say(answer.problem.code, **answer.problem.values), severity="error", markup=False)

    # what panes and lines say

    @on(FacetPane.Chosen)
    def _chosen(self, event: FacetPane.Chosen) -> None:
        self.change(self.selection.toggle(*event.choice))

    @on(FacetPane.Excluded)
    def _excluded(self, event: FacetPane.Excluded) -> None:
        self.change(self.selection.exclude(*event.choice))

    @on(ChipLine.Removed)
    def _removed(self, event: ChipLine.Removed) -> None:
        self.change(event.part.dropped_from(self.selection))
        if not self.work.parts:
            self._articles.take_focus()

    @on(NothingFound.DropLast)
    def _drop_last_offered(self) -> None:
        self.action_drop_last()

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
        self._articles.take_focus()

    @on(ArticlesPane.PageWanted)
    def _page_wanted(self, event: ArticlesPane.PageWanted) -> None:
        self.loader.page(self.selection, event.number)

    @on(ArticlesPane.At)
    def _at_article(self, event: ArticlesPane.At) -> None:
        self.loader.article(event.row.id, self.selection.query)

    @on(ArticlesPane.Opened)
    def _opened(self, event: ArticlesPane.Opened) -> None:
        self._article.take_focus()
        if not event.row.read:
            self.loader.mark(MarkStep(event.row.id, "read", on=True), remember=False)

    @on(ArticlesPane.MarkToggled)
    @on(ArticlePane.MarkToggled)
    def _mark_toggled(self, event: ArticlesPane.MarkToggled | ArticlePane.MarkToggled) -> None:
        self.loader.mark(MarkStep(event.row.id, "star", on=not event.row.marked), remember=True)

    @on(ClaimsPane.Opened)
    def _claim_opened(self, event: ClaimsPane.Opened) -> None:
        self._article.show_place((event.start, event.end))

    # commands

    def action_search(self) -> None:
        self.set_focus(self.query_one(SearchLine).input)

    def action_next_hit(self) -> None:
        self._jump(1)

    def action_previous_hit(self) -> None:
        self._jump(-1)

    def _jump(self, step: int) -> None:
        if not self._article.jump(step):
            self.notify(say("hits.none"), markup=False)

    def action_refresh(self) -> None:
        self.loader.renew()

    def action_attendance(self) -> None:
        self._article.unfold(not self._article.unfolded)

    def action_harakat(self) -> None:
        terminal = self.session.terminal
        if not terminal.keeps_harakat:
            self.notify(say("harakat.not-here", terminal=terminal.terminal), markup=False)
            return
        shown = not self._article.harakat
        self._article.show_harakat(shown)
        key = command("harakat").key_shown
        self.notify(say("harakat.shown", key=key) if shown else say("harakat.hidden"), markup=False)

    async def action_export(self) -> None:
        from tui.screens.export import ExportScreen

        await self.app.push_screen(ExportScreen(self.session, self.selection, self._total))
