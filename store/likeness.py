"""Whether two texts are copies of each other: how much of the shorter one stands in the longer, and where.

The share alone cannot say it: a text that was reworded in every third word keeps a third of its runs, and two
different reports with one background paragraph between them share as much. But rewording leaves a part of
every stretch of the text, and a common paragraph leaves nothing of the others.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from store.sketch import FEWEST_RUNS

THRESHOLD = 0.25
"""Least share of runs of the shorter text. Of a text of which 30 words in 100 were changed 0.34 is left."""

_SHORTEST = 0.5
"""Least length of a copy beside the other: a brief in a round-up of the week is no copy of the round-up."""

_STRETCHES = 8
_RUNS_OF_STRETCH = 20
"""Stretches of the shorter text, and the fewest runs of each."""

_PRESENT = 0.18
"""Share of its runs from which a stretch counts as taken over."""

_SPREAD = 0.75
"""Least share of the stretches that are taken over."""


@dataclass(frozen=True, slots=True)
class Runs:
    """The runs of a text, in order and as a set."""

    ordered: Sequence[int]
    distinct: frozenset[int]

    @classmethod
    def of(cls, ordered: Sequence[int]) -> Runs:
        """The runs of a text (`store.sketch.runs_of`)."""
        return cls(ordered, frozenset(ordered))


def are_copies(one: Runs, other: Runs, threshold: float = THRESHOLD) -> bool:
    """Whether two texts are near copies. The same whichever comes first."""
    shorter, longer = sorted((one, other), key=lambda runs: (len(runs.ordered), runs.ordered))
    count = len(shorter.ordered)
    if count < FEWEST_RUNS or count < _SHORTEST * len(longer.ordered):
        return False
    found = list(map(longer.distinct.__contains__, shorter.ordered))
    if sum(found) < threshold * count:
        return False
    stretches = max(1, min(_STRETCHES, count // _RUNS_OF_STRETCH))
    edges = [count * number // stretches for number in range(stretches + 1)]
    taken = sum(sum(found[start:end]) >= _PRESENT * (end - start) for start, end in pairwise(edges))
    return taken >= _SPREAD * stretches
