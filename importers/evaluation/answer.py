"""What extraction says of an article, in the terms of a gold standard: sets to be compared, each value with
the rule that found it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from importers.evaluation.coding import Coding
from importers.evaluation.gold import DayPair, MeetingKey
from importers.evaluation.names import comparable, keys
from store.record import Claim, Mentions, PersonSaid, Record

OTHER = "other"
"""Every meeting that is no numbered round of the main process."""


@dataclass(frozen=True, slots=True)
class Named:
    """A person or a place with all its names."""

    label: str
    keys: frozenset[str]
    rule: str = ""


@dataclass(frozen=True, slots=True)
class SaidClaim:
    """A claim of attendance. A party's actor is its code; a person is known by keys."""

    actor: str
    """Party code, or the name of a person as shown."""

    person: frozenset[str] | None
    """Keys of the person; None for a party."""

    meeting: MeetingKey
    resolved: bool
    """Whether `meeting` comes from a resolved meeting and not from the number as said."""

    state: str
    role: str | None = None
    function: str | None = None
    segment: str | None = None
    rule: str = ""


@dataclass(frozen=True)
class Answer:
    """Values of one article. Mappings go from the value to the rule that found it."""

    main_round: int | None = None
    rounds: Mapping[int, str] = field(default_factory=dict)
    """Numbers as said."""

    resolved_rounds: Mapping[int, str] | None = None
    """Numbers of the rounds they were resolved to; None when nothing was resolved."""

    dates: Mapping[DayPair, str] = field(default_factory=dict)
    people: tuple[Named, ...] = ()
    person_forms: Mapping[str, str] = field(default_factory=dict)
    parties: Mapping[str, str] = field(default_factory=dict)
    places: tuple[Named, ...] = ()
    topics: Mapping[str, str] = field(default_factory=dict)
    source: str | None = None
    source_rule: str = ""
    claims: tuple[SaidClaim, ...] = ()


def answer_of(record: Record, text: str, coding: Coding, main_process: str | None) -> Answer:
    """The record of an article, its text being that in which the record's mentions stand."""
    own_rounds = [said for said in record.rounds if said.process == main_process]
    numbers = [
        (_meeting_number(said.meeting, main_process) if said.meeting else said.number, said)
        for said in own_rounds
    ]
    known = {person.id: _person_keys(person, text) for person in record.people if person.id}
    return Answer(
        main_round=record.main_round,
        rounds={said.number: rule_of(said.mentions) for said in own_rounds},
        resolved_rounds={number: rule_of(said.mentions) for number, said in numbers if number is not None}
        if any(said.meeting for said in own_rounds)
        else None,
        dates={
            (date.start, date.end or date.start): rule_of(date.mentions)
            for date in record.dates
            if date.start and not date.relative
        },
        people=tuple(
            Named(person.name_ar, _person_keys(person, text), rule_of(person.mentions))
            for person in record.people
        ),
        person_forms={
            comparable(mention.quote(text)): mention.rule
            for person in record.people
            for mention in person.mentions
        },
        parties={
            own: rule_of(party.mentions)
            for party in record.parties
            if (own := coding.party(party.id)) is not None
        },
        places=tuple(
            Named(
                place.name_ar,
                keys([place.name_ar, place.name_en, *_quotes(place.mentions, text)]),
                rule_of(place.mentions),
            )
            for place in record.places
        ),
        topics={
            own: rule_of(topic.mentions)
            for topic in record.topics
            if (own := coding.topic(topic.id)) is not None
        },
        source=record.source.name_ar if record.source else None,
        source_rule=rule_of(record.source.mentions) if record.source else "",
        claims=tuple(
            said
            for claim in record.attendance
            if (said := _claim(claim, text, coding, main_process, known)) is not None
        ),
    )


def rule_of(mentions: Mentions) -> str:
    """The rule of the first mention; "" without one."""
    return mentions[0].rule if mentions else ""


def _quotes(mentions: Mentions, text: str) -> list[str]:
    return [mention.quote(text) for mention in mentions]


def _person_keys(person: PersonSaid, text: str) -> frozenset[str]:
    return keys([person.name_ar, person.name_en, *_quotes(person.mentions, text)])


def _meeting_number(meeting: str, main_process: str | None) -> int | None:
    """The number of a round of the main process; None for every other meeting."""
    process, _, number = meeting.partition(":")
    return int(number) if process == main_process and re.fullmatch(r"[0-9]{1,3}", number) else None


def _claim(
    claim: Claim, text: str, coding: Coding, main_process: str | None, known: Mapping[str, frozenset[str]]
) -> SaidClaim | None:
    """The claim; None when its actor is a party that the annotations leave out."""
    meeting: MeetingKey = None
    if claim.meeting is not None:
        meeting = _meeting_number(claim.meeting, main_process)
        meeting = OTHER if meeting is None else meeting
    elif claim.round_number is not None:
        meeting = claim.round_number if claim.round_process == main_process else OTHER
    person = None
    actor: str | None = claim.name_ar
    if claim.actor_type == "person":
        person = keys([claim.name_ar, claim.name_en, *_quotes(claim.mentions, text)])
        person |= known.get(claim.actor or "", frozenset())
    else:
        actor = coding.party(claim.actor or claim.party or "")
    if actor is None:
        return None
    return SaidClaim(
        actor=actor,
        person=person,
        meeting=meeting,
        resolved=claim.meeting is not None,
        state=claim.state,
        role=claim.role,
        function=claim.function,
        segment=claim.segment,
        rule=rule_of(claim.mentions),
    )
