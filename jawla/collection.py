"""Which database a command reads, and the selection that its options describe."""

from __future__ import annotations

import argparse
from dataclasses import dataclass, replace
from pathlib import Path

from jawla import paths
from jawla.output import note
from store import Selection, Store
from store.narrowing import narrowed
from store.selection import COPIES, ORDERS, VERSIONS
from tui.words import say


@dataclass(frozen=True, slots=True)
class Collection:
    """An open database."""

    store: Store
    path: Path
    sample: bool


def open_collection(arguments: argparse.Namespace) -> Collection:
    """The database that --db, --sample, $JAWLA_DB or the data folder name; the sample when there is none.

    Raises StoreError, SampleError.
    """
    if arguments.sample and arguments.db is not None:
        from jawla.sample import SampleError

        raise SampleError("sample-and-db")
    path = paths.user_database(arguments.db)
    sample = arguments.sample or (arguments.db is None and not path.exists())
    if sample:
        from jawla.sample import database

        path = database()
    beside = paths.state_folder() / "sample-marks.db" if sample else paths.beside(path, "-marks.db")
    return Collection(Store.open(path, beside=beside, read_only=sample), path, sample)


def open_for_output(arguments: argparse.Namespace) -> Store:
    """The same for a command that prints: says on stderr when it is the sample that nobody asked for."""
    collection = open_collection(arguments)
    if collection.sample and not arguments.sample:
        note(say("cli.sample-instead"))
    return collection.store


def add_filters(parser: argparse.ArgumentParser, *, search: bool = True) -> None:
    """The same filters for every command."""
    group = parser.add_argument_group(say("cli.filters"))
    if search:
        group.add_argument("--search", metavar="TEXT", default="", help=say("option.search"))
    group.add_argument("--where", metavar="KIND=VALUE", action="append", default=[], help=say("option.where"))
    group.add_argument(
        "--not", metavar="KIND=VALUE", action="append", default=[], dest="not_", help=say("option.not")
    )
    group.add_argument("--since", metavar="DATE", help=say("option.since"))
    group.add_argument("--until", metavar="DATE", help=say("option.until"))
    group.add_argument("--saved", metavar="NAME", help=say("option.saved"))
    group.add_argument("--copies", choices=COPIES, help=say("option.copies"))
    group.add_argument("--versions", choices=VERSIONS, help=say("option.versions"))
    group.add_argument("--order", choices=ORDERS, help=say("option.order"))


def selection_of(arguments: argparse.Namespace, store: Store, *, search: str | None = None) -> Selection:
    """The selection that the filters describe, its values resolved; within the saved one that they name.

    Raises QueryError, StoreError `saved-unknown`.
    """
    selection = Selection(
        query=arguments.search if search is None else search,
        since=arguments.since,
        until=arguments.until,
        copies=arguments.copies or "all",
        versions=arguments.versions or "newest",
    )
    included = frozenset(choice for words in arguments.where for choice in _choices(words, store))
    excluded = frozenset(choice for words in arguments.not_ for choice in _choices(words, store))
    selection = replace(selection, included=included, excluded=excluded)
    if selection.query:
        store.check_query(selection.query)
    if arguments.saved is not None:
        selection = narrowed(store.saved.get(arguments.saved), selection)
        store.check_query(selection.query)
    return replace(selection, order=arguments.order) if arguments.order else selection


def _choices(words: str, store: Store) -> set[tuple[str, str]]:
    from store.problem import QueryError

    kind, equals, value = words.partition("=")
    if not (kind and equals and value):
        raise QueryError("filter-unreadable", words=words)
    return {(kind, resolved) for resolved in store.resolve(kind, value)}
