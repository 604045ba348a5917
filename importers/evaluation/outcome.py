"""What came of comparing one kind in one article: what was found, what is extra and what is missing."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Item:
    """One value that was compared."""

    label: str
    alike: tuple[tuple[str, Hashable], ...] = ()
    """How an extra value and a missing one may be the same value with a fault: pairs of the fault's code and
    what the two then have in common, the smallest fault first."""

    rule: str = ""
    """Rule that found it; "" for what is missing."""

    state: str = ""
    """Of a claim: its state, in gold for what is found."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """The values of one kind in one article."""

    found: tuple[Item, ...] = ()
    extra: tuple[Item, ...] = ()
    missing: tuple[Item, ...] = ()

    @property
    def counts(self) -> tuple[int, int, int]:
        """How many are found, extra, missing."""
        return len(self.found), len(self.extra), len(self.missing)
