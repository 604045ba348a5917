"""`jawla watch`: imports what appears in folders, until it is stopped."""

from __future__ import annotations

import argparse
import signal
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from jawla.command import DONE, IN_PART, NOT_DONE, Command
from tui.words import say

if TYPE_CHECKING:
    from types import FrameType

    from importers.pipeline import Handled
    from importers.reading import FoundFile

_IDLE = 10
"""The pause is at least so many times as long as looking took: a large folder must not cost a processor."""


def _arguments(parser: argparse.ArgumentParser) -> None:
    from jawla.reading import add_reading, positive

    parser.add_argument("folders", nargs="+", metavar="FOLDER", type=Path, help=say("option.folders"))
    add_reading(parser)
    parser.add_argument("--jobs", metavar="N", type=positive, help=say("option.jobs"))
    parser.add_argument("--interval", metavar="SECONDS", type=float, default=1.0, help=say("option.interval"))
    parser.add_argument("--settle", metavar="SECONDS", type=float, default=2.0, help=say("option.settle"))
    parser.add_argument("--json", action="store_true", help=say("option.json"))


def _run(arguments: argparse.Namespace) -> int:
    from importers.jobs import cores
    from importers.pipeline import import_paths
    from importers.watching import Watch
    from jawla import paths
    from jawla.import_report import report_line, summary, tell_problems
    from jawla.importing import open_writer
    from jawla.output import Output, complain, note, tell
    from jawla.reading import profiles_of, reading_options
    from jawla.sample import SampleError

    if arguments.sample:
        raise SampleError("sample-read-only")
    for folder in arguments.folders:
        if not folder.is_dir():
            complain(say("watch.no-folder", path=str(folder)))
            return NOT_DONE
    profiles = profiles_of(arguments)
    options = reading_options(arguments)
    database = paths.user_database(arguments.db)
    out = Output(arguments.json, arguments.terminal_mode)
    watch = Watch(arguments.folders, arguments.settle)
    counts: Counter[str] = Counter()

    def take(found: list[FoundFile]) -> None:
        def handled(one: Handled) -> None:
            counts[one.status] += 1
            if out.json:
                out.object(report_line(one))
                sys.stdout.flush()

        before = counts.copy()
        with open_writer(database, profiles) as writer:
            report = import_paths(
                [file.path for file in found],
                writer,
                profiles,
                options=options,
                format_name=arguments.format,
                jobs=arguments.jobs or cores(),
                progress=handled,
            )
        watch.done(found)
        if not out.json:
            # a table of --meta is for all that will ever come
            tell_problems([one for one in report.handled if one.code != "sidecar-unused"])
            tell(summary(counts - before, database))
            sys.stdout.flush()

    with _stoppable():
        try:
            note(say("watch.begins", folders=", ".join(map(str, arguments.folders)), database=str(database)))
            while True:
                began = time.monotonic()
                found = watch.look()
                took = time.monotonic() - began
                if found:
                    _unless_locked(take, found)
                time.sleep(max(arguments.interval, _IDLE * took))
        except KeyboardInterrupt:
            if counts["loaded"]:
                with open_writer(database, profiles):
                    pass  # closing it finds the groups of what came last, if that was interrupted
            note(say("watch.ends", summary=summary(counts, database)))
    return IN_PART if counts["skipped"] else DONE


def _unless_locked(take: Callable[[list[FoundFile]], None], found: list[FoundFile]) -> None:
    """While somebody else writes, the files wait for the next time."""
    from jawla.output import complain
    from store.problem import StoreError

    try:
        take(found)
    except StoreError as problem:
        if problem.code != "store-locked":
            raise
        complain(say(problem.code, **problem.values))


@contextmanager
def _stoppable() -> Iterator[None]:
    """SIGTERM ends the watch as Ctrl-C does."""

    def stop(number: int, frame: FrameType | None) -> None:
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGTERM, stop)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


COMMAND = Command("watch", _arguments, _run)
