"""RSS and Atom feeds: one article an entry."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from importers.formats.format import Format, NotAnArticleFile, RawArticle, ReadOptions, Skipped
from importers.sandbox import article_of, parse
from importers.source import Source

_ROOT = re.compile(rb"<(?:\w+:)?(?:rss|feed|RDF)\b", re.IGNORECASE)


def _sniff(start: bytes) -> bool:
    return _ROOT.search(start.replace(b"\x00", b"")) is not None


def _read(source: Source, options: ReadOptions) -> Iterator[RawArticle | Skipped]:
    for number, entry in enumerate(parse("importers.parsers.feed", source.whole(options), options), 1):
        if not (entry.title + entry.text).strip():
            yield Skipped(str(number), NotAnArticleFile("record-without-text"))
            continue
        article = article_of(source, entry.own.encode("utf-8", "replace"), entry, position=str(number))
        yield replace(article, identifier=entry.fields.get("id") or None)


FORMAT = Format(
    name="feed", suffixes=(".rss", ".atom", ".xml", ".rdf"), sniff=_sniff, read=_read, needs=("feedparser",)
)
