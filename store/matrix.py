"""The attendance matrix: meetings × participants, made of claims and of nothing else.

A cell says which states, roles and heads of delegation are claimed, and how many articles and independent
sources claim each. It decides nothing: no majority, no value out of silence. An empty cell says which
emptiness it is.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from store.model import Meeting
from store.selection import Selection
from store.stances import Stance

ActorType = Literal["party", "person"]
Emptiness = Literal["no-article", "not-named", "no-claim"]
"""No article of the selection is on the meeting; those that are do not name the actor; some name the actor
and none says anything of attendance."""


@dataclass(frozen=True, slots=True)
class Question:
    """What a matrix is to show, beside the selection of articles."""

    columns: ActorType = "party"
    process: str | None = None
    """Only meetings of this process; None for all."""

    only: frozenset[str] = frozenset()
    """Only these parties or people, and the people of these parties; empty for all."""

    min_articles: int = 1
    """Only actors of whom at least so many articles make a claim."""

    most: int = 200
    """At most so many actors, those with the most articles."""


@dataclass(frozen=True, slots=True)
class Tally:
    """Something that is claimed, and how many claim it."""

    value: str
    """A state, a stance, a role, a function, or the id of a head of delegation."""

    segment: str | None
    """Part of the meeting; None for the whole, and for stances, which are those of any part."""

    articles: int
    sources: int
    """Independent sources (`store.sources`)."""

    hedged: int = 0
    """Articles among them that claim it under doubt only. Of states and stances; 0 for the others."""


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Claims on one part of a meeting that cannot all be true."""

    kind: Literal["state", "role", "head"]
    segment: str | None
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """What is claimed of one actor at one meeting. Tallies stand by sources, then articles, descending."""

    emptiness: Emptiness | None = None
    """None when there are claims."""

    articles: int = 0
    """Articles that make any claim on the actor or, for a party, on the head of its delegation."""

    sources: int = 0
    states: tuple[Tally, ...] = ()
    stances: tuple[Tally, ...] = ()
    """What the states come to (`store.stances`); only `away` for somebody who is said to be absent."""

    roles: tuple[Tally, ...] = ()
    functions: tuple[Tally, ...] = ()
    """Of a person: head, member …"""

    heads: tuple[Tally, ...] = ()
    """Of a party: people who are said to have headed its delegation there."""

    contradictions: tuple[Contradiction, ...] = ()

    def sources_of(self, stance: Stance) -> int:
        """Independent sources that claim a stance."""
        return next((tally.sources for tally in self.stances if tally.value == stance), 0)


@dataclass(frozen=True, slots=True)
class MeetingRow:
    """A meeting with what its cells are to be measured by."""

    meeting: Meeting
    articles: int
    """Articles of the selection that name the meeting or make a claim on it."""

    sources: int
    main_articles: int
    """Articles among them that are mainly about it."""


@dataclass(frozen=True, slots=True)
class ActorColumn:
    """A party or a person."""

    id: str
    """`?` and the name for a person that no profile knows."""

    label_ar: str
    label_en: str
    group: str
    """Side under which lists show the actor; may be empty."""

    party: str | None
    """Of a person: the party, when all claims agree on it."""

    articles: int
    """Articles that make a claim on the actor at any meeting shown."""

    meetings: int
    """Meetings of which anything is claimed."""


@dataclass(frozen=True, slots=True)
class Matrix:
    """An answer. Meetings stand by day, actors by articles descending."""

    selection: Selection
    question: Question
    meetings: tuple[MeetingRow, ...]
    actors: tuple[ActorColumn, ...]
    cells: Mapping[tuple[str, str], Cell]
    """(meeting id, actor id) → cell, for every pair; worked out when it is looked at."""

    left_out: int
    """Actors with claims that are not shown: too few articles, or too many actors."""

    unplaced: int
    """Articles of the selection with a claim on such an actor at a meeting that could not be worked out."""

    def cell(self, meeting: str, actor: str) -> Cell:
        """The cell of a meeting and an actor that are shown."""
        return self.cells[meeting, actor]
