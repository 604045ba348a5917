"""Writing the generated collection: our writer, and plain sqlite3 with the same full-text index beside it."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from bench.clock import now
from bench.generated import KINDS, Articles
from store.words import index_text
from store.writing import Writer


def write_ours(path: Path, articles: Articles) -> float:
    """Seconds that the writer takes, without making the articles."""
    spent = 0.0
    with Writer.open(
        path, kinds=KINDS, meetings=[], versions={"program": "bench", "profile": "bench"}
    ) as writer:
        for batch in articles.batches():
            start = now()
            writer.add(batch)
            spent += now() - start
    return spent


RAW_TABLES = """
CREATE TABLE articles (id INTEGER PRIMARY KEY, key TEXT, title TEXT, day TEXT, source TEXT, sha256 TEXT);
CREATE TABLE texts (id INTEGER PRIMARY KEY, text TEXT);
CREATE TABLE facts (id INTEGER PRIMARY KEY, article INTEGER, kind TEXT, value TEXT);
CREATE TABLE mentions (fact INTEGER, first INTEGER, last INTEGER, rule TEXT);
CREATE VIRTUAL TABLE search USING fts5(words, content='', tokenize='ascii', prefix='2 3');
"""


def write_raw(path: Path, articles: Articles) -> float:
    """Seconds that plain sqlite3 takes for the same texts, facts and full-text index."""
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = NORMAL")
    connection.execute("PRAGMA cache_size = -64000")
    connection.executescript(RAW_TABLES)
    spent = 0.0
    first = fact_id = 0
    for batch in articles.batches():
        start = now()
        numbered = list(enumerate(batch, start=first + 1))
        first += len(batch)
        facts = [(own, fact) for own, draft in numbered for fact in draft.facts]
        connection.execute("BEGIN")
        connection.executemany(
            "INSERT INTO articles VALUES (?, ?, ?, ?, ?, ?)",
            [
                (own, d.key, d.record.title, d.record.published, d.facts[5].value, d.sha256)
                for own, d in numbered
            ],
        )
        connection.executemany("INSERT INTO texts VALUES (?, ?)", [(own, d.text) for own, d in numbered])
        connection.executemany(
            "INSERT INTO facts VALUES (?, ?, ?, ?)",
            [(fact_id + n, own, fact.kind, fact.value) for n, (own, fact) in enumerate(facts)],
        )
        connection.executemany(
            "INSERT INTO mentions VALUES (?, ?, ?, ?)",
            [
                (fact_id + n, mention.start, mention.end, mention.rule)
                for n, (_, fact) in enumerate(facts)
                for mention in fact.mentions
            ],
        )
        fact_id += len(facts)
        connection.executemany(
            "INSERT INTO search (rowid, words) VALUES (?, ?)",
            [(own, index_text(draft.text)) for own, draft in numbered],
        )
        connection.execute("COMMIT")
        spent += now() - start
    connection.close()
    return spent
