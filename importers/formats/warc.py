"""WARC archives of the web: one article a page, with its address and the day it was fetched.

A WARC is records of headers and bytes one after the other (ISO 28500). We read them ourselves, for the usual
library keeps header lines of any length in memory and writes what it finds in a broken archive to stderr.
"""

from __future__ import annotations

import re
import zlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

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
_LONGEST_LINE = 1 << 16
_MOST_LINES = 1000
_CHUNK = 1 << 20
_NAMED = 8
_LENGTH = re.compile(r"[0-9]{1,15}")
_CHARSET = re.compile(r"charset=[\"']?([\w.:-]+)", re.IGNORECASE)
_GZIP, _ZLIB = b"\x1f\x8b", b"\x78"
_CHUNK_SIZE = re.compile(rb"([0-9a-fA-F]{1,8})[ \t]*(?:;[^\r\n]*)?\r?\n")

Headers = dict[str, str]


def _sniff(start: bytes) -> bool:
    return start.startswith(b"WARC/")


def _read(source: Source, options: ReadOptions) -> Iterator[RawArticle | Skipped | Remark]:
    others: Counter[str] = Counter()
    for number, record in enumerate(_records(source.stream), 1):
        if isinstance(record, NotAnArticleFile):
            yield Skipped(str(number), record)
            continue
        if record.headers.get("warc-type") not in ("response", "resource"):
            continue
        try:
            http = _http(record)
            media = http.get("content-type", "").partition(";")[0].strip().lower()
            if media not in _PAGES or http.get("status", "200") != "200":
                others[media or "unknown"] += 1
                continue
            yield _page(record, http, number, source, options)
        except ArchiveRefused:
            raise
        except NotAnArticleFile as problem:
            yield Skipped(str(number), problem)
    if others:
        kinds = ", ".join(f"{name} {count}" for name, count in others.most_common(_NAMED))
        yield Remark("records-passed-over", (("count", others.total()), ("kinds", kinds)))


@dataclass
class _Record:
    """The headers of a record, and its bytes as far as they are not read yet."""

    headers: Headers
    stream: BinaryIO
    left: int

    def readline(self) -> bytes:
        line = self.stream.readline(min(self.left, _LONGEST_LINE))
        self.left -= len(line)
        return line

    def read(self, size: int) -> bytes:
        some = self.stream.read(min(self.left, size))
        self.left -= len(some)
        return some


def _records(stream: BinaryIO) -> Iterator[_Record | NotAnArticleFile]:
    """Every record; where one was expected and none begins, the reason once, and the next is looked for."""
    lost = False
    while line := stream.readline(_LONGEST_LINE):
        if not line.startswith(b"WARC/"):
            if line.strip() and not lost:
                lost = True
                yield damaged(ValueError("no record begins here"))
            continue
        lost = False
        headers = _headers(iter(lambda: stream.readline(_LONGEST_LINE), b""))
        length = headers.get("content-length", "")
        record = _Record(headers, stream, int(length) if _LENGTH.fullmatch(length) else 0)
        yield record
        while record.left and record.read(_CHUNK):
            pass
        if record.left:
            yield damaged(EOFError("the last record is cut off"))


def _headers(lines: Iterator[bytes]) -> Headers:
    """Headers up to the blank line, by lower-case name."""
    found: Headers = {}
    for number, line in enumerate(lines):
        if not line.strip():
            return found
        if number > _MOST_LINES:
            break
        name, _, value = line.decode("utf-8", "replace").partition(":")
        found[name.strip().lower()] = value.strip()
    raise damaged(EOFError("headers without end"))


def _http(record: _Record) -> Headers:
    """What the server said of the page; a resource has no server, its record says it."""
    if record.headers.get("warc-type") == "resource":
        return record.headers
    status = record.readline().decode("ascii", "replace").split(maxsplit=2)
    if len(status) < 2 or not status[0].startswith("HTTP/"):
        return {}
    return _headers(iter(record.readline, b"")) | {"status": status[1]}


def _page(record: _Record, http: Headers, number: int, source: Source, options: ReadOptions) -> RawArticle:
    raw = _payload(record, http, source, options.largest)
    address = record.headers.get("warc-target-uri", "").strip("<>")
    charset = _CHARSET.search(http.get("content-type", ""))
    [parsed] = parse("importers.parsers.page", raw, options, charset=charset and charset[1], url=address)
    parsed.fields["accessed"] = record.headers.get("warc-date", "")
    return article_of(source, raw, parsed, position=str(number))


def _payload(record: _Record, http: Headers, source: Source, largest: int) -> bytes:
    """The page as the server meant it: chunks joined and compression undone, where a crawler has not."""
    if record.left > largest:
        raise NotAnArticleFile("record-too-large", largest=largest)
    left = record.left
    raw = record.read(left)
    if len(raw) < left:
        record.left = 0
        raise damaged(EOFError("the last record is cut off"))
    if "chunked" in http.get("transfer-encoding", "").lower():
        raw = _joined_chunks(raw)
    coding = http.get("content-encoding", "").strip().lower()
    if raw.startswith(_GZIP) or (coding == "deflate" and raw.startswith(_ZLIB)):
        raw = _inflated(raw, largest)
        source.budget.spend(len(raw))
    elif coding not in ("", "identity") and b"<" not in raw[:1024]:
        raise NotAnArticleFile("record-compression", coding=coding)
    if not raw.strip():
        raise NotAnArticleFile("record-without-text")
    return raw


def _joined_chunks(raw: bytes) -> bytes:
    """The bytes of HTTP chunks, or the bytes as they are when a crawler has joined them already."""
    parts, at = [], 0
    while match := _CHUNK_SIZE.match(raw, at):
        size = int(match[1], 16)
        parts.append(raw[match.end() : match.end() + size])
        at = match.end() + size + (2 if raw[match.end() + size : match.end() + size + 2] == b"\r\n" else 1)
        if not size:
            break
    return b"".join(parts) if parts else raw


def _inflated(raw: bytes, largest: int) -> bytes:
    inflater = zlib.decompressobj(47)  # gzip or zlib, whichever the bytes say
    try:
        page = inflater.decompress(raw, largest + 1)
    except zlib.error as error:
        raise damaged(error) from error
    if len(page) > largest:
        raise NotAnArticleFile("record-too-large", largest=largest)
    return page


FORMAT = Format(
    name="warc",
    suffixes=(".warc",),
    sniff=_sniff,
    read=_read,
    needs=("trafilatura", "lxml_html_clean"),
    package="jawla[html]",
)
