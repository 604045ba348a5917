"""Folders watched: which files are new or changed, and complete.

The folders are walked again and again, which works on every system and on network drives; what is being
written is left until it stays the same for a while.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from pathlib import Path

from importers.formats import suffixes
from importers.reading import FoundFile, find_files

_State = tuple[int, int, int]
"""Size, time of change in nanoseconds, number of the inode."""


class Watch:
    """What has appeared in some folders since it was last asked."""

    def __init__(self, folders: Sequence[Path], settle: float) -> None:
        self._folders = list(folders)
        self._settle = settle
        self._done: dict[Path, _State | str] = {}
        self._waiting: dict[Path, tuple[_State, float]] = {}
        self._looked: dict[Path, _State | str] = {}

    def look(self) -> list[FoundFile]:
        """Files that are new or were changed and have stayed the same for `settle` seconds; new problems.

        Each is given again until it is `done`.
        """
        now = time.monotonic()
        found: list[FoundFile] = []
        there: dict[Path, _State | str] = {}
        for file in find_files(self._folders, suffixes()):
            state = file.problem.code if file.problem is not None else _state(file.path)
            if state is None:
                continue  # gone while we looked
            there[file.path] = state
            if self._done.get(file.path) == state:
                continue
            if isinstance(state, str):
                found.append(file)
                continue
            before, since = self._waiting.get(file.path, (state, now))
            if before != state:
                since = now
            self._waiting[file.path] = state, since
            if now - since >= self._settle:
                found.append(file)
        for known in (self._done, self._waiting):
            for path in known.keys() - there.keys():
                del known[path]
        self._looked = there
        return found

    def done(self, files: Sequence[FoundFile]) -> None:
        """They were imported, or reported, as they were when `look` gave them."""
        for file in files:
            self._done[file.path] = self._looked[file.path]
            self._waiting.pop(file.path, None)


def _state(path: Path) -> _State | None:
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_size, status.st_mtime_ns, status.st_ino
