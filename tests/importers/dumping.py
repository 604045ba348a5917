"""Databases compared: everything documented, without the times of import."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

_TIMES = frozenset(["seen_at", "imported_at", "set_at", "saved_at"])
_OF_THE_FILE = frozenset(["_sqlite_migrations", "sqlite_stat1", "sqlite_sequence"])
WORDS = ("استانا", "الجوله", "عقدت", "وفد", "تركيا", '"روسيا" OR "ايران"', "هدن*", "4", '"محادثات استانا"')
"""Folded words and other queries that the search index is asked."""


def dump(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every documented table, ordered, without the times of import; and what searching finds."""
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("INSERT INTO article_search (article_search) VALUES ('integrity-check')")
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        query = "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'article_search%'"
        names = {name for (name,) in connection.execute(query)} - _OF_THE_FILE
        found = {}
        for name in sorted(names):
            about = connection.execute("SELECT name FROM pragma_table_info(?)", [name])
            columns = ", ".join(column for (column,) in about if column not in _TIMES)
            rows = connection.execute(f"SELECT {columns} FROM {name}").fetchall()
            found[name] = sorted(rows, key=repr)
        # how many transactions it took is no content
        found["settings"] = [row for row in found["settings"] if row[0] != "revision"]
        search = "SELECT rowid FROM article_search WHERE article_search MATCH ? ORDER BY rowid"
        for words in WORDS:
            found[f"search {words}"] = connection.execute(search, [words]).fetchall()
    return found
