"""`jawla remove`: takes the articles of a selection out of the database; without --yes it only shows them."""

from __future__ import annotations

import argparse

from jawla.command import DONE, NOT_DONE, Command
from tui.words import say

_SHOWN = 20
"""Articles named before one is asked to say yes."""


def _arguments(parser: argparse.ArgumentParser) -> None:
    from jawla.collection import add_filters

    add_filters(parser)
    parser.add_argument("--yes", action="store_true", help=say("option.yes"))
    parser.add_argument("--json", action="store_true", help=say("option.json"))


def _run(arguments: argparse.Namespace) -> int:
    from importers.profiles.profile import Profiles
    from jawla import paths
    from jawla.collection import selection_of
    from jawla.importing import open_writer
    from jawla.output import Output, note
    from jawla.sample import SampleError
    from store import Store

    if arguments.sample:
        raise SampleError("sample-read-only")
    path = paths.user_database(arguments.db)
    with Store.open(path, read_only=True) as store:
        selection = selection_of(arguments, store)
        if not any(
            (selection.query, selection.included, selection.excluded, selection.since, selection.until)
        ):
            note(say("remove.no-filter"))
            return NOT_DONE
        rows = store.find(selection, limit=store.collection_size()).rows
    out = Output(arguments.json, arguments.terminal_mode)
    for row in rows if out.json else rows[:_SHOWN]:
        if out.json:
            out.object({"id": row.key, "title": row.title, "removed": arguments.yes})
        else:
            out.fields([(row.key, row.title)])
    if len(rows) > _SHOWN and not out.json:
        note(say("remove.more", count=len(rows) - _SHOWN))
    if not arguments.yes:
        note(say("remove.would", count=len(rows), database=str(path)))
        return DONE
    with open_writer(path, Profiles()) as writer:
        removed = writer.remove([row.key for row in rows])
    note(say("remove.done", count=removed, database=str(path)))
    return DONE


COMMAND = Command("remove", _arguments, _run)
