"""The panes of the tables: values of one kind or of two together, and the spellings of the one at hand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from store.model import FacetValue
from store.tables import PairRow, Spelling, ValueRow
from tui.panes.listing import Column, Entry, ListingPane
from tui.registry import bindings
from tui.words import number, say, term

_COUNT, _SHORT = 10, 7


class TablePane(ListingPane):
    """Values with their counts."""

    place = "table"
    BINDINGS = bindings("table")


class SpellingsPane(ListingPane):
    """The words by which articles name a value."""

    place = "spellings"
    BINDINGS = bindings("spellings")


def _count(code: str, look: str = "quiet", width: int = _COUNT) -> Column:
    return Column(say(code), width, look, "right")


def value_columns(kind: str) -> tuple[Column, ...]:
    """The columns of a table of one kind."""
    return (
        Column(term("kind", kind)),
        _count("table.articles", "count"),
        _count("column.sources"),
        _count("column.mentions"),
    )


def value_entries(rows: Sequence[ValueRow]) -> Iterator[Entry]:
    """The rows of a table of one kind."""
    for row in rows:
        counts = map(number, (row.articles, row.sources, row.mentions))
        yield Entry((label_of(row.value), *counts), ((row.value.kind, row.value.value),))


def pair_columns(kind: str, other: str) -> tuple[Column, ...]:
    """The columns of a table of two kinds."""
    return (
        Column(term("kind", kind)),
        _count("table.short.articles", width=_SHORT),
        Column(term("kind", other)),
        _count("table.short.articles", width=_SHORT),
        _count("table.short.together", "count", _SHORT),
        _count("table.short.sources", width=_SHORT),
    )


def pair_entries(rows: Sequence[PairRow]) -> Iterator[Entry]:
    """The rows of a table of two kinds."""
    for row in rows:
        one, two = row.first, row.second
        yield Entry(
            (
                label_of(one), number(row.first_articles), label_of(two), number(row.second_articles),
                number(row.articles), number(row.sources),
            ),
            ((one.kind, one.value), (two.kind, two.value)),
        )  # fmt: skip


def spelling_columns() -> tuple[Column, ...]:
    """The columns of the spellings of a value."""
    return (Column(say("column.spellings")), _count("column.times", "count"))


def spelling_entries(spellings: Sequence[Spelling]) -> Iterator[Entry]:
    """The spellings of a value."""
    for own in spellings:
        yield Entry((own.words, number(own.times)))


def label_of(value: FacetValue) -> str:
    """How a value is called on the screen."""
    return value.label_ar or value.label_en or value.value
