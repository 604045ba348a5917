"""`jawla diff`: what has changed between two snapshots, or since one."""

from __future__ import annotations

import argparse
from dataclasses import asdict

from jawla.command import DONE, Command
from tui.words import say


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("before", metavar="A", help=say("option.snapshot-before"))
    parser.add_argument("after", metavar="B", nargs="?", help=say("option.snapshot-after"))
    parser.add_argument("--json", action="store_true", help=say("option.json"))


def _run(arguments: argparse.Namespace) -> int:
    from jawla.collection import open_for_output
    from jawla.output import Output, note
    from jawla.paths import snapshot_file
    from jawla.version import VERSION
    from store.release import difference, read_release, release_of

    store = open_for_output(arguments)
    before = read_release(snapshot_file(store.path, arguments.before))
    if arguments.after is None:
        after = release_of(store, date="", program=VERSION)
    else:
        after = read_release(snapshot_file(store.path, arguments.after))
    found = difference(before, after)
    out = Output(arguments.json, arguments.terminal_mode)
    if out.json:
        out.object(asdict(found))
    else:
        sections = (("new", found.new_articles), ("gone", found.gone_articles), ("anew", found.read_anew))
        rows = [(say(f"diff.{name}"), key) for name, keys in sections for key in keys]
        for cell in found.cells:
            rows.append((f"{cell.meeting} {cell.actor}", f"{cell.before or '–'} → {cell.after or '–'}"))
            for own in cell.claims:
                sign = "+" if own.gained else "-"
                rows.append(("", f"{sign} {own.state}  {own.article}  ({say(f'diff.{own.why}')})"))
        rows += [
            (say("diff.coded"), f"{cell}: {old or '–'} → {new or '–'}") for cell, old, new in found.coded
        ]
        out.fields(rows)
    note(
        say(
            "diff.done", new=len(found.new_articles), gone=len(found.gone_articles),
            anew=len(found.read_anew), cells=len(found.cells), coded=len(found.coded),
        )
    )  # fmt: skip
    return DONE


COMMAND = Command("diff", _arguments, _run)
