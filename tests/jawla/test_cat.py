"""`jawla cat`: visual rows in a pipe, and on a terminal whatever its mode needs."""

from __future__ import annotations

import os
import pty
import select
import subprocess
import sys
import termios
import time
from pathlib import Path

import pytest

from tui.terminal.modes import Mode, sequences
from tui.text.labels import visual

LINES = [f"قال الوفد {number} إن (المحادثات) لا تتوقف" for number in range(1, 41)]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A text of forty short paragraphs."""
    path = tmp_path / "news.txt"
    path.write_text("\n".join(LINES) + "\n", encoding="utf-8")
    return path


def cat(*arguments: str) -> list[str]:
    """What a pipe gets."""
    command = [sys.executable, "-m", "jawla", "cat", *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines()


def test_a_pipe_gets_visual_rows(file: Path) -> None:
    assert cat(str(file))[:40] == [visual(line, base="rtl") for line in LINES]


def test_a_pipe_gets_rows_of_a_width_at_their_edge(file: Path) -> None:
    rows = cat(str(file), "--width", "24", "--align")
    assert {len(row) for row in rows if row} == {24}
    assert len(rows) > len(LINES)


class Screen:
    """A pseudo-terminal of 24 rows in which the command runs."""

    def __init__(self, mode: Mode, file: Path) -> None:
        self.seen = b""
        self._child, self.terminal = pty.fork()
        if self._child == 0:
            os.environ["TERM"] = "xterm-256color"
            command = [sys.executable, "-m", "jawla", "cat", str(file), "--terminal-mode", mode]
            os.execv(sys.executable, command)
        termios.tcsetwinsize(self.terminal, (24, 80))

    def read_until(self, word: bytes, seconds: float = 30.0) -> None:
        end = time.monotonic() + seconds
        while word not in self.seen and time.monotonic() < end:
            if select.select([self.terminal], [], [], 0.1)[0]:
                try:
                    self.seen += os.read(self.terminal, 65536)
                except OSError:  # Linux says EIO when the program has ended
                    break

    def finish(self) -> int:
        self.read_until(b"\0never")
        _, status = os.waitpid(self._child, 0)
        os.close(self.terminal)
        return os.waitstatus_to_exitcode(status)


@pytest.mark.parametrize("mode", [Mode.KONSOLE, Mode.MLTERM])
def test_where_the_mode_ends_with_the_program_the_text_is_paged_and_it_is_said_why(
    mode: Mode, file: Path
) -> None:
    screen, sent = Screen(mode, file), sequences(mode)
    screen.read_until(b"0 %")
    os.write(screen.terminal, b" ")
    screen.read_until(b"100 %")
    assert visual(LINES[-1], base="rtl").encode() in screen.seen
    os.write(screen.terminal, b"q")
    assert screen.finish() == 0
    order = [
        sent.start.encode(),
        b"\x1b[?1049h",
        b"\x1b[?1049l",
        sent.end.encode(),
        b"on a screen of its own",
    ]
    places = [screen.seen.index(part) for part in order]
    assert places == sorted(places)


def test_in_vte_rows_are_printed_in_explicit_mode_which_they_keep(file: Path) -> None:
    screen, sent = Screen(Mode.EXPLICIT, file), sequences(Mode.EXPLICIT)
    assert screen.finish() == 0
    first, last = (visual(line, base="rtl").encode() for line in (LINES[0], LINES[-1]))
    places = [screen.seen.index(part) for part in (sent.start.encode(), first, last, sent.end.encode())]
    assert places == sorted(places)
    assert b"\x1b[?1049h" not in screen.seen
