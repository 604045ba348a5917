"""What a person should look at: weak readings, sources that contradict each other, numbers, unknown names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, get_args

from pyroaring import BitMap

from store.attendance import Attendance
from store.attendance_facts import actor_value
from store.coding import ActorType
from store.facets import load_kinds, load_values
from store.matrix import Question
from store.resolve import near
from store.selection import Selection
from store.store import Store

Reason = Literal["low-certainty", "contradiction", "number", "unknown-person"]
REASONS: tuple[Reason, ...] = get_args(Reason)

_WEAK = "certainty = 'low'"
_OTHER_NUMBER = "round_number IS NOT NULL AND meetings.number IS NOT NULL AND round_number <> meetings.number"


@dataclass(frozen=True, slots=True)
class ToCheck:
    """One thing to look at."""

    reason: Reason
    what: str
    """Ids: who or what it is about, and what is said of it."""

    articles: int
    """Articles that it is read in."""

    article_id: int | None = None
    """The article, when it is about one, and the words in it."""

    key: str = ""
    quote: str = ""
    start: int | None = None
    end: int | None = None
    cell: tuple[str, ActorType, str] | None = None
    """Of a contradiction: meeting, sort of actor, actor."""

    near: tuple[str, ...] = ()
    """Of an unknown person: known ones whose names are spelt much like it."""


def to_check(store: Store, selection: Selection, reasons: Sequence[Reason] = REASONS) -> Iterator[ToCheck]:
    """What the articles of a selection leave open, by reason; whatever a coder has decided is left out.

    Raises QueryError, StoreError.
    """
    selected = BitMap(store.ids(selection))
    if "contradiction" in reasons:
        yield from _contradictions(store, selection)
    if "number" in reasons:
        yield from _claims(store, selected, "number", _OTHER_NUMBER)
    if "low-certainty" in reasons:
        yield from _claims(store, selected, "low-certainty", _WEAK)
    if "unknown-person" in reasons:
        yield from _unknown_people(store, selected)


def _contradictions(store: Store, selection: Selection) -> Iterator[ToCheck]:
    """Cells whose claims cannot all be true and that nobody has coded, those of most articles first."""
    coded = {(cell.meeting_id, cell.actor_id) for cell in store.curation.cells()}
    found = []
    for columns in get_args(ActorType):
        matrix = Attendance(store).matrix(selection, Question(columns=columns))
        for row in matrix.meetings:
            for actor in matrix.actors:
                cell = matrix.cell(row.meeting.id, actor.id)
                if cell.contradictions and (row.meeting.id, actor.id) not in coded:
                    said = "; ".join(f"{own.kind}: {', '.join(own.values)}" for own in cell.contradictions)
                    what = f"{row.meeting.id} {actor.id} {said}"
                    place = (row.meeting.id, columns, actor.id)
                    found.append(ToCheck("contradiction", what, cell.articles, cell=place))
    yield from sorted(found, key=lambda own: -own.articles)


def _claims(store: Store, selected: BitMap, reason: Reason, condition: str) -> Iterator[ToCheck]:
    query = (
        "SELECT article_claims.id, article_claims.article_id, key, coalesce(meeting_id, ''), actor_id, "
        "name_ar, "
        "state, round_number, span_start, span_end, substr(text, span_start + 1, span_end - span_start) "
        "FROM article_claims JOIN articles ON articles.id = article_claims.article_id "
        "JOIN article_texts ON article_texts.article_id = articles.id "
        "JOIN claim_mentions ON claim_id = article_claims.id "
        "LEFT JOIN meetings ON meetings.id = meeting_id "
        f"WHERE correction IS NULL AND {condition} ORDER BY key, article_claims.id, span_start"
    )
    with store.one_moment() as connection:
        rows = connection.execute(query).fetchall()
    seen: set[int] = set()
    for claim, article, key, meeting, actor, name, state, number, start, end, quote in rows:
        if article in selected and claim not in seen:
            seen.add(claim)
            said = f" ← {number}" if reason == "number" else ""
            what = f"{actor_value(actor, name)}/{state} {meeting}{said}"
            yield ToCheck(reason, what, 1, article, key, quote, start, end)


def _unknown_people(store: Store, selected: BitMap) -> Iterator[ToCheck]:
    """People that no profile knows, those of most articles first."""
    with store.one_moment() as connection:
        kind = next((own for own in load_kinds(connection) if own.name == "person"), None)
        if kind is None:
            return
        last = connection.execute("SELECT coalesce(max(id), 0) FROM articles").fetchone()[0]
        values = load_values(connection, kind, last)
    found = []
    for value in values.values:
        articles = values.bitmaps[value.value].intersection_cardinality(selected)
        if value.value.startswith("?") and articles:
            known = tuple(own for own in near(values, value.value[1:]) if not own.startswith("?"))
            found.append(ToCheck("unknown-person", value.value, articles, near=known))
    yield from sorted(found, key=lambda own: (-own.articles, own.what))
