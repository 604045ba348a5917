"""`jawla open`, and `jawla` alone: the explorer."""

from __future__ import annotations

import argparse
import sys
from dataclasses import replace
from pathlib import Path

from jawla.command import NOT_DONE, Command
from jawla.version import VERSION
from tui.words import say

CHOSEN = ("terminal-mode-chosen", "terminal-mode-variable", "terminal-mode-remembered")
"""Reasons that are somebody's word: then nobody is asked."""


def _arguments(parser: argparse.ArgumentParser) -> None:
    del parser  # the common options are all there is


def _run(arguments: argparse.Namespace) -> int:
    from jawla import paths, settings
    from jawla.collection import open_collection
    from jawla.output import complain
    from jawla.terminal import detection

    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        complain(say("cli.no-terminal"))
        return NOT_DONE
    chosen = settings.load(paths.settings_file())
    collection = open_collection(arguments)
    found = detection(arguments.terminal_mode)
    if not found.known and found.reason not in CHOSEN:
        from jawla.choosing import ask_on_first_start

        found = replace(found, mode=ask_on_first_start(found))

    from tui.app import run
    from tui.session import Session

    return run(
        Session(
            store=collection.store,
            state_file=paths.beside(collection.path, ".json"),
            sample=collection.sample,
            mode=found,
            export_folder=Path.cwd(),
            export_bom=chosen.export_bom,
            version=VERSION,
        )
    )


COMMAND = Command("open", _arguments, _run)
