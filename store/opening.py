"""Opening a database for writing: make it, or bring its schema and its search index up to date."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from sqlite_utils import Database

from store.connection import BUSY_SECONDS, reported
from store.fold import FOLD_VERSION
from store.migrations import migrations
from store.problem import StoreError
from store.schema import APPLICATION_ID, SCHEMA_VERSION
from store.words import index_text


def migrate(path: Path, *, reindex: bool = False) -> tuple[int, int]:
    """Bring a file's schema and its search index up to date; its schema before and after.

    `reindex` makes the index anew in any case. Raises StoreError, also when there is no file.
    """
    if not path.is_file():
        raise StoreError("store-missing", path=str(path))
    with (
        reported(path),
        closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as connection,
    ):
        before = connection.execute("PRAGMA user_version").fetchone()[0]
    with closing(open_for_writing(path, reindex=reindex)):
        return before, SCHEMA_VERSION


def open_for_writing(path: Path, *, reindex: bool = False) -> Database:
    """A connection that may write; makes the file and brings its schema and index up to date where needed.

    `reindex` makes the index anew in any case. Raises StoreError.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreError("store-unreadable", path=str(path), reason=error.strerror) from error
    with reported(path):
        connection = sqlite3.connect(path, timeout=BUSY_SECONDS, isolation_level=None)
        db = Database(connection)
        try:
            _check_or_claim(connection, path)
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = NORMAL")
            connection.execute("PRAGMA foreign_keys = ON")
            connection.execute("PRAGMA cache_size = -64000")
            migrations.apply(db)
            _index_as_folded_now(connection, anyway=reindex)
        except BaseException:
            connection.close()
            raise
    return db


def _check_or_claim(connection: sqlite3.Connection, path: Path) -> None:
    """Refuse a file that is not ours, or that a newer version wrote; make an empty one ours.

    That comes before anything else is written, so that a file whose making was killed is known as ours.
    """
    ours = connection.execute("PRAGMA application_id").fetchone()[0]
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    empty = connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0] == 0
    if empty:
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID:d}")
    elif ours != APPLICATION_ID:
        raise StoreError("store-not-ours", path=str(path))
    if version > SCHEMA_VERSION:
        raise StoreError("store-newer", path=str(path), version=version, known=SCHEMA_VERSION)


def _index_as_folded_now(connection: sqlite3.Connection, *, anyway: bool) -> None:
    """Make the search index anew when it was made with another fold, or `anyway`; copies are found anew
    too."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        setting = "SELECT value FROM settings WHERE name = 'fold_version'"
        row = connection.execute(setting).fetchone()
        if anyway or row is None or row[0] != str(FOLD_VERSION):
            connection.execute("INSERT INTO article_search (article_search) VALUES ('delete-all')")
            texts = connection.execute("SELECT article_id, text FROM article_texts ORDER BY article_id")
            connection.executemany(
                "INSERT INTO article_search (rowid, words) VALUES (?, ?)",
                ((article_id, index_text(text)) for article_id, text in texts),
            )
            connection.execute("DELETE FROM copy_bands")
            connection.execute(
                "UPDATE article_copies SET words_hash = NULL, sketch = NULL, copy_group = NULL"
            )
            connection.executemany(
                "INSERT OR REPLACE INTO settings (name, value) VALUES (?, ?)",
                [("fold_version", str(FOLD_VERSION))],
            )
            connection.execute("INSERT OR IGNORE INTO settings (name, value) VALUES ('revision', '0')")
            connection.execute("UPDATE settings SET value = value + 1 WHERE name = 'revision'")
        connection.execute("COMMIT")
    except BaseException:
        connection.rollback()
        raise
