"""`jawla sensitivity`: the matrix counted in other ways, and where that changes what is claimed."""

from __future__ import annotations

import argparse

from jawla.command import DONE, Command
from tui.words import say


def _arguments(parser: argparse.ArgumentParser) -> None:
    from jawla.collection import add_filters

    parser.add_argument(
        "--columns", choices=("party", "person"), default="party", help=say("option.matrix-columns")
    )
    add_filters(parser)
    parser.add_argument("--changed", action="store_true", help=say("option.changed"))
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--csv", action="store_true", help=say("option.csv"))
    form.add_argument("--json", action="store_true", help=say("option.json"))
    parser.add_argument("--raw-cells", action="store_true", help=say("option.raw-csv"))


def _run(arguments: argparse.Namespace) -> int:
    from jawla.collection import open_for_output, selection_of
    from jawla.output import Column, Output, note
    from jawla.tabular import write_csv
    from store.sensitivity import VARIANTS, sensitivity

    store = open_for_output(arguments)
    cells = sensitivity(store, selection_of(arguments, store), arguments.columns)
    shown = [cell for cell in cells if cell.changed or not arguments.changed]
    names = ("meeting_id", "actor_id", "actor_ar", *(name.replace("-", "_") for name in VARIANTS), "changed")
    rows = [
        (
            cell.meeting, cell.actor, cell.actor_ar, *(cell.states[name] for name in VARIANTS),
            " ".join(cell.changed),
        )
        for cell in shown
    ]  # fmt: skip
    out = Output(arguments.json, arguments.terminal_mode)
    if arguments.csv:
        write_csv(names, rows, raw_cells=arguments.raw_cells)
    elif out.json:
        for row in rows:
            out.object(dict(zip(names, row, strict=True)))
    else:
        columns = (
            Column(say("column.meeting"), 12),
            Column(say("column.actor"), 14),
            *(Column(say(f"sensitivity.{name}"), 0 if name == "articles" else 16) for name in VARIANTS),
        )
        out.table(columns, [(row[0], row[2], *row[3:-1]) for row in rows])
    note(say("sensitivity.done", cells=len(cells), changed=sum(1 for cell in cells if cell.changed)))
    return DONE


COMMAND = Command("sensitivity", _arguments, _run)
