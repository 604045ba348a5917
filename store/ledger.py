"""All claims of attendance of one state of a database, as sets of articles.

Read once, so that a matrix of any selection is a matter of intersections.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from pyroaring import BitMap

from store.facets import KindValues, bitmap_of, load_kinds, load_values
from store.matrix import ActorType
from store.model import FacetValue, Meeting
from store.selection import Selection
from store.sources import Measure, Sources, all_groups
from store.stances import STANCES, Stance

Said = tuple[str | None, str]
"""(part of the meeting, what is claimed of it)."""

_Key = TypeVar("_Key")


@dataclass(slots=True)
class Claimed:
    """Everything claimed of one actor at one meeting, with the articles that claim it."""

    articles: BitMap = field(default_factory=BitMap)
    """Articles with a claim on the actor or, for a party, on the head of its delegation."""

    states: dict[Said, BitMap] = field(default_factory=dict)
    plain: dict[Said, BitMap] = field(default_factory=dict)
    """The states again, by the articles that claim them without doubt."""

    roles: dict[Said, BitMap] = field(default_factory=dict)
    functions: dict[Said, BitMap] = field(default_factory=dict)
    heads: dict[Said, BitMap] = field(default_factory=dict)


@dataclass(slots=True)
class Actor:
    """A party or person that claims are about."""

    name_ar: str
    name_en: str
    parties: set[str] = field(default_factory=set)
    meetings: dict[str, Claimed] = field(default_factory=dict)
    unplaced: BitMap = field(default_factory=BitMap)
    """Articles with a claim on a meeting that could not be worked out."""


_CLAIMS = (
    "SELECT actor_type, coalesce(actor_id, '?' || name_ar), party_id, meeting_id, segment, state, role, "
    "function, hedge, min(name_ar), min(coalesce(name_en, '')), group_concat(article_id) "
    "FROM article_claims GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9"
)
_MEETINGS = (
    "SELECT id, process, kind, number, start_day, end_day, place_id, place_ar, place_en, title_ar, title_en "
    "FROM meetings ORDER BY start_day IS NULL, start_day, process, number, id"
)
_MAIN = "SELECT main_meeting, group_concat(id) FROM articles WHERE main_meeting IS NOT NULL GROUP BY 1"


class Ledger:
    """Claims, and what they are to be measured by."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.sources = Sources(connection)
        self._groups = all_groups(connection)
        self.meetings = {row[0]: Meeting(*row) for row in connection.execute(_MEETINGS)}
        """All meetings, by day."""
        self.actors: dict[ActorType, dict[str, Actor]] = {"party": {}, "person": {}}
        self.labels: dict[ActorType, Mapping[str, FacetValue]] = {}
        self.naming: dict[ActorType, Mapping[str, BitMap]] = {}
        """Articles that name an actor, whether or not they claim anything of it."""
        self.articles: dict[str, BitMap] = {}
        """Articles that name a meeting, are mainly about it, or make a claim on it."""
        self.stances: dict[tuple[str, Stance], BitMap] = {}
        """Articles that claim a stance of anybody at a meeting."""
        self.mainly = {meeting: bitmap_of(ids) for meeting, ids in connection.execute(_MAIN)}
        for row in connection.execute(_CLAIMS):
            self._add_claims(*row)
        for meeting, articles in self.mainly.items():
            _join(self.articles, meeting, articles)
        self._add_names(connection)

    def _add_claims(
        self,
        kind: ActorType,
        id: str,
        party: str | None,
        meeting: str | None,
        segment: str | None,
        state: str,
        role: str | None,
        function: str | None,
        hedge: int,
        name_ar: str,
        name_en: str,
        ids: str,
    ) -> None:
        articles = bitmap_of(ids)
        actor = self.actors[kind].setdefault(id, Actor(name_ar, name_en))
        if party is not None:
            actor.parties.add(party)
        if meeting is None:
            actor.unplaced |= articles
            return
        _join(self.articles, meeting, articles)
        claimed = actor.meetings.setdefault(meeting, Claimed())
        claimed.articles |= articles
        _join(claimed.states, (segment, state), articles)
        if state in STANCES:
            _join(self.stances, (meeting, STANCES[state]), articles)
        if not hedge:
            _join(claimed.plain, (segment, state), articles)
        if role is not None:
            _join(claimed.roles, (segment, role), articles)
        if function is not None:
            _join(claimed.functions, (segment, function), articles)
        if kind == "person" and party is not None and heads_delegation(function, state):
            delegation = self.actors["party"].setdefault(party, Actor("", ""))
            of_party = delegation.meetings.setdefault(meeting, Claimed())
            of_party.articles |= articles
            _join(of_party.heads, (segment, id), articles)

    def _add_names(self, connection: sqlite3.Connection) -> None:
        kinds = {kind.name: kind for kind in load_kinds(connection)}
        last = connection.execute("SELECT coalesce(max(id), 0) FROM articles").fetchone()[0]

        def values(name: str) -> KindValues | None:
            return load_values(connection, kinds[name], last) if name in kinds else None

        actor_kinds: tuple[ActorType, ...] = ("party", "person")
        for kind in actor_kinds:
            found = values(kind)
            self.labels[kind] = {value.value: value for value in found.values} if found else {}
            self.naming[kind] = found.bitmaps if found else {}
        for name in ("round", "meeting"):
            named = values(name)
            for meeting, articles in named.bitmaps.items() if named else ():
                if meeting in self.meetings:
                    _join(self.articles, meeting, articles)

    def measure(self, selection: Selection) -> Measure:
        """How a selection counts articles and sources."""
        return Measure.made(selection, self.sources, lambda: self._groups)

    @property
    def main_process(self) -> str | None:
        """The process that most articles are mainly about."""
        counted: dict[str, int] = {}
        for meeting, articles in self.mainly.items():
            process = self.meetings[meeting].process
            counted[process] = counted.get(process, 0) + len(articles)
        return min(counted, key=lambda process: (-counted[process], process), default=None)


def heads_delegation(function: str | None, state: str) -> bool:
    """Whether a claim says that its person headed the delegation of his party."""
    return function == "head" and STANCES.get(state) == "present"


def _join(sets: dict[_Key, BitMap], key: _Key, articles: BitMap) -> None:
    """Add articles to one of several sets, each of which is its own."""
    if key in sets:
        sets[key] |= articles
    else:
        sets[key] = articles.copy()
