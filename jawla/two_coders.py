"""Two coders of the command line: names in the database, or files that `jawla coding export` has written."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from tui.words import say

if TYPE_CHECKING:
    from store import Store
    from store.coding import Entry
    from store.differences import SideBySide


def add_two_coders(parser: argparse.ArgumentParser) -> None:
    """`CODER1 CODER2` and `--task`."""
    parser.add_argument("first", metavar="CODER1", help=say("two-coders.coder"))
    parser.add_argument("second", metavar="CODER2", help=say("two-coders.coder"))
    parser.add_argument("--task", metavar="NAME", help=say("two-coders.task"))


def two_coders(store: Store, arguments: argparse.Namespace) -> SideBySide:
    """Their codings, side by side. Raises CodingError, StoreError."""
    from store.differences import side_by_side
    from store.sampling import articles_of_task

    known = store.curation.all_entries()
    found = [_coder(known, words) for words in (arguments.first, arguments.second)]
    among = None
    if arguments.task is not None:
        task = store.curation.task(arguments.task)
        among = frozenset(article.text_sha256 for article in articles_of_task(task))
    with store.one_moment() as connection:
        return side_by_side(
            connection,
            (found[0][1], found[1][1]),
            (found[0][0], found[1][0]),
            arguments.task,
            among,
        )


def _coder(known: Sequence[Entry], words: str) -> tuple[str, Sequence[Entry]]:
    """The name of a coder and the log that has the coding. Raises CodingError."""
    from jawla.commands.coding import read_log
    from store.coding import CodedCell, CodingError, Correction, FullyCoded

    sorts = (Correction, FullyCoded, CodedCell)
    if Path(words).is_file():
        log = read_log(Path(words))
        names = sorted({own.coder for own in log if isinstance(own, sorts)})
        if len(names) != 1:
            raise CodingError("two-coders-file", path=words, names=", ".join(names) or "-")
        return names[0], log
    if not any(own.coder == words for own in known if isinstance(own, sorts)):
        names = sorted({own.coder for own in known if isinstance(own, sorts)})
        raise CodingError("two-coders-nobody", coder=words, names=", ".join(names) or "-")
    return words, known
