"""`jawla import`: reads articles into the database and reports every file."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from jawla.command import DONE, IN_PART, NOT_DONE, Command
from tui.words import say

if TYPE_CHECKING:
    from importers.pipeline import Handled, Report


def _arguments(parser: argparse.ArgumentParser) -> None:
    from jawla.reading import add_reading

    parser.add_argument("paths", nargs="+", metavar="PATH", type=Path, help=say("option.paths"))
    add_reading(parser)
    parser.add_argument("--report", metavar="FILE", type=Path, help=say("option.report"))
    parser.add_argument("--json", action="store_true", help=say("option.json"))


def _run(arguments: argparse.Namespace) -> int:
    from importers.pipeline import import_paths
    from jawla import paths
    from jawla.importing import open_writer
    from jawla.reading import profiles_of, reading_options

    profiles = profiles_of(arguments)
    database = paths.user_database(arguments.db)
    progress = _Progress()
    with open_writer(database, profiles) as writer:
        report = import_paths(
            arguments.paths,
            writer,
            profiles,
            options=reading_options(arguments),
            format_name=arguments.format,
            progress=progress,
        )
    progress.end()
    if arguments.report:
        _write_report(report, arguments.report)
    _tell(report, database, as_json=arguments.json)
    if report.complete:
        return DONE
    return IN_PART if report.count("loaded") or report.count("already-there") else NOT_DONE


class _Progress:
    """A line on stderr that counts, on a terminal only."""

    def __init__(self) -> None:
        self.shown = sys.stderr.isatty()
        self.done = 0

    def __call__(self, handled: Handled) -> None:
        self.done += 1
        if self.shown and self.done % 50 == 0:
            sys.stderr.write("\r" + say("import.progress", done=self.done))
            sys.stderr.flush()

    def end(self) -> None:
        if self.shown and self.done >= 50:
            sys.stderr.write("\r\x1b[K")


def report_line(handled: Handled) -> dict[str, object]:
    """One file or article of the report, in codes."""
    return {
        "path": handled.path,
        "key": handled.key,
        "status": handled.status,
        "code": handled.code,
        "values": {name: str(value) for name, value in handled.values},
        "notes": list(handled.notes),
    }


def _write_report(report: Report, target: Path) -> None:
    from store.json_line import json_line

    unfinished = target.with_name(target.name + ".unfinished")
    unfinished.write_text("".join(json_line(report_line(h)) + "\n" for h in report.handled), encoding="utf-8")
    os.replace(unfinished, target)


def _tell(report: Report, database: Path, *, as_json: bool) -> None:
    from jawla.output import Output, note

    out = Output(as_json)
    for handled in report.handled:
        if as_json:
            out.object(report_line(handled))
        elif handled.status == "skipped":
            assert handled.code is not None
            why = say(handled.code, **dict(handled.values))
            note(say("import.skipped", path=handled.path, why=why))
        elif handled.notes:
            notes = "; ".join(say(f"note.{code}") for code in handled.notes)
            note(say("import.noted", path=handled.path, notes=notes))
    if not as_json:
        counts = {
            "loaded": report.count("loaded"),
            "already": report.count("already-there"),
            "skipped": report.count("skipped"),
        }
        print(say("import.done", **counts, database=str(database)))


COMMAND = Command("import", _arguments, _run)
