"""XLSX: a sheet from right to left whose cells are text, so that nothing in them is run or taken for a date.

The rows go to the file as they come; the same rows give the same bytes, because XlsxWriter stamps the members
of the archive with one fixed day and the day of creation is set here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from store.cells import guarded
from store.export.column import GUARDED, Column
from store.export.forms.form import Form
from store.export.how import How
from store.export.rows import Row
from store.problem import ExportError

if TYPE_CHECKING:
    from xlsxwriter.format import Format

_MOST_ROWS = 1_048_576
_MOST_CHARACTERS = 32_767
"""Limits of the format, for a sheet and for a cell."""

_NO_XML = re.compile("[\ufffe\uffff\ud800-\udfff]")
_CREATED = datetime(2000, 1, 1, tzinfo=UTC)
_WIDTHS = {"text": 24, "code": 14, "integer": 10, "day": 12, "time": 26, "flag": 8}


class _File:
    def __init__(self, path: Path, columns: Sequence[Column], how: How) -> None:
        from xlsxwriter import Workbook

        self._names = [column.name for column in columns]
        self._raw_cells = how.raw_cells
        self._path = path
        options = {
            "constant_memory": True,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
            "tmpdir": str(path.parent),
        }
        self._book = Workbook(str(path), options)
        self._book.set_properties({"created": _CREATED})
        self._sheet = self._book.add_worksheet()
        self._sheet.right_to_left()
        self._sheet.freeze_panes(1, 0)
        for number, column in enumerate(columns):
            self._sheet.set_column(number, number, _WIDTHS[column.type])
        self._text = self._book.add_format({"num_format": "@"})
        self._rows = 0
        self._write([*self._names, GUARDED], self._book.add_format({"num_format": "@", "bold": True}))

    def add(self, rows: Iterable[Row]) -> None:
        for row in rows:
            self._write(guarded(self._names, row, raw_cells=self._raw_cells), self._text)

    def _write(self, cells: Sequence[object], form: Format) -> None:
        if self._rows == _MOST_ROWS:
            raise ExportError("export-xlsx-rows", file=self._path.name, most=_MOST_ROWS - 1)
        for number, cell in enumerate(cells):
            if isinstance(cell, int):
                self._sheet.write_number(self._rows, number, cell)
            elif cell is not None and cell != "":
                text = _NO_XML.sub("\ufffd", str(cell))
                if len(text.encode("utf-16-le")) // 2 > _MOST_CHARACTERS:
                    raise ExportError(
                        "export-xlsx-cell", file=self._path.name, row=self._rows, most=_MOST_CHARACTERS
                    )
                self._sheet.write_string(self._rows, number, text, form)
        self._rows += 1

    def close(self) -> None:
        self._book.close()


FORM = Form("xlsx", ".xlsx", _File, guarded=True)
