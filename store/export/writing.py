"""Writes an export: every file under a temporary name, renamed when all are whole.

Beside the data lie the codebook, the query and, for CSV, scripts for R and Stata. The same selection of the
same database gives the same bytes.
"""

from __future__ import annotations

import hashlib
import os
import secrets
import shutil
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import ExitStack, closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from store.export.codebook import CODEBOOK_FILE, codebook
from store.export.forms import FORMS
from store.export.forms.form import Form, TableFile
from store.export.how import How
from store.export.labels import r_script, stata_script
from store.export.page import PAGE_FILE, About, write_page
from store.export.query import QUERY_FILE, CollectionState, Query, WrittenTable, state_of
from store.export.rows import ExportReader, Row
from store.export.tables import TABLES, Table, wanted_columns
from store.problem import ExportError
from store.selection import Selection
from store.store import Store

Progress = Callable[[int, int], None]
"""Told the articles written and their total; may raise to stop the export."""

CUT = "…"
"""What ends a quote that was cut."""

PAGE = "html"
"""The form that is no table: one page of matrix, claims and quotes."""

_OF_THE_PAGE = How(tables=("matrix", "claims"))
"""What the codebook beside the page is about."""

_CHUNK = 200
"""Articles read at once: what an export holds in memory."""


@dataclass(frozen=True, slots=True)
class ExportedFile:
    """A file that was written."""

    path: Path
    rows: int | None
    """Without the heading; None for a file that is no table."""

    bytes: int


@dataclass(frozen=True, slots=True)
class ExportReport:
    """What an export wrote."""

    files: tuple[ExportedFile, ...]
    """Tables first."""

    @property
    def tables(self) -> tuple[ExportedFile, ...]:
        """The files that hold data."""
        return tuple(file for file in self.files if file.rows is not None)


def export(
    store: Store,
    selection: Selection,
    folder: Path,
    how: How | None = None,
    *,
    beside: Mapping[str, bytes] | None = None,
    program: str = "",
    overwrite: bool = False,
    progress: Progress | None = None,
) -> ExportReport:
    """Write the articles of a selection, in its order, with what was found in them.

    `beside` are further files to put there; `program` is the version of jawla that asks for it. Raises
    ExportError (`export-exists`, `export-failed`, `export-unknown` for a table, form or column that there is
    not …), StoreError, QueryError; then nothing was written.
    """
    day = datetime.now(UTC).date().isoformat()
    job = _Job(store, selection, how or How(), program, day, beside)
    return _in_place(folder, job.names, lambda parts: job.write(parts, progress), overwrite=overwrite)


def remake(
    store: Store, query: Query, folder: Path, *, overwrite: bool = False, progress: Progress | None = None
) -> ExportReport:
    """Write the files of an earlier export again, byte for byte.

    Raises ExportError `export-other-collection` when the collection is not the one that the query names,
    `export-differs` when a file comes out otherwise; then nothing was written. A file that is there already
    and has these bytes is in nobody's way.
    """
    job = _Job(store, query.selection, query.how, query.program, query.date)
    with store.one_moment() as connection:
        state = state_of(connection)
    if state != query.collection:
        raise ExportError(
            "export-other-collection", now=state.articles, then=query.collection.articles, date=query.date
        )

    def write(parts: Path) -> Mapping[str, int]:
        rows = job.write(parts, progress)
        different = [name for name, own in job.written.items() if query.files.get(name) != own]
        if different:
            raise ExportError("export-differs", files=", ".join(different), date=query.date)
        return rows

    return _in_place(folder, job.names, write, overwrite=overwrite, again=True)


def _in_place(
    folder: Path,
    names: Sequence[str],
    write: Callable[[Path], Mapping[str, int]],
    *,
    overwrite: bool,
    again: bool = False,
) -> ExportReport:
    """Let `write` make files of these names in a folder that nobody sees, then put them where they belong.

    `again`: files that are there with the same bytes are no hindrance.
    """
    if not again:
        _refuse_existing(folder, names, overwrite=overwrite)
    parts = folder / f".export-{secrets.token_hex(4)}.part"
    try:
        parts.mkdir(parents=True)
        rows = write(parts)
        _refuse_existing(folder, names, overwrite=overwrite, parts=parts if again else None)
        files = []
        for name in names:
            size = (parts / name).stat().st_size
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (parts / name).replace(folder / name)
            files.append(ExportedFile(folder / name, rows.get(name), size))
    except OSError as error:
        raise ExportError("export-failed", folder=str(folder), reason=error.strerror or str(error)) from error
    finally:
        shutil.rmtree(parts, ignore_errors=True)
    return ExportReport(tuple(files))


def _refuse_existing(
    folder: Path, names: Iterable[str], *, overwrite: bool, parts: Path | None = None
) -> None:
    found = [name for name in names if os.path.lexists(folder / name)]
    if parts is not None:
        found = [name for name in found if not _same(folder / name, parts / name)]
    if found and not overwrite:
        raise ExportError("export-exists", folder=str(folder), files=", ".join(found))


