"""Tables of people, parties, places and other values with their counts and spellings; two kinds together.

Everything is counted over the articles of a selection; the choices of the kind itself narrow it too, unlike
in the counts of the explorer's lists.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice

from pyroaring import BitMap

from store.facets import KindValues, load_kinds, load_values
from store.model import FacetValue
from store.problem import QueryError
from store.selection import Selection
from store.sources import Measure
from store.store import Store


@dataclass(frozen=True, slots=True)
class Spelling:
    """Words by which articles name a value."""

    words: str
    """As written, on one line."""

    times: int


@dataclass(frozen=True, slots=True)
class ValueRow:
    """A value in the articles of a selection."""

    value: FacetValue
    """Its `articles` count the whole collection; the counts below the selection."""

    articles: int
    sources: int
    """Independent sources (`store.sources`)."""

    mentions: int
    spellings: tuple[Spelling, ...]
    """The most frequent first."""


@dataclass(frozen=True, slots=True)
class PairRow:
    """Two values that occur in the same articles."""

    first: FacetValue
    second: FacetValue
    articles: int
    sources: int
    first_articles: int
    """Articles of the selection with the first value, whether or not they have the second."""

    second_articles: int


def value_table(store: Store, selection: Selection, kind: str, *, most: int = 1000) -> tuple[ValueRow, ...]:
    """The values of a kind, by articles descending, then by label; at most so many.

    Raises QueryError `kind-unknown`, StoreError.
    """
    selected = store.articles(selection)
    with store.one_moment() as connection:
        measure = Measure.of(selection, connection)
        values = _values(connection, kind)
        shown = list(islice(_counted(values, selected, measure), most))
        wanted = BitMap.union(BitMap(), *(articles for _, articles in shown))
        spelt = _spellings(connection, kind, wanted, {value.value for value, _ in shown})
    return tuple(
        ValueRow(
            value=value,
            articles=measure.articles(articles),
            sources=measure.sources(articles),
            mentions=spelt[value.value].total() if value.value in spelt else 0,
            spellings=tuple(
                Spelling(words, times)
                for words, times in sorted(
                    spelt.get(value.value, Counter()).items(), key=lambda item: (-item[1], item[0])
                )
            ),
        )
        for value, articles in shown
    )


def pair_table(
    store: Store, selection: Selection, kind: str, other: str, *, most: int = 1000
) -> tuple[PairRow, ...]:
    """Values of two kinds that stand in the same articles, by articles descending; at most so many pairs.

    Of a kind with itself each pair is counted once. Raises QueryError `kind-unknown`, StoreError.
    """
    selected = store.articles(selection)
    with store.one_moment() as connection:
        measure = Measure.of(selection, connection)
        first = dict(_counted(_values(connection, kind), selected, measure))
        second = first if other == kind else dict(_counted(_values(connection, other), selected, measure))
    found = []
    for number, (one, articles) in enumerate(first.items()):
        partners = islice(second.items(), number + 1, None) if other == kind else second.items()
        for two, own in partners:
            if articles.intersect(own):
                found.append((measure.articles(articles & own), one, two))
    found.sort(key=lambda pair: (-pair[0], pair[1].label_ar, pair[1].value, pair[2].label_ar, pair[2].value))
    return tuple(
        PairRow(
            first=one,
            second=two,
            articles=together,
            sources=measure.sources(first[one] & second[two]),
            first_articles=measure.articles(first[one]),
            second_articles=measure.articles(second[two]),
        )
        for together, one, two in found[:most]
    )


def _values(connection: sqlite3.Connection, kind: str) -> KindValues:
    kinds = {own.name: own for own in load_kinds(connection)}
    if kind not in kinds:
        raise QueryError("kind-unknown", kind=kind, kinds=", ".join(kinds))
    last = connection.execute("SELECT coalesce(max(id), 0) FROM articles").fetchone()[0]
    return load_values(connection, kinds[kind], last)


def _counted(values: KindValues, selected: BitMap, measure: Measure) -> Iterator[tuple[FacetValue, BitMap]]:
    """Values that the articles have, with these articles, the most frequent first."""
    found = [(value, own) for value in values.values if (own := values.bitmaps[value.value] & selected)]
    yield from sorted(found, key=lambda pair: (-measure.articles(pair[1]), pair[0].label_ar, pair[0].value))


_CHUNK = 400


def _spellings(
    connection: sqlite3.Connection, kind: str, articles: BitMap, values: set[str]
) -> Mapping[str, Counter[str]]:
    """value → the words that name it in these articles, and how often."""
    found: dict[str, Counter[str]] = {}
    names = dict(connection.execute("SELECT id, value FROM facet_values WHERE kind = ?", [kind]))
    waiting = iter(articles)
    while some := list(islice(waiting, _CHUNK)):
        marks = ",".join("?" * len(some))
        query = f"SELECT article_id, text FROM article_texts WHERE article_id IN ({marks})"
        texts: dict[int, str] = dict(connection.execute(query, some))
        rows = connection.execute(
            "SELECT DISTINCT article_id, value_id, span_start, span_end FROM article_facts "
            f"JOIN mentions ON fact_id = article_facts.id WHERE article_id IN ({marks}) "
            "AND value_id IN (SELECT id FROM facet_values WHERE kind = ?)",
            [*some, kind],
        )
        for article, value_id, start, end in rows:
            value = names.get(value_id)
            if value in values:
                words = " ".join(texts[article][start:end].split())
                found.setdefault(value, Counter())[words] += 1
    return found
