"""The explorer's first view: rounds, participants, the articles and one of them."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.containers import Container, Horizontal, Vertical

from store.model import Article
from store.selection import Choice, Selection
from tui.panes.article import ArticlePane
from tui.panes.articles import ArticlesPane
from tui.panes.claims import ClaimsPane
from tui.panes.facets import FacetPane
from tui.panes.pane import CardWanted, Pane
from tui.panes.participants import ParticipantsPane
from tui.panes.rounds import RoundsPane
from tui.panes.values import MONTHS, ValuesPane, kind_label
from tui.registry import bindings, command
from tui.screens import loader
from tui.screens.asking import Option, PickScreen
from tui.screens.card import CardScreen
from tui.screens.desk import ArticleSpot, Desk
from tui.screens.history import MarkStep
from tui.screens.outside import originals, show_in_browser, write_page
from tui.screens.parts import parts_of
from tui.screens.provenance import provenance
from tui.screens.value_card import Known, look_up, parts
from tui.screens.view import ViewScreen
from tui.state import ViewState
from tui.widgets.histogram import Histogram
from tui.widgets.nothing import NothingFound
from tui.words import say

READER = "-reader"
READER_WIDTH = 72
"""Cells of a line that is comfortable to read."""

PAGE = "page"
"""Option of the dialog that opens an article outside."""


class ExploreScreen(ViewScreen):
    """Rounds, participants, articles, one article: all of one selection."""

    view = "explore"
    BINDINGS = bindings("explore")

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._state = desk.state
        self._going: ArticleSpot | None = None
        """Where the reader asked to go and has not come yet."""

    def compose_view(self) -> ComposeResult:
        with Horizontal(id="panes"):
            with Vertical(id="facets"):
                yield RoundsPane()
                yield Histogram()
                yield ParticipantsPane()
                yield ValuesPane()
            with Container(id="reading"):
                with Vertical(id="list"):
                    yield ArticlesPane()
                yield ArticlePane()

    def on_mount(self) -> None:
        self._article.unfold(self._state.attendance)
        self._article.view.copy_folder = self.session.export_folder
        self._article.show_harakat(self._state.harakat and self.session.terminal.keeps_harakat)
        if self.catalogue.kinds:
            self.show_catalogue()

    @property
    def _articles(self) -> ArticlesPane:
        return self.query_one(ArticlesPane)

    @property
    def _article(self) -> ArticlePane:
        return self.query_one(ArticlePane)

    @property
    def main(self) -> Pane:
        if self.last_pane is None:  # nothing had the keyboard yet
            return next((pane for pane in self.query(Pane) if pane.place == self._state.pane), self._articles)
        return self._articles

    def columns(self) -> list[list[Pane]]:
        return [
            [*self.query(FacetPane)],
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

    def ask(self, before: Selection | None) -> None:
        current = self._articles.current
        at = current.id if current is not None else self._state.article if before is None else None
        # Another search begins at the top; other filters and orders stay with the article being read.
        if before is not None and before.query != self.selection.query:
            at = None
        if self._going is not None:
            at = self._going.article
        self.loader.find(self.selection, at, catalogue=before is None)
        if before is None and current is not None:  # it may have been corrected
            self.loader.article(current.id, self.selection.query)

    def load_catalogue(self) -> None:
        """It comes behind the articles that `ask` asks for: these are seen first."""

    def show_selection(self) -> None:
        super().show_selection()
        for pane in self.query(FacetPane):
            pane.show_selection(self.selection)
        self._article.show_selection(self.selection)

    def show_catalogue(self) -> None:
        super().show_catalogue()
        for pane in self.query(FacetPane):
            pane.show_catalogue(self.catalogue)

    def show_mark(self, step: MarkStep) -> None:
        if step.mark == "star":
            self._articles.show_mark(step.article, starred=step.on)
            self._article.show_mark(step.article, starred=step.on)
        else:
            self._articles.show_mark(step.article, read=step.on)

    # coming and going

    @property
    def spot(self) -> ArticleSpot | None:
        current = self._articles.current
        return ArticleSpot(current.id, self._article.here, self.last_pane or "articles") if current else None

    def go(self, spot: object) -> None:
        if isinstance(spot, ArticleSpot):
            self._going = spot
            self.loader.find(self.selection, spot.article, catalogue=False)
            next((pane for pane in self.query(Pane) if pane.place == spot.pane), self._articles).take_focus()

    # answers

    @on(loader.Found)
    def _found(self, answer: loader.Found) -> None:
        if answer.selection != self.selection:
            return
        self.show_size(answer.page.total, answer.page.collection, counting=True)
        self._articles.show_page(answer.page, answer.hits, answer.at)
        if not self.total:
            self._article.clear()

    @on(loader.Paged)
    def _paged(self, answer: loader.Paged) -> None:
        if answer.selection == self.selection:
            self._articles.add_page(answer.page, answer.hits)

    @on(loader.Counted)
    def _counted(self, answer: loader.Counted) -> None:
        if answer.counts.selection != self.selection:
            return
        for pane in self.query(FacetPane):
            pane.show_counts(answer.counts)
        self.query_one(Histogram).show(answer.counts.values.get(MONTHS, {}))
        self.show_size(self.total, self.collection, counting=False)

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
            if self._going is not None and self._going.article == current.id:
                going, self._going = self._going, None
                if going.words is not None:
                    self._article.show_place(going.words)

    # what panes say

    @on(FacetPane.Chosen)
    def _chosen(self, event: FacetPane.Chosen) -> None:
        self.change(self.selection.toggle(*event.choice))

    @on(FacetPane.Excluded)
    def _excluded(self, event: FacetPane.Excluded) -> None:
        self.change(self.selection.exclude(*event.choice))

    @on(FacetPane.NarrowWanted)
    def _narrow_wanted(self, event: FacetPane.NarrowWanted) -> None:
        pane, text, store = event.pane, event.text, self.session.store
        kinds = [kind for kind in pane.kinds if kind in self.catalogue.values]

        def found(_: Selection) -> frozenset[Choice]:
            return frozenset((kind, value) for kind in kinds for value in store.find_values(kind, text))

        self.load(f"narrow-{pane.place}", found, lambda choices: pane.show_found(text, choices))

    @on(CardWanted)
    def _card_wanted(self, event: CardWanted) -> None:
        choice = event.choice
        if choice is None:
            self.notify(say("card.none", key=command("next_mention").key_shown), markup=False)
            return
        session, attendance = self.session, self.desk.attendance
        self.load(
            "card",
            lambda _: look_up(session.store, attendance, session.references, choice),
            self._show_card,
        )

    def _show_card(self, known: Known) -> None:
        heading = self.catalogue.label(*known.choice)
        self.app.push_screen(CardScreen(heading, tuple(parts(known, self.catalogue))))

    @on(NothingFound.DropLast)
    def _drop_last_offered(self) -> None:
        self.action_drop_last()

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

    @on(ArticlePane.DifferencesWanted)
    def _differences_wanted(self, event: ArticlePane.DifferencesWanted) -> None:
        self.loader.compare(event.row.id)

    @on(loader.Compared)
    async def _compared(self, answer: loader.Compared) -> None:
        from tui.screens.differences import DifferencesScreen

        if answer.copies is None:
            self.notify(say("differences.none"), markup=False)
        else:
            await self.app.push_screen(DifferencesScreen(answer.copies))

    @on(ClaimsPane.Opened)
    def _claim_opened(self, event: ClaimsPane.Opened) -> None:
        self._article.show_place((event.start, event.end))

    # commands

    def action_next_kind(self) -> None:
        self.query_one(ValuesPane).step(1)

    def action_previous_kind(self) -> None:
        self.query_one(ValuesPane).step(-1)

    def action_kinds(self) -> None:
        pane = self.query_one(ValuesPane)
        options = [
            Option(
                kind.name, kind_label(kind), say("values.note", values=len(self.catalogue.values[kind.name]))
            )
            for kind in pane.offered
        ]
        self.app.push_screen(PickScreen(say("values.heading"), options), self._kind_picked)

    def _kind_picked(self, kind: str | None) -> None:
        if kind is not None:
            pane = self.query_one(ValuesPane)
            pane.show_kind(kind)
            pane.take_focus()

    def action_next_hit(self) -> None:
        self._jump(1)

    def action_previous_hit(self) -> None:
        self._jump(-1)

    def _jump(self, step: int) -> None:
        if not self._article.jump(step):
            self.notify(say("hits.none"), markup=False)

    def action_legend(self) -> None:
        self._article.mark_all()

    def action_reader(self) -> None:
        self.toggle_class(READER)
        alone = self.has_class(READER)
        self._article.view.max_width = READER_WIDTH if alone else 0
        (self._article if alone else self._articles).take_focus()

    async def action_provenance(self) -> None:
        article = self._article.article
        if article is not None:
            heading = say("provenance.head", key=article.row.key)
            await self.app.push_screen(CardScreen(heading, provenance(article)))

    def action_outside(self) -> None:
        article = self._article.article
        if article is None:
            return
        options = [Option(PAGE, say("outside.page"), say("outside.page-note"))]
        for address in originals(article):
            note = say("outside.file" if address.startswith("file:") else "outside.web")
            options.append(Option(address, address, note))
        self.app.push_screen(
            PickScreen(say("outside.head"), options), lambda picked: self._open_outside(article, picked)
        )

    def _open_outside(self, article: Article, picked: str | None) -> None:
        if picked is None:
            return
        try:
            address = write_page(article).as_uri() if picked == PAGE else picked
        except OSError as problem:
            why = problem.strerror or str(problem)
            self.notify(say("outside.failed", why=why), severity="error", markup=False)
            return

        def opened(_: Selection) -> bool:
            return show_in_browser(address)

        def told(found: bool) -> None:
            code = "outside.opened" if found else "outside.none"
            self.notify(say(code, address=address), markup=False, timeout=None if found else 20)

        self.load("outside", opened, told)

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


VIEW = ExploreScreen
