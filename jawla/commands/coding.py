"""`jawla coding export|merge|conflicts|mark`: the work of several coders, brought together."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from jawla.command import DONE, IN_PART, Command
from tui.words import say

if TYPE_CHECKING:
    from store import Store
    from store.coding import Entry


def _arguments(parser: argparse.ArgumentParser) -> None:
    from jawla.coder import add_coder
    from jawla.common import add_common

    actions = parser.add_subparsers(dest="action", metavar="ACTION", required=True)
    own = {
        name: actions.add_parser(name, help=say(f"coding.{name}"), description=say(f"coding.{name}"))
        for name in _ACTIONS
    }
    for action in own.values():
        add_common(action, uses_database=True)
    own["export"].add_argument("--out", metavar="FILE", type=Path, help=say("coding.out"))
    own["merge"].add_argument("files", metavar="FILE", nargs="+", type=Path, help=say("coding.file"))
    own["conflicts"].add_argument("--json", action="store_true", help=say("option.json"))
    own["mark"].add_argument("article", metavar="ARTICLE", help=say("option.article"))
    own["mark"].add_argument("--remove", action="store_true", help=say("coding.remove"))
    add_coder(own["mark"])


def _run(arguments: argparse.Namespace) -> int:
    from jawla.collection import open_for_output

    with open_for_output(arguments) as store:
        return _ACTIONS[arguments.action](store, arguments)


def _export(store: Store, arguments: argparse.Namespace) -> int:
    from jawla.output import note
    from store.coding import to_object
    from store.json_line import json_line

    entries = store.curation.all_entries()
    lines = "".join(json_line(to_object(entry)) + "\n" for entry in entries)
    if arguments.out is None:
        sys.stdout.write(lines)
    else:
        arguments.out.write_text(lines, encoding="utf-8")
    note(say("coding.exported", total=len(entries)))
    return DONE


def _merge(store: Store, arguments: argparse.Namespace) -> int:
    from jawla.output import tell

    entries = [entry for path in arguments.files for entry in read_log(path)]
    new, undone = store.curation.merge(entries)
    tell(say("coding.merged", read=len(entries), new=new, undone=undone))
    conflicts, orphans = len(store.curation.conflicts()), len(store.curation.orphans())
    if orphans:
        tell(say("coding.has-orphans", total=orphans))
    if conflicts:
        tell(say("coding.has-conflicts", total=conflicts))
    return IN_PART if conflicts else DONE


def read_log(path: Path) -> list[Entry]:
    """Entries of a file that `jawla coding export` has written.

    Raises CodingError `coding-line-unreadable`.
    """
    from store.coding import CodingError, from_object

    entries: list[Entry] = []
    for number, line in enumerate(path.read_bytes().split(b"\n"), start=1):
        if line.strip():
            try:
                entries.append(from_object(json.loads(line)))
            except (ValueError, KeyError, TypeError, StopIteration, AttributeError, RecursionError) as error:
                raise CodingError("coding-line-unreadable", path=str(path), line=number) from error
    return entries


def _conflicts(store: Store, arguments: argparse.Namespace) -> int:
    from jawla.output import Column, Output
    from store.coding import CodedCell, to_object

    out = Output(arguments.json, arguments.terminal_mode)
    rows = []
    for conflict in store.curation.conflicts():
        if out.json:
            out.object({"about": conflict.about, "entries": [to_object(entry) for entry in conflict.entries]})
        for entry in conflict.entries:
            if isinstance(entry, CodedCell):
                what, said = f"{entry.meeting_id} {entry.actor_id}", entry.state
            else:
                what, said = f"{entry.article_key} «{entry.quote}»", entry.action
            rows.append((what, entry.coder, entry.made_at[:10], said, entry.id))
    if not out.json:
        columns = (
            Column(say("column.what"), 0),
            Column(say("column.coder"), 12),
            Column(say("column.coded-at"), 10, day=True),
            Column(say("column.decision"), 14),
            Column(say("column.entry"), 16),
        )
        out.table(columns, rows)
    return DONE


def _mark(store: Store, arguments: argparse.Namespace) -> int:
    from jawla.coder import coder_of
    from jawla.output import tell

    article_id = store.article_id(arguments.article)
    store.curation.mark_fully_coded(article_id, coder_of(arguments), not arguments.remove)
    code = "coding.unmarked" if arguments.remove else "coding.marked"
    tell(say(code, article=store.article(article_id).row.key, coder=coder_of(arguments)))
    return DONE


_ACTIONS = {"export": _export, "merge": _merge, "conflicts": _conflicts, "mark": _mark}

COMMAND = Command("coding", _arguments, _run)
