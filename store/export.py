"""A selection as three CSV files: articles, facts (one row a mention) and claims of attendance.

The files follow RFC 4180 and hold logical text. They are written under temporary names and renamed when all
are whole; the same selection of the same database gives the same bytes. Offsets count code points of the
article's stored text, whatever was done to the cell beside them.
"""

from __future__ import annotations

import csv
import os
import secrets
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from store.cells import changed
from store.export_rows import ExportReader, Row
from store.problem import ExportError
from store.selection import Selection
from store.store import Store

COLUMNS: Mapping[str, tuple[str, ...]] = {
    "articles.csv": (
        "article_id", "title", "source_id", "source_ar", "source_en", "published", "published_from", "day",
        "day_from", "main_round", "main_meeting", "starred", "characters", "format", "encoding",
        "encoding_certainty", "paths", "url", "archived_url", "accessed", "sha256", "notes",
        "program_version", "profile_version", "imported_at", "guarded_cells",
    ),
    "facts.csv": (
        "article_id", "kind", "value_id", "label_ar", "label_en", "quote", "start", "end", "rule",
        "certainty", "detail", "guarded_cells",
    ),
    "claims.csv": (
        "claim_id", "article_id", "meeting", "round_process", "round_number", "segment", "actor_type",
        "actor", "name_ar", "name_en", "party", "function", "role", "role_said", "state", "claimant",
        "claim_mode", "hedge", "resolved_by", "quote", "start", "end", "rule", "certainty", "all_spans",
        "guarded_cells",
    ),
}  # fmt: skip
"""File → its columns, in order."""

_CHUNK = 200
"""Articles read at once: what an export holds in memory."""


@dataclass(frozen=True, slots=True)
class ExportedFile:
    """A file that was written."""

    path: Path
    rows: int
    """Without the heading."""

    bytes: int


@dataclass(frozen=True, slots=True)
class ExportReport:
    """What an export wrote."""

    files: tuple[ExportedFile, ...]


def export(
    store: Store,
    selection: Selection,
    folder: Path,
    *,
    bom: bool = False,
    raw_cells: bool = False,
    overwrite: bool = False,
    progress: Callable[[int, int], None] | None = None,
) -> ExportReport:
    """Write the articles of a selection, in its order, with their facts and claims.

    `bom` begins each file with a byte order mark; `raw_cells` leaves cells that a spreadsheet would run as
    they are; `progress` is told the articles written and their total, and may raise to stop the export.
    Raises ExportError `export-exists` or `export-failed`, StoreError, QueryError; then nothing was written.
    """
    targets = {name: folder / name for name in COLUMNS}
    _refuse_existing(folder, targets.values(), overwrite=overwrite)
    token = secrets.token_hex(4)
    parts = {name: folder / f".{name}.{token}.part" for name in COLUMNS}
    try:
        folder.mkdir(parents=True, exist_ok=True)
        rows = _write(store, selection, parts, bom=bom, raw_cells=raw_cells, progress=progress)
        _refuse_existing(folder, targets.values(), overwrite=overwrite)
        sizes = {name: part.stat().st_size for name, part in parts.items()}
        for name, part in parts.items():
            part.replace(targets[name])
    except OSError as error:
        raise ExportError("export-failed", folder=str(folder), reason=error.strerror or str(error)) from error
    finally:
        for part in parts.values():
            with suppress(OSError):  # most often it was renamed
                part.unlink()
    return ExportReport(tuple(ExportedFile(targets[name], rows[name], sizes[name]) for name in COLUMNS))


def _refuse_existing(folder: Path, targets: Iterable[Path], *, overwrite: bool) -> None:
    found = [target.name for target in targets if os.path.lexists(target)]
    if found and not overwrite:
        raise ExportError("export-exists", folder=str(folder), files=", ".join(found))


def _write(
    store: Store,
    selection: Selection,
    parts: Mapping[str, Path],
    *,
    bom: bool,
    raw_cells: bool,
    progress: Callable[[int, int], None] | None,
) -> dict[str, int]:
    ids = store.ids(selection)
    with ExitStack() as stack:
        tables = {}
        for name, part in parts.items():
            file = stack.enter_context(part.open("x", encoding="utf-8-sig" if bom else "utf-8", newline=""))
            tables[name] = _Table(file, COLUMNS[name], raw_cells=raw_cells)
        reader = ExportReader(stack.enter_context(store.one_moment()), store.starred())
        for first in range(0, len(ids), _CHUNK):
            chunk = ids[first : first + _CHUNK]
            articles = reader.texts(chunk)
            tables["articles.csv"].add(reader.article_rows(articles))
            tables["facts.csv"].add(reader.fact_rows(articles))
            tables["claims.csv"].add(reader.claim_rows(articles))
            if progress is not None:
                progress(min(first + _CHUNK, len(ids)), len(ids))
    return {name: table.rows for name, table in tables.items()}


class _Table:
    """One CSV file being written."""

    def __init__(self, file: TextIO, columns: Sequence[str], *, raw_cells: bool) -> None:
        self.rows = 0
        self._writer = csv.writer(file, lineterminator="\r\n")
        self._writer.writerow(columns)
        self._columns = columns
        self._raw_cells = raw_cells

    def add(self, rows: Iterable[Row]) -> None:
        """Write rows; each is its cells without the last column, which says what was guarded."""
        self._writer.writerows(map(self._safe, rows))

    def _safe(self, row: Row) -> list[object]:
        self.rows += 1
        cells = [*row, ""]
        for number, cell in enumerate(row):
            change = changed(cell) if isinstance(cell, str) else None
            if change is not None:
                plain, risky = change
                if risky and not self._raw_cells:
                    plain = f"'{plain}"
                    cells[-1] = f"{cells[-1]} {self._columns[number]}".lstrip()
                cells[number] = plain
        return cells
