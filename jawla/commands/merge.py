"""`jawla merge`: takes other databases over into one's own."""

from __future__ import annotations

import argparse
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from jawla.command import DONE, IN_PART, Command
from tui.words import say

if TYPE_CHECKING:
    from jawla.output import Output
    from store.merging import Merged

_SHOWN = 20
"""Differences of one kind on screen; --json has them all."""


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("databases", nargs="+", metavar="OTHER.db", type=Path, help=say("option.databases"))
    parser.add_argument("--profile", metavar="NAME", action="append", help=say("option.profile"))
    parser.add_argument("--no-reference", action="store_true", help=say("option.no-reference"))
    parser.add_argument("--json", action="store_true", help=say("option.json"))


def _run(arguments: argparse.Namespace) -> int:
    from importers.retelling import retell
    from jawla import paths
    from jawla.importing import open_writer
    from jawla.output import Output, note, tell
    from jawla.progress import Counted
    from jawla.reading import profiles_of
    from jawla.sample import SampleError
    from store import Store

    if arguments.sample:
        raise SampleError("sample-read-only")
    profiles = profiles_of(arguments)
    path = paths.user_database(arguments.db)
    out = Output(arguments.json, arguments.terminal_mode)
    differing = False
    with open_writer(path, profiles) as writer:
        for other in arguments.databases:
            with Counted("merge.progress") as counted:
                merged = writer.merge(other, counted.more)
                retold = sum(1 for _ in retell(writer, profiles, merged.told))
            differing |= bool(merged.differing)
            if out.json:
                _write(out, other, merged, retold)
                continue
            _tell_differences(merged)
            counts = {
                name: getattr(merged, name) for name in ("loaded", "already", "decisions", "marks", "saved")
            }
            tell(say("merge.done", other=str(other), retold=retold, database=str(path), **counts))
        with Counted("grouping.progress") as counted:
            writer.group_copies(counted.more)
    with Store.open(path) as store:
        conflicts = len(store.curation.conflicts())
    if conflicts:
        note(say("coding.has-conflicts", total=conflicts))
    return IN_PART if differing or conflicts else DONE


def _write(out: Output, other: Path, merged: Merged, retold: int) -> None:
    counts = ("loaded", "already", "decisions", "undone", "marks", "saved")
    out.object({"path": str(other), "retold": retold, **{name: getattr(merged, name) for name in counts}})
    for code, values in merged.differing:
        out.object({"code": code, "values": dict(values)})


def _tell_differences(merged: Merged) -> None:
    from jawla.output import note

    told: Counter[str] = Counter()
    for code, values in merged.differing:
        told[code] += 1
        if told[code] <= _SHOWN:
            note(say(code, **values))
    for code, count in told.items():
        if count > _SHOWN:
            note(say("merge.more", count=count - _SHOWN, code=code))


COMMAND = Command("merge", _arguments, _run)
