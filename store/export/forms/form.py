"""The contract of a form: a module that opens one file a table and writes rows to it as they come."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from store.export.column import Column
from store.export.how import How
from store.export.rows import Row


class TableFile(Protocol):
    """A file being written."""

    def add(self, rows: Iterable[Row]) -> None:
        """Write rows; each has one cell a column."""

    def close(self) -> None:
        """Finish the file. Raises OSError."""


@dataclass(frozen=True, slots=True)
class Form:
    """How a table becomes a file."""

    name: str
    suffix: str
    open: Callable[[Path, Sequence[Column], How], TableFile]
    """Makes the file with its columns. Raises OSError, ExportError `export-needs-package`."""

    guarded: bool
    """Whether a spreadsheet may open it: then cells are on one line and guarded (`store.cells`), and a last
    column says which."""
