"""`jawla snapshot`: keeps the state of the collection under a name, to compare it with later."""

from __future__ import annotations

import argparse

from jawla.command import DONE, Command
from tui.words import say


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("name", metavar="NAME", help=say("option.snapshot-name"))
    parser.add_argument("--force", action="store_true", help=say("option.force"))


def _run(arguments: argparse.Namespace) -> int:
    from datetime import UTC, datetime

    from jawla.collection import open_for_output
    from jawla.output import tell
    from jawla.paths import snapshot_file
    from jawla.version import VERSION
    from store.release import release_of, write_release

    store = open_for_output(arguments)
    path = snapshot_file(store.path, arguments.name)
    release = release_of(store, date=datetime.now(UTC).date().isoformat(), program=VERSION)
    write_release(release, path, overwrite=arguments.force)
    tell(say("snapshot.kept", path=str(path), articles=len(release.articles), claims=len(release.claims)))
    return DONE


COMMAND = Command("snapshot", _arguments, _run)
