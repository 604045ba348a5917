"""Connections: one read-only connection a thread, opened when the thread first asks.

SQLite's own errors stop here: callers get a StoreError that says which file and why.
"""

from __future__ import annotations

import os
import sqlite3
import stat
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from store.problem import StoreError
from store.schema import APPLICATION_ID, SCHEMA_VERSION

BUSY_SECONDS = 5.0
"""How long a writer waits for another one before it gives up."""


@contextmanager
def reported(path: Path) -> Iterator[None]:
    """Turn an error of SQLite into the StoreError that says what happened to the file at `path`."""
    try:
        yield
    except sqlite3.Error as error:
        raise _problem(path, error) from error


def _problem(path: Path, error: sqlite3.Error) -> StoreError:
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    name = {
        sqlite3.SQLITE_BUSY: "store-locked",
        sqlite3.SQLITE_LOCKED: "store-locked",
        sqlite3.SQLITE_READONLY: "store-read-only",
        sqlite3.SQLITE_INTERRUPT: "store-interrupted",
        sqlite3.SQLITE_FULL: "store-disk-full",
        sqlite3.SQLITE_CORRUPT: "store-damaged",
        sqlite3.SQLITE_NOTADB: "store-not-ours",
        sqlite3.SQLITE_CANTOPEN: "store-unreadable",
    }.get(code, "store-failed")
    return StoreError(name, path=str(path), reason=str(error))


def is_writable(path: Path) -> bool:
    """Whether we may write into the file: its owner allows it, and its folder takes SQLite's journal.

    The mode is looked at as well, because for root every file counts as writable.
    """
    mode = path.stat().st_mode
    anybody = stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH
    return bool(mode & anybody) and os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)


def check_ours(connection: sqlite3.Connection, path: Path) -> None:
    """Raise StoreError unless the file is one of ours and has this version's schema."""
    ours = connection.execute("PRAGMA application_id").fetchone()[0]
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    if ours != APPLICATION_ID:
        raise StoreError("store-not-ours", path=str(path))
    if version > SCHEMA_VERSION:
        raise StoreError("store-newer", path=str(path), version=version, known=SCHEMA_VERSION)
    if version < SCHEMA_VERSION:
        raise StoreError("store-older", path=str(path), version=version, known=SCHEMA_VERSION)


class Readers:
    """Read-only connections to one file. A connection is used by the thread that opened it, and no other."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._own = threading.local()
        self._lock = threading.Lock()
        self._all: list[sqlite3.Connection] = []
        self._closed = False

    def get(self) -> sqlite3.Connection:
        """This thread's connection."""
        connection: sqlite3.Connection | None = getattr(self._own, "connection", None)
        if connection is None:
            connection = self._open()
            with self._lock:
                if self._closed:
                    connection.close()
                    raise StoreError("store-closed", path=str(self.path))
                self._all.append(connection)
            self._own.connection = connection
        return connection

    def _open(self) -> sqlite3.Connection:
        if not self.path.is_file():
            raise StoreError("store-missing", path=str(self.path))
        # A file in a folder that takes no -shm file can only be read as one that nobody changes.
        unchanging = not os.access(self.path.parent, os.W_OK)
        log = self.path.with_name(self.path.name + "-wal")
        immutable = "&immutable=1" if unchanging and not log.exists() else ""
        with reported(self.path):
            connection = sqlite3.connect(
                f"{self.path.absolute().as_uri()}?mode=ro{immutable}",
                uri=True,
                isolation_level=None,
                timeout=BUSY_SECONDS,
                check_same_thread=False,  # `interrupt` and `close` come from another thread
            )
            connection.execute("PRAGMA query_only = 1")
            connection.execute("PRAGMA cache_size = -16000")
            check_ours(connection, self.path)
        return connection

    def interrupt(self) -> None:
        """Stop every query that is running; each ends with StoreError `store-interrupted`."""
        with self._lock:
            for connection in self._all:
                connection.interrupt()

    def close(self) -> None:
        """Close all connections. Call it when no thread is reading any more."""
        with self._lock:
            self._closed = True
            for connection in self._all:
                connection.close()
            self._all.clear()
