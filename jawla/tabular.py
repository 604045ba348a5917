"""CSV on stdout, guarded as the files of an export are."""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterable, Sequence

from store.cells import guarded
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
    writer.writerow([*guarded(columns, columns)[:-1], GUARDED])
    writer.writerows(guarded(columns, row, raw_cells=raw_cells) for row in rows)
