"""Mailboxes: one article a mail, read as a stream."""

from __future__ import annotations

from collections.abc import Iterator

from importers.formats.eml import article_of_mail, sniff
from importers.formats.format import Format, NotAnArticleFile, RawArticle, ReadOptions, Skipped
from importers.source import Source


def _sniff(start: bytes) -> bool:
    return start.startswith(b"From ") and sniff(start.partition(b"\n")[2])


def _read(source: Source, options: ReadOptions) -> Iterator[RawArticle | Skipped]:
    for number, raw in enumerate(_messages(source, options.largest), 1):
        try:
            if raw is None:
                raise NotAnArticleFile("record-too-large", largest=options.largest)
            yield article_of_mail(source, raw, options, str(number))
        except NotAnArticleFile as problem:
            yield Skipped(str(number), problem)


def _messages(source: Source, largest: int) -> Iterator[bytes | None]:
    """The bytes of each mail without its «From » line; None for one that is too large."""
    lines: list[bytes] = []
    size = 0
    started = after_blank = False
    while line := source.stream.readline(1 << 16):
        if line.startswith(b"From ") and (after_blank or not started):
            if started:
                yield b"".join(lines) if size <= largest else None
            lines, size, started = [], 0, True
            continue
        after_blank = line in (b"\n", b"\r\n")
        size += len(line)
        if size <= largest:
            lines.append(
                line[1:] if line.lstrip(b">").startswith(b"From ") and line.startswith(b">") else line
            )
    if started:
        yield b"".join(lines) if size <= largest else None


FORMAT = Format(name="mbox", suffixes=(".mbox", ".mbx"), sniff=_sniff, read=_read)
