"""Finding files among what may be anything: pipes, devices, loops, folders that nobody may read."""

from __future__ import annotations

import os
import stat
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from importers.formats.format import NotAnArticleFile, ReadOptions
from importers.source import open_file, suffix_of


@dataclass(frozen=True, slots=True)
class FoundFile:
    """A file to import, or the reason why a path is none."""

    path: Path
    problem: NotAnArticleFile | None = None


def find_files(
    paths: list[Path], suffixes: frozenset[str], others: Counter[str] | None = None
) -> Iterator[FoundFile]:
    """The files under the paths, in a stable order; a file named outright is taken whatever its suffix.

    A folder is walked without following links to folders, so that a loop of links cannot hold it. Hidden
    files and folders are passed over; files of other suffixes are counted in `others`, links to folders
    there as `link`.
    """
    for path in paths:
        try:
            is_folder = stat.S_ISDIR(path.stat().st_mode)
        except OSError as error:
            yield FoundFile(path, why(error))
            continue
        yield from (
            _walk(path, suffixes, Counter() if others is None else others) if is_folder else [FoundFile(path)]
        )


def _walk(folder: Path, suffixes: frozenset[str], others: Counter[str]) -> Iterator[FoundFile]:
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        yield FoundFile(folder, why(error))
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        suffix = suffix_of(entry.name)
        if entry.is_dir(follow_symlinks=False):
            yield from _walk(Path(entry.path), suffixes, others)
        elif suffix in suffixes:
            yield FoundFile(Path(entry.path))
        else:
            others["link" if entry.is_symlink() else suffix or entry.name] += 1


def read_whole(path: Path, largest: int) -> bytes:
    """All bytes of a regular file. Raises NotAnArticleFile.

    Codes: `not-a-file` (folder, FIFO, device, socket), `file-too-large`, `file-changed` (it grew or shrank
    while it was read), and those of `why`.
    """
    try:
        source = open_file(path, ReadOptions(largest=largest))
        with source.stream:
            return source.whole(ReadOptions(largest=largest))
    except OSError as error:
        raise why(error) from error


def why(error: OSError) -> NotAnArticleFile:
    """The code for what the system said."""
    if isinstance(error, FileNotFoundError):
        return NotAnArticleFile("file-missing")
    if isinstance(error, PermissionError):
        return NotAnArticleFile("file-forbidden")
    return NotAnArticleFile("file-unreadable", system=os.strerror(error.errno) if error.errno else str(error))
