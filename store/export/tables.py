"""The tables of an export: one line here is all that a further one needs.

Rows come either of a chunk of articles or of the selection as a whole; a stream writes the former while the
articles are read.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from store.export.claim_columns import CLAIM_COLUMNS
from store.export.column import GUARDED, Column
from store.export.how import How
from store.export.plain_columns import (
    ARTICLE_COLUMNS,
    ATTENDANCE_COLUMNS,
    CONCORDANCE_COLUMNS,
    FACT_COLUMNS,
    MATRIX_COLUMNS,
    TEXT_COLUMNS,
)
from store.export.rows import ExportReader, Row
from store.export.wholes import attendance_rows, concordance_rows, matrix_rows
from store.problem import ExportError
from store.selection import Selection
from store.store import Store

Articles = Mapping[int, tuple[str, str]]
"""id → (key, stored text)."""


@dataclass(frozen=True, slots=True)
class Table:
    """What an export can hold."""

    name: str
    one_row: str
    """What a row is, for the codebook."""

    columns: tuple[Column, ...]
    of_articles: Callable[[ExportReader, Articles], Iterable[Row]] | None = None
    of_all: Callable[[Store, Selection], Iterable[Row]] | None = None
    """One of the two is given."""

    def names(self, wanted: Sequence[str] | None = None) -> tuple[str, ...]:
        """Its columns, or those of them that are wanted, in its own order."""
        return tuple(own.name for own in self.columns if wanted is None or own.name in wanted)


# fmt: off
TABLES: Mapping[str, Table] = {table.name: table for table in (
    Table("articles", "an article", ARTICLE_COLUMNS, ExportReader.article_rows),
    Table("facts", "a mention of a facet value", FACT_COLUMNS, ExportReader.fact_rows),
    Table("claims", "what one article says of one actor at one meeting", CLAIM_COLUMNS,
          ExportReader.claim_rows),
    Table("attendance", "what a coder decided of one actor at one meeting",
          ATTENDANCE_COLUMNS, of_all=attendance_rows),
    Table("matrix", "a cell: what is claimed of one actor at one meeting; of parties, then of people",
          MATRIX_COLUMNS, of_all=matrix_rows),
    Table("concordance", "a place of what was searched for or chosen", CONCORDANCE_COLUMNS,
          of_all=concordance_rows),
    Table("texts", "an article", TEXT_COLUMNS, ExportReader.text_rows),
)}
# fmt: on

COLUMNS: Mapping[str, tuple[str, ...]] = {
    f"{table.name}.csv": (*table.names(), GUARDED) for table in TABLES.values()
}
"""File → its columns, as CSV."""


def wanted_columns(how: How) -> dict[str, tuple[str, ...]]:
    """The tables that are asked for, each with its columns. Raises ExportError `export-unknown`."""
    found = {}
    for name in how.tables:
        if name not in TABLES:
            raise ExportError("export-unknown", kind="table", name=name, known=", ".join(TABLES))
        wanted, known = how.columns.get(name), TABLES[name].names()
        for column in set(wanted or ()) - set(known):
            raise ExportError("export-unknown", kind="column", name=column, known=", ".join(known))
        found[name] = TABLES[name].names(wanted)
    return found
