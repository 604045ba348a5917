"""`jawla open`, and `jawla` alone: the explorer."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from jawla.command import NOT_DONE, Command
from jawla.common import add_theme
from jawla.version import VERSION
from tui.words import say

if TYPE_CHECKING:
    from jawla.collection import Collection
    from jawla.settings import Settings
    from store import Store
    from tui.session import Session


def _arguments(parser: argparse.ArgumentParser) -> None:
    add_theme(parser)
    parser.add_argument("--task", metavar="NAME", help=say("open.task"))
    parser.add_argument("--blind", action="store_true", help=say("open.blind"))
    parser.add_argument("--coder", metavar="NAME", help=say("option.coder"))


def _run(arguments: argparse.Namespace) -> int:
    from jawla import paths, settings
    from jawla.coder import coder_name
    from jawla.collection import open_collection
    from jawla.output import complain
    from store.coding import CodingError

    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        complain(say("cli.no-terminal"))
        return NOT_DONE
    chosen = settings.load(paths.settings_file())
    # without a command nothing but the options of every command were read
    task, blind = getattr(arguments, "task", None), getattr(arguments, "blind", False)
    coder = getattr(arguments, "coder", None) or coder_name(chosen.coder)
    if blind or task is not None:
        if task is None or not blind:
            raise CodingError("task-and-blind")
        return _run_blind(arguments, chosen, task, coder)
    return _explore(arguments, chosen, open_collection(arguments), coder, _database_words(arguments))


def _run_blind(arguments: argparse.Namespace, chosen: Settings, task: str, coder: str) -> int:
    """The explorer on the coder's blind copy, which is made the first time; what was decided goes back."""
    from jawla.coding_tasks import blind_file, make_blind_copy
    from jawla.collection import Collection, open_collection
    from store import Store

    with open_collection(arguments).store as store:
        wanted = store.curation.task(task)
        path = blind_file(store.path, wanted, coder)
        if not path.exists():
            make_blind_copy(store, wanted, path)
        copy = Collection(Store.open(path), path, sample=False)
        try:
            status = _explore(arguments, chosen, copy, coder, (f"--db={path}",), leaves=False)
        finally:
            with Store.open(path) as again:
                store.curation.merge(again.curation.all_entries())
    return status


def _explore(
    arguments: argparse.Namespace,
    chosen: Settings,
    collection: Collection,
    coder: str,
    database_words: tuple[str, ...],
    *,
    leaves: bool = True,
) -> int:
    from jawla import paths
    from jawla.explorer_import import ExplorerImport
    from jawla.terminal import detection
    from tui.rebinding import rebind

    rebind(chosen.keys)  # screens bind their keys when they are imported
    from jawla.reference import KnownReferences
    from store import Store
    from tui.app import run
    from tui.session import Session

    def session_of(own: Collection, words: tuple[str, ...], *, leaves: bool) -> Session:
        return Session(
            store=own.store,
            state_file=paths.beside(own.path, ".json"),
            coder=coder,
            sample=own.sample,
            importer=None if own.sample else ExplorerImport(own.path),
            terminal=detection(arguments.terminal_mode),
            choices_file=paths.terminals_file(),
            export_folder=Path.cwd() / "jawla-export",
            export_bom=chosen.export_bom,
            version=VERSION,
            theme=arguments.theme or ("plain" if os.environ.get("NO_COLOR") else chosen.theme),
            density=chosen.density,
            references=KnownReferences(chosen.profiles),
            welcomed_file=paths.welcomed_file(),
            database_words=("--sample",) if own.sample else words,
            open_other=other if leaves else None,
        )

    def other(words: str) -> Session:
        path = Path(words).expanduser()
        store = Store.open(path, beside=paths.beside(path, "-marks.db"))
        return session_of(_collection(store, path), (f"--db={path}",), leaves=True)

    return run(session_of(collection, database_words, leaves=leaves))


def _collection(store: Store, path: Path) -> Collection:
    from jawla.collection import Collection

    return Collection(store, path, sample=False)


def _database_words(arguments: argparse.Namespace) -> tuple[str, ...]:
    return () if arguments.db is None else (f"--db={arguments.db}",)


COMMAND = Command("open", _arguments, _run)
