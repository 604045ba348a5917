"""CSV as RFC 4180 has it, in UTF-8 and logical order."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from pathlib import Path

from store.cells import guarded
from store.export.column import GUARDED, Column
from store.export.forms.form import Form
from store.export.how import How
from store.export.rows import Row


class _File:
    def __init__(self, path: Path, columns: Sequence[Column], how: How) -> None:
        self._names = [column.name for column in columns]
        self._raw_cells = how.raw_cells
        self._file = path.open("x", encoding="utf-8-sig" if how.bom else "utf-8", newline="")
        self._writer = csv.writer(self._file, lineterminator="\r\n")
        self._writer.writerow([*self._names, GUARDED])

    def add(self, rows: Iterable[Row]) -> None:
        names, raw_cells = self._names, self._raw_cells
        self._writer.writerows(guarded(names, row, raw_cells=raw_cells) for row in rows)

    def close(self) -> None:
        self._file.close()


FORM = Form("csv", ".csv", _File, guarded=True)
