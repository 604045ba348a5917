"""What the reader says of articles beside their files: a table keyed by file name, path or hash.

What stands in it was decided by a person and goes before what a file or a page says of itself.
"""

from __future__ import annotations

import csv
import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

from importers.columns import field_of
from importers.encoding import decode
from importers.formats.format import NotAnArticleFile, RawArticle
from importers.reading import read_whole
from importers.source import printable
from importers.told import told_of, with_told
from store.draft import Told

_KEYS = frozenset(
    ["file", "filename", "file_name", "name", "path", "key", "sha256", "hash", "الملف", "اسم الملف"]
)
_LARGEST = 256 << 20


@dataclass(slots=True)
class Sidecar:
    """The facts of the table, and which of its rows found their article."""

    path: str
    facts: dict[str, tuple[Told, ...]]
    used: set[str] = field(default_factory=set)

    def tell(self, article: RawArticle, name: str) -> RawArticle:
        """The article with what the table says of it: by hash, by its place, by path, by file name."""
        for key in self._keys(article, name):
            if key in self.facts:
                self.used.add(key)
                return with_told(article, self.facts[key])
        return article

    def _keys(self, article: RawArticle, name: str) -> tuple[str, ...]:
        digest = hashlib.sha256(article.raw).hexdigest()
        last = name.rpartition("/")[2]
        places = (name, last, last.rpartition(".")[0] or last)
        if article.position is None:
            return (digest, *places)
        return (digest, article.key, *(f"{place}#{article.position}" for place in places), *places)

    def by_hash(self, at_once: int) -> Iterator[dict[str, tuple[Told, ...]]]:
        """The rows that name a hash, so many at a time."""
        rows = iter([(key, told) for key, told in self.facts.items() if _is_hash(key)])
        while some := dict(islice(rows, at_once)):
            yield some

    def unused(self) -> list[str]:
        """Keys that no article had."""
        return [key for key in self.facts if key not in self.used]


def load_sidecar(path: Path) -> Sidecar:
    """The table. Raises NotAnArticleFile: `sidecar-without-key`, `sidecar-unreadable`, those of reading."""
    text = decode(read_whole(path, _LARGEST)).text
    first = text.partition("\n")[0]
    rows = csv.reader(text.splitlines(keepends=True), delimiter=max(",;\t", key=first.count))
    try:
        heading = [name.strip() for name in next(rows, [])]
        keys = [at for at, name in enumerate(heading) if name.casefold() in _KEYS]
        if not keys:
            raise NotAnArticleFile("sidecar-without-key", path=printable(path), columns=", ".join(heading))
        facts = {}
        for row in rows:
            cells = dict(zip(range(len(heading)), row, strict=False))
            key = next((cells[at].strip() for at in keys if cells.get(at, "").strip()), None)
            if key is not None:
                said = {_field(heading[at]): cell for at, cell in cells.items() if at not in keys}
                facts[key.lower() if _is_hash(key) else key] = told_of("manual", said)
    except csv.Error as error:
        raise NotAnArticleFile("sidecar-unreadable", path=printable(path), why=str(error)) from error
    return Sidecar(printable(path), facts)


def _field(column: str) -> str:
    meaning = field_of(column)
    return column.casefold() if meaning is None else meaning[0]


def _is_hash(key: str) -> bool:
    return len(key) == 64 and all(digit in "0123456789abcdefABCDEF" for digit in key)
