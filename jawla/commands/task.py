"""`jawla task list|show|blind`: coding tasks, and copies for coders who see nothing but the texts."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import TYPE_CHECKING

from jawla.command import DONE, Command
from tui.words import say

if TYPE_CHECKING:
    from store import Store


def _arguments(parser: argparse.ArgumentParser) -> None:
    from jawla.common import add_common

    actions = parser.add_subparsers(dest="action", metavar="ACTION", required=True)
    for name in _ACTIONS:
        own = actions.add_parser(name, help=say(f"task.{name}"), description=say(f"task.{name}"))
        add_common(own, uses_database=True)
        if name != "list":
            own.add_argument("name", metavar="NAME", help=say("task.name"))
        if name == "blind":
            own.add_argument("--out", metavar="FILE", type=Path, required=True, help=say("task.out"))
        else:
            own.add_argument("--json", action="store_true", help=say("option.json"))


def _run(arguments: argparse.Namespace) -> int:
    from jawla.collection import open_for_output

    with open_for_output(arguments) as store:
        return _ACTIONS[arguments.action](store, arguments)


def _list(store: Store, arguments: argparse.Namespace) -> int:
    from jawla.output import Column, Output
    from store.coding import CodingTask
    from store.sampling import articles_of_task

    out = Output(arguments.json, arguments.terminal_mode)
    rows = []
    for task in store.curation.entries(CodingTask):
        total, drawn = len(articles_of_task(task)), json.loads(task.drawn)
        if out.json:
            out.object(
                {"task": task.name, "articles": total, "coder": task.coder, "made_at": task.made_at, **drawn}
            )
        how = f"--n {drawn['n']} --seed {drawn['seed']}"
        how += f" --stratify {','.join(drawn['stratify'])}" if drawn["stratify"] else ""
        rows.append(
            (task.name, str(total), task.made_at[:10], task.coder, f"{how} {drawn['selection']}".strip())
        )
    if not out.json:
        columns = (
            Column(say("column.name"), 18),
            Column(say("column.articles"), 8, end=True),
            Column(say("column.coded-at"), 10, day=True),
            Column(say("column.coder"), 12),
            Column(say("column.how-drawn"), 0),
        )
        out.table(columns, rows)
    return DONE


def _show(store: Store, arguments: argparse.Namespace) -> int:
    from jawla.coding_tasks import show_task
    from jawla.output import Output

    show_task(store, store.curation.task(arguments.name), Output(arguments.json, arguments.terminal_mode))
    return DONE


def _blind(store: Store, arguments: argparse.Namespace) -> int:
    from jawla.coding_tasks import make_blind_copy
    from jawla.output import tell

    total = make_blind_copy(store, store.curation.task(arguments.name), arguments.out)
    tell(say("task.blind-made", total=total, path=str(arguments.out)))
    return DONE


_ACTIONS = {"list": _list, "show": _show, "blind": _blind}

COMMAND = Command("task", _arguments, _run)
