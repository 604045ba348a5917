"""Saved pages: the main text without menus and teasers, the page's own headline, day, outlet and address."""

from __future__ import annotations

import re
from collections.abc import Iterator

from importers.formats.format import Format, RawArticle, ReadOptions
from importers.sandbox import article_of, parse
from importers.source import Source

_MARKUP = re.compile(
    rb"<(?:!doctype\s+html|html|head|body|meta|title|link|script|div|article|table|span|center|font|h[1-6]|p)\b",
    re.IGNORECASE,
)


def _sniff(start: bytes) -> bool:
    return _MARKUP.search(start.replace(b"\x00", b"")) is not None  # UTF-16 too


def _read(source: Source, options: ReadOptions) -> Iterator[RawArticle]:
    raw = source.whole(options)
    for parsed in parse("importers.parsers.page", raw, options):
        yield article_of(source, raw, parsed)


FORMAT = Format(
    name="html",
    suffixes=(".html", ".htm", ".xhtml", ".shtml"),
    sniff=_sniff,
    read=_read,
    turn=1,
    needs=("trafilatura", "lxml_html_clean"),
    package="jawla[html]",
)
