"""`jawla formats`: the formats that an import understands."""

from __future__ import annotations

import argparse

from jawla.command import DONE, Command
from tui.words import say


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help=say("option.json"))


def _run(arguments: argparse.Namespace) -> int:
    from importers.formats import formats
    from jawla.output import Column, Output

    out = Output(arguments.json, arguments.terminal_mode)
    if out.json:
        for format_ in formats():
            out.object({"name": format_.name, "suffixes": list(format_.suffixes)})
        return DONE
    rows = [(format_.name, " ".join(format_.suffixes)) for format_ in formats()]
    out.table((Column(say("column.format"), 12), Column(say("column.suffixes"), 0)), rows)
    return DONE


COMMAND = Command("formats", _arguments, _run, uses_database=False)
