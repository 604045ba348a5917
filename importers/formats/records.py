"""What formats of many records share: lines of bounded length, the codec of a stream, the guessed columns."""

from __future__ import annotations

import io
from collections.abc import Iterator
from itertools import chain
from typing import TextIO

from importers.columns import choose_columns
from importers.encoding import Decoded, decode
from importers.formats.format import NotAnArticleFile, RawArticle, ReadOptions, Remark, Skipped
from importers.source import Source

SAMPLE_BYTES = 4 << 20
"""Bytes from which the codec of a table is recognised."""

_SAMPLE_ROWS = 50
"""Records from which the columns are guessed, beginning with the first that can be read."""

Row = tuple[int, dict[str, str] | NotAnArticleFile, bytes]
"""Position, the fields by name or the reason why there are none, the record's own bytes."""


def text_of(source: Source, options: ReadOptions) -> tuple[TextIO, Decoded]:
    """The stream as text without its mark, and the verdict on its beginning. Raises NotText."""
    start = source.stream.read(SAMPLE_BYTES)
    verdict = decode(start, options.encoding)
    if len(start) < SAMPLE_BYTES:
        return io.StringIO(verdict.text, newline=""), verdict
    joined = io.BufferedReader(_Joined(start, source.stream), 1 << 16)
    codec = {"utf-8": "utf-8-sig"}.get(verdict.encoding, verdict.encoding)
    return io.TextIOWrapper(joined, codec, "strict", newline=""), verdict


def lines_of(text: TextIO, encoding: str, largest: int) -> Iterator[str | None]:
    """Lines with their ends; None for one longer than `largest` characters.

    Raises NotAnArticleFile `encoding-changes` where the codec of the beginning no longer fits.
    """
    too_long = False
    try:
        while line := text.readline(largest):
            if len(line) == largest and not line.endswith("\n"):
                too_long = True
                continue
            yield None if too_long else line.removeprefix("\ufeff")
            too_long = False
    except UnicodeDecodeError as error:
        raise NotAnArticleFile("encoding-changes", encoding=encoding) from error
    if too_long:
        yield None


def articles_of(
    rows: Iterator[Row], source: Source, options: ReadOptions, verdict: Decoded
) -> Iterator[RawArticle | Skipped | Remark]:
    """An article a row, after the mapping of the columns that was chosen."""
    yield from (Remark(f"note.{note}") for note in verdict.notes)
    held: list[Row] = []
    empty = True
    for position, fields, raw in rows:
        empty = False
        if isinstance(fields, NotAnArticleFile) and not held:
            yield Skipped(str(position), fields)
            continue
        held.append((position, fields, raw))
        if len(held) == _SAMPLE_ROWS:
            break
    if empty:
        raise NotAnArticleFile("file-empty")
    if not held:
        return
    samples = [fields for _, fields, _ in held if isinstance(fields, dict)]
    columns = choose_columns(list(dict.fromkeys(chain.from_iterable(samples))), samples, options.columns)
    yield columns.remark()
    for position, fields, raw in chain(held, rows):
        try:
            if isinstance(fields, NotAnArticleFile):
                raise fields
            yield columns.article(fields, raw, source.stem, position, verdict)
        except NotAnArticleFile as problem:
            yield Skipped(str(position), problem)


class _Joined(io.RawIOBase):
    """Bytes read already, then the stream they came from."""

    def __init__(self, start: bytes, rest: io.BufferedReader) -> None:
        self._parts = (io.BytesIO(start), rest)

    def readable(self) -> bool:
        return True

    def readinto(self, target: memoryview) -> int:  # type: ignore[override]  # BufferedReader gives a memoryview
        return self._parts[0].readinto(target) or self._parts[1].readinto(target)
