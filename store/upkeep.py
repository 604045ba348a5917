"""Looking after a database: is it sound, what is in it, make it small, describe it to Datasette."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from store.connection import BUSY_SECONDS, Readers, check_ours, reported
from store.fold import FOLD_VERSION


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that is not as it should be."""

    code: str
    """`check-…`: its sentence is in `tui.words`."""

    count: int
    example: str


_CHECKS: Mapping[str, str] = {
    "check-without-text": "SELECT key FROM articles WHERE id NOT IN (SELECT article_id FROM article_texts)",
    "check-not-indexed": "SELECT key FROM articles WHERE id NOT IN (SELECT id FROM article_search_docsize)",
    "check-index-of-none": "SELECT id FROM article_search_docsize WHERE id NOT IN (SELECT id FROM articles)",
    "check-span-outside": (
        "SELECT key FROM mentions JOIN article_facts ON article_facts.id = fact_id "
        "JOIN articles ON articles.id = article_id "
        "WHERE span_start < 0 OR span_end < span_start OR span_end > characters"
    ),
    "check-claim-outside": (
        "SELECT key FROM claim_mentions JOIN article_claims ON article_claims.id = claim_id "
        "JOIN articles ON articles.id = article_id "
        "WHERE span_start < 0 OR span_end < span_start OR span_end > characters"
    ),
    "check-orphan-row": 'SELECT DISTINCT "table" FROM pragma_foreign_key_check()',
}
"""Code → a query for what is wrong; its first column names the example."""


def check(path: Path) -> tuple[Finding, ...]:
    """Everything that is wrong with a database; empty when it is sound. Raises StoreError."""
    findings = []
    readers = Readers(path)
    with closing(readers), reported(path):
        connection = readers.get()
        problems = [row[0] for row in connection.execute("PRAGMA integrity_check(100)")]
        if problems != ["ok"]:
            findings.append(Finding("check-damaged", len(problems), problems[0]))
        for code, query in _CHECKS.items():
            found = [str(row[0]) for row in connection.execute(query)]
            if found:
                findings.append(Finding(code, len(found), found[0]))
        fold = connection.execute("SELECT value FROM settings WHERE name = 'fold_version'").fetchone()
        if fold is None or fold[0] != str(FOLD_VERSION):
            findings.append(Finding("check-other-fold", 1, str(fold and fold[0])))
    return tuple(findings)


@dataclass(frozen=True, slots=True)
class Info:
    """What is in a database."""

    path: Path
    bytes: int
    schema: int
    """Migrations that the file has had."""

    rows: Mapping[str, int]
    """Table → rows."""

    profiles: Mapping[str, int]
    """Version of the profiles → articles that were read with it."""

    first_day: str | None
    last_day: str | None
    last_import: str | None


_COUNTED = ("articles", "article_paths", "meetings", "article_facts", "mentions", "article_claims", "marks")


def info(path: Path) -> Info:
    """What is in a database. Raises StoreError."""
    readers = Readers(path)
    with closing(readers), reported(path):
        connection = readers.get()
        rows = {name: connection.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for name in _COUNTED}
        profiles = dict(
            connection.execute(
                "SELECT profile_version, count(*) FROM articles GROUP BY 1 ORDER BY 1"
            ).fetchall()
        )
        days = connection.execute("SELECT min(day), max(day), max(imported_at) FROM articles").fetchone()
        schema = connection.execute("PRAGMA user_version").fetchone()[0]
    return Info(path, path.stat().st_size, schema, rows, profiles, *days)


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


def datasette_metadata(path: Path) -> dict[str, object]:
    """What `datasette --metadata` takes: facets and order of the views."""
    return {
        "databases": {
            path.stem: {
                "tables": {
                    "articles_view": {
                        "facets": ["source_en", "month", "main_meeting", "starred"],
                        "sort_desc": "day",
                        "label_column": "heading",
                    },
                    "facts": {"facets": ["kind", "label_en", "rule", "certainty"], "sort": "number"},
                    "claims": {"facets": ["meeting_id", "actor_id", "role", "state"], "sort": "claim"},
                }
            }
        }
    }
