"""`jawla export`: exactly the selection as files, the same bytes as the explorer writes."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from jawla.command import DONE, Command
from store.problem import ExportError
from tui.words import say

if TYPE_CHECKING:
    from store import Store
    from store.export import ExportReport, How

_FORMS = ("csv", "jsonl", "xlsx", "parquet", "html")


def _arguments(parser: argparse.ArgumentParser) -> None:
    from jawla.collection import add_filters
    from jawla.reading import positive

    parser.add_argument("folder", metavar="FOLDER", type=Path, nargs="?", help=say("option.folder"))
    add_filters(parser)
    parser.add_argument("--table", metavar="TABLE", action="append", help=say("option.table"))
    parser.add_argument("--form", choices=_FORMS, default="csv", help=say("option.form"))
    parser.add_argument(
        "--columns", metavar="TABLE=A,B", action="append", default=[], help=say("option.columns")
    )
    parser.add_argument("--bom", action="store_true", help=say("option.bom"))
    parser.add_argument("--raw-cells", action="store_true", help=say("option.raw-cells"))
    parser.add_argument("--replication", action="store_true", help=say("option.replication"))
    parser.add_argument("--longest-quote", metavar="N", type=positive, help=say("option.longest-quote"))
    parser.add_argument("--from", metavar="QUERY", type=Path, dest="from_", help=say("option.from"))
    parser.add_argument("--codebook", action="store_true", help=say("option.codebook"))
    parser.add_argument("--force", action="store_true", help=say("option.force"))


def _run(arguments: argparse.Namespace) -> int:
    from jawla.collection import open_for_output, selection_of
    from jawla.version import VERSION
    from store.export import export, read_query, remake

    if arguments.codebook:
        sys.stdout.write(_codebook(_how(arguments) if arguments.table else None))
        return DONE
    if arguments.folder is None and arguments.from_ is None:
        raise ExportError("export-nowhere")
    store = open_for_output(arguments)
    if arguments.from_ is not None:
        query = read_query(arguments.from_)
        folder = arguments.folder or arguments.from_.parent
        _write(arguments, lambda over: remake(store, query, folder, overwrite=over))
    elif arguments.replication:
        _replicate(arguments, store)
    else:
        selection, how = selection_of(arguments, store), _how(arguments)
        folder = arguments.folder
        _write(arguments, lambda over: export(store, selection, folder, how, program=VERSION, overwrite=over))
    return DONE


def _replicate(arguments: argparse.Namespace, store: Store) -> None:
    """What an archive takes: everything but the texts."""
    from jawla import paths, settings
    from jawla.collection import selection_of
    from jawla.knowledge import profile_files
    from jawla.version import VERSION
    from store.export.replication import LONGEST, replicate

    profiles = profile_files(settings.load(paths.settings_file()).profiles)
    write = partial(
        replicate,
        store,
        selection_of(arguments, store),
        arguments.folder,
        profiles,
        longest=arguments.longest_quote or LONGEST,
        program=VERSION,
    )
    _write(arguments, lambda over: write(overwrite=over))


def _how(arguments: argparse.Namespace) -> How:
    from jawla import paths, settings
    from store.export import How

    columns = {}
    for words in arguments.columns:
        table, equals, names = words.partition("=")
        if not (table and equals and names):
            raise ExportError("export-columns-unreadable", words=words)
        columns[table] = tuple(names.split(","))
    return How(
        tables=tuple(arguments.table or How().tables),
        form=arguments.form,
        bom=arguments.bom or settings.load(paths.settings_file()).export_bom,
        raw_cells=arguments.raw_cells,
        columns=columns,
        longest_quote=arguments.longest_quote,
    )


def _codebook(how: How | None) -> str:
    """What the columns of some tables, or of all, mean."""
    from store.export.codebook import codebook
    from store.export.tables import TABLES, wanted_columns

    return codebook(
        wanted_columns(how) if how else {t.name: t.names() for t in TABLES.values()}, guarded=True
    )


def _write(arguments: argparse.Namespace, export: Callable[[bool], ExportReport]) -> None:
    """Export, over old files only when that is allowed, and say what was written."""
    from jawla.output import tell

    try:
        report = export(arguments.force)
    except ExportError as problem:
        if problem.code != "export-exists" or not _may_overwrite(problem):
            raise
        report = export(True)
    for file in report.files:
        if file.rows is not None:
            tell(say("export.file", path=str(file.path), rows=file.rows))
        else:
            tell(say("export.beside", path=str(file.path)))


def _may_overwrite(problem: ExportError) -> bool:
    """Ask, where there is somebody to ask."""
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        return False
    from jawla.output import note

    note(say(problem.code, **problem.values) + "\n" + say("export.overwrite"))
    return sys.stdin.readline().strip().lower() in ("y", "yes")


COMMAND = Command("export", _arguments, _run)
