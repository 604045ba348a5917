"""`jawla code MEETING ACTOR`: what a coder decides of a cell; without them, what was decided."""

from __future__ import annotations

import argparse
from dataclasses import asdict

from jawla.command import DONE, Command
from tui.words import say


def _arguments(parser: argparse.ArgumentParser) -> None:
    from jawla.coder import add_coder
    from store.coded import CELL_STATES

    parser.add_argument("meeting", metavar="MEETING", nargs="?", help=say("code.meeting"))
    parser.add_argument("actor", metavar="ACTOR", nargs="?", help=say("code.actor"))
    parser.add_argument("--state", choices=list(CELL_STATES), metavar="STATE", help=say("code.state"))
    parser.add_argument("--role", metavar="ROLE", help=say("code.role"))
    parser.add_argument("--reason", metavar="TEXT", default="", help=say("code.reason"))
    parser.add_argument("--json", action="store_true", help=say("option.json"))
    add_coder(parser)


def _run(arguments: argparse.Namespace) -> int:
    from jawla.coder import actor_named, coder_of
    from jawla.collection import open_for_output
    from jawla.output import Column, Output
    from store.coding import CodingError

    out = Output(arguments.json, arguments.terminal_mode)
    with open_for_output(arguments) as store:
        if arguments.meeting is not None:
            if arguments.actor is None or arguments.state is None:
                raise CodingError("coding-cell-incomplete")
            actor = actor_named(store, arguments.actor)
            store.curation.code_cell(
                arguments.meeting,
                "party" if actor.kind == "party" else "person",
                actor.value,
                coder_of(arguments),
                state=arguments.state,
                role=arguments.role,
                reason=arguments.reason,
            )
        cells = [cell for cell in store.curation.cells() if arguments.meeting in (None, cell.meeting_id)]
    if out.json:
        for cell in cells:
            out.object({name: value for name, value in asdict(cell).items() if not name.startswith("undone")})
        return DONE
    columns = (
        Column(say("column.entry"), 16),
        Column(say("column.meeting"), 16),
        Column(say("column.actor"), 18),
        Column(say("column.state"), 12),
        Column(say("column.role"), 10),
        Column(say("column.coder"), 12),
        Column(say("column.reason"), 0),
    )
    out.table(
        columns,
        [
            (c.id, c.meeting_id, c.actor_id, c.state, c.role or "", c.coder, " ".join(c.reason.split()))
            for c in cells
        ],
    )
    return DONE


COMMAND = Command("code", _arguments, _run)
