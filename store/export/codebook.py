"""`codebook.md`: every column of an export, its values, how it was made, and what it owes to the profiles.

Made from the table of columns, so that it cannot say anything else than the files hold.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from store.export.column import GUARDED, Column
from store.export.tables import TABLES

CODEBOOK_FILE = "codebook.md"

_HEAD = """\
# Codebook

One row of a table is what stands under its heading. An empty cell says nothing: it is never a zero and never
an absence. Texts are in logical order; `start` and `end` count code points of the article's stored text from
0, the end excluded, whatever was done to the cell beside them. Days are ISO 8601. What a text *says*
(`number_said`, `role_said`) and what was *resolved* from it (`meeting_id`, `role`) are separate columns. A
claim is what one article says of one actor at one meeting; nothing here is decided by majority.

*Reference* names what of the profiles' own knowledge a column rests on; columns without it come from the
article alone.
"""
_GUARDED = (
    f"| `{GUARDED}` | text | columns of this row whose cell got an apostrophe in front, because a "
    "spreadsheet would have run it | |"
)


def codebook(columns: Mapping[str, Sequence[str]], *, guarded: bool) -> str:
    """The codebook of these tables with these columns; `guarded` when the files have that last column."""
    lines = [_HEAD]
    for name, wanted in columns.items():
        table = TABLES[name]
        own = [column for column in table.columns if column.name in wanted]
        lines += [f"## {name}", "", f"One row: {table.one_row}.", ""]
        lines += ["| column | type | meaning | reference |", "|---|---|---|---|", *map(_line, own)]
        lines += [*([_GUARDED] if guarded else ()), "", *_values(own)]
    return "\n".join(lines).rstrip() + "\n"


def _line(column: Column) -> str:
    meaning = column.meaning.replace("|", "\\|")
    return f"| `{column.name}` | {column.type} | {meaning} | {column.reference} |"


def _values(columns: Sequence[Column]) -> Iterator[str]:
    coded = [column for column in columns if column.values]
    for column in coded:
        yield f"Values of `{column.name}`:"
        yield ""
        yield from (f"- `{value}`: {meaning}" for value, meaning in (column.values or {}).items())
        yield ""
