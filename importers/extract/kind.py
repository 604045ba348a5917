"""The contract of a facet kind: one module in `importers/kinds/` with a `KIND`, found by itself."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Literal

from importers.extract.document import Document
from importers.extract.timeline import Timeline
from importers.profiles.profile import Profiles
from store.draft import Fact, KindSpec
from store.record import (
    AgencySaid,
    Claim,
    DateSaid,
    Designation,
    MeetingSaid,
    Mentions,
    PartySaid,
    PersonSaid,
    PlaceSaid,
    Record,
    RoundSaid,
    Source,
    TopicSaid,
)


@dataclass
class Findings:
    """What the kinds have found so far in one article; the last step freezes it into a Record."""

    timeline: Timeline | None = None
    """Dates, rounds and the main meeting, read together by the first kind that needs them."""

    source: Source | None = None
    published: str | None = None
    published_from: Literal["text", "metadata", "manual"] | None = None
    published_mentions: Mentions = ()
    main_round: int | None = None
    main_meeting: str | None = None
    rounds: list[RoundSaid] = field(default_factory=list)
    meetings: list[MeetingSaid] = field(default_factory=list)
    dates: list[DateSaid] = field(default_factory=list)
    people: list[PersonSaid] = field(default_factory=list)
    parties: list[PartySaid] = field(default_factory=list)
    attendance: list[Claim] = field(default_factory=list)
    places: list[PlaceSaid] = field(default_factory=list)
    topics: list[TopicSaid] = field(default_factory=list)
    designations: list[Designation] = field(default_factory=list)
    agencies: list[AgencySaid] = field(default_factory=list)


Extract = Callable[[Document, Profiles, Findings], None]
"""Reads the document and what earlier kinds found; adds its own findings. Pure otherwise: no clock, no I/O.
"""

Facts = Callable[[Record, Profiles], Iterator[Fact]]
"""The record's entries of this kind as facet values for the store."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A facet kind: how it is found and how it is shown."""

    spec: KindSpec
    step: int
    """When it runs: kinds that build on others' findings have a higher step."""

    extract: Extract
    facts: Facts
