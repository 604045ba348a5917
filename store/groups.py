"""Groups of copies for counting: how many texts some articles are, and which article stands for a text.

A text is one article of each group. Counting by groups would go through every copy; instead the values of a
kind are taken apart once, so that most of them are counted by two intersections of bitmaps.
"""

from __future__ import annotations

import sqlite3
from array import array
from dataclasses import dataclass
from functools import cached_property

from pyroaring import BitMap

from store.facets import KindValues

_GROUPED = (
    "SELECT copy_group, article_id FROM article_copies JOIN articles ON id = article_id "
    "WHERE article_id <= ? AND copy_group IN ("
    "SELECT copy_group FROM article_copies WHERE article_id <= ? GROUP BY copy_group HAVING count(*) > 1) "
    "ORDER BY day IS NULL, day, key"
)


class Groups:
    """The groups of two copies or more among the articles up to a number."""

    def __init__(self, connection: sqlite3.Connection, last_article: int) -> None:
        first: dict[str, int] = {}
        self._first = array("I", bytes(4 * (last_article + 1)))
        """Article → the first of its group by day, then by key; 0 outside of groups."""
        self._place: dict[int, int] = {}
        """Article → its place by day, then by key."""
        for name, article in connection.execute(_GROUPED, [last_article, last_article]):
            self._first[article] = first.setdefault(name, article)
            self._place[article] = len(self._place)
        self.members = BitMap(self._place)
        self._firsts = BitMap(first.values())

    def count(self, articles: BitMap) -> int:
        """How many texts the articles are."""
        grouped = articles & self.members
        return len(articles) - len(grouped) + self.groups_of(grouped)

    def groups_of(self, members: BitMap) -> int:
        """How many groups some members of groups belong to."""
        return len(members) if len(members) < 2 else len(set(map(self._first.__getitem__, members)))

    def one_each(self, articles: BitMap) -> BitMap:
        """One article of each text: of copies the first by day, then by key, that is among them."""
        grouped = articles & self.members
        if not grouped:
            return articles
        firsts = grouped & self._firsts
        others: dict[int, int] = {}
        for article in grouped - firsts:
            first = self._first[article]
            if first not in firsts:
                known = others.get(first)
                if known is None or self._place[article] < self._place[known]:
                    others[first] = article
        return (articles - grouped) | firsts | BitMap(others.values())

    def copies_of(self, article: int) -> list[int]:
        """The articles of its group by day, then by key; itself alone outside of groups."""
        return self._by_first.get(self._first[article], [article]) if article in self.members else [article]

    @cached_property
    def _by_first(self) -> dict[int, list[int]]:
        found: dict[int, list[int]] = {}
        for article in self._place:
            found.setdefault(self._first[article], []).append(article)
        return found

    @cached_property
    def sizes(self) -> dict[int, int]:
        """First article of a group → articles in it."""
        return {first: len(members) for first, members in self._by_first.items()}

    def taken_apart(self, values: KindValues) -> TextCounts:
        """The values of a kind, ready to be counted by texts."""
        alike: dict[str, BitMap] = {}
        single: dict[str, BitMap] = {}
        mixed: dict[str, BitMap] = {}
        for value, bitmap in values.bitmaps.items():
            grouped = bitmap & self.members
            alike[value] = bitmap - grouped
            by_group: dict[int, list[int]] = {}
            for article in grouped:
                by_group.setdefault(self._first[article], []).append(article)
            for first, members in by_group.items():
                kind = alike if len(members) == self.sizes[first] else single if len(members) == 1 else mixed
                kind.setdefault(value, BitMap()).update(members)
        return TextCounts(
            self,
            KindValues(values.kind, values.values, alike),
            KindValues(values.kind, values.values, single),
            mixed,
        )


@dataclass(frozen=True, slots=True)
class TextCounts:
    """The articles of each value of a kind by how many of their copies have it too."""

    groups: Groups
    alike: KindValues
    """Articles without copies, and those all of whose copies have the value."""

    single: KindValues
    """Articles none of whose copies has it."""

    mixed: dict[str, BitMap]
    """The others: some of their copies have it and some do not."""

    def count(self, articles: BitMap, texts: BitMap) -> dict[str, int]:
        """value → how many texts of the articles have it, without the zeros.

        `texts` is one article of each text (`Groups.one_each`).
        """
        counted = self.alike.count(texts)
        grouped = articles & self.groups.members
        if grouped:
            for value, number in self.single.count(grouped).items():
                counted[value] = counted.get(value, 0) + number
            for value, bitmap in self.mixed.items():
                if number := self.groups.groups_of(bitmap & grouped):
                    counted[value] = counted.get(value, 0) + number
        return counted
