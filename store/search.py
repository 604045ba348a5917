"""From the tree of a query to articles: text through the full-text index, fields through bitmaps.

Parts of the tree that are only text become one expression of SQLite's full-text search; the rest is set
arithmetic. Every string for the index is made of folded letters and digits, and quoted.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import product
from math import prod

from pyroaring import BitMap

from store.days import days_of
from store.fold import fold
from store.marks import Mark, Marks
from store.problem import QueryError
from store.query import And, Days, Field, Near, Node, Not, Or, State, Text, Values, parse
from store.resolve import resolve
from store.selection import Choice
from store.snapshot import Snapshot
from store.words import attached_forms

_SHORTEST_PREFIX = 3
"""Shorter beginnings get no particles: nearly every word has such a form."""

_MOST_NEAR = 400
"""Combinations of forms in one NEAR; beyond it the words are taken as written."""

_NOT_NAMES = frozenset({"attendance", "designation", "month"})
"""Kinds whose labels are not names: a Latin word is not looked for in them."""

_PARTS = {"role": "/{}", "state": "//{}"}
"""Fields that mean one part of the values of `attendance` (actor/role/state)."""

_STATES: dict[str, tuple[Mark, bool]] = {
    "read": ("read", True),
    "unread": ("read", False),
    "starred": ("star", True),
    "unstarred": ("star", False),
}
_LATIN = re.compile(r"[a-z ]*[a-z]{3}[a-z ]*")


class Search:
    """Queries over one snapshot."""

    def __init__(self, snapshot: Snapshot, marks: Marks) -> None:
        self._snapshot = snapshot
        self._marks = marks

    def understand(self, query: str) -> Node | None:
        """The tree of a query with every field looked up; None when it asks for everything.

        Raises QueryError with `query` and `position`.
        """
        node = parse(query)
        return node and self._look_up(node, query)

    def resolve(self, kind: str, words: str) -> frozenset[str]:
        """Value ids that words mean. Raises QueryError `kind-unknown` or `value-unknown`."""
        return resolve(self._snapshot.values(kind), words, self._snapshot.main_process)

    def articles(self, node: Node) -> BitMap:
        """Articles that a looked-up tree finds."""
        match = match_expression(node, self._snapshot.has)
        if match is not None:
            return self._snapshot.search(match)
        if isinstance(node, Not):
            return self._snapshot.articles - self.articles(node.node)
        if isinstance(node, Values):
            return BitMap.union(
                BitMap(), *(self._snapshot.values(kind).any_of([value]) for kind, value in node.choices)
            )
        if isinstance(node, Days):
            return self._snapshot.between(node.first, node.last)
        if isinstance(node, State):
            marked = self._marks.articles(node.mark) & self._snapshot.articles
            return marked if node.on else self._snapshot.articles - marked
        if isinstance(node, And):
            return BitMap.intersection(*(self.articles(part) for part in self._text_first(And, node.nodes)))
        if isinstance(node, Or):
            return BitMap.union(*(self.articles(part) for part in self._text_first(Or, node.nodes)))
        raise AssertionError(node)  # a Field was looked up, text became an expression

    def ranked(self, node: Node) -> list[int]:
        """Articles with any word that the tree asks for, the most relevant first."""
        words = [match_expression(text, self._snapshot.has) for text in positive_text(node)]
        return self._snapshot.ranked(" OR ".join(filter(None, words))) if words else []

    def _text_first(self, kind: type[And] | type[Or], nodes: Iterable[Node]) -> Iterator[Node]:
        """The nodes, those that are only text joined into one so that the index does the work."""
        text: list[Node] = []
        other: list[Node] = []
        for node in nodes:
            inner = node.node if isinstance(node, Not) and kind is And else node
            (other if match_expression(inner, self._snapshot.has) is None else text).append(node)
        if any(not isinstance(node, Not) for node in text):
            yield text[0] if len(text) == 1 else kind(tuple(text))
            yield from other
        else:
            yield from (*text, *other)

    def _look_up(self, node: Node, query: str) -> Node:
        if isinstance(node, Field):
            try:
                return self._field(node)
            except QueryError as error:
                values = {**error.values, "query": query, "position": node.position}
                raise QueryError(error.code, **values) from error
        if isinstance(node, Not):
            return Not(self._look_up(node.node, query))
        if isinstance(node, And | Or):
            return type(node)(tuple(self._look_up(part, query) for part in node.nodes))
        if isinstance(node, Text):
            choices = self._named_in_latin(node)
            return Or((node, Values(choices))) if choices else node
        return node

    def _field(self, field: Field) -> Node:
        name = fold(field.name)
        if name == "is":
            if fold(field.value) not in _STATES:
                raise QueryError("query-state-unknown", state=field.value, states=", ".join(_STATES))
            return State(*_STATES[fold(field.value)])
        if name == "date":
            first, dots, last = field.value.partition("..")
            if not dots:
                return Days(*days_of(first))
            return Days(days_of(first)[0] if first else None, days_of(last)[1] if last else None)
        if name in _PARTS:
            kind, value = "attendance", _PARTS[name].format(field.value)
        else:
            kind, value = self._kind(field.name), field.value
        return Values(frozenset((kind, own) for own in self.resolve(kind, value)))

    def _kind(self, written: str) -> str:
        name = fold(written)
        for kind in self._snapshot.kinds.values():
            if name in (kind.name, fold(kind.label_ar), fold(kind.label_en)):
                return kind.name
        fields = (*self._snapshot.kinds, *_PARTS, "date", "is")
        raise QueryError("query-field-unknown", field=written, fields=", ".join(fields))

    def _named_in_latin(self, text: Text) -> frozenset[Choice]:
        """Values that Latin words name: «Lavrentiev» stands for every mention of «لافرينتيف»."""
        if text.exact or not _LATIN.fullmatch(" ".join(text.words)):
            return frozenset()
        return frozenset(
            (kind.name, value)
            for kind in self._snapshot.kinds.values()
            if kind.facet and kind.name not in _NOT_NAMES
            for value in self._snapshot.values(kind.name).saying(text.words, prefix=text.prefix)
        )


Known = Callable[[str], bool]
"""Whether the index has a phrase at all."""


def match_expression(node: Node, known: Known) -> str | None:
    """A tree as an expression of full-text search; None when it is not only text, or has nothing positive."""
    if isinstance(node, Text):
        return " OR ".join(_phrases(node))
    if isinstance(node, Near):
        return " OR ".join(_near(node, known))
    if isinstance(node, Or):
        parts = [match_expression(part, known) for part in node.nodes]
        text = [f"({part})" for part in parts if part is not None]
        return " OR ".join(text) if len(text) == len(parts) else None
    if isinstance(node, And):
        wanted: list[str] = []
        unwanted: list[str] = []
        for part in node.nodes:
            negative = isinstance(part, Not)
            match = match_expression(part.node if isinstance(part, Not) else part, known)
            if match is None:
                return None
            (unwanted if negative else wanted).append(f"({match})")
        if not wanted:
            return None
        return " NOT ".join([f"({' AND '.join(wanted)})", *unwanted])
    return None


def first_forms(text: Text) -> Iterator[str]:
    """Every form of the first word of a phrase."""
    first = text.words[0]
    if text.exact or (text.prefix and len(text.words) == 1 and len(first) < _SHORTEST_PREFIX):
        return iter((first,))
    return attached_forms(first)


def positive_text(node: Node) -> Iterator[Text | Near]:
    """Words that a found article has, or may have: all but those under a minus."""
    if isinstance(node, Text | Near):
        yield node
    elif isinstance(node, And | Or):
        for part in node.nodes:
            yield from positive_text(part)


def positive_choices(node: Node) -> Iterator[Choice]:
    """Facet values that the tree asks for, without those under a minus."""
    if isinstance(node, Values):
        yield from node.choices
    elif isinstance(node, And | Or):
        for part in node.nodes:
            yield from positive_choices(part)


def _phrases(text: Text) -> Iterator[str]:
    rest = text.words[1:]
    for form in first_forms(text):
        yield f'"{" ".join((form, *rest))}"' + (" *" if text.prefix else "")


def _near(near: Near, known: Known) -> Iterator[str]:
    """One NEAR for each combination of forms: the index knows no alternatives within it."""
    forms = [[form for form in _phrases(part) if known(form)] for part in near.parts]
    if prod(map(len, forms)) > _MOST_NEAR:
        forms = [[next(_phrases(part))] for part in near.parts]
    if not all(forms):
        return iter(['""'])  # finds nothing
    return (f"NEAR({' '.join(words)}, {near.distance})" for words in product(*forms))
