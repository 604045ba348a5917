"""How far two coders agree: percent, Cohen's kappa and Krippendorff's alpha, for nominal categories.

Cohen, J. (1960): A coefficient of agreement for nominal scales. Educational and Psychological Measurement 20,
37-46.
Krippendorff, K. (2011): Computing Krippendorff's Alpha-Reliability. University of Pennsylvania.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass

from store.resampling import draw, interval

Pair = tuple[Hashable, Hashable]
"""What the first and the second coder say of one unit."""

Table = Counter[Pair]
"""How many units have each pair."""


@dataclass(frozen=True, slots=True)
class Coefficient:
    """A figure with its interval of 95 %."""

    value: float | None
    """None where it is not defined: no unit, or only one category in use, so that chance explains all."""

    low: float | None = None
    high: float | None = None
    """None when too few resamples define it."""


@dataclass(frozen=True, slots=True)
class Agreement:
    """Figures on some units."""

    units: int
    percent: Coefficient
    """Share of the units on which both say the same, between 0 and 1."""

    kappa: Coefficient
    alpha: Coefficient


def percent(table: Table) -> float | None:
    """Share of equal pairs."""
    return _equal(table) / table.total() if table else None


def kappa(table: Table) -> float | None:
    """Cohen's kappa: each coder has a distribution of categories of his own."""
    units = table.total()
    ones, others = Counter[Hashable](), Counter[Hashable]()
    for (one, other), count in table.items():
        ones[one] += count
        others[other] += count
    by_chance = sum(ones[category] * others[category] for category in ones)  # of units squared
    if by_chance == units**2:
        return None
    return (_equal(table) * units - by_chance) / (units**2 - by_chance)


def alpha(table: Table) -> float | None:
    """Krippendorff's alpha of two coders, nominal: both have one distribution of categories."""
    values = 2 * table.total()
    both = Counter[Hashable]()
    for pair, count in table.items():
        for category in pair:
            both[category] += count
    expected = values**2 - sum(count**2 for count in both.values())
    observed = 2 * (table.total() - _equal(table))
    return 1 - (values - 1) * observed / expected if expected else None


def _equal(table: Table) -> int:
    return sum(count for (one, other), count in table.items() if one == other)


def agreement(groups: Sequence[Sequence[Pair]], *, resamples: int, seed: int) -> Agreement:
    """Figures over groups of units that depend on each other: those of an article.

    The intervals draw groups with replacement; the same seed gives the same ones.
    """
    tables = [Counter(group) for group in groups]
    again = [_sum([tables[number] for number in numbers]) for numbers in draw(len(tables), resamples, seed)]
    whole = _sum(tables)

    def with_interval(figure: Callable[[Table], float | None]) -> Coefficient:
        values = sorted(value for some in again if (value := figure(some)) is not None)
        if 2 * len(values) <= resamples:
            return Coefficient(figure(whole))
        return Coefficient(figure(whole), *interval(values))

    return Agreement(whole.total(), with_interval(percent), with_interval(kappa), with_interval(alpha))


def _sum(tables: Iterable[Table]) -> Table:
    total: Table = Counter()
    for table in tables:
        total.update(table)
    return total
