"""How far an import is: one line on stderr, on a terminal only."""

from __future__ import annotations

import shutil
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from tui.words import say, visible

if TYPE_CHECKING:
    from importers.pipeline import Handled

_EVERY = 0.2
"""Seconds between two lines: often enough to see it live, seldom enough to cost nothing."""


class Progress:
    """Counts what is done; the time left is judged by the bytes of the files that are behind."""

    def __init__(self, paths: Sequence[Path], show: Callable[[str], None] | None = None) -> None:
        """`show` is given each line; without it a terminal is."""
        self.shown = show is not None or sys.stderr.isatty()
        self._show = show or _write
        self._began = self._told = time.monotonic()
        self._done = self._problems = self._grouped = 0
        self._current: Path | None = None
        self._bytes_behind = 0
        self._bytes = sum(map(_size, _files(paths))) if self.shown else 0

    def opened(self, path: Path) -> None:
        """A file is being read, and the one before is behind."""
        if self.shown:
            self._bytes_behind += _size(self._current) if self._current else 0
            self._current = path
            self._tell()

    def handled(self, handled: Handled) -> None:
        """An article, or a file that gave none, is done."""
        self._done += handled.status != "remark"
        self._problems += handled.status == "skipped"
        self._tell()

    def grouped(self, count: int) -> None:
        """So many more articles were compared with the others."""
        self._grouped += count
        if self.shown:
            self._show(say("grouping.progress", done=self._grouped))

    def _tell(self) -> None:
        now = time.monotonic()
        if self.shown and now - self._told >= _EVERY:
            self._told = now
            self._show(self._line(now - self._began))

    def end(self) -> None:
        """Take the line away."""
        if self.shown:
            _write("")

    def _line(self, seconds: float) -> str:
        left = (
            seconds * (self._bytes - self._bytes_behind) / self._bytes_behind if self._bytes_behind else None
        )
        name = str(visible(self._current.name)) if self._current else ""
        return say(
            "import.progress",
            done=self._done,
            rate=round(self._done / seconds) if seconds else 0,
            left=say("import.left", seconds=round(left)) if left is not None else "",
            problems=self._problems,
            # cells are at most two a character
            file=name[-max(8, (shutil.get_terminal_size().columns - 60) // 2) :],
        )


class Counted:
    """Counts articles of work that knows no files. A context manager."""

    def __init__(self, code: str) -> None:
        self._code = code
        self._shown = sys.stderr.isatty()
        self._began = self._told = time.monotonic()
        self._done = 0

    def __enter__(self) -> Counted:
        return self

    def __exit__(self, *_: object) -> None:
        if self._shown:
            _write("")

    def more(self, count: int) -> None:
        """So many more are done."""
        self._done += count
        now = time.monotonic()
        if self._shown and now - self._told >= _EVERY:
            self._told = now
            _write(say(self._code, done=self._done, rate=round(self._done / (now - self._began))))


def _write(line: str) -> None:
    """Put a line in the place of the last one."""
    sys.stderr.write(f"\r\x1b[K{line[: shutil.get_terminal_size().columns - 1]}")
    sys.stderr.flush()


def _files(paths: Sequence[Path]) -> list[Path]:
    from importers.formats import suffixes
    from importers.reading import find_files

    return [found.path for found in find_files(list(paths), suffixes()) if found.problem is None]


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0
