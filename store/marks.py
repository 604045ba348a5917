"""What the reader marks: stars and read articles, written by one thread, kept by the hash of the stored text.

The hash lets marks survive a new import. When the database cannot or must not be written, they lie in a small
file of their own beside it.
"""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal, get_args

from pyroaring import BitMap

from store.connection import BUSY_SECONDS, Readers, reported
from store.problem import StoreError
from store.schema import APPLICATION_ID

Mark = Literal["star", "read"]
MARKS: tuple[Mark, ...] = get_args(Mark)

_TABLE = """CREATE TABLE IF NOT EXISTS marks (
    text_sha256 TEXT NOT NULL,
    mark TEXT NOT NULL CHECK (mark IN ('star', 'read')),
    set_at TEXT NOT NULL,
    PRIMARY KEY (text_sha256, mark)
) WITHOUT ROWID"""


class Marks:
    """Marked articles of one database."""

    def __init__(self, readers: Readers, beside: Path | None) -> None:
        self._readers = readers
        self._beside = beside
        self._lock = threading.Lock()
        self._articles: Mapping[Mark, BitMap] | None = None
        self._writer: ThreadPoolExecutor | None = None
        self._connection: sqlite3.Connection | None = None

    def articles(self, mark: Mark) -> BitMap:
        """Ids of the articles that have the mark."""
        with self._lock:
            if self._articles is None:
                self._articles = self._load()
            return self._articles[mark]

    def set(self, article_id: int, mark: Mark, on: bool) -> None:
        """Set or take away a mark; waits until it is written. Raises StoreError."""
        with reported(self._readers.path):
            same_text = (
                self._readers.get()
                .execute(
                    "SELECT text_sha256, id FROM articles "
                    "WHERE text_sha256 = (SELECT text_sha256 FROM articles WHERE id = ?)",
                    [article_id],
                )
                .fetchall()
            )
        if not same_text:
            raise StoreError("article-unknown", article=str(article_id))
        if self._writer is None:
            self._writer = ThreadPoolExecutor(max_workers=1, thread_name_prefix="marks")
        self._writer.submit(self._write, same_text[0][0], mark, on).result()
        changed = BitMap(own_id for _, own_id in same_text)
        before = self.articles(mark)
        with self._lock:
            if self._articles is not None:
                after = before | changed if on else before - changed
                self._articles = {**self._articles, mark: after}

    def forget(self) -> None:
        """Read the marks anew when they are next needed."""
        with self._lock:
            self._articles = None

    def close(self) -> None:
        """End the writing thread."""
        if self._writer is not None:
            self._writer.submit(self._close).result()
            self._writer.shutdown()
            self._writer = None

    def _load(self) -> Mapping[Mark, BitMap]:
        if self._beside is None:
            marked = self._read(self._readers.get(), self._readers.path)
        elif self._beside.exists():
            with reported(self._beside):
                connection = sqlite3.connect(f"{self._beside.absolute().as_uri()}?mode=ro", uri=True)
                try:
                    marked = self._read(connection, self._beside)
                finally:
                    connection.close()
        else:
            marked = []
        found: dict[Mark, BitMap] = {mark: BitMap() for mark in MARKS}
        with reported(self._readers.path):
            connection = self._readers.get()
            for mark, text_sha256 in marked:
                query = "SELECT id FROM articles WHERE text_sha256 = ?"
                found[mark].update(own_id for (own_id,) in connection.execute(query, [text_sha256]))
        return found

    def _read(self, connection: sqlite3.Connection, path: Path) -> list[tuple[Mark, str]]:
        with reported(path):
            return connection.execute("SELECT mark, text_sha256 FROM marks").fetchall()

    def _write(self, text_sha256: str, mark: Mark, on: bool) -> None:
        path = self._beside or self._readers.path
        with reported(path):
            if self._connection is None:
                self._connection = self._open(path)
            if on:
                now = datetime.now(UTC).isoformat(timespec="seconds")
                row = (text_sha256, mark, now)
                self._connection.execute("INSERT OR IGNORE INTO marks VALUES (?, ?, ?)", row)
            else:
                row_key = (text_sha256, mark)
                self._connection.execute("DELETE FROM marks WHERE text_sha256 = ? AND mark = ?", row_key)

    def _open(self, path: Path) -> sqlite3.Connection:
        if self._beside is not None:
            path.parent.mkdir(parents=True, exist_ok=True)
        mode = "rw" if self._beside is None else "rwc"
        connection = sqlite3.connect(
            f"{path.absolute().as_uri()}?mode={mode}", uri=True, isolation_level=None, timeout=BUSY_SECONDS
        )
        if self._beside is not None:
            connection.execute(f"PRAGMA application_id = {APPLICATION_ID + 1:d}")  # JWLB: marks only
            connection.execute(_TABLE)
        return connection

    def _close(self) -> None:
        if self._connection is not None:
            self._connection.close()
            self._connection = None
