"""Two coders side by side: the units that their agreement is measured on, and those on which they differ.

| kind | unit | category |
|---|---|---|
| a facet kind | article × every value of the kind that one of the two gives anywhere in them | there or not |
| attendance | article × meeting, actor and segment that one of the two has a claim on | the states, or none |
| state | the same, where both have a claim | the states |
| attended, absent … | as attendance | that state or not |
| cells | meeting and actor that both have coded | the state |
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from store.agreement import Agreement, Pair, agreement
from store.coded import STATES
from store.coding import CodedCell, CodingError, Entry
from store.codings import Coded, Seat, codings, kinds_of, last_cells, values_of

ATTENDANCE, STATE, CELLS = "attendance", "state", "cells"


@dataclass(frozen=True, slots=True)
class KindAgreement:
    """How far two coders agree on one kind, or on one state."""

    kind: str
    figures: Agreement


@dataclass(frozen=True, slots=True)
class Difference:
    """One unit on which two coders differ."""

    kind: str
    article: str
    """Name of the article; empty for a cell."""

    article_id: int | None
    unit: tuple[str, ...]
    """Kind and value; meeting, actor type, actor and segment; of a cell meeting, actor type and actor."""

    said: tuple[str, str]
    """What the first and the second coder say: states, `yes` or `-`."""

    id: str = ""
    """The same whoever of the two is named first, and in whatever database."""

    coded: tuple[Coded, Coded] | None = field(default=None, repr=False, compare=False)
    cells: tuple[CodedCell, CodedCell] | None = field(default=None, repr=False, compare=False)


@dataclass(frozen=True)
class SideBySide:
    """The codings of two coders of the articles that both have fully coded."""

    coders: tuple[str, str]
    articles: dict[str, tuple[Coded, Coded]]
    """By hash of the text, in order of the articles' names."""

    cells: list[tuple[CodedCell, CodedCell]]
    """Empty when a task is asked for: it is one of articles."""


def side_by_side(
    connection: sqlite3.Connection,
    logs: tuple[Sequence[Entry], Sequence[Entry]],
    coders: tuple[str, str],
    task: str | None = None,
    among: frozenset[str] | None = None,
) -> SideBySide:
    """Bring two codings together; `among` are hashes of texts, None for all.

    Raises CodingError `agreement-nothing`.
    """
    one, other = (codings(connection, log, coder, task) for log, coder in zip(logs, coders, strict=True))
    common = [text for text in one.keys() & other.keys() if among is None or text in among]
    articles = {
        text: (one[text], other[text]) for text in sorted(common, key=lambda own: (one[own].key, own))
    }
    cells: list[tuple[CodedCell, CodedCell]] = []
    if task is None:
        ours, theirs = (last_cells(log, coder) for log, coder in zip(logs, coders, strict=True))
        cells = [(ours[cell], theirs[cell]) for cell in sorted(ours.keys() & theirs.keys())]
    if not articles and not cells:
        raise CodingError("agreement-nothing", one=coders[0], other=coders[1], task=task or "-")
    return SideBySide(coders, articles, cells)


def agreements(both: SideBySide, *, resamples: int, seed: int) -> Iterator[KindAgreement]:
    """Figures of each kind, then of attendance, of each state in it, and of cells."""

    def measured(kind: str, groups: Sequence[Sequence[Pair]]) -> KindAgreement:
        return KindAgreement(kind, agreement(groups, resamples=resamples, seed=seed))

    every = [own for pair in both.articles.values() for own in pair]
    for kind in kinds_of(every):
        values = values_of(every, kind)
        yield measured(
            kind,
            [
                [((kind, value) in one.facts, (kind, value) in other.facts) for value in values]
                for one, other in both.articles.values()
            ],
        )
    states = [
        [_states(one, other, seat) for seat in _seats(one, other)] for one, other in both.articles.values()
    ]
    if any(states):
        yield measured(ATTENDANCE, states)
        yield measured(STATE, [[pair for pair in group if all(pair)] for group in states])
        for state in STATES:
            if any(state in said for group in states for pair in group for said in pair):
                yield measured(
                    state, [[(state in one, state in other) for one, other in own] for own in states]
                )
    if both.cells:
        yield measured(CELLS, [[(one.state, other.state)] for one, other in both.cells])


def differences(both: SideBySide) -> Iterator[Difference]:
    """Every unit on which the two differ, article by article, then cells."""
    for text, (one, other) in both.articles.items():
        for kind, value in sorted(one.facts.keys() ^ other.facts.keys()):
            said = tuple("yes" if (kind, value) in own.facts else "-" for own in (one, other))
            yield _difference(kind, text, (one, other), (kind, value), (said[0], said[1]))
        for seat in _seats(one, other):
            ours, theirs = _states(one, other, seat)
            if ours != theirs:
                words = _words(ours), _words(theirs)
                yield _difference(ATTENDANCE, text, (one, other), seat, words)
    for first, second in both.cells:
        if first.state != second.state:
            unit = first.meeting_id, first.actor_type, first.actor_id
            id = _id(CELLS, "", unit)
            said_of_cell = first.state, second.state
            yield Difference(CELLS, "", None, unit, said_of_cell, id, cells=(first, second))


def _seats(one: Coded, other: Coded) -> list[Seat]:
    return sorted(one.claims.keys() | other.claims.keys())


def _states(one: Coded, other: Coded, seat: Seat) -> tuple[frozenset[str], frozenset[str]]:
    return frozenset(one.claims.get(seat, ())), frozenset(other.claims.get(seat, ()))


def _words(states: frozenset[str]) -> str:
    return "+".join(sorted(states)) or "-"


def _difference(
    kind: str, text: str, coded: tuple[Coded, Coded], unit: tuple[str, ...], said: tuple[str, str]
) -> Difference:
    one = coded[0]
    return Difference(kind, one.key, one.article_id, unit, said, _id(kind, text, unit), coded)


def _id(kind: str, text: str, unit: tuple[str, ...]) -> str:
    return hashlib.sha256(json.dumps([kind, text, *unit]).encode()).hexdigest()[:12]
