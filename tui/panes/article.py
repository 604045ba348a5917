"""The pane of the article: headline, what is known of it, the text, and who is said to have taken part."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from store.model import Article, ArticleMention, ArticleRow, Hit
from store.selection import Choice, Selection
from tui.panes.catalogue import Catalogue
from tui.panes.claims import ClaimsPane
from tui.panes.legend import Legend
from tui.panes.mentions import choice_of, counted, following, highlights, place_of
from tui.panes.pane import CardWanted, Pane
from tui.panes.wish import Act, Wished
from tui.registry import bindings, command
from tui.widgets.article_view import ArticleView, Highlight
from tui.words import day, say, term

Span = tuple[int, int]


class ArticlePane(Pane):
    """One article. It knows the places to jump to: hits of the search, else mentions of the chosen values."""

    place = "article"
    BINDINGS = bindings("article")

    @dataclass
    class MarkToggled(Message):
        """The reader marks the article, or takes the mark off."""

        row: ArticleRow

    @dataclass
    class DifferencesWanted(Message):
        """The reader wants to see what differs from another copy."""

        row: ArticleRow

    def __init__(self) -> None:
        super().__init__(id=self.place)
        self._article: Article | None = None
        self._hits: tuple[Span, ...] = ()
        self._mentions: tuple[Highlight, ...] = ()
        self._at: int | None = None
        """Which of the places was gone to last."""
        self._here: Span | None = None
        """What stands out: that place, or the words of a claim."""
        self._mention: ArticleMention | None = None
        """The mention that was gone to, while it is what stands out."""
        self._all_marked = False
        """Whether every mention is marked, not only those of what is chosen."""

    def compose(self) -> ComposeResult:
        yield Static(id="headline", markup=False)
        yield Static(id="facts", markup=False)
        yield Legend()
        yield ArticleView(id="text")
        yield ClaimsPane()

    def on_mount(self) -> None:
        self.clear()

    @property
    def view(self) -> ArticleView:
        """The text."""
        return self.query_one(ArticleView)

    def take_focus(self) -> None:
        self.screen.set_focus(self.view)

    @property
    def here(self) -> Span | None:
        """What stands out in the text: the place that was gone to."""
        return self._here

    # what it is told

    def clear(self) -> None:
        """Show no article."""
        self._article = None
        self._hits = ()
        self._mentions = ()
        self._at = self._here = self._mention = None
        self._show_head()
        self.view.show("", ())

    def show(self, article: Article, hits: Iterable[Hit], selection: Selection, catalogue: Catalogue) -> None:
        """Show an article from its top, or other hits in the one that is shown."""
        another = self._article is None or self._article.row.id != article.row.id
        before = () if self._article is None else (self._article.claims, self._article.claim_statuses)
        self._article = article
        if another:
            self._at = self._here = self._mention = None
        self._mark_places(
            tuple((hit.start, hit.end) for hit in hits), _mentions_of_chosen(article, selection)
        )
        if another:
            self.view.show(article.text, self._highlights())
            self.query_one(ClaimsPane).show(article, catalogue)
        else:
            self.view.set_highlights(self._highlights())
            if (article.claims, article.claim_statuses) != before:
                self.query_one(ClaimsPane).show(article, catalogue)

    def show_selection(self, selection: Selection) -> None:
        """Highlight the mentions of what is chosen now; hits follow with the answer to a search."""
        if self._article is not None:
            self._mark_places(self._hits, _mentions_of_chosen(self._article, selection))
            self.view.set_highlights(self._highlights())

    def _mark_places(self, hits: tuple[Span, ...], mentions: tuple[Highlight, ...]) -> None:
        """Take other places to jump to; where they stay the same, so does the one that was gone to last."""
        before = self._places
        self._hits, self._mentions = hits, mentions
        if self._places != before:
            self._at = self._here = self._mention = None
        self._show_head()

    def show_mark(self, article: int, *, starred: bool) -> None:
        """Show that the star of an article changed."""
        if self._article is not None and self._article.row.id == article:
            self._article = replace(self._article, row=replace(self._article.row, marked=starred))
            self._show_head()

    @property
    def article(self) -> Article | None:
        """The article that is shown."""
        return self._article

    @property
    def choice(self) -> Choice | None:
        """The value of the mention that was gone to; None when none stands out."""
        return choice_of(self._mention) if self._mention is not None else None

    def mark_all(self) -> None:
        """Mark every mention by its kind and say what the colours mean, or only what is chosen."""
        self._all_marked = not self._all_marked
        self._show_legend()
        self.view.set_highlights(self._highlights())

    def _show_legend(self) -> None:
        article = self._article
        shown = counted(article.mentions) if self._all_marked and article is not None else None
        self.query_one(Legend).show(shown, self.view)

    def show_harakat(self, shown: bool) -> None:
        """Show or hide the harakat of the text; the place stays."""
        self.view.marks = shown

    @property
    def harakat(self) -> bool:
        """Whether harakat are shown."""
        return self.view.marks

    def show_place(self, place: Span) -> None:
        """Bring a place of the text into sight and let it stand out."""
        self._here = place
        self._mention = None
        self.view.set_highlights(self._highlights())
        self.view.scroll_to_offset(place[0])

    def jump(self, step: int) -> bool:
        """Go to the next place (1) or the one before (-1), round the ends; False when there is none."""
        places = self._places
        if not places:
            return False
        first = 0 if step > 0 else len(places) - 1
        self._at = first if self._at is None else (self._at + step) % len(places)
        self.show_place(places[self._at])
        self._entitle()
        return True

    @property
    def unfolded(self) -> bool:
        """Whether the claims of attendance are open."""
        return self.query_one(ClaimsPane).display

    def unfold(self, unfolded: bool) -> None:
        """Open or close the claims of attendance."""
        claims = self.query_one(ClaimsPane)
        if not unfolded and claims.has_focus_within:
            self.take_focus()
        claims.display = unfolded

    # what the reader does

    def action_mark(self) -> None:
        if self._article is not None:
            self.post_message(self.MarkToggled(self._article.row))

    def action_reject(self) -> None:
        self._wish("reject")

    def action_correct(self) -> None:
        self._wish(None)

    def _wish(self, act: Act | None) -> None:
        """Something is to be decided of the selected words, else of those that stand out."""
        if self._article is not None:
            self.post_message(Wished(act, self._article, self.view.selected_span or self._here))

    def action_copy(self) -> None:
        self.view.action_copy()

    def action_copy_to_file(self) -> None:
        self.view.action_copy_to_file()

    @on(ArticleView.Copied)
    def _copied(self, event: ArticleView.Copied) -> None:
        key = command("copy_to_file").key_shown
        self.notify(say("copied", characters=len(event.text), key=key), markup=False)

    @on(ArticleView.WrittenToFile)
    def _written_to_file(self, event: ArticleView.WrittenToFile) -> None:
        path = str(event.path.absolute())
        if event.problem is None:
            self.notify(say("copied-to-file", path=path), markup=False)
        else:
            why = event.problem.strerror or str(event.problem)
            self.notify(say("copy-failed", path=path, why=why), severity="error", markup=False)

    def action_card(self) -> None:
        self.post_message(CardWanted(self.choice))

    def action_next_mention(self) -> None:
        self._go_to_mention(None)

    def action_same_mention(self) -> None:
        self._go_to_mention(self.choice)

    def _go_to_mention(self, only: Choice | None) -> None:
        mentions = self._article.mentions if self._article is not None else ()
        found = following(mentions, self._here, self.view.current_offset, only)
        if found is None:
            self.notify(say("mentions.none"), markup=False)
            return
        self.show_place((found.start, found.end))
        self._mention = found
        self._entitle()

    def action_differences(self) -> None:
        if self._article is not None:
            self.post_message(self.DifferencesWanted(self._article.row))

    def action_down(self) -> None:
        self.view.scroll_down(animate=False)

    def action_up(self) -> None:
        self.view.scroll_up(animate=False)

    def action_page_down(self) -> None:
        self.view.scroll_page_down(animate=False)

    def action_page_up(self) -> None:
        self.view.scroll_page_up(animate=False)

    def action_top(self) -> None:
        self.view.scroll_home(animate=False)

    def action_bottom(self) -> None:
        self.view.scroll_end(animate=False)

    # how it is shown

    @property
    def _places(self) -> tuple[Span, ...]:
        return self._hits or tuple((mention.start, mention.end) for mention in self._mentions)

    def _highlights(self) -> tuple[Highlight, ...]:
        every = highlights(self._article.mentions) if self._all_marked and self._article is not None else ()
        marked = [*every, *self._mentions, *(Highlight(*hit, "hit") for hit in self._hits)]
        if self._article is not None:
            marked += [Highlight(*title, "title") for title in _headline_in(self._article)]
        if self._here is not None:
            marked.append(Highlight(*self._here, "hit-current"))
        return tuple(marked)

    def _show_head(self) -> None:
        headline, facts = self.query_one("#headline", Static), self.query_one("#facts", Static)
        facts.display = self._article is not None
        headline.display = self._article is not None and not _headline_in(self._article)
        if self._article is not None:
            headline.update(Content(self._article.row.title))
            facts.update(Content(" · ".join(_facts(self._article))))
        self._show_legend()
        self._entitle()

    def _entitle(self) -> None:
        if self._article is None:
            self.entitle("article.none")
        elif self._mention is not None:
            number, places = place_of(self._mention, self._article.mentions)
            self.entitle(
                "article.mention",
                key=self._article.row.key,
                kind=term("kind", self._mention.kind),
                at=number,
                places=places,
                value=self._mention.label_ar or self._mention.label_en or self._mention.value,
            )
        elif not self._places:
            self.entitle("article.title", key=self._article.row.key)
        else:
            what = "article.hits" if self._hits else "article.mentions"
            at = "–" if self._at is None else self._at + 1
            self.entitle(what, key=self._article.row.key, at=at, places=len(self._places))


def _headline_in(article: Article) -> tuple[Span, ...]:
    """Where the text begins with its own headline; then it is not shown twice."""
    start = len(article.text) - len(article.text.lstrip())
    title = article.row.title
    return ((start, start + len(title)),) if article.text.startswith(title, start) else ()


def _mentions_of_chosen(article: Article, selection: Selection) -> tuple[Highlight, ...]:
    """Where the text speaks of what is chosen, in reading order, each place once."""
    return highlights(each for each in article.mentions if choice_of(each) in selection.included)


def _facts(article: Article) -> Iterable[str]:
    """What is known of an article, in one line: star, day and where it is from, main round, source,
    copies."""
    row = article.row
    if row.marked:
        yield say("article.star")
    if row.day_from == "meeting":
        yield say("article.day-of-meeting", day=day(row.day or ""))
    elif row.day is None:
        yield say("articles.no-day").strip()
    else:
        yield day(row.day)
    if row.main_round is None:
        yield say("article.no-round")
    else:
        yield say("article.round", number=row.main_round)
    outlet = row.source_ar or row.source_en
    yield say("article.source", source=outlet) if outlet else say("article.no-source")
    if article.copies:
        yield say("article.with-copies", count=article.copies)
    if article.versions:
        replaced = any(version.key == row.key and version.replaced for version in article.versions)
        yield say(
            "article.replaced" if replaced else "article.replaces",
            key=article.versions[-1 if replaced else -2].key,
        )
