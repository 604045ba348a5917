"""The first rows of a table of an export, and how many there would be: what a dialog shows beforehand."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from store.cells import one_line
from store.export.rows import ExportReader
from store.export.tables import TABLES
from store.selection import Selection
from store.store import Store

_CHUNK = 400

_COUNTED: Mapping[str, str] = {
    "articles": "SELECT count(*) FROM articles WHERE id IN",
    "texts": "SELECT count(*) FROM articles WHERE id IN",
    "claims": "SELECT count(*) FROM article_claims WHERE article_id IN",
    "facts": "SELECT count(*) FROM article_facts JOIN mentions ON fact_id = id WHERE article_id IN",
}
"""How the rows of the tables that are read article by article are counted."""


@dataclass(frozen=True, slots=True)
class Preview:
    """The beginning of a table."""

    table: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    """Cells on one line; empty where there is nothing."""

    total: int
    """Rows that the table would have."""


def preview(
    store: Store, selection: Selection, table: str, *, rows: int = 3, stop: Callable[[], bool] = lambda: False
) -> Preview:
    """The first rows of a table. `stop` is asked between chunks whether nobody wants the answer any more.

    Raises QueryError, StoreError.
    """
    own = TABLES[table]
    if own.of_all is not None:
        found = list(own.of_all(store, selection))
        return Preview(table, own.names(), _shown(found[:rows]), len(found))
    ids = store.ids(selection)
    with store.one_moment() as connection:
        reader = ExportReader(connection, store.starred())
        assert own.of_articles is not None  # one of the two is given
        first = islice(
            (
                row
                for chunk in _chunks(ids, rows)
                if not stop()
                for row in own.of_articles(reader, reader.texts(chunk))
            ),
            rows,
        )
        return Preview(table, own.names(), _shown(list(first)), _count(connection, table, ids, stop))


def _count(connection: sqlite3.Connection, table: str, ids: Sequence[int], stop: Callable[[], bool]) -> int:
    total = 0
    for chunk in _chunks(ids, _CHUNK):
        if stop():
            break
        query = f"{_COUNTED[table]} ({','.join('?' * len(chunk))})"
        total += connection.execute(query, chunk).fetchone()[0]
    return total


def _chunks(ids: Sequence[int], size: int) -> Iterator[Sequence[int]]:
    return (ids[first : first + size] for first in range(0, len(ids), size))


def _shown(rows: Sequence[Sequence[object]]) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(_cell(cell) for cell in row) for row in rows)


def _cell(cell: object) -> str:
    if isinstance(cell, bool):
        return "true" if cell else "false"
    return "" if cell is None else one_line(str(cell)[:200])
