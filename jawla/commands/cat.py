"""`jawla cat`: lays any text file out for this terminal; into a pipe, plain visual rows."""

from __future__ import annotations

import argparse
import shutil
import sys
from pathlib import Path

from jawla.command import DONE, Command
from tui.words import say

WIDTH_WITHOUT_TERMINAL = 80


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE", type=Path, help=say("option.file"))
    parser.add_argument("--width", metavar="CELLS", type=_width, help=say("option.width"))
    parser.add_argument("--align", action="store_true", help=say("option.align"))
    parser.add_argument("--encoding", metavar="CODEC", help=say("option.encoding"))


def _width(words: str) -> int:
    width = int(words)
    if not 4 <= width <= 10_000:
        raise ValueError
    return width


def _run(arguments: argparse.Namespace) -> int:
    from importers.encoding import decode
    from importers.formats.format import NotAnArticleFile
    from importers.reading import read_whole
    from jawla.pager import print_rows
    from tui.text.layout import Paragraph, split_paragraphs

    try:
        text = decode(read_whole(arguments.file, 1 << 30), arguments.encoding).text
    except NotAnArticleFile as problem:
        why = say(problem.code, **problem.values)
        raise NotAnArticleFile("cat-failed", path=str(arguments.file), why=why) from problem
    terminal = sys.stdout.isatty()
    width = arguments.width or (shutil.get_terminal_size().columns if terminal else WIDTH_WITHOUT_TERMINAL)

    def rows() -> list[str]:
        painted = []
        for start, end in split_paragraphs(text):
            lines = Paragraph(text[start:end]).wrap(width) if end > start else []
            painted += [line.text.rstrip() if arguments.align else line.text.strip() for line in lines] or [
                ""
            ]
        return painted

    print_rows(rows(), arguments.terminal_mode if terminal else "plain", terminal=terminal)
    return DONE


COMMAND = Command("cat", _arguments, _run, uses_database=False)
