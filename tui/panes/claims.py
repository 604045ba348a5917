"""Who is said to have been at a meeting, in one article: a fold below the text, each claim with its words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from textual import on
from textual.app import ComposeResult
from textual.message import Message

from store.model import Article, Status
from store.record import Claim
from tui.looks import COMPACT
from tui.panes.catalogue import Catalogue, process_name
from tui.panes.pane import ListPane
from tui.panes.wish import Act, Wished
from tui.registry import bindings
from tui.text.labels import cell_width
from tui.widgets.cells import Cell, Line, shared_width
from tui.widgets.rows import Rows
from tui.words import say, term


@dataclass(frozen=True, slots=True)
class Entry:
    """A claim as it is shown: the actor and what is said of it, then the words that say so."""

    actor: str
    said: str
    meeting: str
    quote: str


class ClaimRows:
    """The claims of one article as rows of two lines."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._entries = tuple(entries)

    def __len__(self) -> int:
        return len(self._entries)

    def stops(self, index: int) -> bool:
        return 0 <= index < len(self._entries)

    def lines(self, index: int, width: int, height: int) -> tuple[Line, ...]:
        entry = self._entries[index]
        meeting = Cell(entry.meeting, min(width // 4, max(9, cell_width(entry.meeting))), "count", "left")
        actor = Cell(entry.actor, width * 2 // 5, "strong")
        said = Cell(entry.said, shared_width(width, meeting.width, actor.width, 2), "quiet", "left")
        first = (meeting, Cell("", 1), said, Cell("", 1), actor)
        if height == 1:
            return (first,)
        return (
            first,
            (Cell("", 2), Cell(entry.quote, shared_width(width, 2), "text")),
        )


class ClaimsPane(ListPane):
    """The claims of attendance of the article on screen."""

    place = "claims"
    BINDINGS = bindings("claims")

    @dataclass
    class Opened(Message):
        """The reader wants to see the words in the text."""

        start: int
        end: int

    def __init__(self) -> None:
        super().__init__(id=self.place)
        self._article: Article | None = None

    def compose(self) -> ComposeResult:
        yield Rows(row_height=2)

    def fit(self) -> None:
        self.rows.row_height = 1 if self.app.has_class(COMPACT) else 2

    def show(self, article: Article, catalogue: Catalogue) -> None:
        """Show the claims of an article."""
        same = self._article is not None and self._article.row.id == article.row.id
        self._article = article
        self.fit()
        entries = (
            _entry(claim, status, article.text, catalogue)
            for claim, status in zip(article.claims, article.claim_statuses, strict=True)
        )
        self.rows.show(ClaimRows(entries), cursor=None if same else 0)
        self.entitle("claims.title" if article.claims else "claims.none", claims=len(article.claims))

    def action_open(self) -> None:
        claim = self._claim
        if claim is not None and claim.mentions:
            self.post_message(self.Opened(claim.mentions[0].start, claim.mentions[0].end))

    @property
    def _claim(self) -> Claim | None:
        """The claim under the cursor."""
        claims = self._article.claims if self._article is not None else ()
        return claims[self.rows.cursor] if self.rows.cursor < len(claims) else None

    def action_reject(self) -> None:
        self._wish("reject")

    def action_correct(self) -> None:
        self._wish(None)

    def _wish(self, act: Act | None) -> None:
        claim = self._claim
        if self._article is not None and claim is not None:
            self.post_message(Wished(act, self._article, claim=claim))

    @on(Rows.Pressed)
    def _pressed(self, event: Rows.Pressed) -> None:
        event.stop()
        self.action_open()


def _entry(claim: Claim, status: Status, text: str, catalogue: Catalogue) -> Entry:
    decided = "" if status == "machine" else term("status", status)
    words = [
        term("state", claim.state),
        decided,
        term("role", claim.role),
        term("function", claim.function),
    ]
    if claim.claimant is not None:
        words.append(say("claims.according-to", claimant=claimant_of(claim.claimant, catalogue)))
    if claim.hedge:
        words.append(say("claims.hedged"))
    quote = claim.mentions[0].quote(text) if claim.mentions else ""
    return Entry(
        claim.name_ar or claim.name_en or "",
        " · ".join(filter(None, words)),
        _meeting(claim, catalogue),
        " ".join(quote.split()),
    )


def _meeting(claim: Claim, catalogue: Catalogue) -> str:
    """Which meeting a claim is about, in a few cells."""
    if claim.meeting is None:
        return "" if claim.round_number is None else say("article.round", number=claim.round_number)
    number = catalogue.round_number(claim.meeting)
    if number is None:
        return catalogue.label("meeting", claim.meeting)
    process = claim.meeting.partition(":")[0]
    return say("claims.round", process=process_name(process), number=number)


def claimant_of(id: str, catalogue: Catalogue) -> str:
    """The label of whoever that id belongs to."""
    for kind in ("party", "person", "source"):
        if (label := catalogue.label(kind, id)) != id:
            return label
    return id
