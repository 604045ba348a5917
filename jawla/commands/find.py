"""`jawla find`: the articles of a selection, one a line."""

from __future__ import annotations

import argparse

from jawla.command import DONE, Command
from tui.words import say


def _arguments(parser: argparse.ArgumentParser) -> None:
    from jawla.collection import add_filters

    parser.add_argument("query", nargs="?", metavar="QUERY", help=say("option.query"))
    add_filters(parser)
    parser.add_argument("--limit", metavar="N", type=int, default=None, help=say("option.limit"))
    parser.add_argument("--json", action="store_true", help=say("option.json"))


def _run(arguments: argparse.Namespace) -> int:
    from jawla.collection import open_for_output, selection_of
    from jawla.output import Column, Output, note

    store = open_for_output(arguments)
    words = " ".join(filter(None, (arguments.query, arguments.search)))
    selection = selection_of(arguments, store, search=words)
    page = store.find(selection, limit=arguments.limit if arguments.limit is not None else 1_000_000_000)
    out = Output(arguments.json, arguments.terminal_mode)
    if out.json:
        for row in page.rows:
            out.object(
                {
                    "id": row.key,
                    "title": row.title,
                    "source": row.source_ar,
                    "day": row.day,
                    "day_from": row.day_from,
                    "main_round": row.main_round,
                    "main_meeting": row.main_meeting,
                    "starred": row.marked,
                    "read": row.read,
                }
            )
        return DONE
    columns = (
        Column(say("column.day"), 11, day=True),
        Column(say("column.round"), 6, end=True),
        Column(say("column.source"), 18),
        Column(say("column.title"), 0),
        Column(say("column.id"), 24),
    )
    rows = [
        (
            ("~" if row.day_from == "meeting" else "") + (row.day or ""),
            "" if row.main_round is None else str(row.main_round),
            row.source_ar or "",
            row.title,
            row.key,
        )
        for row in page.rows
    ]
    out.table(columns, rows)
    note(say("find.total", shown=len(rows), total=page.total, collection=page.collection))
    return DONE


COMMAND = Command("find", _arguments, _run)
