"""`jawla gold export`: fully coded articles as a gold file, for `jawla evaluate`."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from jawla.command import DONE, Command
from tui.words import say


def _arguments(parser: argparse.ArgumentParser) -> None:
    from jawla.collection import add_filters
    from jawla.common import add_common

    actions = parser.add_subparsers(dest="action", metavar="ACTION", required=True)
    own = actions.add_parser("export", help=say("gold.export"), description=say("gold.export"))
    own.add_argument("--out", metavar="FILE", type=Path, help=say("coding.out"))
    own.add_argument("--task", metavar="NAME", help=say("gold.task"))
    own.add_argument("--every", action="store_true", help=say("gold.every"))
    add_common(own, uses_database=True)
    add_filters(own)


def _run(arguments: argparse.Namespace) -> int:
    from importers.evaluation import gold_line, load_coding
    from importers.profiles.reading import find_folder
    from jawla import paths, settings
    from jawla.collection import open_for_output, selection_of
    from jawla.knowledge import load_profiles, own_folders
    from jawla.output import note
    from store.coding import CodingError
    from store.codings import wholes
    from store.json_line import json_line
    from store.sampling import articles_of_task

    profiles = load_profiles(settings.load(paths.settings_file()).profiles)
    coding = load_coding([find_folder(name, own_folders()) for name in profiles.names])
    main = next((process.id for process in profiles.processes.values() if process.main), None)
    with open_for_output(arguments) as store:
        among = None
        if arguments.task is not None:
            among = {own.text_sha256 for own in articles_of_task(store.curation.task(arguments.task))}
        lines = [
            gold_line(own.key, own.sha256, own.text, own.said, coding, main)
            for own in wholes(store, selection_of(arguments, store), among, every=arguments.every)
        ]
    if not lines:
        raise CodingError("gold-nothing")
    written = "".join(json_line(line) + "\n" for line in lines)
    if arguments.out is None:
        sys.stdout.write(written)
    else:
        arguments.out.write_text(written, encoding="utf-8")
    note(say("gold.exported", total=len(lines)))
    return DONE


COMMAND = Command("gold", _arguments, _run)
