"""`jawla saved list|save|rename|delete`: selections under a name, for `--saved NAME`."""

from __future__ import annotations

import argparse

from jawla.command import DONE, Command
from tui.words import say


def _arguments(parser: argparse.ArgumentParser) -> None:
    from jawla.collection import add_filters
    from jawla.common import add_common

    actions = parser.add_subparsers(dest="action", metavar="ACTION", required=True)
    own = {
        name: actions.add_parser(name, help=say(f"saved.{name}"), description=say(f"saved.{name}"))
        for name in _ACTIONS
    }
    for action in own.values():
        add_common(action, uses_database=True)
    own["list"].add_argument("--json", action="store_true", help=say("option.json"))
    for name in ("save", "rename", "delete"):
        own[name].add_argument("name", metavar="NAME", help=say("saved.name"))
    own["rename"].add_argument("new_name", metavar="NEW_NAME", help=say("saved.new-name"))
    own["save"].add_argument("--force", action="store_true", help=say("saved.force"))
    add_filters(own["save"])


def _run(arguments: argparse.Namespace) -> int:
    return _ACTIONS[arguments.action](arguments)


def _list(arguments: argparse.Namespace) -> int:
    from jawla.collection import open_for_output
    from jawla.output import Column, Output

    with open_for_output(arguments) as store:
        entries = store.saved.entries()
    out = Output(arguments.json, arguments.terminal_mode)
    if out.json:
        for saved in entries:
            out.object({"name": saved.name, "selection": saved.line, "saved_at": saved.saved_at})
        return DONE
    columns = (
        Column(say("column.name"), 24),
        Column(say("column.saved-at"), 10, day=True),
        Column(say("column.filters"), 0),
    )
    out.table(columns, [(saved.name, saved.saved_at[:10], saved.line) for saved in entries])
    return DONE


def _save(arguments: argparse.Namespace) -> int:
    from jawla.collection import open_for_output, selection_of
    from jawla.output import Output

    with open_for_output(arguments) as store:
        selection = selection_of(arguments, store)
        total = store.find(selection, limit=1).total  # a filter that cannot be understood is not saved
        store.saved.save(arguments.name, selection, overwrite=arguments.force)
    Output(terminal_mode=arguments.terminal_mode).text(say("saved.saved", name=arguments.name, total=total))
    return DONE


def _rename(arguments: argparse.Namespace) -> int:
    from jawla.collection import open_for_output
    from jawla.output import Output

    with open_for_output(arguments) as store:
        store.saved.rename(arguments.name, arguments.new_name)
    Output(terminal_mode=arguments.terminal_mode).text(
        say("saved.renamed", name=arguments.name, new_name=arguments.new_name)
    )
    return DONE


def _delete(arguments: argparse.Namespace) -> int:
    from jawla.collection import open_for_output
    from jawla.output import Output

    with open_for_output(arguments) as store:
        store.saved.delete(arguments.name)
    Output(terminal_mode=arguments.terminal_mode).text(say("saved.deleted", name=arguments.name))
    return DONE


_ACTIONS = {"list": _list, "save": _save, "rename": _rename, "delete": _delete}

COMMAND = Command("saved", _arguments, _run)
