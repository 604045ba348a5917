"""`jawla extract`: the record of each article as one line of JSON; nothing is stored."""

from __future__ import annotations

import argparse
from pathlib import Path

from jawla.command import DONE, IN_PART, NOT_DONE, Command
from tui.words import say


def _arguments(parser: argparse.ArgumentParser) -> None:
    from jawla.reading import add_reading

    parser.add_argument("paths", nargs="+", metavar="PATH", type=Path, help=say("option.paths"))
    add_reading(parser)


def _run(arguments: argparse.Namespace) -> int:
    from importers.extract.record import to_json
    from importers.pipeline import draft_of, read_paths
    from jawla.output import Output, note
    from jawla.reading import profiles_of, reading_options

    profiles = profiles_of(arguments)
    out = Output(as_json=True)
    given = skipped = 0
    for read in read_paths(arguments.paths, reading_options(arguments), arguments.format):
        if read.article is None:
            assert read.problem is not None
            why = say(read.problem.code, **read.problem.values)
            note(say("import.skipped", path=str(read.path), why=why))
            skipped += 1
            continue
        draft = draft_of(read, read.article, profiles)
        out.object(
            to_json(draft.record, text=draft.text, key=draft.key, path=draft.path, sha256=draft.sha256)
        )
        given += 1
    if skipped:
        return IN_PART if given else NOT_DONE
    return DONE


COMMAND = Command("extract", _arguments, _run, uses_database=False)
