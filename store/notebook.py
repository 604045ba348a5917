"""Where the reader's own things are written (marks, saved selections): one thread, short transactions.

They lie in the database itself or, when that cannot or must not be written, in a small file beside it.
"""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, TypeVar

from store.connection import BUSY_SECONDS, Readers, reported
from store.problem import StoreError
from store.schema import OWN_TABLES, SIDE_FILE_ID

_Answer = TypeVar("_Answer")


class Notebook:
    """Reading and writing of the reader's own tables."""

    def __init__(self, readers: Readers, *, writable: bool, beside: Path | None) -> None:
        self._readers = readers
        self._writable = writable
        self.beside = None if writable else beside
        """File that holds them; None when the database does."""
        self._lock = threading.Lock()
        self._writer: ThreadPoolExecutor | None = None
        self._connection: sqlite3.Connection | None = None

    def read(self, query: str) -> list[tuple[Any, ...]]:
        """Rows of a query on the reader's own tables."""
        if self.beside is None:
            with reported(self._readers.path):
                return self._readers.get().execute(query).fetchall()
        if not self.beside.exists():
            return []
        with reported(self.beside):
            connection = sqlite3.connect(f"{self.beside.absolute().as_uri()}?mode=ro", uri=True)
            try:
                return connection.execute(query).fetchall()
            finally:
                connection.close()

    def write(self, statement: str, values: Sequence[object]) -> int:
        """Run a statement in a transaction of its own; how many rows it changed. Raises StoreError.

        Waits until it is written, and for another writer at most the busy timeout.
        """
        return self.transact(lambda connection: connection.execute(statement, values).rowcount)

    def transact(self, work: Callable[[sqlite3.Connection], _Answer]) -> _Answer:
        """Run several statements in one transaction, and give what `work` gives. Waits as `write` does.

        Raises StoreError, and what `work` raises; then nothing was written.
        """
        if not self._writable and self.beside is None:
            raise StoreError("store-read-only", path=str(self._readers.path), reason="")
        with self._lock:
            if self._writer is None:
                self._writer = ThreadPoolExecutor(max_workers=1, thread_name_prefix="notebook")
        return self._writer.submit(self._transact, work).result()

    def close(self) -> None:
        """End the writing thread."""
        if self._writer is not None:
            self._writer.submit(self._close).result()
            self._writer.shutdown()
            self._writer = None

    def _transact(self, work: Callable[[sqlite3.Connection], _Answer]) -> _Answer:
        path = self.beside or self._readers.path
        with reported(path):
            if self._connection is None:
                self._connection = self._open(path)
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                answer = work(self._connection)
                self._connection.execute("COMMIT")
            except BaseException:
                self._connection.rollback()
                raise
            return answer

    def _open(self, path: Path) -> sqlite3.Connection:
        if self.beside is not None:
            try:
                path.parent.mkdir(parents=True, exist_ok=True)
            except OSError as error:
                raise StoreError("store-unreadable", path=str(path), reason=error.strerror) from error
        mode = "rw" if self.beside is None else "rwc"
        connection = sqlite3.connect(
            f"{path.absolute().as_uri()}?mode={mode}", uri=True, isolation_level=None, timeout=BUSY_SECONDS
        )
        connection.execute("PRAGMA foreign_keys = ON")
        if self.beside is not None:
            connection.execute(f"PRAGMA application_id = {SIDE_FILE_ID:d}")
            for table in OWN_TABLES:
                connection.execute(table)
        return connection

    def _close(self) -> None:
        if self._connection is not None:
            self._connection.close()
            self._connection = None
