"""Which articles are independent of each other: those that do not go back to one text, agency or outlet.

Copies are one source, in however many outlets they stand: that of the agency which one of them is signed by
or cites, else the text itself, or the outlet when all are of one. Any other article is of the one agency that
it cites, else of its outlet; one that gives neither stands for itself. Everything that counts sources counts
here.
"""

from __future__ import annotations

import sqlite3
from array import array
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

from pyroaring import BitMap

from store.groups import Groups
from store.selection import Selection

_ARTICLES = (
    "SELECT id, coalesce(source_id, source_ar), coalesce(copy_group, id), "
    "source_id IN (SELECT id FROM outlets WHERE type = 'agency') "
    "FROM articles LEFT JOIN article_copies ON article_id = id ORDER BY id"
)
_CITED = (
    "SELECT article_id, value FROM article_facts JOIN facet_values ON facet_values.id = value_id "
    "WHERE kind = 'agency'"
)


class Sources:
    """The source of each article of a database."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        cited: dict[int, set[str]] = {}
        for article, agency in connection.execute(_CITED):
            cited.setdefault(article, set()).add(agency)
        groups: dict[str | int, list[int]] = {}
        outlets: dict[int, str] = {}
        agencies: dict[int, str] = {}
        for article, outlet, group, is_agency in connection.execute(_ARTICLES):
            groups.setdefault(group, []).append(article)
            if outlet is not None:
                outlets[article] = outlet
            if is_agency:
                agencies[article] = outlet
            elif len(named := cited.get(article, set())) == 1:
                (agencies[article],) = named
        numbers: dict[str, int] = {}
        last = max((members[-1] for members in groups.values()), default=0)
        self._numbers = array("I", bytes(4 * (last + 1)))
        for members in groups.values():
            name = _source_of(members, outlets, agencies)
            for article in members:
                self._numbers[article] = numbers.setdefault(name, len(numbers))

    def count(self, articles: BitMap) -> int:
        """How many independent sources the articles come from."""
        if len(articles) < 2:
            return len(articles)
        return len(set(map(self._numbers.__getitem__, articles)))


@dataclass(frozen=True, slots=True)
class Measure:
    """How a selection counts."""

    articles: Callable[[BitMap], int]
    """How many articles or, where it lists copies once, texts."""

    sources: Callable[[BitMap], int]
    """How many independent sources."""

    @classmethod
    def of(cls, selection: Selection, connection: sqlite3.Connection) -> Measure:
        """The measure that a selection asks for."""
        return cls.made(selection, Sources(connection), lambda: all_groups(connection))

    @classmethod
    def made(cls, selection: Selection, sources: Sources, groups: Callable[[], Groups]) -> Measure:
        """The same from what was read already."""
        return cls(groups().count if selection.copies == "once" else len, sources.count)


def all_groups(connection: sqlite3.Connection) -> Groups:
    """The groups of copies of a database."""
    last = connection.execute("SELECT coalesce(max(id), 0) FROM articles").fetchone()[0]
    return Groups(connection, last)


def _source_of(copies: list[int], outlets: dict[int, str], agencies: dict[int, str]) -> str:
    """The name of the source that copies go back to."""
    named = Counter(agencies[article] for article in copies if article in agencies)
    if named:
        return f"outlet {min(named, key=lambda agency: (-named[agency], agency))}"
    signed = {outlets[article] for article in copies if article in outlets}
    return f"outlet {min(signed)}" if len(signed) == 1 else f"text {copies[0]}"
