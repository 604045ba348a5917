"""Which articles are independent of each other: in this version those of different outlets.

An article that gives no outlet stands for itself. Everything that counts sources counts through here, so that
groups of copies (one agency text in several outlets) can come to count once in a single place.
"""

from __future__ import annotations

import sqlite3
from array import array

from pyroaring import BitMap


class Sources:
    """The source of each article of a database."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        numbers: dict[str, int] = {}
        rows = connection.execute("SELECT id, coalesce(source_id, source_ar) FROM articles").fetchall()
        self._numbers = array("I", bytes(4 * (max((own_id for own_id, _ in rows), default=0) + 1)))
        for own_id, outlet in rows:
            name = str(own_id) if outlet is None else f"outlet {outlet}"
            self._numbers[own_id] = numbers.setdefault(name, len(numbers))

    def count(self, articles: BitMap) -> int:
        """How many independent sources the articles come from."""
        if len(articles) < 2:
            return len(articles)
        return len(set(map(self._numbers.__getitem__, articles)))
