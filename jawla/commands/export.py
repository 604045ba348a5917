"""`jawla export`: exactly the selection as CSV files, the same bytes as the explorer writes."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from jawla.command import DONE, Command
from store.problem import ExportError
from tui.words import say


def _arguments(parser: argparse.ArgumentParser) -> None:
    from jawla.collection import add_filters

    parser.add_argument("folder", metavar="FOLDER", type=Path, help=say("option.folder"))
    add_filters(parser)
    parser.add_argument("--bom", action="store_true", help=say("option.bom"))
    parser.add_argument("--raw-cells", action="store_true", help=say("option.raw-cells"))
    parser.add_argument("--force", action="store_true", help=say("option.force"))


def _run(arguments: argparse.Namespace) -> int:
    from jawla import paths, settings
    from jawla.collection import open_for_output, selection_of
    from jawla.output import tell
    from store.export import export

    store = open_for_output(arguments)
    selection = selection_of(arguments, store)
    bom = arguments.bom or settings.load(paths.settings_file()).export_bom
    overwrite = arguments.force
    while True:
        try:
            report = export(
                store,
                selection,
                arguments.folder,
                bom=bom,
                raw_cells=arguments.raw_cells,
                overwrite=overwrite,
            )
            break
        except ExportError as problem:
            if problem.code != "export-exists" or not _may_overwrite(problem):
                raise
            overwrite = True
    for file in report.files:
        tell(say("export.file", path=str(file.path), rows=file.rows))
    return DONE


def _may_overwrite(problem: ExportError) -> bool:
    """Ask, where there is somebody to ask."""
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        return False
    from jawla.output import note

    note(say(problem.code, **problem.values) + "\n" + say("export.overwrite"))
    return sys.stdin.readline().strip().lower() in ("y", "yes")


COMMAND = Command("export", _arguments, _run)
