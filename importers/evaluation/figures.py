"""Precision, recall and F1, and how far they would vary with other articles of the same kind.

The interval is a percentile bootstrap (Efron and Tibshirani 1993, chapter 13) with the article as the unit of
resampling: values of one article depend on each other, so resampling values would give intervals too narrow.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from store.resampling import interval

Counts = tuple[int, int, int]
"""Found, extra, missing."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A share between 0 and 1 with its interval of 95 %; no interval without resamples."""

    value: float
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True)
class Figures:
    """How well one kind is extracted."""

    found: int
    extra: int
    missing: int
    precision: Figure
    recall: Figure
    f1: Figure

    @property
    def measured(self) -> bool:
        """Whether there was anything to compare."""
        return bool(self.found or self.extra or self.missing)


def shares(counts: Counts) -> tuple[float, float, float]:
    """Precision, recall and F1. Nothing said where nothing is required is right; nothing said where something
    is required has no precision."""
    found, extra, missing = counts
    precision = found / (found + extra) if found + extra else float(not missing)
    recall = found / (found + missing) if found + missing else 1.0
    both = precision + recall
    return precision, recall, 2 * precision * recall / both if both else 0.0


def total(rows: Sequence[Counts]) -> Counts:
    """The sum of the counts of some articles."""
    return (sum(row[0] for row in rows), sum(row[1] for row in rows), sum(row[2] for row in rows))


def figures(rows: Sequence[Counts], resamples: Sequence[Sequence[int]]) -> Figures:
    """Figures over articles, one row of counts an article; `resamples` as `draw` gives them."""
    counts = total(rows)
    drawn = [shares(total([rows[number] for number in resample])) for resample in resamples]
    values = shares(counts)
    precision, recall, f1 = (
        _figure(values[place], sorted(triple[place] for triple in drawn)) for place in range(3)
    )
    return Figures(*counts, precision=precision, recall=recall, f1=f1)


def _figure(value: float, drawn: Sequence[float]) -> Figure:
    if not drawn:
        return Figure(value)
    return Figure(value, *interval(drawn))
