"""Looking after a database: what is in it, make it small."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from store.connection import BUSY_SECONDS, Readers, check_ours, reported


@dataclass(frozen=True, slots=True)
class Info:
    """What is in a database."""

    path: Path
    bytes: int
    unused: int
    """Bytes of them that compaction would give back at once."""

    schema: int
    """Migrations that the file has had."""

    fold: int
    """Version of the fold that the search index was made with."""

    rows: Mapping[str, int]
    """Table → rows."""

    programs: Mapping[str, int]
    """Version of the program → articles that were read with it."""

    profiles: Mapping[str, int]
    """The same for the version of the profiles."""

    first_day: str | None
    last_day: str | None
    last_import: str | None


_COUNTED = (
    "articles",
    "article_paths",
    "meetings",
    "article_facts",
    "mentions",
    "article_claims",
    "marks",
    "saved_selections",
    "corrections",
    "tags",
    "notes",
    "fully_coded",
    "coded_cells",
)


def info(path: Path) -> Info:
    """What is in a database. Raises StoreError."""
    readers = Readers(path)
    with closing(readers), reported(path):
        connection = readers.get()
        rows = {name: connection.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for name in _COUNTED}
        programs, profiles = (
            dict(connection.execute(f"SELECT {by}, count(*) FROM articles GROUP BY 1 ORDER BY 1").fetchall())
            for by in ("program_version", "profile_version")
        )
        first, last, imported = connection.execute(
            "SELECT min(day), max(day), max(imported_at) FROM articles"
        ).fetchone()
        schema, free, page = (
            connection.execute(f"PRAGMA {name}").fetchone()[0]
            for name in ("user_version", "freelist_count", "page_size")
        )
        fold = connection.execute("SELECT value FROM settings WHERE name = 'fold_version'").fetchone()
    return Info(
        path=path,
        bytes=path.stat().st_size,
        unused=free * page,
        schema=schema,
        fold=int(fold[0]),
        rows=rows,
        programs=programs,
        profiles=profiles,
        first_day=first,
        last_day=last,
        last_import=imported,
    )


@dataclass(frozen=True, slots=True)
class Copies:
    """How the articles of a database are grouped."""

    articles: int
    groups: int
    """Groups of two articles or more."""

    copies: int
    """Articles in them."""

    threshold: float


def group_copies(path: Path, *, again: bool = False, threshold: float | None = None) -> Copies:
    """Find the groups that are missing; all of them `again`, or when another threshold is given.

    Whoever is interrupted goes on where it stopped, but for `again`. Raises StoreError, also when there is no
    file, or for a threshold that is no share.
    """
    from store.grouping import threshold_of
    from store.writing import Writer

    if not path.is_file():
        Readers(path).get()  # says what is wrong
    with Writer.open(path, kinds=(), meetings=(), versions={}) as writer:
        if again or threshold is not None:
            writer.forget_groups(threshold)
        writer.group_copies()
    readers = Readers(path)
    with closing(readers), reported(path):
        connection = readers.get()
        sizes = [
            size for (size,) in connection.execute("SELECT count(*) FROM article_copies GROUP BY copy_group")
        ]
        more = [size for size in sizes if size > 1]
        return Copies(sum(sizes), len(more), sum(more), threshold_of(connection))


def compact(path: Path) -> tuple[int, int]:
    """Give back unused room and join the pieces of the search index; bytes before and after.

    It needs as much free disk as the file is large; a file whose compaction was killed is as it was before.
    Raises StoreError.
    """
    if not path.is_file():
        Readers(path).get()  # says what is wrong
    before = path.stat().st_size
    with reported(path):
        connection = sqlite3.connect(path, timeout=BUSY_SECONDS, isolation_level=None)
        with closing(connection):
            check_ours(connection, path)
            connection.execute("INSERT INTO article_search (article_search) VALUES ('optimize')")
            connection.execute("VACUUM")
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    return before, path.stat().st_size
