"""What counts of an article: what the machine found, with what coders decided put over it.

Pure: the same reading and the same decisions give the same answer, whenever and wherever it is worked out.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from store.attendance_facts import KIND as ATTENDANCE
from store.attendance_facts import actor_value, attendance_facts, value_of
from store.coding import DECIDED_BY_CODER, Correction, FactValue, Value
from store.record import Claim, Mention, Mentions
from store.revising import Reading

DERIVED = frozenset({ATTENDANCE, "month"})
"""Kinds whose values follow from something else: that is what has to be corrected."""

Place = tuple[int, int]
Decision = tuple[Correction, Place | None]
"""A correction and where its words stand in this text; None when it is about the whole article."""


@dataclass(slots=True)
class Item:
    """A facet value at one place, or a claim with all its places."""

    value: Value
    mentions: Mentions
    """Empty for a value without words in the text."""

    detail: str | None = None
    """Of a fact: further fields as JSON."""

    correction: str | None = None
    """Id of the correction that it owes its form to; None when it is the machine's."""


@dataclass(frozen=True, slots=True)
class Effective:
    """The rows of an article that count."""

    facts: list[Item]
    claims: list[Item]


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a database knows, as far as values that follow from claims need it."""

    kinds: frozenset[str]
    """Facet kinds that it has."""

    side_of: Callable[[str, str], str]
    """Kind, value → the side under which lists show it; `others` when nobody knows."""

    meeting: Callable[[str], FactValue | None]
    """Id → the meeting as a value of the kind `round` or `meeting`; None for one that nobody describes."""


def effective(
    reading: Reading, decisions: Sequence[Decision], surroundings: Surroundings, main_meeting: str | None
) -> Effective:
    """Apply decisions, the earliest first, and work out anew what follows from claims."""
    facts = [_fact(row) for row in reading.facts]
    claims = [Item(replace(claim, mentions=()), claim.mentions) for claim in reading.claims]
    for correction, span in decisions:
        _decide(claims if isinstance(correction.value, Claim) else facts, correction, span)
    if any(isinstance(correction.value, Claim) for correction, _ in decisions):
        facts = _following(facts, claims, surroundings, main_meeting)
    # what another laptop's program knows may be more than this database has
    return Effective([item for item in facts if _kind(item) in surroundings.kinds], claims)


def _fact(row: tuple[Any, ...]) -> Item:
    kind, value, label_ar, label_en, side, detail, start, end, rule, certainty = row
    mentions = () if start is None else (Mention(start, end, rule, certainty),)
    return Item(FactValue(kind, value, label_ar, label_en, side), mentions, detail)


def same(one: Value) -> tuple[str | None, ...]:
    """What two values say the same by, wherever they stand."""
    if isinstance(one, FactValue):
        return one.kind, one.value
    return (*_subject(one), one.meeting, one.segment, one.state, one.role, one.function, one.claimant)


def _subject(value: Value) -> tuple[str, ...]:
    """What a value is about: of a claim whom, of a fact the kind."""
    if isinstance(value, FactValue):
        return (value.kind,)
    return value.actor_type, actor_value(value.actor, value.name_ar)


def _decide(items: list[Item], correction: Correction, span: Place | None) -> None:
    wanted, new = correction.value, correction.replacement
    here = [item for item in items if _is_at(item, span)]
    found = [item for item in here if same(item.value) == same(wanted)]
    if correction.action == "reject":
        items[:] = [item for item in items if not any(item is own for own in found)]
        return
    if correction.action == "change" and span is not None and not found:
        # The machine reads these words otherwise now: if it has one reading of them, that is meant.
        near = [item for item in here if _subject(item.value) == _subject(wanted)]
        found = near if len(near) == 1 else []
    if not found:
        mentions = () if span is None else (Mention(*span, DECIDED_BY_CODER),)
        found = [Item(wanted, mentions)]
        items.insert(_place_of(items, span), *found)
    for item in found:
        item.correction = correction.id
        if correction.action == "change" and new is not None:
            item.value, item.detail = new, None


def _is_at(item: Item, span: Place | None) -> bool:
    return span is None or any((mention.start, mention.end) == span for mention in item.mentions)


def _place_of(items: Sequence[Item], span: Place | None) -> int:
    """In reading order: before the first item that begins behind the span."""
    start = span[0] if span else 0
    behind = (at for at, own in enumerate(items) if own.mentions and own.mentions[0].start > start)
    return next(behind, len(items))


def _following(
    facts: list[Item], claims: list[Item], known: Surroundings, main_meeting: str | None
) -> list[Item]:
    """The facts with those that follow from claims made anew: attendance, meetings, and who attends."""
    said = [
        (replace(item.value, mentions=item.mentions), item.correction)
        for item in claims
        if isinstance(item.value, Claim)
    ]
    meetings = {claim.meeting for claim, _ in said} | {main_meeting}
    kept = [item for item in facts if _kind(item) != ATTENDANCE and not _shown_by_none(item, meetings)]
    named = {same(item.value) for item in kept}
    derived = [*_attendance(said, known)]
    for claim, correction in said:
        if correction is not None:
            derived += [
                Item(value, (mention,), correction=correction)
                for value in _values_of(claim, known)
                if same(value) not in named
                for mention in claim.mentions
            ]
    return kept + derived


def _kind(item: Item) -> str:
    return _subject(item.value)[0]


def _shown_by_none(item: Item, meetings: set[str | None]) -> bool:
    """Whether an article names a meeting no more: it was shown by claims alone, and these are gone."""
    return (
        _kind(item) in ("round", "meeting")
        and item.correction is None
        and item.detail is not None
        and json.loads(item.detail).get("resolved_by") == "context"
        and same(item.value)[1] not in meetings
    )


def _attendance(said: Sequence[tuple[Claim, str | None]], known: Surroundings) -> Iterator[Item]:
    decided = {
        (value_of(claim), mention): correction
        for claim, correction in said
        for mention in claim.mentions
        if correction is not None
    }
    claims = (claim for claim, _ in said)
    for fact in attendance_facts(claims, lambda party: known.side_of("party", party or "")):
        detail = json.dumps(dict(fact.detail), ensure_ascii=False, sort_keys=True)
        value = FactValue(fact.kind, fact.value, fact.label_ar, fact.label_en, fact.group)
        if not fact.mentions:
            yield Item(value, (), detail)
        for mention in fact.mentions:
            yield Item(value, (mention,), detail, decided.get((fact.value, mention)))


def _values_of(claim: Claim, known: Surroundings) -> Iterator[FactValue]:
    """The actor and the meeting of a coder's claim: filters find them as they find what the text names."""
    actor = actor_value(claim.actor, claim.name_ar)
    side = known.side_of(claim.actor_type, actor)
    yield FactValue(claim.actor_type, actor, claim.name_ar, claim.name_en or claim.name_ar, side)
    if claim.meeting is not None and (meeting := known.meeting(claim.meeting)) is not None:
        yield meeting
