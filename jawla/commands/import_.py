"""`jawla import`: reads articles into the database and reports every file."""

from __future__ import annotations

import argparse
from pathlib import Path

from jawla.command import DONE, IN_PART, NOT_DONE, Command
from tui.words import say


def _arguments(parser: argparse.ArgumentParser) -> None:
    from jawla.reading import add_reading, positive

    parser.add_argument("paths", nargs="*", metavar="PATH", type=Path, help=say("option.paths"))
    add_reading(parser)
    parser.add_argument("--jobs", metavar="N", type=positive, help=say("option.jobs"))
    parser.add_argument("--report", metavar="FILE", type=Path, help=say("option.report"))
    parser.add_argument("--json", action="store_true", help=say("option.json"))


def _run(arguments: argparse.Namespace) -> int:
    from importers.jobs import cores
    from importers.pipeline import import_paths
    from jawla import paths
    from jawla.import_report import tell_report, write_report
    from jawla.importing import open_writer
    from jawla.output import complain
    from jawla.progress import Progress
    from jawla.reading import profiles_of, reading_options
    from jawla.sample import SampleError

    if arguments.sample:
        raise SampleError("sample-read-only")

    if not arguments.paths and arguments.meta is None:
        complain(say("import.no-paths"))
        return NOT_DONE
    profiles = profiles_of(arguments)
    options = reading_options(arguments)
    database = paths.user_database(arguments.db)
    progress = Progress(arguments.paths)
    with open_writer(database, profiles) as writer:
        try:
            report = import_paths(
                arguments.paths,
                writer,
                profiles,
                options=options,
                format_name=arguments.format,
                jobs=arguments.jobs or cores(),
                progress=progress.handled,
                opened=progress.opened,
                grouped=progress.grouped,
            )
        finally:
            progress.end()
    tell_report(report, database, as_json=arguments.json)
    if arguments.report:
        write_report(report, arguments.report)
    if report.complete:
        return DONE
    return IN_PART if report.count("loaded") or report.count("already-there") else NOT_DONE


COMMAND = Command("import", _arguments, _run)
