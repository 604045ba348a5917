"""What the reader marks: stars and read articles.

They are kept by the hash of the stored text, so that they survive a new import and every copy shows them.
"""

from __future__ import annotations

import threading
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Literal, get_args

from pyroaring import BitMap

from store.connection import Readers, reported
from store.notebook import Notebook
from store.problem import StoreError

Mark = Literal["star", "read"]
MARKS: tuple[Mark, ...] = get_args(Mark)


class Marks:
    """Marked articles of one database."""

    def __init__(self, readers: Readers, notebook: Notebook) -> None:
        self._readers = readers
        self._notebook = notebook
        self._lock = threading.Lock()
        self._articles: Mapping[Mark, BitMap] | None = None
        self.version = 0
        """Another number after every change: answers that were found before may be wrong."""

    def articles(self, mark: Mark) -> BitMap:
        """Ids of the articles that have the mark."""
        with self._lock:
            if self._articles is None:
                self._articles = self._load()
            return self._articles[mark]

    def set(self, article_id: int, mark: Mark, on: bool) -> None:
        """Set or take away a mark; waits until it is written. Raises StoreError."""
        query = (
            "SELECT text_sha256, id FROM articles "
            "WHERE text_sha256 = (SELECT text_sha256 FROM articles WHERE id = ?)"
        )
        with reported(self._readers.path):
            same_text = self._readers.get().execute(query, [article_id]).fetchall()
        if not same_text:
            raise StoreError("article-unknown", article=str(article_id))
        text_sha256 = same_text[0][0]
        if on:
            now = datetime.now(UTC).isoformat(timespec="seconds")
            statement = "INSERT OR IGNORE INTO marks (text_sha256, mark, set_at) VALUES (?, ?, ?)"
            self._notebook.write(statement, [text_sha256, mark, now])
        else:
            statement = "DELETE FROM marks WHERE text_sha256 = ? AND mark = ?"
            self._notebook.write(statement, [text_sha256, mark])
        changed = BitMap(own_id for _, own_id in same_text)
        with self._lock:
            self.version += 1
            if self._articles is not None:
                before = self._articles[mark]
                self._articles = {**self._articles, mark: before | changed if on else before - changed}

    def forget(self) -> None:
        """Read the marks anew when they are next needed."""
        with self._lock:
            self._articles = None

    def _load(self) -> Mapping[Mark, BitMap]:
        found: dict[Mark, BitMap] = {mark: BitMap() for mark in MARKS}
        marked = self._notebook.read("SELECT mark, text_sha256 FROM marks")
        query = "SELECT id FROM articles WHERE text_sha256 = ?"
        with reported(self._readers.path):
            connection = self._readers.get()
            for mark, text_sha256 in marked:
                found[mark].update(own_id for (own_id,) in connection.execute(query, [text_sha256]))
        return found
