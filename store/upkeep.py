"""Looking after a database: is it sound, what is in it, make it small."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from store.connection import BUSY_SECONDS, Readers, check_ours, reported
from store.fold import FOLD_VERSION
from store.problem import QueryError
from store.selection import Selection
from store.words import index_text


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
        findings += _text_findings(connection)
        fold = connection.execute("SELECT value FROM settings WHERE name = 'fold_version'").fetchone()
        if fold is None or fold[0] != str(FOLD_VERSION):
            findings.append(Finding("check-other-fold", 1, str(fold and fold[0])))
        broken = [name for name, line in connection.execute(_SAVED) if not _is_selection(line)]
        if broken:
            findings.append(Finding("check-saved-unreadable", len(broken), broken[0]))
    return tuple(findings)


_SAVED = "SELECT name, selection FROM saved_selections ORDER BY name"


def _is_selection(line: str) -> bool:
    try:
        Selection.from_string(line)
    except QueryError:
        return False
    return True


_TEXTS = """
SELECT key, text, text_sha256, characters, sz FROM articles
JOIN article_texts ON article_id = articles.id
LEFT JOIN article_search_docsize AS indexed ON indexed.id = articles.id
ORDER BY articles.id
"""


def _text_findings(connection: sqlite3.Connection) -> Iterator[Finding]:
    """Texts that are not those which were imported, and texts of which the index has other words."""
    changed: list[str] = []
    other_words: list[str] = []
    for key, text, sha256, characters, size in connection.execute(_TEXTS):
        if len(text) != characters or hashlib.sha256(text.encode()).hexdigest() != sha256:
            changed.append(key)
        if size is not None and _varint(size) != len(index_text(text).split()):
            other_words.append(key)
    for code, keys in (("check-text-changed", changed), ("check-index-differs", other_words)):
        if keys:
            yield Finding(code, len(keys), keys[0])


def _varint(encoded: bytes) -> int:
    """The first number of a blob as SQLite writes them: seven bits a byte, the eighth says that more follow.

    In `article_search_docsize` it is how many words the index has of an article.
    """
    value = 0
    for byte in encoded:
        value = value << 7 | byte & 0x7F
        if byte < 0x80:
            break
    return value


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
