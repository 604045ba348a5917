"""Text files: one article a file, its first line the headline or the beginning of the text."""

from __future__ import annotations

from collections.abc import Iterator

from importers.encoding import decode
from importers.formats.format import Format, NotAnArticleFile, RawArticle, ReadOptions
from importers.source import Source

# What certainly is something else, whatever its name says.
_SIGNATURES = (
    b"%PDF-", b"PK\x03\x04", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"\x1f\x8b", b"BZh", b"7z\xbc\xaf",
    b"\x7fELF", b"SQLite format 3\x00", b"\xd0\xcf\x11\xe0", b"Rar!", b"\xfd7zXZ\x00",
)  # fmt: skip


def _sniff(start: bytes) -> bool:
    return not start.startswith(_SIGNATURES)


def _read(source: Source, options: ReadOptions) -> Iterator[RawArticle]:
    raw = source.whole(options)
    decoded = decode(raw, options.encoding)
    if not decoded.text.strip():
        raise NotAnArticleFile("file-empty")
    yield RawArticle(
        key=source.stem,
        raw=raw,
        text=decoded.text,
        encoding=decoded.encoding,
        encoding_certainty=decoded.certainty,
        notes=decoded.notes,
    )


FORMAT = Format(name="text", suffixes=(".txt", ".text"), sniff=_sniff, read=_read, turn=2)
