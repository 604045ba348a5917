"""PDF documents: one article a file, of low trust."""

from __future__ import annotations

from collections.abc import Iterator

from importers.formats.format import Format, RawArticle, ReadOptions
from importers.sandbox import article_of, parse
from importers.source import Source


def _sniff(start: bytes) -> bool:
    return b"%PDF-" in start[:1024]  # what readers of PDF accept, junk before it included


def _read(source: Source, options: ReadOptions) -> Iterator[RawArticle]:
    raw = source.whole(options)
    for parsed in parse("importers.parsers.pdf", raw, options):
        yield article_of(source, raw, parsed)


FORMAT = Format(name="pdf", suffixes=(".pdf",), sniff=_sniff, read=_read, needs=("pypdfium2",))
