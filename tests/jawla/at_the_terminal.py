"""The real program in a pseudo-terminal: keys go in, and what it paints is waited for."""

from __future__ import annotations

import csv
import fcntl
import os
import pty
import select
import signal
import struct
import sys
import termios
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ENOUGH = 60.0
"""Seconds that the program may take on a machine that does other things too."""

DA1 = b"\x1b[c"
LEFT, RIGHT, DOWN = "\x1b[D", "\x1b[C", "\x1b[B"
HOME, TAB, BACK_TAB, ENTER, ESCAPE = "\x1b[H", "\t", "\x1b[Z", "\r", "\x1b"


class Terminal:
    """The terminal's side of a pseudo-terminal: types keys, reads what the program writes, answers DA1."""

    def __init__(self, fd: int, pid: int) -> None:
        self.fd, self.pid, self.seen, self.everything = fd, pid, b"", b""
        self.ended = False

    def _read(self, seconds: float) -> bool:
        if not select.select([self.fd], [], [], seconds)[0]:
            return False
        try:
            data = os.read(self.fd, 65536)
        except OSError:  # the other side is closed
            return False
        if DA1 in data:
            os.write(self.fd, b"\x1b[?64;1;2c")
        self.seen += data
        self.everything += data
        return bool(data)

    def wait_for(self, words: str) -> None:
        """Until the program has written the words; everything up to there counts as seen."""
        deadline = time.monotonic() + ENOUGH
        while words.encode() not in self.seen:
            assert time.monotonic() < deadline, f"{words!r} never came; last: {self.seen[-2000:]!r}"
            self._read(0.2)
        self.seen = self.seen.split(words.encode(), 1)[1]

    def type(self, keys: str) -> None:
        """Press keys."""
        os.write(self.fd, keys.encode())

    def status(self) -> int:
        """Exit status of the program, once it has ended."""
        deadline = time.monotonic() + ENOUGH
        while time.monotonic() < deadline:
            self._read(0.1)
            done, status = os.waitpid(self.pid, os.WNOHANG)
            if done:
                self.ended = True
                return os.waitstatus_to_exitcode(status)
        raise AssertionError("the program did not end")


@contextmanager
def explorer(arguments: list[str], environment: dict[str, str], folder: Path) -> Iterator[Terminal]:
    pid, fd = pty.fork()
    if pid == 0:
        os.chdir(folder)
        os.execve(sys.executable, [sys.executable, "-m", "jawla", *arguments], environment)
    fcntl.ioctl(fd, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 120, 0, 0))
    terminal = Terminal(fd, pid)
    try:
        yield terminal
    finally:
        os.close(fd)
        if not terminal.ended:  # where hanging up is ignored, as under nohup, it would go on
            os.kill(pid, signal.SIGKILL)
            os.waitpid(pid, 0)


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
