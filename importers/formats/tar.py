"""TAR archives, compressed or not: the files in them, each read where it stands in the stream."""

from __future__ import annotations

import io
import tarfile
from collections.abc import Iterator
from typing import IO, cast

from importers.formats.archive import check_name, is_hidden
from importers.formats.format import Format, NotAnArticleFile, ReadOptions, Skipped
from importers.source import Source, damaged

_DAMAGE = (tarfile.TarError, EOFError, ValueError)
_LARGEST_READ = 1 << 20
"""Bytes that one header may claim: names and comments of members, which are held in memory."""


def _sniff(start: bytes) -> bool:
    return start[257:262] == b"ustar" or _is_older(start[:512])


def _is_older(block: bytes) -> bool:
    """A header from before 1988 has no name for itself, but its sum is right."""
    try:
        return (
            len(block) == 512
            and bool(block[0])
            and tarfile.TarInfo.frombuf(block, "utf-8", "replace").size >= 0
        )
    except tarfile.HeaderError:
        return False


def _read(source: Source, options: ReadOptions) -> Iterator[Source | Skipped]:
    stream = _Forward(source.stream)
    try:
        archive = tarfile.TarFile(fileobj=cast(IO[bytes], stream), errors="replace")
        while (member := archive.next()) is not None:
            archive.members.clear()  # type: ignore[attr-defined]  # it would keep all of an endless archive
            if member.isdir() or is_hidden(member.name):
                continue
            try:
                check_name(member.name)
                if not member.isreg():
                    raise NotAnArticleFile("archive-link")
                opened = archive.extractfile(member)
                assert opened is not None  # it is a regular file
            except NotAnArticleFile as problem:
                yield Skipped(member.name, problem)
                continue
            yield source.member(member.name, opened, member.size, _DAMAGE, grows=member.issparse())
            if stream.ended:  # inside the member, which has told it
                return
    except (tarfile.TarError, EOFError, ValueError) as error:
        raise damaged(error) from error


class _Forward:
    """A stream in which `tarfile` may go forward: it skips from header to header and never turns back."""

    def __init__(self, stream: io.BufferedReader) -> None:
        self._stream = stream
        self._at = 0
        self.ended = False
        """Whether more was asked for than there was."""

    def tell(self) -> int:
        return self._at

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        if offset < self._at or whence != io.SEEK_SET:
            raise tarfile.StreamError("a member lies before the place that was read")
        while self._at < offset and self.read(min(offset - self._at, _LARGEST_READ)):
            pass
        return self._at

    def read(self, size: int) -> bytes:
        if size > _LARGEST_READ:
            raise tarfile.ReadError("a header is too long")
        some = self._stream.read(size)
        self._at += len(some)
        self.ended = len(some) < size
        return some


FORMAT = Format(
    name="tar", suffixes=(".tar", ".tgz", ".tbz2", ".txz"), sniff=_sniff, read=_read, container=True
)
