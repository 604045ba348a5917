"""CSV and TSV: one article a row, under a heading of column names."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator

from importers.columns import field_of
from importers.formats.format import Format, NotAnArticleFile, RawArticle, ReadOptions, Remark, Skipped
from importers.formats.records import Row, articles_of, lines_of, text_of
from importers.formats.text import FORMAT as TEXT
from importers.source import Source

_SEPARATORS = ",\t;|"
_TOLD_SEPARATOR = re.compile(r'"?sep=(.)"?')  # a line of its own that Excel writes and reads


def _sniff(start: bytes) -> bool:
    if not TEXT.sniff(start):
        return False
    heading = start.partition(b"\n")[0].replace(b"\x00", b"")
    alone = heading.removeprefix(b"\xef\xbb\xbf").decode("utf-8", "ignore").strip()
    return any(separator.encode() in heading for separator in _SEPARATORS) or field_of(alone) is not None


def _read(source: Source, options: ReadOptions) -> Iterator[RawArticle | Skipped | Remark]:
    text, verdict = text_of(source, options)
    yield from articles_of(
        _rows(lines_of(text, verdict.encoding, options.largest), options), source, options, verdict
    )


def _rows(lines: Iterator[str | None], options: ReadOptions) -> Iterator[Row]:
    """Rows as columns by name. A row's own bytes are the lines that it stands on."""
    heading_line = next(lines, None)
    if heading_line is None:
        return
    separator = max(_SEPARATORS, key=heading_line.count)
    if told := _TOLD_SEPARATOR.fullmatch(heading_line.strip()):
        separator, heading_line = told[1], next(lines, None) or ""
    csv.field_size_limit(options.largest)
    heading = [name.strip() for name in next(csv.reader([heading_line], delimiter=separator))]
    taken = _Taken(lines, options.largest)
    reader = csv.reader(taken, delimiter=separator)
    position = 0
    while True:
        position += 1
        taken.lines.clear()
        taken.size = 0
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            yield position, NotAnArticleFile("record-unreadable", why=str(error)), b""
            continue
        except NotAnArticleFile as problem:
            if problem.code != "record-too-large":
                raise
            yield position, problem, b""
            reader = csv.reader(taken, delimiter=separator)
            continue
        raw = "".join(taken.lines).strip("\r\n").encode("utf-8", "surrogatepass")
        if not cells:
            continue
        if len(cells) > len(heading):
            yield position, NotAnArticleFile("row-too-long", cells=len(cells), columns=len(heading)), raw
        else:
            yield position, dict(zip(heading, cells, strict=False)), raw


class _Taken:
    """Gives lines to the reader and remembers those of the row being read, up to a limit."""

    def __init__(self, lines: Iterator[str | None], largest: int) -> None:
        self.lines: list[str] = []
        self.size = 0
        self._source = lines
        self._largest = largest

    def __iter__(self) -> _Taken:
        return self

    def __next__(self) -> str:
        line = next(self._source)
        self.size += self._largest + 1 if line is None else len(line)
        if line is None or self.size > self._largest:
            raise NotAnArticleFile("record-too-large", largest=self._largest)
        self.lines.append(line)
        return line


FORMAT = Format(name="csv", suffixes=(".csv", ".tsv"), sniff=_sniff, read=_read, turn=None)