def _same(first: Path, second: Path) -> bool:
    return first.is_file() and first.read_bytes() == second.read_bytes()


class _Job:
    """One export on its way: what it will write is known before the first byte."""

    def __init__(
        self,
        store: Store,
        selection: Selection,
        how: How,
        program: str,
        day: str,
        beside: Mapping[str, bytes] | None = None,
    ) -> None:
        self._store = store
        self._selection = selection
        self._how = how
        self._program = program
        self._day = day
        if how.form not in (*FORMS, PAGE):
            raise ExportError("export-unknown", kind="form", name=how.form, known=", ".join((*FORMS, PAGE)))
        self._form = FORMS.get(how.form)
        self._columns = wanted_columns(how if self._form else _OF_THE_PAGE)
        self._tables = [TABLES[name] for name in self._columns] if self._form else []
        self._files = {table.name: f"{table.name}{self._form.suffix}" for table in self._tables if self._form}
        scripts = {"labels.R": r_script, "labels.do": stata_script} if how.form == "csv" else {}
        self._beside = {name: script(self._columns).encode() for name, script in scripts.items()}
        guarded = self._form is not None and self._form.guarded
        self._beside[CODEBOOK_FILE] = codebook(self._columns, guarded=guarded).encode()
        self._beside |= beside or {}
        pages = () if self._form else (PAGE_FILE,)
        self.names = (*pages, *self._files.values(), *self._beside, QUERY_FILE)
        self.written: dict[str, WrittenTable] = {}
        """Data files, once they are written."""

    def write(self, parts: Path, progress: Progress | None) -> Mapping[str, int]:
        """Make all files in a folder; rows of the tables, by file."""
        ids = self._store.ids(self._selection)
        state, rows = self._write_tables(parts, ids, progress)
        if self._form is None:
            about = About(self._selection, len(ids), state.sha256, self._program, self._day)
            rows[PAGE_FILE] = write_page(self._store, about, parts / PAGE_FILE)
        self.written = {name: WrittenTable(number, _sha256(parts / name)) for name, number in rows.items()}
        for name, contents in self._beside.items():
            (parts / name).parent.mkdir(parents=True, exist_ok=True)
            (parts / name).write_bytes(contents)
        query = Query(
            selection=self._selection,
            how=self._how,
            date=self._day,
            program=self._program,
            collection=state,
            articles=len(ids),
            files=self.written,
        )
        (parts / QUERY_FILE).write_text(query.to_text(), encoding="utf-8", newline="")
        return rows

    def _write_tables(
        self, parts: Path, ids: Sequence[int], progress: Progress | None
    ) -> tuple[CollectionState, dict[str, int]]:
        with ExitStack() as stack:
            files = {}
            for table in self._tables:
                assert self._form is not None  # else there are no tables
                path = parts / self._files[table.name]
                files[table.name] = _Sheet(self._form, path, table, self._columns[table.name], self._how)
                stack.enter_context(closing(files[table.name]))
            with self._store.one_moment() as connection:
                state = state_of(connection)
                reader = ExportReader(connection, self._store.starred())
                for first in range(0, len(ids), _CHUNK):
                    articles = reader.texts(ids[first : first + _CHUNK])
                    for table in self._tables:
                        if table.of_articles is not None:
                            files[table.name].add(table.of_articles(reader, articles))
                    if progress is not None:
                        progress(min(first + _CHUNK, len(ids)), len(ids))
            for table in self._tables:
                if table.of_all is not None:
                    files[table.name].add(table.of_all(self._store, self._selection))
        return state, {self._files[name]: file.rows for name, file in files.items()}


class _Sheet:
    """A table's file: counts its rows and leaves out the columns that are not wanted."""

    def __init__(self, form: Form, path: Path, table: Table, wanted: Sequence[str], how: How) -> None:
        self.rows = 0
        own = [number for number, column in enumerate(table.columns) if column.name in wanted]
        self._own = own if len(own) < len(table.columns) else None
        names = [table.columns[number].name for number in own]
        self._quote = names.index("quote") if how.longest_quote is not None and "quote" in names else None
        self._longest = how.longest_quote or 0
        self._file: TableFile = form.open(path, [table.columns[number] for number in own], how)

    def add(self, rows: Iterable[Row]) -> None:
        """Write rows with a cell for each column of the table."""
        self._file.add(self._counted(rows))

    def _counted(self, rows: Iterable[Row]) -> Iterable[Row]:
        for row in rows:
            self.rows += 1
            cells = row if self._own is None else [row[number] for number in self._own]
            yield cells if self._quote is None else self._cut(cells, self._quote)

    def _cut(self, cells: Row, quote: int) -> Row:
        said = cells[quote]
        if not isinstance(said, str) or len(said) <= self._longest:
            return cells
        return [*cells[:quote], said[: self._longest] + CUT, *cells[quote + 1 :]]

    def close(self) -> None:
        """Finish the file."""
        self._file.close()


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
