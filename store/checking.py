"""Is a database sound: its file, its rows, its texts, and its search index against the texts."""

from __future__ import annotations

import hashlib
import sqlite3
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from store.connection import Readers, reported
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

_LONGEST_TERM = 32_768
"""Bytes of a word that FTS5 keeps."""


def check(path: Path) -> tuple[Finding, ...]:
    """Everything that is wrong with a database; empty when it is sound. Raises StoreError.

    Every text is read and folded once: half a second for 1,000 articles of 4 KB.
    """
    findings = []
    readers = Readers(path)
    with closing(readers), reported(path):
        connection = readers.get()
        problems = [row[0] for row in connection.execute("PRAGMA integrity_check(100)")]
        if problems != ["ok"]:
            findings.append(Finding("check-damaged", len(problems), problems[0]))
        for code, query in _CHECKS.items():
            findings += _finding(code, [str(row[0]) for row in connection.execute(query)])
        fold = connection.execute("SELECT value FROM settings WHERE name = 'fold_version'").fetchone()
        if fold is None or fold[0] != str(FOLD_VERSION):
            findings.append(Finding("check-other-fold", 1, str(fold and fold[0])))
        findings += _of_texts_and_index(connection, in_step=not any(f.code in _INDEX for f in findings))
        saved = connection.execute("SELECT name, selection FROM saved_selections ORDER BY name")
        findings += _finding("check-saved-unreadable", [name for name, line in saved if not _readable(line)])
    return tuple(findings)


_INDEX = ("check-not-indexed", "check-index-of-none", "check-other-fold")
"""Findings after which the words of the index need no look: they differ."""


def _finding(code: str, found: list[str]) -> list[Finding]:
    return [Finding(code, len(found), found[0])] if found else []


def _readable(line: str) -> bool:
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


def _of_texts_and_index(connection: sqlite3.Connection, *, in_step: bool) -> Iterator[Finding]:
    """Texts that are not as they were imported and, while it seems `in_step`, what the index has of them."""
    changed: list[str] = []
    other: list[str] = []
    words: Counter[str] = Counter()
    for key, text, sha256, characters, size in connection.execute(_TEXTS):
        if len(text) != characters or hashlib.sha256(text.encode()).hexdigest() != sha256:
            changed.append(key)
        if in_step:
            own = index_text(text).split()
            words.update(own)
            if _varint(size) != len(own):
                other.append(key)
    yield from _finding("check-text-changed", changed)
    yield from _finding("check-index-differs", other)
    if in_step and not other:
        yield from _of_words(connection, words)


def _of_words(connection: sqlite3.Connection, words: Counter[str]) -> Iterator[Finding]:
    """Words that the index has more or less often than the texts; SQLite's own check does not look there."""
    expected = Counter[bytes]()
    for word, times in words.items():
        expected[word.encode()[:_LONGEST_TERM]] += times
    # the table that reads the index is a temporary one; the file stays read-only, as it was opened
    connection.execute("PRAGMA query_only = 0")
    connection.execute("CREATE VIRTUAL TABLE temp.vocabulary USING fts5vocab(main, article_search, row)")
    try:
        rows = connection.execute("SELECT CAST(term AS BLOB), cnt FROM temp.vocabulary").fetchall()
    except sqlite3.DatabaseError as error:
        if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_CORRUPT:
            raise
        yield Finding("check-index-damaged", 1, str(error))
        return
    expected.subtract(dict(rows))
    wrong = sorted(word for word, times in expected.items() if times)
    yield from _finding("check-index-words", [word.decode(errors="replace") for word in wrong])


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
