"""Where articles lie: a regular file or a member of an archive, read once from its beginning to its end.

Nothing is ever unpacked to disk. What an archive gives is counted against the budget of the file on disk that
it came from, so that no nesting of archives grows beyond its limits.
"""

from __future__ import annotations

import io
import os
import stat
from pathlib import Path
from typing import IO, BinaryIO, cast

from importers.formats.format import ArchiveRefused, NotAnArticleFile, ReadOptions

SNIFFED = 4096
"""Bytes of a file that a format sees before it is chosen."""

Damage = tuple[type[Exception], ...]

_COMPRESSED = (".gz", ".bz2", ".xz")
_GZIP, _BZIP2, _XZ = b"\x1f\x8b", b"BZh", b"\xfd7zXZ\x00"
_COMPRESSED_STARTS = (_GZIP, _BZIP2, _XZ)
_STEP = 1 << 16
_HARMLESS = 1 << 20
"""Bytes that may always come out of an archive: a few lines of one word compress a thousandfold."""


class Budget:
    """How much one file on disk may expand to, all archives in it together."""

    def __init__(self, packed: int, options: ReadOptions) -> None:
        self._left = min(options.expanded, max(_HARMLESS, packed * options.ratio))
        self._by_ratio = self._left < options.expanded
        self._options = options

    def spend(self, count: int) -> None:
        """Count expanded bytes. Raises ArchiveRefused: `archive-ratio` or `archive-too-large`."""
        self._left -= count
        if self._left < 0:
            if self._by_ratio:
                raise ArchiveRefused("archive-ratio", ratio=self._options.ratio)
            raise ArchiveRefused("archive-too-large", largest=self._options.expanded)


class Source:
    """An open file or archive member."""

    def __init__(
        self,
        name: str,
        stream: io.BufferedReader,
        budget: Budget,
        *,
        size: int | None = None,
        depth: int = 0,
        status: os.stat_result | None = None,
    ) -> None:
        self.name = name
        """As people see it: `archive.zip!/inner/a.txt`."""

        self.stream = stream
        self.budget = budget
        self.size = size
        """Bytes, as far as they are known before reading; an archive may lie."""

        self.depth = depth
        """Archives around it."""

        self._status = status

    @property
    def stem(self) -> str:
        """File name without its suffixes."""
        return stem_of(self.name)

    @property
    def suffix(self) -> str:
        """Lower-case suffix, that of a compression set aside."""
        return suffix_of(self.name)

    def start(self) -> bytes:
        """The first bytes, which stay to be read."""
        return self.stream.peek(SNIFFED)[:SNIFFED]

    def whole(self, options: ReadOptions) -> bytes:
        """All bytes. Raises NotAnArticleFile: `file-too-large`, `file-changed`."""
        largest = options.largest
        if self.size is not None and self.size > largest:
            raise NotAnArticleFile("file-too-large", size=self.size, largest=largest)
        raw = self.stream.read(largest + 1 if self.size is None else min(largest, self.size) + 1)
        if self._status is not None and len(raw) != self._status.st_size:
            raise NotAnArticleFile("file-changed")
        if len(raw) > largest:
            raise NotAnArticleFile("file-too-large", size=len(raw), largest=largest)
        self.check_unchanged()
        return raw

    def check_unchanged(self) -> None:
        """Raises NotAnArticleFile `file-changed` when the file on disk grew, shrank or was written to."""
        if self._status is None:
            return
        now = os.fstat(self.stream.fileno())
        if (now.st_size, now.st_mtime_ns) != (self._status.st_size, self._status.st_mtime_ns):
            raise NotAnArticleFile("file-changed")

    def member(
        self, name: str, stream: IO[bytes], size: int | None, damage: Damage, *, grows: bool = True
    ) -> Source:
        """A file inside this one. `damage` is what reading it may raise when its bytes make no sense; its
        bytes count against the budget unless they lie in this one as they are (`grows`)."""
        inner, metered = f"{self.name}!/{name}", _metered(stream, self.budget if grows else None, damage)
        return Source(inner, metered, self.budget, size=size, depth=self.depth + 1)

    def expanded(self) -> Source:
        """The file behind a compression, or the source itself when it has none."""
        start = self.start()
        if not start.startswith(_COMPRESSED_STARTS):
            return self
        stream, damage = _expanding(self.stream, start)
        return Source(self.name, _metered(stream, self.budget, damage), self.budget, depth=self.depth)


def _expanding(stream: io.BufferedReader, start: bytes) -> tuple[BinaryIO, Damage]:
    if start.startswith(_GZIP):
        import gzip
        import zlib

        return cast(BinaryIO, gzip.GzipFile(fileobj=stream)), (EOFError, zlib.error)
    if start.startswith(_BZIP2):
        import bz2

        return cast(BinaryIO, bz2.BZ2File(stream)), (EOFError, ValueError)
    import lzma

    return cast(BinaryIO, lzma.LZMAFile(stream)), (EOFError, lzma.LZMAError)


def open_file(path: Path, options: ReadOptions) -> Source:
    """A regular file, opened. Raises OSError, NotAnArticleFile `not-a-file` (folder, FIFO, device …)."""
    # without O_NONBLOCK, opening a FIFO that nobody writes would wait for ever
    flags = (
        os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)
    )
    handle = os.open(path, flags)
    status = os.fstat(handle)
    if not stat.S_ISREG(status.st_mode):
        os.close(handle)
        raise NotAnArticleFile("not-a-file")
    stream = open(handle, "rb")  # noqa: SIM115  # whoever asked closes it
    budget = Budget(status.st_size, options)
    return Source(printable(path), stream, budget, size=status.st_size, status=status)


def printable(path: Path) -> str:
    """The path as text that can be stored: bytes of a name that are not UTF-8 become `\\xNN`."""
    name = str(path)
    return name if name.isascii() else os.fsencode(name).decode("utf-8", "backslashreplace")


def stem_of(name: str) -> str:
    """`a` of `x/a.txt`, `x.zip!/a.txt` and `a.jsonl.gz`."""
    last = _uncompressed(name.rpartition("/")[2])
    return last.rpartition(".")[0] or last


def suffix_of(name: str) -> str:
    """`.txt` of `a.TXT` and `a.txt.gz`; empty when there is none."""
    stem, dot, suffix = _uncompressed(name.rpartition("/")[2]).rpartition(".")
    return (dot + suffix).lower() if stem else ""


def _uncompressed(name: str) -> str:
    stem, dot, suffix = name.rpartition(".")
    return stem if (dot + suffix).lower() in _COMPRESSED else name


class _Metered(io.RawIOBase):
    """Counts what an archive gives, and turns the complaints of every decompressor into one code."""

    def __init__(self, stream: IO[bytes], budget: Budget | None, damage: Damage) -> None:
        self._stream = stream
        self._budget = budget
        self._damage: Damage = (OSError, *damage)

    def readable(self) -> bool:
        return True

    def readinto(self, target: memoryview) -> int:  # type: ignore[override]  # BufferedReader gives a memoryview
        try:
            some = self._stream.read(min(len(target), _STEP))
        except self._damage as error:
            raise damaged(error) from error
        if self._budget is not None:
            self._budget.spend(len(some))
        target[: len(some)] = some
        return len(some)


def _metered(stream: IO[bytes], budget: Budget | None, damage: Damage) -> io.BufferedReader:
    return io.BufferedReader(_Metered(stream, budget, damage), _STEP)


def damaged(error: Exception) -> NotAnArticleFile:
    """The problem of an archive or compressed file whose bytes make no sense."""
    return NotAnArticleFile("archive-damaged", system=str(error) or type(error).__name__)
