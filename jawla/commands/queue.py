"""`jawla queue`: what should be checked by a person, and `--accept`: what an unknown name stands for."""

from __future__ import annotations

import argparse
from dataclasses import asdict
from itertools import islice

from jawla.command import DONE, Command
from tui.words import say


def _arguments(parser: argparse.ArgumentParser) -> None:
    from jawla.collection import add_filters
    from jawla.reading import positive

    # as in store.to_check, which is not loaded to print a help
    reasons = ("contradiction", "number", "low-certainty", "unknown-person")
    parser.add_argument("--reason", choices=reasons, action="append", help=say("queue.reason"))
    parser.add_argument("--limit", metavar="N", type=positive, default=100, help=say("queue.limit"))
    parser.add_argument("--accept", metavar="NAME", help=say("queue.accept"))
    parser.add_argument("--spelling-of", metavar="ID", help=say("queue.spelling-of"))
    parser.add_argument("--new", metavar="ID", help=say("queue.new"))
    parser.add_argument("--party", metavar="ID", default="", help=say("queue.party"))
    parser.add_argument("--name-en", metavar="NAME", default="", help=say("queue.name-en"))
    parser.add_argument("--json", action="store_true", help=say("option.json"))
    add_filters(parser)


def _run(arguments: argparse.Namespace) -> int:
    from jawla.collection import open_for_output, selection_of
    from jawla.output import Column, Output
    from store.to_check import REASONS, to_check

    if arguments.accept is not None:
        return _accept(arguments)
    out = Output(arguments.json, arguments.terminal_mode)
    with open_for_output(arguments) as store:
        selection = selection_of(arguments, store)
        found = list(islice(to_check(store, selection, arguments.reason or REASONS), arguments.limit))
    if out.json:
        for own in found:
            out.object(asdict(own))
        return DONE
    columns = (
        Column(say("column.why"), 14),
        Column(say("column.what"), 0),
        Column(say("column.articles"), 8, end=True),
        Column(say("column.article"), 20),
        Column(say("column.words"), 30),
    )
    rows = []
    for own in found:
        near = say("queue.near", near=", ".join(own.near)) if own.near else ""
        words = " ".join((own.quote or near).split())
        rows.append((say(f"queue.{own.reason}"), own.what, str(own.articles), own.key, words))
    out.table(columns, rows)
    return DONE


def _accept(arguments: argparse.Namespace) -> int:
    from jawla import own_profile
    from jawla.output import tell
    from store.coding import CodingError

    name = " ".join(arguments.accept.removeprefix("?").split())
    if not name or (arguments.spelling_of is None) == (arguments.new is None):
        raise CodingError("queue-accept-as")
    if arguments.spelling_of is not None:
        from jawla import paths, settings
        from jawla.knowledge import load_profiles

        known = load_profiles(settings.load(paths.settings_file()).profiles).people
        if arguments.spelling_of not in known:
            raise CodingError("queue-nobody", id=arguments.spelling_of)
        path = own_profile.add_spelling(arguments.spelling_of, name)
    else:
        path = own_profile.add_person(arguments.new, name, arguments.name_en or name, arguments.party)
    tell(say("queue.accepted", name=name, path=str(path)))
    return DONE


COMMAND = Command("queue", _arguments, _run)
