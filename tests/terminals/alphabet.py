"""Paints every character of some rows, regular and bold, alone between Latin letters: no terminal can move
it.

    python -m tests.terminals.alphabet ROWS.txt MODE INSIDE

A picture of this page tells how each character looks in this terminal, whatever its font.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

from tests.terminals.grid import FACES, MARK_COLUMNS, MARK_ROWS, letters_of, place
from tui.terminal.modes import Mode, Multiplexer, sequences

RED = "\x1b[48;5;196m \x1b[0m"


def page(rows: str) -> str:
    """The sequences that paint the page."""
    out = [
        "\x1b[?1049h\x1b[2J\x1b[?25l",
        f"\x1b[1;1H{RED}\x1b[1;{MARK_COLUMNS}H{RED}",
        f"\x1b[{MARK_ROWS};1H{RED}",
    ]
    letters = letters_of(rows)
    for index, letter in enumerate(letters * FACES):
        row, column = place(index)
        bold = 1 if index >= len(letters) else 0
        out.append(f"\x1b[{row + 1};{column - 1}H\x1b[0mx \x1b[{bold}m{letter}\x1b[0m x")
    return "".join(out)


def main() -> None:
    rows, mode, inside = sys.argv[1:]
    sent = sequences(Mode(mode), inside=Multiplexer(inside))
    time.sleep(1.5)  # until a resized window has its size
    sys.stdout.write(sent.start)
    sys.stdout.flush()
    time.sleep(sent.pause)
    sys.stdout.write(page(Path(rows).read_text()))
    sys.stdout.flush()
    time.sleep(600)


if __name__ == "__main__":
    main()
