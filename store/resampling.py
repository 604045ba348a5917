"""How far a figure would vary with other articles: the percentile bootstrap.

Efron, B., and R. Tibshirani (1993): An Introduction to the Bootstrap, chapter 13.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence

RESAMPLES = 1000
_LOWEST, _HIGHEST = 0.025, 0.975


def interval(ordered: Sequence[float]) -> tuple[float, float]:
    """The middle 95 % of figures of resamples, which are sorted."""
    return _percentile(ordered, _LOWEST), _percentile(ordered, _HIGHEST)


def _percentile(ordered: Sequence[float], share: float) -> float:
    """The percentile with linear interpolation between neighbours."""
    place = share * (len(ordered) - 1)
    below = int(place)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (ordered[above] - ordered[below]) * (place - below)


def draw(size: int, resamples: int, seed: int) -> list[list[int]]:
    """Numbers of articles drawn with replacement, `size` of them each time. The same seed gives the same
    numbers on every platform and Python: `random()` alone is promised to stay, `choices` is not."""
    chance: Callable[[], float] = random.Random(seed).random
    return [[int(chance() * size) for _ in range(size)] for _ in range(resamples)]
