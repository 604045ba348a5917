"""`jawla open`, and `jawla` alone: the explorer."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from jawla.command import NOT_DONE, Command
from jawla.common import add_theme
from jawla.version import VERSION
from tui.words import say


def _arguments(parser: argparse.ArgumentParser) -> None:
    add_theme(parser)


def _run(arguments: argparse.Namespace) -> int:
    from jawla import paths, settings
    from jawla.coder import coder_name
    from jawla.collection import open_collection
    from jawla.output import complain
    from jawla.terminal import detection

    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        complain(say("cli.no-terminal"))
        return NOT_DONE
    chosen = settings.load(paths.settings_file())
    collection = open_collection(arguments)
    from tui.rebinding import rebind

    rebind(chosen.keys)  # screens bind their keys when they are imported
    from tui.app import run
    from tui.session import Session

    return run(
        Session(
            store=collection.store,
            state_file=paths.beside(collection.path, ".json"),
            coder=coder_name(chosen.coder),
            sample=collection.sample,
            terminal=detection(arguments.terminal_mode),
            choices_file=paths.terminals_file(),
            export_folder=Path.cwd() / "jawla-export",
            export_bom=chosen.export_bom,
            version=VERSION,
            theme=arguments.theme or ("plain" if os.environ.get("NO_COLOR") else chosen.theme),
            density=chosen.density,
            welcomed_file=paths.welcomed_file(),
            database_words=("--sample",) if collection.sample else _database_words(arguments),
        )
    )


def _database_words(arguments: argparse.Namespace) -> tuple[str, ...]:
    return () if arguments.db is None else (f"--db={arguments.db}",)


COMMAND = Command("open", _arguments, _run)
