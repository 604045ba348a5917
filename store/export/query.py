"""`query.json`: what was asked for and of which collection, so that the same files can be made again.

It names the selection as the command line takes it, the tables and their columns, the versions that read the
articles, a hash of the collection, and the hash of every file.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from store.export.how import How
from store.problem import ExportError, QueryError
from store.selection import Selection

QUERY_FILE = "query.json"
_VERSION = 1
"""Of the layout of this file."""


@dataclass(frozen=True, slots=True)
class ReadWith:
    """Versions that articles of the collection were read with."""

    program: str
    profile: str
    articles: int


@dataclass(frozen=True, slots=True)
class CollectionState:
    """A collection, told apart from every other by the texts it holds and what they were read with."""

    articles: int
    sha256: str
    read_with: tuple[ReadWith, ...]


@dataclass(frozen=True, slots=True)
class WrittenTable:
    """A data file as it was written."""

    rows: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Query:
    """An export that was made, as `query.json` keeps it."""

    selection: Selection
    how: How
    date: str
    """Day of the export, ISO 8601."""

    program: str
    """Version of jawla that wrote it."""

    collection: CollectionState
    articles: int
    """Articles of the selection."""

    files: Mapping[str, WrittenTable] = field(default_factory=dict)

    def to_text(self) -> str:
        """The file's contents."""
        how = asdict(self.how)
        told = {
            "jawla_export": _VERSION,
            "date": self.date,
            "program_version": self.program,
            "selection": self.selection.to_words(),
            "articles": self.articles,
            "tables": list(how["tables"]),
            "form": how["form"],
            "bom": how["bom"],
            "raw_cells": how["raw_cells"],
            "longest_quote": how["longest_quote"],
            "columns": {table: list(names) for table, names in sorted(how["columns"].items())},
            "collection": asdict(self.collection),
            "files": {name: asdict(written) for name, written in sorted(self.files.items())},
        }
        return json.dumps(told, ensure_ascii=False, indent=2) + "\n"


def read_query(path: Path) -> Query:
    """Read `query.json` back. Raises ExportError `export-query-unreadable`."""
    try:
        told = json.loads(path.read_text(encoding="utf-8"))
        return _query(told)
    except OSError as error:
        reason = error.strerror or str(error)
    except ValueError as error:  # UnicodeDecodeError and JSONDecodeError are such
        reason = str(error)
    except QueryError as error:
        reason = str(error.values["line"])
    raise ExportError("export-query-unreadable", path=str(path), reason=reason)


def _query(told: Any) -> Query:
    """Raises ValueError for anything that no export wrote."""
    try:
        if told["jawla_export"] != _VERSION:
            raise ValueError(f"layout {told['jawla_export']!r}, this version knows {_VERSION}")
        how = How(
            tables=tuple(map(str, told["tables"])),
            form=str(told["form"]),
            bom=told["bom"] is True,
            raw_cells=told["raw_cells"] is True,
            columns={str(table): tuple(map(str, names)) for table, names in told["columns"].items()},
            longest_quote=None if told["longest_quote"] is None else int(told["longest_quote"]),
        )
        state = told["collection"]
        read_with = tuple(
            ReadWith(str(own["program"]), str(own["profile"]), int(own["articles"]))
            for own in state["read_with"]
        )
        return Query(
            selection=Selection.from_words([str(word) for word in told["selection"]]),
            how=how,
            date=str(told["date"]),
            program=str(told["program_version"]),
            collection=CollectionState(int(state["articles"]), str(state["sha256"]), read_with),
            articles=int(told["articles"]),
            files={
                str(name): WrittenTable(int(own["rows"]), str(own["sha256"]))
                for name, own in told["files"].items()
            },
        )
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError(f"{type(error).__name__}: {error}") from error


def state_of(connection: sqlite3.Connection) -> CollectionState:
    """The collection as it is: its hash covers every text and the versions that it was read with."""
    digest = hashlib.sha256()
    rows = connection.execute(
        "SELECT sha256, text_sha256, program_version, profile_version FROM articles ORDER BY sha256"
    )
    counted: dict[tuple[str, str], int] = {}
    for sha256, text, program, profile in rows:
        digest.update(f"{sha256} {text} {program} {profile}\n".encode())
        counted[program, profile] = counted.get((program, profile), 0) + 1
    read_with = tuple(ReadWith(*versions, number) for versions, number in sorted(counted.items()))
    return CollectionState(sum(counted.values()), digest.hexdigest(), read_with)
