"""`jawla rehydrate`: the texts of a replication folder, from one's own copies of its articles."""

from __future__ import annotations

import argparse
from pathlib import Path

from jawla.command import DONE, IN_PART, Command
from tui.words import say


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("folder", metavar="FOLDER", type=Path, help=say("option.replication-folder"))
    parser.add_argument("--force", action="store_true", help=say("option.force"))


def _run(arguments: argparse.Namespace) -> int:
    from jawla.collection import open_for_output
    from jawla.output import note, tell
    from store.export.replication import TEXTS_FILE, rehydrate

    found = rehydrate(open_for_output(arguments), arguments.folder, overwrite=arguments.force)
    for missing in found.missing:
        note(say("rehydrate.missing", article=missing.article_id, url=missing.url))
    for place in found.astray:
        note(say("rehydrate.astray", place=place))
    tell(
        say(
            "rehydrate.done",
            path=str(arguments.folder / TEXTS_FILE),
            found=found.found,
            all=found.found + len(found.missing),
            quotes=found.quotes,
            right=found.quotes - len(found.astray),
        )
    )
    return IN_PART if found.missing or found.astray else DONE


COMMAND = Command("rehydrate", _arguments, _run)
