"""Printing: laid out for a terminal, logical text into a pipe, JSON Lines when asked.

Konsole and mlterm reorder what a command prints and cannot be stopped for good: their mode holds for the
whole window. There a command prints logical text and leaves the order to the terminal: its own order is
better than reordering twice.
"""

from __future__ import annotations

import re
import shutil
import sys
from collections.abc import Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from store.json_line import json_line
from tui.terminal.cells import has_rtl
from tui.words import digits, right_to_left, say, visible
from tui.words.latin import keep_latin_together

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import TextIO

    from tui.terminal.detect import Detection
    from tui.text.line import Align


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table on a terminal."""

    heading: str
    width: int
    """Cells; 0 takes what the others leave."""

    end: bool = False
    """Numbers stand at the end of their column."""

    day: bool = False
    """Days, and numbers, are shown to people in the digits that they chose."""


class Output:
    """Where a command prints: stdout, as terminal, pipe or JSON Lines."""

    def __init__(self, as_json: bool = False, terminal_mode: str | None = None) -> None:
        self.json = as_json
        self.terminal = sys.stdout.isatty() and not as_json
        self.width = shutil.get_terminal_size().columns if self.terminal else 0
        self._mode = terminal_mode

    def object(self, value: Mapping[str, object]) -> None:
        """One line of JSON."""
        sys.stdout.write(json_line(value) + "\n")

    def text(self, text: str) -> None:
        """A text of several paragraphs, wrapped to the terminal."""
        if not self.terminal:
            sys.stdout.writelines(f"{visible(line)}\n" for line in text.splitlines() or [""])
            return
        from tui.text.layout import split_paragraphs

        rows: list[tuple[str, str]] = []
        for start, end in split_paragraphs(text):
            rows += _wrapped(text[start:end], self.width) or [("", "")]
        self._rows(rows)

    def fields(self, pairs: Sequence[tuple[str, str]]) -> None:
        """Names and values, one pair a line, for reading."""
        shown = [pair for pair in pairs if pair[1]]
        if not self.terminal:
            self._cells((), shown)
            return
        indent = max([9, *(len(name) for name, _ in shown)]) + 2
        rows: list[tuple[str, str]] = []
        for name, value in shown:
            for number, (line, logical) in enumerate(
                _wrapped(str(visible(value)), max(self.width - indent, 12))
            ):
                head = "" if number else name
                rows.append((self._beside(head, indent, line), head.ljust(indent) + logical))
        self._rows(rows)

    def _beside(self, head: str, indent: int, line: str) -> str:
        """A name and a laid out line of its value, the name first in the order of the language."""
        from tui.text.labels import visual

        if right_to_left():
            return line.strip().rjust(max(self.width - indent, 12)) + visual(head, indent, align="right")
        return (visual(head, indent, align="left") + line).rstrip()

    def table(
        self,
        columns: Sequence[Column],
        rows: Sequence[Sequence[str]],
        headings: Sequence[Sequence[str]] | None = None,
    ) -> None:
        """Aligned columns in a terminal; in a pipe values with tabs between, one row a line, no headings.

        `headings` are rows of their own, where one row of the columns' headings is not enough.
        """
        if headings is None:
            headings = [[column.heading for column in columns]]
        self._cells(columns, [*(headings if self.terminal and rows else ()), *rows])

    def laid_out(self, rows: Sequence[tuple[str, str]]) -> None:
        """Rows of a terminal that the caller laid out, each as (visual, logical)."""
        self._rows(rows)

    def _cells(self, columns: Sequence[Column], rows: Sequence[Sequence[str]]) -> None:
        if not self.terminal:
            for row in rows:
                sys.stdout.write("\t".join(str(visible(cell)) for cell in row) + "\n")
            return
        from tui.text.labels import visual

        fixed = sum(column.width for column in columns) + 2 * (len(columns) - 1)
        widths = [column.width or max(12, self.width - fixed) for column in columns]
        painted = []
        for row in rows:
            shown = [
                digits(cell) if column.end or column.day else cell
                for column, cell in zip(columns, row, strict=True)
            ]
            visual_cells = [
                visual(cell, width, align=_side(column))
                for column, width, cell in zip(columns, widths, shown, strict=True)
            ]
            logical_cells = [str(visible(cell)) for cell in shown]
            if right_to_left():
                line = "  ".join(reversed(visual_cells)).rjust(self.width)
            else:
                line = "  ".join(visual_cells).rstrip()
            painted.append((line, "  ".join(logical_cells)))
        self._rows(painted)

    def _rows(self, rows: Sequence[tuple[str, str]]) -> None:
        _write(rows, sys.stdout, self._mode)


def _side(column: Column) -> Align:
    """Where a cell stands in its column: text at the start of a line, numbers at its end."""
    if right_to_left():
        return "left" if column.end else "right"
    return "right" if column.end else "start"


def _wrapped(text: str, width: int) -> list[tuple[str, str]]:
    """The rows of a paragraph as (visual, logical)."""
    from tui.text.layout import Paragraph

    rows = Paragraph(text).wrap(width)
    return [(line.text, str(visible(text[line.start : line.end]))) for line in rows]


def _write(rows: Sequence[tuple[str, str]], stream: TextIO, mode: str | None = None) -> None:
    """Rows as (visual, logical), painted as this terminal needs them."""
    from jawla.terminal import detection

    found = detection(mode)
    with painting(found):
        for row, logical in rows:
            stream.write((paint(row, found) if outlives_program(found) else logical) + "\n")


def outlives_program(found: Detection) -> bool:
    """Whether visual rows still read right after the program has ended."""
    from tui.terminal.modes import outlives

    return outlives(found.mode)


@contextmanager
def painting(found: Detection) -> Iterator[None]:
    """The terminal in its mode while rows are printed; VTE keeps the mode with each line afterwards."""
    from tui.terminal.modes import Mode

    if found.mode is not Mode.EXPLICIT:
        yield
        return
    sys.stdout.write(found.sequences.start)
    try:
        yield
    finally:
        sys.stdout.write(found.sequences.end)
        sys.stdout.flush()


def paint(row: str, found: Detection) -> str:
    """A visual row with what this terminal needs to leave it alone."""
    from tui.terminal.modes import paint_plain_row

    return paint_plain_row(row, found.mode)


def note(sentence: str) -> None:
    """Something to know that is no result: to stderr."""
    tell(sentence, sys.stderr)


def complain(sentence: str) -> None:
    """What went wrong, and what to do: to stderr, with the name of the program before it."""
    tell(say("cli.complaint", sentence=sentence), sys.stderr)


def tell(text: str, stream: TextIO | None = None) -> None:
    """Sentences, a line each, to stdout if nothing else is said.

    A terminal gets right-to-left letters laid out, anything else gets logical text.
    """
    stream = stream or sys.stdout
    for sentence in text.split("\n"):
        if stream.isatty() and has_rtl(sentence):
            width = shutil.get_terminal_size().columns
            _write(_wrapped(sentence, width), stream)
        else:
            stream.write(sentence + "\n")


_COLUMNS = re.compile(r"(?<=\S)( {2,})(?=\S)")
"""Between an option and what it does: in Arabic a mark there keeps them in columns (UAX #9, N1)."""


def write_help(text: str, stream: TextIO) -> None:
    """A help page of argparse; in Arabic its columns stand from right to left, except what is to be typed."""
    if not (right_to_left() and stream.isatty()):
        stream.write(text)
        return
    from tui.text.labels import visual

    width = shutil.get_terminal_size().columns
    usage, gap, rest = text.partition("\n\n")
    rows = [(visual(row, width) if has_rtl(row) else row, row) for row in usage.splitlines()]
    for row in (gap + rest).splitlines()[1:]:
        safe = _COLUMNS.sub("\\1\u200f", keep_latin_together(row))
        rows.append((visual(safe, width, base="rtl", align="right"), safe))
    _write(rows, stream)
