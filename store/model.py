"""What the store gives: frozen values without a database behind them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from store.draft import Told
from store.record import Certainty, Claim
from store.selection import Selection

Status = Literal["machine", "confirmed", "corrected", "added"]
"""What a coder has made of a fact or claim."""


@dataclass(frozen=True, slots=True)
class FacetKind:
    """A kind of facet: round, person, place …"""

    name: str
    label_en: str
    label_ar: str
    order: int
    facet: bool
    multi: bool


@dataclass(frozen=True, slots=True)
class FacetValue:
    """One value of a kind, with its count in the whole collection."""

    kind: str
    value: str
    label_ar: str
    label_en: str
    group: str
    articles: int
    """Articles of the whole collection that have it."""


@dataclass(frozen=True, slots=True)
class Meeting:
    """A meeting that actors sit at; a round is a numbered one."""

    id: str
    process: str
    kind: str
    number: int | None
    start: str | None
    end: str | None
    place_id: str | None
    place_ar: str
    place_en: str
    title_ar: str
    title_en: str


@dataclass(frozen=True, slots=True)
class ArticleRow:
    """One line of the list of articles."""

    id: int
    key: str
    title: str
    """Headline; never empty (the first words of the text when there is none)."""

    source_ar: str | None
    source_en: str | None
    day: str | None
    """ISO day: published, else the start of the main meeting; None when neither is known."""

    day_from: str | None
    """text, metadata, manual or meeting; None when `day` is None."""

    main_round: int | None
    main_meeting: str | None
    marked: bool
    read: bool
    copies: int = 0
    """Further copies that it stands for, where copies are listed once."""


@dataclass(frozen=True, slots=True)
class Page:
    """A window of the articles of a selection, in its order."""

    selection: Selection
    total: int
    """Articles that the selection finds."""

    collection: int
    """Articles in the whole database."""

    offset: int
    rows: tuple[ArticleRow, ...]


@dataclass(frozen=True, slots=True)
class Counts:
    """How many articles each value would give; a kind's own included values do not narrow it."""

    selection: Selection
    total: int
    values: Mapping[str, Mapping[str, int]]
    """kind → value → articles. Values at 0 may be missing: take `.of()`."""

    def of(self, kind: str, value: str) -> int:
        """Articles with that value under all other choices; 0 when there are none."""
        return self.values.get(kind, {}).get(value, 0)


@dataclass(frozen=True, slots=True)
class ArticleMention:
    """A mention of a facet value in one article. Offsets count code points of the stored text."""

    kind: str
    value: str
    label_ar: str
    label_en: str
    start: int
    end: int
    rule: str
    certainty: Certainty
    status: Status = "machine"


@dataclass(frozen=True, slots=True)
class Hit:
    """Where a search found its words: offsets in the stored text."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Version:
    """One of the texts that were found at the same place, one after the other."""

    key: str
    imported_at: str
    replaced: bool
    """Whether a newer one was found wherever it had been found."""


@dataclass(frozen=True, slots=True)
class Article:
    """An article with all that was found in it. The text is logical: never reordered, shaped or folded."""

    row: ArticleRow
    text: str
    path: str
    paths: tuple[str, ...]
    """Every place that these bytes were imported from."""

    sha256: str
    format: str
    encoding: str
    encoding_certainty: str
    imported_at: str
    published: str | None
    published_from: str | None
    mentions: tuple[ArticleMention, ...]
    claims: tuple[Claim, ...]
    claim_statuses: tuple[Status, ...] = ()
    """Of each of the claims: whether a coder said something of it."""

    notes: tuple[str, ...] = ()
    told: tuple[Told, ...] = ()
    """What is known from outside the text, by field; the file's own word before the reader's."""

    copies: int = 0
    """Other articles of its group of copies."""

    versions: tuple[Version, ...] = ()
    """Every version that was found where this one was, itself too, the oldest first; empty for an only
    one."""


@dataclass(frozen=True, slots=True)
class Blame:
    """Why a selection is empty: what each single choice would give if it were dropped."""

    selection: Selection
    without: tuple[tuple[Selection, int], ...] = field(default=())
    """(the selection without one choice, the articles it would find), best first."""
