"""CSV on stdout, guarded as the files of an export are."""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterable, Sequence

from store.cells import changed
from tui.words import visible

GUARDED = "guarded_cells"
"""The last column: names of the columns whose cell got an apostrophe, which a spreadsheet would have run."""


def write_csv(columns: Sequence[str], rows: Iterable[Sequence[object]], *, raw_cells: bool = False) -> None:
    """Rows as RFC 4180, in logical order and without line breaks in cells; `raw_cells` guards none.

    None is an empty cell, a truth value is `true` or `false`.
    """
    if sys.stdout.isatty():
        rows = ([visible(cell) for cell in row] for row in rows)
    writer = csv.writer(sys.stdout, lineterminator="\r\n")
    writer.writerow([_guarded(name)[0] for name in columns] + [GUARDED])
    for row in rows:
        cells: list[object] = []
        guarded = []
        for name, cell in zip(columns, row, strict=True):
            plain, risky = _guarded(cell)
            if risky and not raw_cells:
                plain = f"'{plain}"
                guarded.append(name)
            cells.append(plain)
        writer.writerow([*cells, " ".join(guarded)])


def _guarded(cell: object) -> tuple[object, bool]:
    """The cell on one line, and whether a spreadsheet might run it."""
    if isinstance(cell, bool):
        return ("true" if cell else "false"), False
    change = changed(cell) if isinstance(cell, str) else None
    return change if change is not None else (cell, False)
