"""WARC archives of the web: one article a page, with its address and the day it was fetched."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from importers.formats.format import (
    ArchiveRefused,
    Format,
    NotAnArticleFile,
    RawArticle,
    ReadOptions,
    Remark,
    Skipped,
)
from importers.sandbox import article_of, parse
from importers.source import Source, damaged

_PAGES = ("text/html", "application/xhtml+xml")
_CHUNK = 1 << 16


def _sniff(start: bytes) -> bool:
    return start.startswith(b"WARC/")


def _read(source: Source, options: ReadOptions) -> Iterator[RawArticle | Skipped | Remark]:
    from warcio.archiveiterator import ArchiveIterator
    from warcio.exceptions import ArchiveLoadFailed

    others: Counter[str] = Counter()
    try:
        for number, record in enumerate(ArchiveIterator(source.stream), 1):
            kind, media = record.rec_type, _media(record)
            if kind not in ("response", "resource"):
                continue
            if media not in _PAGES or (record.http_headers and record.http_headers.get_statuscode() != "200"):
                others[media or "unknown"] += 1
                continue
            try:
                yield _page(record, number, source, options)
            except ArchiveRefused:
                raise
            except NotAnArticleFile as problem:
                yield Skipped(str(number), problem)
    except (ArchiveLoadFailed, EOFError, ValueError) as error:
        raise damaged(error) from error
    if others:
        kinds = ", ".join(f"{name} {count}" for name, count in others.most_common(8))
        yield Remark("records-passed-over", (("count", others.total()), ("kinds", kinds)))


def _media(record: Any) -> str:
    headers = record.http_headers or record.rec_headers
    return str(headers.get_header("Content-Type") or "").partition(";")[0].strip().lower()


def _page(record: Any, number: int, source: Source, options: ReadOptions) -> RawArticle:
    raw = _content(record, options.largest)
    address, fetched = (record.rec_headers.get_header(name) for name in ("WARC-Target-URI", "WARC-Date"))
    headers = record.http_headers or record.rec_headers
    _, _, charset = (headers.get_header("Content-Type") or "").lower().partition("charset=")
    [parsed] = parse("page", raw, options, charset=charset.strip(" \"'"), url=address)
    parsed.fields["accessed"] = fetched or ""
    return article_of(source, raw, parsed, position=str(number))


def _content(record: Any, largest: int) -> bytes:
    """The page as the server meant it: chunks joined, compression undone, up to the limit."""
    parts, size = [], 0
    stream = record.content_stream()
    while part := stream.read(_CHUNK):
        size += len(part)
        if size > largest:
            raise NotAnArticleFile("record-too-large", largest=largest)
        parts.append(part)
    if not size:
        raise NotAnArticleFile("record-without-text")
    return b"".join(parts)


FORMAT = Format(
    name="warc",
    suffixes=(".warc",),
    sniff=_sniff,
    read=_read,
    needs=("warcio", "trafilatura", "lxml_html_clean"),
    package="jawla[html]",
)
