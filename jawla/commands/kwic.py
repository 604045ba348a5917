"""`jawla kwic`: keyword in context. In Arabic, what comes before stands on the right."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from jawla.command import DONE, Command
from tui.words import say

if TYPE_CHECKING:
    from jawla.output import Output
    from store.concordance import Concordance, Line, LineOrder, Side

_ORDERS: dict[str, LineOrder] = {"next": "after", "previous": "before", "place": "text"}
_SIDES: tuple[tuple[str, Side], ...] = (("next", "after"), ("previous", "before"))
_COLUMNS = ("article_id", "start", "end", "before", "keyword", "after")
_NEIGHBOURS = ("side", "word", "times")
_KEY = 18
"""Cells for the article's name on a terminal."""


def _arguments(parser: argparse.ArgumentParser) -> None:
    from jawla.collection import add_filters

    parser.add_argument("query", nargs="?", metavar="QUERY", help=say("option.kwic-query"))
    add_filters(parser)
    parser.add_argument("--sort", choices=tuple(_ORDERS), default="place", help=say("option.kwic-sort"))
    parser.add_argument("--neighbours", action="store_true", help=say("option.neighbours"))
    parser.add_argument("--context", metavar="N", type=int, default=8, help=say("option.kwic-context"))
    parser.add_argument("--width", metavar="CELLS", type=int, help=say("option.width"))
    parser.add_argument("--limit", metavar="N", type=int, default=2000, help=say("option.kwic-limit"))
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--csv", action="store_true", help=say("option.csv"))
    form.add_argument("--json", action="store_true", help=say("option.json"))
    parser.add_argument("--raw-cells", action="store_true", help=say("option.raw-csv"))


def _run(arguments: argparse.Namespace) -> int:
    from jawla.collection import open_for_output, selection_of
    from jawla.output import Output, note
    from store.problem import QueryError

    store = open_for_output(arguments)
    words = " ".join(filter(None, (arguments.query, arguments.search)))
    selection = selection_of(arguments, store, search=words)
    if not (selection.query or selection.included):
        raise QueryError("kwic-nothing-asked")
    out = Output(arguments.json, arguments.terminal_mode)
    width = arguments.width or out.width
    laid_out = out.terminal and not arguments.csv
    context = max(width // 2, 1) if laid_out else max(arguments.context, 0)
    found = store.concordance(selection, context=context, most=max(arguments.limit, 0))
    if arguments.neighbours:
        _print_neighbours(found, arguments, out)
    else:
        _print_lines(found.ordered(_ORDERS[arguments.sort]), arguments, out, width)
    note(say("kwic.total" if found.complete else "kwic.cut", shown=len(found.lines)))
    return DONE


def _print_lines(lines: tuple[Line, ...], arguments: argparse.Namespace, out: Output, width: int) -> None:
    rows = (
        (line.key, line.start, line.start + len(line.keyword), line.before, line.keyword, line.after)
        for line in lines
    )
    if arguments.csv:
        from jawla.tabular import write_csv

        write_csv(_COLUMNS, rows, raw_cells=arguments.raw_cells)
    elif out.json:
        for row in rows:
            out.object(dict(zip(_COLUMNS, row, strict=True)))
    elif out.terminal:
        out.laid_out([_on_terminal(line, width) for line in lines])
    else:
        out.table((), [tuple(" ".join(str(cell).split()) for cell in row) for row in rows])


def _on_terminal(line: Line, width: int) -> tuple[str, str]:
    """Visual and logical row: the article's name, then the line around its keyword."""
    from tui.text.kwic import kwic_row
    from tui.text.labels import visual
    from tui.words import visible

    room = max(20, width - _KEY - 2)
    row = kwic_row(line.before, line.keyword, line.after, room, room_before=(room - 8) // 2)
    plain = " ".join(f"{line.before}{line.keyword}{line.after}".split())
    return f"{visual(line.key, _KEY)}  {row.text}".rstrip(), str(visible(f"{line.key}  {plain}"))


def _print_neighbours(found: Concordance, arguments: argparse.Namespace, out: Output) -> None:
    rows = [(name, word, times) for name, side in _SIDES for word, times in found.neighbours(side)]
    if arguments.csv:
        from jawla.tabular import write_csv

        write_csv(_NEIGHBOURS, rows, raw_cells=arguments.raw_cells)
    elif out.json:
        for row in rows:
            out.object(dict(zip(_NEIGHBOURS, row, strict=True)))
    else:
        from jawla.output import Column

        columns = (
            Column(say("column.side"), 10),
            Column(say("column.frequency"), 7, end=True),
            Column(say("column.word"), 24),
        )
        out.table(columns, [(say(f"kwic.{name}"), str(times), word) for name, word, times in rows])


COMMAND = Command("kwic", _arguments, _run)
