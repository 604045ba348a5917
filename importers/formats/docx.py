"""DOCX documents: one article a file."""

from __future__ import annotations

from collections.abc import Iterator

from importers.formats.format import Format, RawArticle, ReadOptions
from importers.sandbox import article_of, parse
from importers.source import Source

_OLDER_CONTAINER = b"\xd0\xcf\x11\xe0"  # how an encrypted DOCX is wrapped


def _sniff(start: bytes) -> bool:
    is_package = start.startswith(b"PK\x03\x04") and (b"[Content_Types].xml" in start or b"word/" in start)
    return is_package or start.startswith(_OLDER_CONTAINER)


def _read(source: Source, options: ReadOptions) -> Iterator[RawArticle]:
    raw = source.whole(options)
    for parsed in parse("importers.parsers.docx", raw, options, largest=str(options.largest)):
        yield article_of(source, raw, parsed)


FORMAT = Format(name="docx", suffixes=(".docx", ".docm"), sniff=_sniff, read=_read)
