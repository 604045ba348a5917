"""Reading files that may be anything: pipes, devices, loops, files that change while they are read."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from importers.formats.format import NotAnArticleFile


@dataclass(frozen=True, slots=True)
class FoundFile:
    """A file to import, or the reason why a path is none."""

    path: Path
    problem: NotAnArticleFile | None = None


def find_files(paths: list[Path], suffixes: frozenset[str]) -> Iterator[FoundFile]:
    """The files under the paths, in a stable order; a file named outright is taken whatever its suffix.

    A folder is walked without following links to folders, so that a loop of links cannot hold it. Hidden
    files and folders are passed over.
    """
    for path in paths:
        try:
            is_folder = stat.S_ISDIR(path.stat().st_mode)
        except OSError as error:
            yield FoundFile(path, why(error))
            continue
        yield from _walk(path, suffixes) if is_folder else [FoundFile(path)]


def _walk(folder: Path, suffixes: frozenset[str]) -> Iterator[FoundFile]:
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        yield FoundFile(folder, why(error))
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        path = Path(entry.path)
        if entry.is_dir(follow_symlinks=False):
            yield from _walk(path, suffixes)
        elif path.suffix.lower() in suffixes:
            yield FoundFile(path)


def read_whole(path: Path, largest: int) -> bytes:
    """All bytes of a regular file. Raises NotAnArticleFile.

    Codes: `not-a-file` (folder, FIFO, device, socket), `file-too-large`, `file-changed` (it grew or shrank
    while it was read), and those of `why`.
    """
    try:
        # without O_NONBLOCK, opening a FIFO that nobody writes would wait for ever
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0))
    except OSError as error:
        raise why(error) from error
    before = os.fstat(handle)
    if not stat.S_ISREG(before.st_mode):
        os.close(handle)
        raise NotAnArticleFile("not-a-file")
    with os.fdopen(handle, "rb") as file:
        if before.st_size > largest:
            raise NotAnArticleFile("file-too-large", size=before.st_size, largest=largest)
        try:
            raw = file.read(largest + 1)
            after = os.fstat(file.fileno())
        except OSError as error:
            raise why(error) from error
    if len(raw) != before.st_size or (after.st_size, after.st_mtime_ns) != (
        before.st_size,
        before.st_mtime_ns,
    ):
        raise NotAnArticleFile("file-changed")
    return raw


def why(error: OSError) -> NotAnArticleFile:
    """The code for what the system said."""
    if isinstance(error, FileNotFoundError):
        return NotAnArticleFile("file-missing")
    if isinstance(error, PermissionError):
        return NotAnArticleFile("file-forbidden")
    return NotAnArticleFile("file-unreadable", system=os.strerror(error.errno) if error.errno else str(error))
