"""Rows of `jawla cat`: to stdout, or paged where the terminal's mode does not outlive the program."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Sequence

from jawla.output import note, outlives_program, paint, painting
from jawla.terminal import detection
from tui.words import say

_FORWARD, _BACK = (b" ", b"\x1b[6~", b"\r", b"\n", b"f", b"j", b"\x1b[B"), (b"b", b"\x1b[5~", b"k", b"\x1b[A")
_SINGLE = (b"\r", b"\n", b"j", b"k", b"\x1b[A", b"\x1b[B")
_END = (b"q", b"Q", b"\x1b", b"\x03", b"")


def print_rows(rows: Sequence[str], terminal_mode: str | None, *, terminal: bool) -> None:
    """Visual rows, to a pipe as they are, to a terminal as it needs them.

    Konsole and mlterm reorder everything again when the program gives their own order back, so there the rows
    are shown in the alternate screen, for as long as somebody reads them.
    """
    if not terminal:
        sys.stdout.writelines(row + "\n" for row in rows)
        return
    found = detection(terminal_mode)
    if outlives_program(found):
        with painting(found):
            sys.stdout.writelines(paint(row, found) + "\n" for row in rows)
        return
    start, end = found.sequences.start, found.sequences.end
    sys.stdout.write(start + "\x1b[?1049h")
    try:
        _page(rows)
    finally:
        sys.stdout.write("\x1b[?1049l" + end)
        sys.stdout.flush()
        note(say("cat.paged"))


def _page(rows: Sequence[str]) -> None:
    import termios  # POSIX alone has it, and only a terminal there is ever paged
    import tty

    keyboard = os.open("/dev/tty", os.O_RDONLY)
    kept = termios.tcgetattr(keyboard)
    tty.setcbreak(keyboard)
    top = 0
    try:
        while True:
            height = shutil.get_terminal_size().lines - 1
            last = max(0, len(rows) - height)
            top = min(max(top, 0), last)
            shown = "".join(row + "\x1b[K\r\n" for row in rows[top : top + height])
            percent = 100 if top == last else 100 * top // max(1, last)
            sys.stdout.write(f"\x1b[H{shown}\x1b[J{say('cat.keys', percent=percent)}")
            sys.stdout.flush()
            key = os.read(keyboard, 16)
            step = 1 if key in _SINGLE else height
            if key in _FORWARD:
                top += step
            elif key in _BACK:
                top -= step
            elif key in _END:
                return
    finally:
        termios.tcsetattr(keyboard, termios.TCSADRAIN, kept)
        os.close(keyboard)
