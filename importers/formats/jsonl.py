"""JSON Lines, and a JSON array of objects: one article an object."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from importers.encoding import decode
from importers.formats.format import Format, NotAnArticleFile, RawArticle, ReadOptions, Remark, Skipped
from importers.formats.records import Row, articles_of, lines_of, text_of
from importers.source import Source

_OBJECT = re.compile(rb'(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?[\s\x00]*(?:\[[\s\x00]*)?\{[\s\x00]*"')
_ARRAY = re.compile(r"\s*\[")
_BETWEEN = re.compile(r"[\s,]*")
_DEPTH = 3


def _sniff(start: bytes) -> bool:
    return _OBJECT.match(start) is not None


def _read(source: Source, options: ReadOptions) -> Iterator[RawArticle | Skipped | Remark]:
    if b"[" in source.start()[:64].split(b"{")[0]:
        verdict = decode(source.whole(options), options.encoding)
        rows = _array(verdict.text)
    else:
        text, verdict = text_of(source, options)
        rows = _lines(lines_of(text, verdict.encoding, options.largest), options)
    yield from articles_of(rows, source, options, verdict)


def _lines(lines: Iterator[str | None], options: ReadOptions) -> Iterator[Row]:
    for number, line in enumerate(lines, 1):
        if line is None:
            yield number, NotAnArticleFile("record-too-large", largest=options.largest), b""
        elif line.strip():
            try:
                yield number, _fields(json.loads(line)), _own_bytes(line)
            except (ValueError, RecursionError) as error:
                yield number, _unreadable(error), b""


def _array(text: str) -> Iterator[Row]:
    """The objects of an array, each with the bytes it stands in."""
    decoder = json.JSONDecoder()
    opening = _ARRAY.match(text)
    assert opening is not None  # the reader saw it
    offset, number = opening.end(), 0
    while True:
        offset = _BETWEEN.match(text, offset).end()  # type: ignore[union-attr]  # it matches nothing too
        if text[offset : offset + 1] in ("", "]"):
            return
        number += 1
        try:
            value, end = decoder.raw_decode(text, offset)
        except (ValueError, RecursionError) as error:
            yield number, _unreadable(error), b""
            return
        try:
            yield number, _fields(value), _own_bytes(text[offset:end])
        except ValueError as error:
            yield number, _unreadable(error), b""
        offset = end


def _unreadable(error: ValueError | RecursionError) -> NotAnArticleFile:
    why = "it is nested too deep" if isinstance(error, RecursionError) else str(error)
    return NotAnArticleFile("record-unreadable", why=why)


def _own_bytes(text: str) -> bytes:
    return text.strip().encode("utf-8", "surrogatepass")


def _fields(value: Any) -> dict[str, str]:
    """The values as text, those of inner objects by their path: `article.title`. Raises ValueError."""
    if not isinstance(value, dict):
        raise ValueError("not an object")
    found: dict[str, str] = {}
    _collect(value, "", found, _DEPTH)
    return found


def _collect(value: dict[str, Any], path: str, found: dict[str, str], depth: int) -> None:
    for name, inner in value.items():
        if isinstance(inner, dict) and depth:
            _collect(inner, f"{path}{name}.", found, depth - 1)
        elif isinstance(inner, list) and all(isinstance(part, str) for part in inner):
            found[path + name] = "\n".join(inner)
        elif isinstance(inner, str | int | float) and not isinstance(inner, bool):
            found[path + name] = str(inner)


FORMAT = Format(name="jsonl", suffixes=(".jsonl", ".ndjson", ".json"), sniff=_sniff, read=_read)
