"""What a person says an article says: one annotated article of a gold file (docs/evaluation.md).

`optional` is what a careful reader could take or leave: neither required nor counted against. `alt` and the
fields `alt_…` hold values that are accepted too.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

MeetingKey = int | str | None
"""Where a claim belongs: the number of a round of the main process, `other` for any other meeting, None when
the text does not say; in a gold claim also `any`."""

DayPair = tuple[str, str]
"""ISO days, both included."""


@dataclass(frozen=True, slots=True)
class GoldSource:
    """The outlet that the text gives as its own."""

    name_ar: str
    evidence: str
    alt: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class GoldRound:
    """A round of the main process that the text names by number."""

    number: int
    """As said."""

    evidence: str
    official: int | None = None
    """The usual number, where the text counts otherwise."""


@dataclass(frozen=True, slots=True)
class GoldDate:
    """A date of the text."""

    evidence: str
    days: DayPair | None
    """None when the year cannot be worked out: then it is not required, and excuses one date found."""

    alt: DayPair | None = None
    optional: bool = False


@dataclass(frozen=True, slots=True)
class GoldName:
    """A person or a place with its names and all forms that the text uses."""

    name_ar: str
    name_en: str
    forms: tuple[str, ...] = ()
    """Of a person: exact substrings of the text. Of a place: other names, wherever they stand."""

    optional: bool = False


@dataclass(frozen=True, slots=True)
class GoldClaim:
    """What the article says of one actor at one meeting."""

    actor_type: Literal["party", "person"]
    actor: str
    """A party's code; a person's `name_en` as it stands in `people`."""

    state: str
    evidence: str
    role: str | None = None
    function: str | None = None
    round: int | None = None
    """Official number of the round."""

    meeting: str | None = None
    """Id of a meeting that is no round of the main process."""

    segment: str | None = None
    optional: bool = False
    alt_role: tuple[str | None, ...] = ()
    alt_state: tuple[str, ...] = ()
    alt_function: tuple[str | None, ...] = ()
    alt_round: tuple[MeetingKey, ...] = ()
    round_said: int | None = None
    """Accepted from a claim that was resolved to no meeting: the number that the text says."""


@dataclass(frozen=True, slots=True)
class GoldArticle:
    """Everything annotated in one article."""

    id: str
    """Name of its file without suffix."""

    sha256: str
    main_round: int | None = None
    main_round_alt: tuple[int | None, ...] = ()
    source: GoldSource | None = None
    source_alt: tuple[str, ...] = ()
    """Accepted where `source` is None."""

    rounds: tuple[GoldRound, ...] = ()
    dates: tuple[GoldDate, ...] = ()
    people: tuple[GoldName, ...] = ()
    parties: frozenset[str] = frozenset()
    parties_optional: frozenset[str] = frozenset()
    places: tuple[GoldName, ...] = ()
    """The optional ones among them."""

    topics: frozenset[str] = frozenset()
    topics_optional: frozenset[str] = frozenset()
    attendance: tuple[GoldClaim, ...] = ()
    distractor: bool = False
    """True for a text about something else: whatever round is found in it is false."""

    unscored: frozenset[str] = frozenset()
    """Kinds, or first words of kinds, that are annotated and not scored here."""

    def scores(self, kind: str) -> bool:
        """Whether a kind counts in this article."""
        return not {kind, kind.split(" ")[0]} & self.unscored

    def evidence(self) -> tuple[str, ...]:
        """Everything that must stand in the text, letter by letter."""
        own = [said.evidence for said in self.rounds] + [date.evidence for date in self.dates]
        own += [form for person in self.people for form in person.forms]
        own += [self.source.evidence] if self.source else []
        return (*own, *(claim.evidence for claim in self.attendance))
