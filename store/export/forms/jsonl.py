"""JSON Lines: one object a row, every cell as it is; null for an empty one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from store.export.column import Column
from store.export.forms.form import Form
from store.export.how import How
from store.export.rows import Row
from store.json_line import json_line


class _File:
    def __init__(self, path: Path, columns: Sequence[Column], how: How) -> None:
        del how  # nothing of it concerns this form
        self._names = [column.name for column in columns]
        self._file = path.open("x", encoding="utf-8", newline="")

    def add(self, rows: Iterable[Row]) -> None:
        names = self._names
        self._file.writelines(json_line(dict(zip(names, row, strict=True))) + "\n" for row in rows)

    def close(self) -> None:
        self._file.close()


FORM = Form("jsonl", ".jsonl", _File, guarded=False)
