"""What one coder says of articles: the coding of each, apart from what others and the effective facts say.

Who codes over what the machine found says what that is with the coder's own corrections in it. Who codes
blind begins with nothing. Only articles that the coder has marked as fully coded have a coding: of the others
it is not known whether what is missing was left out or not yet looked at.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from store.attendance_facts import actor_value
from store.coding import ActorType, CodedCell, Correction, Entry, FactValue, FullyCoded
from store.correcting import decisions_on, machine_reading, placed, surroundings
from store.effective import DERIVED, Effective, Item, effective
from store.record import Claim
from store.revising import Reading
from store.selection import Selection
from store.store import Store

Seat = tuple[str, ...]
"""Meeting, type and id of the actor, segment; `-` for what is not said."""

_NOTHING = Reading((), (), ())


@dataclass(frozen=True, slots=True)
class Coded:
    """What a coder says of one article."""

    key: str
    """Name of the article; its hash when the database does not have it."""

    article_id: int | None
    facts: Mapping[tuple[str, str], Item]
    """Kind and value, and what says so. Kinds that follow from others are left out."""

    claims: Mapping[Seat, Mapping[str, Item]]
    """Of each actor at each meeting the states and what says so."""


def codings(
    connection: sqlite3.Connection, entries: Iterable[Entry], coder: str, task: str | None
) -> dict[str, Coded]:
    """The coding of each article that a coder has marked as fully coded, by the hash of its text.

    `entries` is a log. With a `task` a blind coding of it goes before one over what the machine found;
    without one only the latter counts.
    """
    own = [entry for entry in entries if entry.stands and entry.coder == coder]
    corrections = [entry for entry in own if isinstance(entry, Correction)]
    marks: dict[str, str | None] = {}
    for mark in own:
        if isinstance(mark, FullyCoded) and mark.task in (task, None):
            marks[mark.text_sha256] = marks.get(mark.text_sha256) or mark.task
    found = {}
    for text_sha256, blind in marks.items():
        found[text_sha256] = _coded(connection, text_sha256, corrections, blind)
    return found


def last_cells(entries: Iterable[Entry], coder: str) -> dict[tuple[str, ActorType, str], CodedCell]:
    """Of a coder the last word on each meeting and actor."""
    cells = [own for own in entries if isinstance(own, CodedCell) and own.stands and own.coder == coder]
    cells.sort(key=lambda own: (own.made_at, own.id))
    return {(own.meeting_id, own.actor_type, own.actor_id): own for own in cells}


def _coded(
    connection: sqlite3.Connection, text_sha256: str, corrections: Sequence[Correction], blind: str | None
) -> Coded:
    query = (
        "SELECT id, key, sha256, text, main_meeting FROM articles JOIN article_texts ON article_id = id "
        "WHERE text_sha256 = ? ORDER BY key LIMIT 1"
    )
    row = connection.execute(query, [text_sha256]).fetchone()
    belonging = sorted(
        (own for own in corrections if own.task == blind and own.text_sha256 == text_sha256),
        key=lambda own: (own.made_at, own.id),
    )
    if row is None:
        key = belonging[0].article_key if belonging else text_sha256
        decisions = [(own, own.span) for own in belonging]
        said = effective(_NOTHING, decisions, surroundings(connection), None)
        return _as_coded(key, None, said)
    article_id, key, sha256, text, main_meeting = row
    decisions, _ = placed(text, text_sha256, sha256, belonging)
    reading = _NOTHING if blind is not None else machine_reading(connection, article_id)
    main = None if blind is not None else main_meeting
    return _as_coded(key, article_id, effective(reading, decisions, surroundings(connection), main))


def stored_reading(connection: sqlite3.Connection, article_id: int) -> Effective:
    """The effective facts and claims of a stored article."""
    query = "SELECT main_meeting FROM articles WHERE id = ?"
    main_meeting = connection.execute(query, [article_id]).fetchone()[0]
    decisions, _ = decisions_on(connection, article_id)
    reading = machine_reading(connection, article_id)
    return effective(reading, decisions, surroundings(connection), main_meeting)


def stored_coding(connection: sqlite3.Connection, article_id: int) -> Coded:
    """The same in the form of a coding."""
    return _as_coded("", article_id, stored_reading(connection, article_id))


@dataclass(frozen=True, slots=True)
class Whole:
    """A stored article with the facts and claims that count."""

    key: str
    sha256: str
    text: str
    said: Effective


def wholes(
    store: Store, selection: Selection, among: Collection[str] | None, *, every: bool = False
) -> Iterator[Whole]:
    """Fully coded articles of a selection, or `every` one; `among` are hashes of texts, None for all.

    An article that was coded blind alone is not among them: nobody has gone through what counts of it.
    """
    coded = {mark.text_sha256 for mark in store.curation.entries(FullyCoded) if mark.task is None}
    query = (
        "SELECT key, sha256, text, text_sha256 FROM articles JOIN article_texts ON article_id = id "
        "WHERE id = ?"
    )
    for article_id in store.ids(selection):
        with store.one_moment() as connection:
            key, sha256, text, text_sha256 = connection.execute(query, [article_id]).fetchone()
            if (every or text_sha256 in coded) and (among is None or text_sha256 in among):
                yield Whole(key, sha256, text, stored_reading(connection, article_id))


def _as_coded(key: str, article_id: int | None, said: Effective) -> Coded:
    facts: dict[tuple[str, str], Item] = {}
    for item in said.facts:
        assert isinstance(item.value, FactValue)
        if item.value.kind not in DERIVED:
            facts.setdefault((item.value.kind, item.value.value), item)
    claims: dict[Seat, dict[str, Item]] = {}
    for item in said.claims:
        assert isinstance(item.value, Claim)
        claims.setdefault(seat_of(item.value), {}).setdefault(item.value.state, item)
    return Coded(key, article_id, facts, claims)


def seat_of(claim: Claim) -> Seat:
    """Who is spoken of, at which meeting."""
    actor = actor_value(claim.actor, claim.name_ar)
    return claim.meeting or "-", claim.actor_type, actor, claim.segment or "-"


def values_of(coded: Collection[Coded], kind: str) -> list[str]:
    """Values of a kind that any of these codings has."""
    return sorted({value for own in coded for own_kind, value in own.facts if own_kind == kind})


def kinds_of(coded: Collection[Coded]) -> Iterator[str]:
    """Kinds of facts that any of these codings has, by name."""
    yield from sorted({kind for own in coded for kind, _ in own.facts})
