"""`jawla profile list|check|new`: the process profiles, which are the names and meetings extraction knows."""

from __future__ import annotations

import argparse
from pathlib import Path

from jawla.command import DONE, NOT_DONE, Command
from tui.words import say


def _arguments(parser: argparse.ArgumentParser) -> None:
    actions = parser.add_subparsers(dest="action", metavar="ACTION", required=True)
    listing = actions.add_parser("list", help=say("profile.list"))
    listing.add_argument("--json", action="store_true", help=say("option.json"))
    check = actions.add_parser("check", help=say("profile.check"))
    check.add_argument("folder", metavar="FOLDER", type=Path, help=say("profile.folder"))
    new = actions.add_parser("new", help=say("profile.new"))
    new.add_argument("name", metavar="NAME", help=say("profile.name"))


def _run(arguments: argparse.Namespace) -> int:
    return {"list": _list, "check": _check, "new": _new}[arguments.action](arguments)


def _list(arguments: argparse.Namespace) -> int:
    from importers.profiles import available
    from jawla.knowledge import own_folders
    from jawla.output import Column, Output

    out = Output(arguments.json, arguments.terminal_mode)
    found = available(own_folders())
    if out.json:
        for info in found:
            out.object(
                {
                    "name": info.name,
                    "name_ar": info.name_ar,
                    "name_en": info.name_en,
                    "uses": list(info.uses),
                    "folder": str(info.folder),
                    "own": info.own,
                }
            )
        return DONE
    columns = (
        Column(say("column.profile"), 16),
        Column(say("column.label-en"), 30),
        Column(say("column.label-ar"), 30),
        Column(say("column.path"), 0),
    )
    out.table(columns, [(info.name, info.name_en, info.name_ar, str(info.folder)) for info in found])
    return DONE


def _check(arguments: argparse.Namespace) -> int:
    from importers.profiles import check
    from jawla.knowledge import own_folders
    from jawla.output import note, tell

    problems = check(arguments.folder, folders=own_folders())
    for problem in problems:
        note(say(problem.code, **problem.values))
    if problems:
        return NOT_DONE
    tell(say("profile.sound", folder=str(arguments.folder)))
    return DONE


def _new(arguments: argparse.Namespace) -> int:
    from importers.profiles import new
    from jawla.knowledge import own_folders
    from jawla.output import tell

    tell(say("profile.made", folder=str(new(arguments.name, own_folders()[0]))))
    return DONE


COMMAND = Command("profile", _arguments, _run, uses_database=False)
