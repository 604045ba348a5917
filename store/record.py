"""What an article says: the record that extraction gives and the store keeps.

Three levels are never mixed: a *mention* is words at a place in the text; a *claim* is what one article
says of one actor at one meeting; a *coded cell* is what a researcher decides (and is never made here).
What was said and what was resolved from it are separate fields everywhere. All offsets count code points
of the article's text as stored.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

Certainty = Literal["high", "medium", "low"]
Precision = Literal["day", "month", "year"]


class Mention(NamedTuple):
    """Words in the text and the rule that found them. A tuple, for articles have a hundred and more of them,
    to be made, hashed and sorted."""

    start: int
    end: int
    rule: str
    """Stable name of the rule, such as `round.ordinal-after-noun`."""

    certainty: Certainty = "high"

    def quote(self, text: str) -> str:
        """The words themselves, cut from the article's stored text."""
        return text[self.start : self.end]


Mentions = tuple[Mention, ...]


@dataclass(frozen=True, slots=True)
class Source:
    """The outlet that the text gives as its own."""

    id: str | None
    name_ar: str
    name_en: str | None
    mentions: Mentions


@dataclass(frozen=True, slots=True)
class RoundSaid:
    """A numbered round that the text names."""

    process: str
    number: int
    """The number as said, which a text may get wrong."""

    meeting: str | None
    """Id of the meeting it was resolved to, such as `astana:4`; None when it was not."""

    resolved_by: str | None
    """How: `number`, `date`, `published` …; None when `meeting` is None."""

    ambiguous: bool
    mentions: Mentions


@dataclass(frozen=True, slots=True)
class MeetingSaid:
    """A meeting without a number that the text names: technical talks, a summit, a congress."""

    id: str
    name_ar: str
    name_en: str
    resolved_by: str | None
    mentions: Mentions


@dataclass(frozen=True, slots=True)
class DateSaid:
    """A date or a range of days in the text. ISO 8601 days, both ends included."""

    start: str | None
    """None when the year could not be worked out."""

    end: str | None
    precision: Precision
    explicit_year: bool
    relative: bool
    """True for weekdays, «today», «tomorrow»."""

    calendar: Literal["gregorian", "hijri"]
    resolved_by: str | None
    mentions: Mentions
    said: str = ""
    """The interval as the text gives it, `--` for a year that it leaves open: `--12-21/--12-22`."""


@dataclass(frozen=True, slots=True)
class PersonSaid:
    """A person named in the text, one entry a person."""

    id: str | None
    """None for a person that no profile knows."""

    name_ar: str
    name_en: str | None
    party: str | None
    role: str | None
    """What this text says the person is."""

    hedge: bool
    mentions: Mentions


@dataclass(frozen=True, slots=True)
class PartySaid:
    """A state, delegation, organisation or group that the text names."""

    id: str
    name_ar: str
    name_en: str
    by_group: bool
    """Only through a group such as «the guarantor states»."""

    mentions: Mentions


@dataclass(frozen=True, slots=True)
class PlaceSaid:
    """A city, province, district or building that the text names."""

    id: str
    name_ar: str
    name_en: str
    mentions: Mentions


@dataclass(frozen=True, slots=True)
class TopicSaid:
    """An issue that a sentence of the text says is discussed, decided or demanded."""

    id: str
    name_ar: str
    name_en: str
    act: str | None
    """demanded, proposed, discussed, agreed, rejected; None when no such word stands by it."""

    by: str | None
    """Party or person id that acts."""

    mentions: Mentions


@dataclass(frozen=True, slots=True)
class Designation:
    """How the text calls a side: «the regime», «the Syrian government», «the factions» …"""

    party: str
    form: str
    mentions: Mentions


@dataclass(frozen=True, slots=True)
class AgencySaid:
    """A news agency that the text says it has its news from."""

    id: str
    name_ar: str
    name_en: str
    mentions: Mentions


@dataclass(frozen=True, slots=True)
class Claim:
    """What the article says of one actor at one meeting."""

    meeting: str | None
    """Id of the meeting, or None when the process as a whole or an unclear one is meant."""

    round_process: str | None
    round_number: int | None
    """The round as said; both None when no number was said."""

    segment: str | None
    """None for the whole meeting; technical, bilateral, day-1, day-2, plenary."""

    actor_type: Literal["party", "person"]
    actor: str | None
    """Id; None for a person that no profile knows."""

    name_ar: str
    name_en: str | None
    party: str | None
    """The party that the actor belongs to or speaks for; for a party itself."""

    function: str | None
    role: str | None
    role_said: str | None
    state: str
    claimant: str | None
    """Who says so: a party or person id, an outlet, or None."""

    claim_mode: str
    """own-voice, named-speaker, unnamed-sources, agency, official-statement."""

    hedge: bool
    resolved_by: str | None
    mentions: Mentions


@dataclass(frozen=True, slots=True)
class Record:
    """Everything that extraction found in one article."""

    title: str | None = None
    source: Source | None = None
    published: str | None = None
    published_from: Literal["text", "metadata", "manual"] | None = None
    published_mentions: Mentions = ()
    main_round: int | None = None
    """Number of the round of the main process that the article is mainly about."""

    main_meeting: str | None = None
    rounds: tuple[RoundSaid, ...] = ()
    meetings: tuple[MeetingSaid, ...] = ()
    dates: tuple[DateSaid, ...] = ()
    people: tuple[PersonSaid, ...] = ()
    parties: tuple[PartySaid, ...] = ()
    attendance: tuple[Claim, ...] = ()
    places: tuple[PlaceSaid, ...] = ()
    topics: tuple[TopicSaid, ...] = ()
    designations: tuple[Designation, ...] = ()
    agencies: tuple[AgencySaid, ...] = ()
