"""Comparing claims of attendance: who was at which meeting in what state.

A claim about a meeting that is no round of the main process, and that gold lacks, is not counted against:
the annotations need not hold every meeting beside the process.
"""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass, replace

from importers.evaluation.answer import OTHER, Answer, SaidClaim
from importers.evaluation.gold import GoldArticle, GoldClaim, MeetingKey
from importers.evaluation.matching import name_keys
from importers.evaluation.names import code
from importers.evaluation.outcome import Item, Outcome

ANY, ATTENDED = "any", "attended"
_WHOLE_OR_PART = frozenset(
    {"absent", "suspended", "withdrew", "declined", "boycotted", "excluded", "partial"}
)
"""States for which a claim about a segment is another claim than one about the whole meeting."""

Actor = tuple[str, str]
"""`party` and a code, or `person` and the name in gold."""


@dataclass(frozen=True, slots=True)
class _Wanted:
    """A claim of the gold; those that say the same are one."""

    actor: Actor
    meetings: frozenset[MeetingKey]
    loose: frozenset[MeetingKey]
    """Accepted from a claim that was resolved to no meeting."""

    state: str
    alt: frozenset[str]
    segment: str | None
    optional: bool


@dataclass(frozen=True, slots=True)
class SaidBy:
    """A claim of extraction, its actor named as in gold."""

    actor: Actor
    claim: SaidClaim


def _in_part(state: str, segment: str | None) -> bool:
    return state in _WHOLE_OR_PART and bool(segment)


def _meetings(claim: GoldClaim) -> frozenset[MeetingKey]:
    own: list[MeetingKey] = [claim.round] if claim.round is not None else []
    own += [OTHER] if claim.meeting else []
    return frozenset([*(own or [None]), *claim.alt_round])


def _wanted(gold: GoldArticle) -> list[_Wanted]:
    found: dict[Hashable, _Wanted] = {}
    for claim in gold.attendance:
        actor = claim.actor if claim.actor_type == "person" else code(claim.actor)
        own = _Wanted(
            actor=(claim.actor_type, actor),
            meetings=_meetings(claim),
            loose=frozenset({claim.round_said} - {None}),
            state=claim.state,
            alt=frozenset(claim.alt_state),
            segment=claim.segment,
            optional=claim.optional,
        )
        key = (own.actor, own.meetings, own.state, _in_part(own.state, own.segment))
        if (earlier := found.get(key)) is not None:
            own = replace(
                earlier,
                loose=earlier.loose | own.loose,
                alt=earlier.alt | own.alt,
                optional=earlier.optional and own.optional,
            )
        found[key] = own
    return list(found.values())


def said_by(gold: GoldArticle, answer: Answer) -> list[SaidBy]:
    """The claims of the answer, each with its actor as gold names it; an actor that gold lacks gets a `?`."""
    people = [(person.name_en, name_keys(person)) for person in gold.people]
    found = []
    for claim in answer.claims:
        if claim.person is None:
            found.append(SaidBy(("party", claim.actor), claim))
            continue
        known = next((name for name, own in people if own & claim.person), None)
        found.append(SaidBy(("person", known or f"? {claim.actor}"), claim))
    return found


def _fits(wanted: _Wanted, said: SaidBy, *, exact: bool) -> bool:
    claim = said.claim
    return (
        wanted.actor == said.actor
        and (
            ANY in wanted.meetings
            or claim.meeting in wanted.meetings
            or (not claim.resolved and claim.meeting in wanted.loose)
        )
        and (claim.state == wanted.state or (not exact and claim.state in wanted.alt))
        and (claim.state not in _WHOLE_OR_PART or bool(wanted.segment) == bool(claim.segment))
    )


@dataclass(frozen=True)
class _Matched:
    found: list[tuple[_Wanted, SaidBy]]
    extra: list[SaidBy]
    missing: list[_Wanted]


def _matched(gold: GoldArticle, answer: Answer) -> _Matched:
    every = _wanted(gold)
    missing, optional = [c for c in every if not c.optional], [c for c in every if c.optional]
    distinct: dict[Hashable, SaidBy] = {}
    for said in said_by(gold, answer):
        claim = said.claim
        part = _in_part(claim.state, claim.segment)
        distinct.setdefault((said.actor, claim.meeting, claim.state, part), said)
    left = list(distinct.values())
    found: list[tuple[_Wanted, SaidBy]] = []
    for exact in (True, False):
        for said in list(left):
            hit = next((wanted for wanted in missing if _fits(wanted, said, exact=exact)), None)
            if hit is not None:
                found.append((hit, said))
                missing.remove(hit)
                left.remove(said)
    extra = [
        said
        for said in left
        if said.claim.meeting != OTHER and not any(_fits(c, said, exact=False) for c in optional)
    ]
    return _Matched(found, extra, missing)


def states(gold: GoldArticle, answer: Answer) -> Outcome:
    """Actor, meeting and state."""
    matched = _matched(gold, answer)
    return Outcome(
        found=tuple(_found(wanted, said) for wanted, said in matched.found),
        extra=tuple(sorted(map(_extra, matched.extra), key=by_label)),
        missing=tuple(map(_missing, matched.missing)),
    )


def other_states(gold: GoldArticle, answer: Answer) -> Outcome:
    """Of the claims of another state than attended those that were found with another state than attended.
    One that is found as an accepted «attended» is left out."""
    matched = _matched(gold, answer)
    return Outcome(
        found=tuple(
            _found(wanted, said)
            for wanted, said in matched.found
            if ATTENDED not in (wanted.state, said.claim.state)
        ),
        missing=tuple(_missing(wanted) for wanted in matched.missing if wanted.state != ATTENDED),
    )


def by_label(item: Item) -> str:
    """The order of extra values."""
    return item.label


def _words(actor: Actor, meeting: str, state: str, segment: str | None) -> str:
    part = f"({segment})" if _in_part(state, segment) else ""
    return f"{actor[1]}@{meeting}:{state}{part}"


def _meeting_word(meeting: MeetingKey) -> str:
    return "-" if meeting is None else str(meeting)


def _found(wanted: _Wanted, said: SaidBy) -> Item:
    claim = said.claim
    label = _words(said.actor, _meeting_word(claim.meeting), claim.state, claim.segment)
    return Item(label, rule=claim.rule, state=wanted.state)


def _extra(said: SaidBy) -> Item:
    claim = said.claim
    label = _words(said.actor, _meeting_word(claim.meeting), claim.state, claim.segment)
    return Item(label, _alike(said.actor, [claim.meeting], claim.state), claim.rule, claim.state)


def _missing(wanted: _Wanted) -> Item:
    meetings = sorted(wanted.meetings, key=str)
    label = _words(wanted.actor, "/".join(map(_meeting_word, meetings)), wanted.state, wanted.segment)
    return Item(label, _alike(wanted.actor, meetings, wanted.state), state=wanted.state)


def _alike(actor: Actor, meetings: list[MeetingKey], state: str) -> tuple[tuple[str, Hashable], ...]:
    return (
        *(("wrong-segment", (actor, meeting, state)) for meeting in meetings),
        *(("wrong-state", (actor, meeting)) for meeting in meetings),
        ("wrong-meeting", (actor, state)),
    )
