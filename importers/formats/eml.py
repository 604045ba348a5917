"""Single mails: one article a file."""

from __future__ import annotations

import re
from collections.abc import Iterator

from importers.formats.format import Format, RawArticle, ReadOptions
from importers.sandbox import article_of, parse
from importers.source import Source

_HEADER = re.compile(rb"[!-9;-~]+:[ \t]*\S|From \S")
_TELLING = re.compile(
    rb"^(?:From|To|Date|Subject|Message-ID|Received|MIME-Version|Content-Type|Return-Path):", re.I | re.M
)


def sniff(start: bytes) -> bool:
    """Whether the bytes begin with the headers of a mail."""
    return _HEADER.match(start) is not None and len(_TELLING.findall(start)) >= 2


def article_of_mail(source: Source, raw: bytes, options: ReadOptions, position: str | None) -> RawArticle:
    """The article in a mail. Raises NotAnArticleFile."""
    [parsed] = parse("importers.parsers.mail", raw, options)
    return article_of(source, raw, parsed, position=position)


def _read(source: Source, options: ReadOptions) -> Iterator[RawArticle]:
    yield article_of_mail(source, source.whole(options), options, None)


FORMAT = Format(name="eml", suffixes=(".eml",), sniff=sniff, read=_read, turn=1)
