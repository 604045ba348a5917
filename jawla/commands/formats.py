"""`jawla formats`: the formats that an import understands, and what of them is installed."""

from __future__ import annotations

import argparse

from jawla.command import DONE, Command
from tui.words import say


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help=say("option.json"))


def _run(arguments: argparse.Namespace) -> int:
    from importers.formats import formats, missing
    from jawla.output import Column, Output

    out = Output(arguments.json, arguments.terminal_mode)
    if out.json:
        for format_ in formats():
            line = {
                "name": format_.name,
                "suffixes": list(format_.suffixes),
                "missing": list(missing(format_)),
            }
            out.object(line | {"installed": not missing(format_)})
        return DONE
    rows = []
    for format_ in formats():
        ready = say("formats.missing", package=format_.package) if missing(format_) else say("formats.ready")
        rows.append((format_.name, " ".join(format_.suffixes), ready))
    columns = (
        Column(say("column.format"), 8),
        Column(say("column.suffixes"), 30),
        Column(say("column.ready"), 0),
    )
    out.table(columns, rows)
    return DONE


COMMAND = Command("formats", _arguments, _run, uses_database=False)
