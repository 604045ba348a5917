"""ZIP archives: the files in them, each read as a stream."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from typing import IO, cast

from importers.encoding import decode
from importers.formats.archive import check_name, is_hidden
from importers.formats.format import Format, NotAnArticleFile, ReadOptions, Skipped
from importers.source import Source, damaged

_DAMAGE = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError)
_ENCRYPTED = 0x1
_UTF8_NAME = 0x800
_LARGEST_DIRECTORY = 32 << 20
"""Bytes of the list of members, which must be held in memory; some 300,000 of them."""


def _sniff(start: bytes) -> bool:
    return start.startswith((b"PK\x03\x04", b"PK\x05\x06"))


def _read(source: Source, options: ReadOptions) -> Iterator[Source | Skipped]:
    # The list of members stands at the end: an archive inside another must be held in memory.
    stream = source.stream if source.stream.seekable() else io.BytesIO(source.whole(options))
    try:
        archive = zipfile.ZipFile(cast(IO[bytes], _Cautious(stream)))
    except (*_DAMAGE, ValueError, OSError) as error:
        raise damaged(error) from error
    with archive:
        for member in archive.infolist():
            name = _name(member)
            if member.is_dir() or is_hidden(name):
                continue
            try:
                check_name(name)
                if member.flag_bits & _ENCRYPTED:
                    raise NotAnArticleFile("archive-password")
                try:
                    opened = archive.open(member)
                except (*_DAMAGE, ValueError, OSError) as error:
                    raise damaged(error) from error
            except NotAnArticleFile as problem:
                yield Skipped(name, problem)
                continue
            with opened:
                yield source.member(name.replace("\\", "/"), opened, member.file_size, _DAMAGE)


def _name(member: zipfile.ZipInfo) -> str:
    """The name in the codec of whoever made the archive, which only newer programs mark as UTF-8."""
    if member.flag_bits & _UTF8_NAME or member.filename.isascii():
        return member.filename
    try:
        return decode(member.filename.encode("cp437")).text
    except (UnicodeEncodeError, NotAnArticleFile):
        return member.filename


class _Cautious:
    """A file that gives no more at once than a list of members may take."""

    def __init__(self, stream: io.BufferedIOBase) -> None:
        self._stream = stream
        self.seek, self.tell = stream.seek, stream.tell
        self.seekable, self.close = stream.seekable, lambda: None

    def read(self, size: int = -1) -> bytes:
        some = self._stream.read(_LARGEST_DIRECTORY + 1 if size < 0 else min(size, _LARGEST_DIRECTORY + 1))
        if len(some) > _LARGEST_DIRECTORY:
            raise zipfile.BadZipFile("more members than can be held")
        return some


FORMAT = Format(name="zip", suffixes=(".zip",), sniff=_sniff, read=_read, container=True)
