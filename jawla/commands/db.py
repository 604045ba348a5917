"""`jawla db check|info|compact|metadata|migrate|groups`: looking after a database."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from jawla.command import DONE, NOT_DONE, Command
from store.problem import Problem
from tui.words import say

if TYPE_CHECKING:
    from jawla.output import Output


class FileError(Problem):
    """The file that was asked for cannot be written."""


def _arguments(parser: argparse.ArgumentParser) -> None:
    from jawla.common import add_common

    actions = parser.add_subparsers(dest="action", metavar="ACTION", required=True)
    own = {
        name: actions.add_parser(name, help=say(f"db.{name}"), description=say(f"db.{name}"))
        for name in _ACTIONS
    }
    own["migrate"].add_argument("--reindex", action="store_true", help=say("option.reindex"))
    own["metadata"].add_argument(
        "file", metavar="FILE", nargs="?", type=Path, help=say("option.metadata-file")
    )
    own["metadata"].add_argument("--force", action="store_true", help=say("option.metadata-force"))
    own["groups"].add_argument(
        "--threshold", metavar="SHARE", type=float, help=say("option.groups-threshold")
    )
    own["groups"].add_argument("--again", action="store_true", help=say("option.groups-again"))
    for name, action in own.items():
        add_common(action, uses_database=True)
        if name != "metadata":
            action.add_argument("--json", action="store_true", help=say("option.json"))


def _run(arguments: argparse.Namespace) -> int:
    from jawla import paths

    if arguments.sample:
        from jawla.sample import database

        path = database()
    else:
        path = paths.user_database(arguments.db)
    return _ACTIONS[arguments.action](arguments, path)


def _check(arguments: argparse.Namespace, path: Path) -> int:
    from jawla.output import Output, note
    from store.checking import check
    from store.upkeep import info

    findings = check(path)
    out = Output(arguments.json, arguments.terminal_mode)
    for finding in findings:
        values = {"count": finding.count, "example": finding.example}
        if out.json:
            out.object({"code": finding.code, **values})
        else:
            note(say(finding.code, **values))
    if findings:
        return NOT_DONE
    if not out.json:
        out.text(say("db.sound", path=str(path), articles=info(path).rows["articles"]))
    return DONE


def _info(arguments: argparse.Namespace, path: Path) -> int:
    from jawla.output import Output
    from store.upkeep import info

    found = info(path)
    out = Output(arguments.json, arguments.terminal_mode)
    if out.json:
        out.object(
            {
                "path": str(found.path),
                "bytes": found.bytes,
                "unused": found.unused,
                "schema": found.schema,
                "fold": found.fold,
                "first_day": found.first_day,
                "last_day": found.last_day,
                "last_import": found.last_import,
                "programs": dict(found.programs),
                "profiles": dict(found.profiles),
                "rows": dict(found.rows),
            }
        )
        return DONE
    out.fields(
        [
            (say("db.file"), str(found.path)),
            (say("db.bytes"), str(found.bytes)),
            (say("db.unused"), str(found.unused)),
            (say("db.schema"), str(found.schema)),
            (say("db.fold"), str(found.fold)),
            (say("db.days"), " – ".join(filter(None, (found.first_day, found.last_day)))),
            (say("db.last-import"), found.last_import or ""),
            *((say("db.rows", table=table), str(count)) for table, count in found.rows.items()),
            *(
                (say("db.program", version=version), say("db.articles", count=count))
                for version, count in found.programs.items()
            ),
            *(
                (say("db.profile", version=version), say("db.articles", count=count))
                for version, count in found.profiles.items()
            ),
        ]
    )
    return DONE


def _compact(arguments: argparse.Namespace, path: Path) -> int:
    from jawla.output import Output
    from store.upkeep import compact

    before, after = compact(path)
    return _tell(Output(arguments.json, arguments.terminal_mode), "db.compacted", path, before, after)


def _migrate(arguments: argparse.Namespace, path: Path) -> int:
    from jawla.output import Output
    from store.opening import migrate

    before, after = migrate(path, reindex=arguments.reindex)
    same = "db.reindexed" if arguments.reindex else "db.up-to-date"
    return _tell(
        Output(arguments.json, arguments.terminal_mode),
        same if before == after else "db.migrated",
        path,
        before,
        after,
    )


def _metadata(arguments: argparse.Namespace, path: Path) -> int:
    from jawla.output import Output
    from store.datasette import datasette_metadata
    from store.upkeep import info

    info(path)  # says what is wrong with the database before anything is written
    text = json.dumps(datasette_metadata(path), ensure_ascii=False, indent=2) + "\n"
    if arguments.file is None:
        sys.stdout.write(text)
        return DONE
    try:
        with arguments.file.open("w" if arguments.force else "x", encoding="utf-8") as file:
            file.write(text)
    except FileExistsError as error:
        raise FileError("db-file-exists", path=str(arguments.file)) from error
    except OSError as error:
        raise FileError("db-file-unwritable", path=str(arguments.file), system=error.strerror) from error
    Output(terminal_mode=arguments.terminal_mode).text(
        say("db.written", path=str(arguments.file), database=str(path))
    )
    return DONE


def _groups(arguments: argparse.Namespace, path: Path) -> int:
    from jawla.output import Output
    from store.upkeep import group_copies

    found = group_copies(path, again=arguments.again, threshold=arguments.threshold)
    values = {
        "path": str(path),
        "articles": found.articles,
        "groups": found.groups,
        "copies": found.copies,
        "threshold": found.threshold,
    }
    out = Output(arguments.json, arguments.terminal_mode)
    if out.json:
        out.object(values)
    else:
        out.text(say("db.grouped", **values))
    return DONE


def _tell(out: Output, code: str, path: Path, before: int, after: int) -> int:
    """What was done: a sentence, or its values."""
    if out.json:
        out.object({"path": str(path), "before": before, "after": after})
    else:
        out.text(say(code, path=str(path), before=before, after=after))
    return DONE


_ACTIONS = {
    "check": _check,
    "info": _info,
    "compact": _compact,
    "metadata": _metadata,
    "migrate": _migrate,
    "groups": _groups,
}

COMMAND = Command("db", _arguments, _run)
