"""Pages that a browser saved as one file, with their pictures in it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from importers.formats.format import Format, RawArticle, ReadOptions
from importers.sandbox import article_of, parse
from importers.source import Source

_RELATED = re.compile(rb"^Content-Type:\s*multipart/related", re.IGNORECASE | re.MULTILINE)
_SAVED = re.compile(
    rb"^(?:From: <?Saved by|Snapshot-Content-Location:|X-MimeOLE:)", re.IGNORECASE | re.MULTILINE
)


def _sniff(start: bytes) -> bool:
    return _RELATED.search(start) is not None and _SAVED.search(start) is not None


def _read(source: Source, options: ReadOptions) -> Iterator[RawArticle]:
    raw = source.whole(options)
    for parsed in parse("importers.parsers.mhtml", raw, options):
        yield article_of(source, raw, parsed)


FORMAT = Format(
    name="mhtml",
    suffixes=(".mhtml", ".mht"),
    sniff=_sniff,
    read=_read,
    needs=("trafilatura", "lxml_html_clean"),
    package="jawla[html]",
)
