"""Comparisons: two articles word by word, two outlets claim by claim, who does what about which topic."""

from __future__ import annotations

from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from typing import Literal

from store.attendance import EVERYBODY, Attendance
from store.facets import bitmap_of
from store.hits import FoldedWords
from store.matrix import ActorColumn, Cell, Question
from store.model import Article, FacetValue, Meeting
from store.selection import Selection
from store.sources import Measure
from store.stances import STANCES
from store.store import Store
from store.tables import pair_table

PieceKind = Literal["same", "changed", "only-first", "only-second"]
_KINDS: dict[str, PieceKind] = {
    "equal": "same", "replace": "changed", "delete": "only-first", "insert": "only-second"
}  # fmt: skip

_MOST_PAIRS = 4_000_000
"""Pairs of words up to which also frequent words may begin a common stretch; beyond it that takes seconds."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that two texts share or differ in: stored [start, end) in each, empty where it has none."""

    kind: PieceKind
    first: tuple[int, int]
    second: tuple[int, int]


@dataclass(frozen=True, slots=True)
class TextComparison:
    """Two texts as pieces that cover all their words in order."""

    pieces: tuple[Piece, ...]
    first_words: int
    second_words: int
    same_words: int


def compare_texts(first: str, second: str) -> TextComparison:
    """What two texts share, whatever its spelling: words are compared as folded."""
    one, two = FoldedWords(first), FoldedWords(second)
    careful = len(one.words) * len(two.words) <= _MOST_PAIRS
    matcher = SequenceMatcher(None, one.words, two.words, autojunk=not careful)
    pieces = []
    same = 0
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        pieces.append(Piece(_KINDS[tag], _span(one, i1, i2), _span(two, j1, j2)))
        same += i2 - i1 if tag == "equal" else 0
    return TextComparison(tuple(pieces), len(one.words), len(two.words), same)


def _span(words: FoldedWords, first: int, end: int) -> tuple[int, int]:
    """Stored span of words; of none, the place where they would stand."""
    if first < end:
        return words.stored(first, end)
    place = words.stored(first - 1, first)[1] if first else 0
    return place, place


@dataclass(frozen=True, slots=True)
class ComparedCopies:
    """An article beside another of its group of copies."""

    first: Article
    second: Article
    comparison: TextComparison


def compare_copies(store: Store, article_id: int) -> ComparedCopies | None:
    """An article against the first of its copies, that one against the next; None for one without copies.

    The first is by day, then by key. Raises StoreError.
    """
    others = [row.id for row in store.copies(article_id) if row.id != article_id]
    if not others:
        return None
    first, second = store.article(others[0]), store.article(article_id)
    return ComparedCopies(first, second, compare_texts(first.text, second.text))


@dataclass(frozen=True, slots=True)
class SideBySide:
    """What two outlets claim of one actor at one meeting."""

    meeting: Meeting
    actor: ActorColumn
    first: Cell
    second: Cell

    @property
    def contradict(self) -> bool:
        """Whether one says present and the other away, of the same part of the meeting."""
        stances = (
            {(tally.segment, STANCES.get(tally.value)) for tally in cell.states}
            for cell in (self.first, self.second)
        )
        one, two = stances
        opposite = {"present": "away", "away": "present"}
        return any((segment, opposite[stance]) in two for segment, stance in one if stance in opposite)


def compare_sources(
    attendance: Attendance, selection: Selection, first: str, second: str, question: Question = EVERYBODY
) -> tuple[SideBySide, ...]:
    """The cells of which either outlet claims anything, by meeting, then actor.

    `first` and `second` are values of the kind `source`; they replace those of the selection.
    Raises QueryError, StoreError.
    """
    selections = [of_source(selection, source) for source in (first, second)]
    matrices = [attendance.matrix(own, question) for own in selections]
    meetings = {row.meeting.id: row.meeting for matrix in matrices for row in matrix.meetings}
    actors = {actor.id: actor for matrix in reversed(matrices) for actor in matrix.actors}
    one, two = (attendance.cells(own, question.columns, list(meetings), list(actors)) for own in selections)
    found = []
    for meeting in sorted(meetings.values(), key=lambda own: (own.start is None, own.start or "", own.id)):
        for actor in actors.values():
            key = meeting.id, actor.id
            if one[key].emptiness is None or two[key].emptiness is None:
                found.append(SideBySide(meeting, actor, one[key], two[key]))
    return tuple(found)


def of_source(selection: Selection, source: str) -> Selection:
    """The selection narrowed to one outlet."""
    kept = selection.without("source")
    return replace(kept, included=kept.included | {("source", source)})


@dataclass(frozen=True, slots=True)
class Naming:
    """How an outlet calls a side."""

    party: str
    """Party id."""

    outlet: FacetValue
    designation: FacetValue
    articles: int
    """Articles of the outlet with the designation."""

    outlet_articles: int
    """Articles of the outlet in the selection."""


def designations_by_outlet(store: Store, selection: Selection) -> tuple[Naming, ...]:
    """Designations with the outlets that use them, by party, then outlet, then articles descending.

    Raises QueryError, StoreError.
    """
    pairs = pair_table(store, selection, "designation", "source", most=1_000_000)
    found = (
        Naming(
            pair.first.value.partition("/")[0], pair.second, pair.first, pair.articles, pair.second_articles
        )
        for pair in pairs
    )
    return tuple(
        sorted(found, key=lambda own: (own.party, own.outlet.value, -own.articles, own.designation.label_ar))
    )


@dataclass(frozen=True, slots=True)
class TopicAct:
    """What articles say is done about a topic, and by whom."""

    topic: str
    label_ar: str
    label_en: str
    act: str | None
    """demanded, proposed, discussed, agreed, rejected; None when no such word stands by it."""

    by: str | None
    """Party or person id."""

    articles: int
    sources: int


def topics_by_act(store: Store, selection: Selection) -> tuple[TopicAct, ...]:
    """Topics with act and actor, by topic, then articles descending. Raises QueryError, StoreError."""
    selected = store.articles(selection)
    with store.one_moment() as connection:
        measure = Measure.of(selection, connection)
        rows = connection.execute(
            "SELECT value, label_ar, label_en, json_extract(detail, '$.act') AS act, "
            "json_extract(detail, '$.by') AS actor, group_concat(article_id) "
            "FROM article_facts JOIN facet_values ON facet_values.id = value_id "
            "WHERE kind = 'topic' GROUP BY value, act, actor"
        ).fetchall()
    found = []
    for value, label_ar, label_en, act, by, ids in rows:
        articles = bitmap_of(ids) & selected
        if articles:
            count = measure.sources(articles)
            found.append(TopicAct(value, label_ar, label_en, act, by, measure.articles(articles), count))
    return tuple(
        sorted(found, key=lambda own: (own.label_ar, own.topic, -own.articles, own.act or "", own.by or ""))
    )
