"""`jawla import`: reads articles into the database and reports every file."""

from __future__ import annotations

import argparse
import os
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from jawla.command import DONE, IN_PART, NOT_DONE, Command
from tui.words import say

if TYPE_CHECKING:
    from importers.pipeline import Handled, Report

_SHOWN = 20
"""Lines on screen for one reason; the file of --report has them all."""


def _arguments(parser: argparse.ArgumentParser) -> None:
    from jawla.reading import add_reading, positive

    parser.add_argument("paths", nargs="+", metavar="PATH", type=Path, help=say("option.paths"))
    add_reading(parser)
    parser.add_argument("--jobs", metavar="N", type=positive, help=say("option.jobs"))
    parser.add_argument("--report", metavar="FILE", type=Path, help=say("option.report"))
    parser.add_argument("--json", action="store_true", help=say("option.json"))


def _run(arguments: argparse.Namespace) -> int:
    from importers.jobs import cores
    from importers.pipeline import import_paths
    from jawla import paths
    from jawla.importing import open_writer
    from jawla.progress import Progress
    from jawla.reading import profiles_of, reading_options
    from jawla.sample import SampleError

    if arguments.sample:
        raise SampleError("sample-read-only")

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
            )
        finally:
            progress.end()
    _tell(report, database, as_json=arguments.json)
    if arguments.report:
        _write_report(report, arguments.report)
    if report.complete:
        return DONE
    return IN_PART if report.count("loaded") or report.count("already-there") else NOT_DONE


def report_line(handled: Handled) -> dict[str, object]:
    """One file or article of the report, in codes."""
    return {
        "path": handled.path,
        "position": handled.position,
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
    from jawla.output import Output, note, tell

    if as_json:
        out = Output(as_json)
        for handled in report.handled:
            out.object(report_line(handled))
        return
    told: Counter[str] = Counter()
    for handled in report.handled:
        for code, sentence in _sentences(handled):
            told[code] += 1
            if told[code] <= _SHOWN:
                note(sentence)
    for code, count in told.items():
        if count > _SHOWN:
            note(say("import.more", count=count - _SHOWN, code=code))
    counts = {
        "loaded": report.count("loaded"),
        "already": report.count("already-there"),
        "skipped": report.count("skipped"),
    }
    tell(say("import.done", **counts, database=str(database)))


def _sentences(handled: Handled) -> list[tuple[str, str]]:
    """(code, sentence) of everything to say of a file or article."""
    path = handled.path if handled.position is None else f"{handled.path}#{handled.position}"
    if handled.code is not None:
        frame = "import.skipped" if handled.status == "skipped" else "import.remark"
        return [(handled.code, say(frame, path=path, why=say(handled.code, **dict(handled.values))))]
    return [(code, say("import.noted", path=path, notes=say(f"note.{code}"))) for code in handled.notes]


COMMAND = Command("import", _arguments, _run)
