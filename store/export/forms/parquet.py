"""Parquet, for those who have pyarrow (the extra `jawla[parquet]`): typed columns, every cell as it is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from store.export.column import Column
from store.export.forms.form import Form
from store.export.how import How
from store.export.rows import Row
from store.problem import ExportError

_GROUP = 50_000
"""Rows that are written at once."""


class _File:
    def __init__(self, path: Path, columns: Sequence[Column], how: How) -> None:
        del how  # nothing of it concerns this form
        try:
            import pyarrow
            from pyarrow import parquet
        except ImportError as error:
            raise ExportError("export-needs-package", form="parquet", package="jawla[parquet]") from error
        types = {"integer": pyarrow.int64(), "flag": pyarrow.bool_()}
        self._arrow = pyarrow
        self._schema = pyarrow.schema(
            [(column.name, types.get(column.type, pyarrow.string())) for column in columns]
        )
        self._writer = parquet.ParquetWriter(str(path), self._schema, compression="zstd")
        self._waiting: list[Row] = []

    def add(self, rows: Iterable[Row]) -> None:
        self._waiting += rows
        if len(self._waiting) >= _GROUP:
            self._flush()

    def close(self) -> None:
        self._flush()
        self._writer.close()

    def _flush(self) -> None:
        if self._waiting:
            by_column = zip(*self._waiting, strict=True)
            cells = [
                self._arrow.array(own, field.type) for own, field in zip(by_column, self._schema, strict=True)
            ]
            self._writer.write_table(self._arrow.Table.from_arrays(cells, schema=self._schema))
            self._waiting = []


FORM = Form("parquet", ".parquet", _File, guarded=False)
