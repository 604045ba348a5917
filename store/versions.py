"""Versions: what is found later at a place that lasts, such as the path of a file, replaces what was there.

Nothing is lost: the older article stays, with the number of the newer one beside it. It counts as replaced
when that is so at every lasting place that it was ever found at; a file that is put back makes it the newest
again.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence

from pyroaring import BitMap

from store.model import Version

Found = tuple[int, int]
"""(a lasting place, the number of the article found there)."""


def note_places(connection: sqlite3.Connection, found: Sequence[Found]) -> bool:
    """Write down what was found where, in the order of finding; whether an article was replaced."""
    known: dict[int, set[int]] = {}
    places = sorted({place for place, _ in found})
    for start in range(0, len(places), 500):
        some = places[start : start + 500]
        query = f"SELECT place, article_id FROM article_versions WHERE place IN ({','.join('?' * len(some))})"
        for place, article in connection.execute(query, some):
            known.setdefault(place, set()).add(article)
    new = []
    replaced = False
    for place, article in found:
        others = known.setdefault(place, set())
        if article not in others:
            others.add(article)
            new.append((place, article))
        if len(others) > 1:
            _insert(connection, new)
            new.clear()
            changed = connection.execute(
                "UPDATE article_versions SET replaced_by = nullif(:article, article_id) "
                "WHERE place = :place AND replaced_by IS NOT nullif(:article, article_id)",
                {"place": place, "article": article},
            )
            replaced = replaced or changed.rowcount > 0
    _insert(connection, new)
    return replaced


def _insert(connection: sqlite3.Connection, rows: Iterable[Found]) -> None:
    connection.executemany("INSERT INTO article_versions (place, article_id) VALUES (?, ?)", rows)


_REPLACED = (
    "SELECT DISTINCT article_id FROM article_versions AS own WHERE replaced_by IS NOT NULL AND NOT EXISTS ("
    "SELECT 1 FROM article_versions AS other WHERE other.article_id = own.article_id AND replaced_by IS NULL)"
)


def load_replaced(connection: sqlite3.Connection) -> BitMap:
    """Articles that have a newer version wherever they were found."""
    return BitMap(own_id for (own_id,) in connection.execute(_REPLACED))


def versions_of(connection: sqlite3.Connection, article_id: int) -> tuple[Version, ...]:
    """Every version of an article, the oldest first; none of one that has no other."""
    rows = connection.execute(
        "SELECT DISTINCT articles.id, key, imported_at FROM article_versions AS own "
        "JOIN article_versions AS other ON other.place = own.place "
        "JOIN articles ON articles.id = other.article_id "
        "WHERE own.article_id = ? ORDER BY imported_at, articles.id",
        [article_id],
    ).fetchall()
    if len(rows) < 2:
        return ()
    replaced = load_replaced(connection)
    return tuple(Version(key, when, own_id in replaced) for own_id, key, when in rows)
