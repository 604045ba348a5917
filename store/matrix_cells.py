"""The cells of a matrix, worked out when they are looked at: a screen shows a few hundred of thousands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import product

from pyroaring import BitMap

from store.ledger import Claimed, Ledger, Said
from store.matrix import ActorType, Cell, Contradiction, Emptiness, Tally
from store.sources import Measure
from store.stances import STANCES

_NONE = BitMap()
_EMPTY: Mapping[Emptiness, Cell] = {
    "no-article": Cell("no-article"),
    "not-named": Cell("not-named"),
    "no-claim": Cell("no-claim"),
}
_EXCLUDE_EACH_OTHER = {"present", "away"}


class Cells(Mapping[tuple[str, str], Cell]):
    """(meeting, actor) → cell, for every pair of those given. The same answer whenever it is asked."""

    def __init__(
        self,
        ledger: Ledger,
        measure: Measure,
        columns: ActorType,
        articles: Mapping[str, BitMap],
        actors: Sequence[str],
    ) -> None:
        """`articles` are those of the selection that are on each meeting."""
        self._ledger = ledger
        self._measure = measure
        self._columns = columns
        self._articles = articles
        self._actors = dict.fromkeys(actors)
        self._known: dict[tuple[str, str], Cell] = {}

    def __getitem__(self, key: tuple[str, str]) -> Cell:
        found = self._known.get(key)
        if found is None:
            meeting, actor = key
            if actor not in self._actors:
                raise KeyError(key)
            self._known[key] = found = self._made(self._articles[meeting], meeting, actor)
        return found

    def __iter__(self) -> Iterator[tuple[str, str]]:
        return product(self._articles, self._actors)

    def __len__(self) -> int:
        return len(self._articles) * len(self._actors)

    def _made(self, articles: BitMap, meeting: str, actor: str) -> Cell:
        if not articles:
            return _EMPTY["no-article"]
        known = self._ledger.actors[self._columns].get(actor)
        claimed = known and known.meetings.get(meeting)
        if claimed and claimed.articles.intersect(articles):
            return _cell(claimed, articles, self._measure)
        named = self._ledger.naming[self._columns].get(actor, _NONE).intersect(articles)
        return _EMPTY["no-claim" if named else "not-named"]


def _cell(claimed: Claimed, within: BitMap, measure: Measure) -> Cell:
    articles = claimed.articles & within
    states = _tallies(claimed.states, within, measure, claimed.plain)
    roles = _tallies(claimed.roles, within, measure)
    heads = _tallies(claimed.heads, within, measure)
    return Cell(
        articles=measure.articles(articles),
        sources=measure.sources(articles),
        states=states,
        stances=_tallies(_by_stance(claimed.states), within, measure, _by_stance(claimed.plain)),
        roles=roles,
        functions=_tallies(claimed.functions, within, measure),
        heads=heads,
        contradictions=tuple(_contradictions(states, roles, heads)),
    )


def _by_stance(states: Mapping[Said, BitMap]) -> dict[Said, BitMap]:
    """What the states come to, of whatever part of the meeting."""
    found: dict[Said, BitMap] = {}
    for (_, state), articles in states.items():
        if state in STANCES:
            key = None, STANCES[state]
            found[key] = found[key] | articles if key in found else articles
    return found


def _tallies(
    said: Mapping[Said, BitMap], within: BitMap, measure: Measure, plain: Mapping[Said, BitMap] | None = None
) -> tuple[Tally, ...]:
    found = []
    for (segment, value), bitmap in said.items():
        articles = bitmap & within
        if articles:
            hedged = 0 if plain is None else measure.articles(articles - plain.get((segment, value), _NONE))
            found.append(Tally(value, segment, measure.articles(articles), measure.sources(articles), hedged))
    if len(found) > 1:
        found.sort(key=lambda own: (-own.sources, -own.articles, own.segment or "", own.value))
    return tuple(found)


def _contradictions(
    states: Sequence[Tally], roles: Sequence[Tally], heads: Sequence[Tally]
) -> Iterator[Contradiction]:
    """Of states, then roles, then heads; each by the part of the meeting."""
    for segment, own in _by_segment(states):
        values = tuple(value for value in own if STANCES.get(value) in _EXCLUDE_EACH_OTHER)
        if len({STANCES[value] for value in values}) == 2:
            yield Contradiction("state", segment, values)
    for segment, own in _by_segment(roles):
        yield Contradiction("role", segment, tuple(own))
    for segment, own in _by_segment(heads):
        yield Contradiction("head", segment, tuple(own))


def _by_segment(tallies: Iterable[Tally]) -> list[tuple[str | None, list[str]]]:
    """Parts of the meeting of which several values are claimed, the whole first."""
    found: dict[str | None, list[str]] = {}
    for tally in tallies:
        found.setdefault(tally.segment, []).append(tally.value)
    several = [(segment, values) for segment, values in found.items() if len(values) > 1]
    return sorted(several, key=lambda part: part[0] or "")
