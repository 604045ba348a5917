"""Printing: laid out for a terminal, logical text into a pipe, JSON Lines when asked.

In a terminal that reorders by itself and cannot be stopped for one command (Konsole, mlterm), the text stays
logical: the terminal's own order is better than reordering twice.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TextIO

from store.json_line import json_line
from tui.words import visible


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table on a terminal."""

    heading: str
    width: int
    """Cells; 0 takes what the others leave."""

    end: bool = False
    """Numbers stand at the end of their column."""


class Output:
    """Where a command prints: stdout, as terminal, pipe or JSON Lines."""

    def __init__(self, arguments_json: bool = False, terminal_mode: str | None = None) -> None:
        self.json = arguments_json
        self.terminal = sys.stdout.isatty() and not arguments_json
        self.width = shutil.get_terminal_size().columns if self.terminal else 0
        self._asked_mode = terminal_mode

    @property
    def mode(self) -> str:
        """How this terminal wants Arabic painted."""
        return terminal_mode(self._asked_mode)

    def object(self, value: Mapping[str, object]) -> None:
        """One line of JSON."""
        sys.stdout.write(json_line(value) + "\n")

    def text(self, text: str, *, file: TextIO | None = None) -> None:
        """A text of several paragraphs, wrapped to the terminal."""
        out = file or sys.stdout
        if not self.terminal:
            out.writelines(str(visible(line)) + "\n" for line in text.splitlines() or [""])
            return
        from tui.text.layout import Paragraph, split_paragraphs

        for start, end in split_paragraphs(text):
            if start == end:
                out.write("\n")
            for line in Paragraph(text[start:end]).wrap(self.width):
                out.write(self.paint(line.text, line.paragraph_text) + "\n")

    def table(self, columns: Sequence[Column], rows: Sequence[Sequence[str]]) -> None:
        """Aligned columns in a terminal; in a pipe values with tabs between, one row a line, no headings."""
        if not self.terminal:
            for row in rows:
                sys.stdout.write("\t".join(str(visible(cell)) for cell in row) + "\n")
            return
        from tui.text.labels import visual

        widths = self._widths(columns)
        for row in [[column.heading for column in columns], *rows]:
            cells = []
            for column, width, cell in zip(columns, widths, row, strict=True):
                painted = visual(cell, width, align="right" if column.end else "start")
                cells.append(self.paint(painted, cell.ljust(width)))
            sys.stdout.write("  ".join(cells).rstrip() + "\n")

    def _widths(self, columns: Sequence[Column]) -> list[int]:
        fixed = sum(column.width for column in columns) + 2 * (len(columns) - 1)
        return [column.width or max(12, self.width - fixed) for column in columns]

    def paint(self, row: str, logical: str) -> str:
        """A visual row as this terminal must get it; `logical` is what it came from."""
        from tui.terminal.modes import paint_plain_row

        if self.mode in ("konsole", "mlterm", "explicit"):
            return logical if self.mode != "explicit" else row
        return paint_plain_row(row, self.mode)


@cache
def terminal_mode(asked: str | None) -> str:
    """The mode: asked for, set by variable or settings, chosen earlier for this terminal, or detected."""
    from jawla.terminal import mode_of

    return mode_of(asked)


def note(sentence: str) -> None:
    """Something to know that is no result: to stderr."""
    sys.stderr.write(sentence + "\n")


def no_colour() -> bool:
    """Whether the user wants no colour (no-color.org)."""
    return bool(os.environ.get("NO_COLOR"))
