"""Which column of a table, or key of an object, is the headline, which the text, the day, the outlet …

The names are guessed, the guess is reported, and `--map FIELD=COLUMN` overrides it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from importers.column_names import NAMES
from importers.encoding import Decoded
from importers.formats.format import NotAnArticleFile, RawArticle, Remark
from importers.told import metadata_of, told_of
from store.fold import fold

FIELDS = tuple(NAMES)
"""Fields that a column can be mapped to."""

_LONGEST_ID = 80
_ARABIC = re.compile("[\u0621-\u064a]")
_LEAST_TEXT = 40
"""Arabic letters on average that make a column of unknown name the text."""


def _plain(name: str) -> str:
    return fold(re.sub(r"[\s_.\-]+", " ", name).strip().casefold())


_FIELD_OF = {_plain(name): (field, rank) for field, names in NAMES.items() for rank, name in enumerate(names)}


def field_of(column: str) -> tuple[str, int] | None:
    """The field that a column's name means, and how likely (0 first); of `article.title` the last part."""
    return _FIELD_OF.get(_plain(column)) or _FIELD_OF.get(_plain(column.rpartition(".")[2]))


@dataclass(frozen=True, slots=True)
class Columns:
    """A mapping of fields to columns."""

    chosen: tuple[tuple[str, str], ...]
    """(field, column)."""

    unused: tuple[str, ...]

    def remark(self) -> Remark:
        """The mapping as the report shows it."""
        shown = ", ".join(f"{field}={column}" for field, column in self.chosen)
        return Remark("columns", (("columns", shown), ("unused", ", ".join(self.unused) or "-")))

    def article(
        self, row: Mapping[str, str], raw: bytes, stem: str, position: int, verdict: Decoded
    ) -> RawArticle:
        """The article of a row. Raises NotAnArticleFile `record-without-text`."""
        fields = {field: row.get(column, "") for field, column in self.chosen}
        title, text = fields.pop("title", "").strip(), fields.pop("text", "")
        if not text.strip():
            raise NotAnArticleFile("record-without-text")
        own_id = " ".join(fields.pop("id", "").split())[:_LONGEST_ID]
        told = told_of("metadata", fields)
        return RawArticle(
            key=f"{stem}#{own_id or position}",
            raw=raw,
            text=headed(title, text),
            encoding=verdict.encoding,
            encoding_certainty=verdict.certainty,
            metadata=metadata_of(told),
            position=str(position),
            told=told,
        )


def headed(title: str, text: str) -> str:
    """The text under its headline, which is not repeated when it is the first line of the text already."""
    if not title or text.lstrip().partition("\n")[0].strip() == title:
        return text
    return f"{title}\n\n{text}"


def check_fields(asked: Sequence[tuple[str, str]]) -> None:
    """Raises NotAnArticleFile `field-unknown` for a `--map` to a field that there is not."""
    for field, _ in asked:
        if field not in FIELDS:
            raise NotAnArticleFile("field-unknown", field=field, known=", ".join(FIELDS))


def choose_columns(
    columns: Sequence[str], rows: Sequence[Mapping[str, str]], asked: Sequence[tuple[str, str]]
) -> Columns:
    """The mapping for a table. Raises NotAnArticleFile: `column-missing`, `columns-without-text`."""
    chosen: dict[str, str] = {}
    for field, column in asked:
        if column not in columns:
            raise NotAnArticleFile("column-missing", column=column, columns=", ".join(columns))
        chosen[field] = column
    best: dict[str, tuple[int, str]] = {}
    for column in columns:
        meaning = field_of(column)
        if meaning is not None and column not in chosen.values():
            field, rank = meaning
            best[field] = min(best.get(field, (rank, column)), (rank, column))
    for field, (_, column) in best.items():
        chosen.setdefault(field, column)
    if "text" not in chosen:
        chosen["text"] = _longest_arabic([c for c in columns if c not in chosen.values()], rows, columns)
    ordered = tuple((field, chosen[field]) for field in FIELDS if field in chosen)
    return Columns(ordered, tuple(c for c in columns if c not in chosen.values()))


def _longest_arabic(free: Sequence[str], rows: Sequence[Mapping[str, str]], columns: Sequence[str]) -> str:
    letters = {name: sum(len(_ARABIC.findall(row.get(name, ""))) for row in rows) for name in free}
    best = max(letters, key=letters.__getitem__, default=None)
    if best is None or letters[best] < _LEAST_TEXT * len(rows):
        raise NotAnArticleFile("columns-without-text", columns=", ".join(columns))
    return best
