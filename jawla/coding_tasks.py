"""Coding tasks: what is shown of one, and the blind copy that a second coder works in."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path
from typing import TYPE_CHECKING

from tui.words import say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from importers.profiles.profile import Profiles
    from jawla.output import Output
    from store import Store
    from store.coding import CodingTask, FactValue


def show_task(store: Store, task: CodingTask, out: Output) -> None:
    """The articles of a task in the order of coding, with who has fully coded each."""
    from jawla.output import Column
    from store.coding import FullyCoded
    from store.sampling import articles_of_task

    done: dict[str, list[str]] = {}
    for mark in store.curation.entries(FullyCoded):
        if mark.task in (None, task.name):
            done.setdefault(mark.text_sha256, []).append(mark.coder)
    rows = []
    for number, article in enumerate(articles_of_task(task), start=1):
        coders = sorted(set(done.get(article.text_sha256, ())))
        if out.json:
            out.object(
                {
                    "task": task.name,
                    "number": number,
                    "article": article.key,
                    "text_sha256": article.text_sha256,
                    "stratum": article.stratum,
                    "fully_coded_by": coders,
                }
            )
        rows.append((str(number), article.key, article.stratum, ", ".join(coders)))
    if not out.json:
        columns = (
            Column(say("column.number"), 4, end=True),
            Column(say("column.article"), 24),
            Column(say("column.stratum"), 26),
            Column(say("column.fully-coded"), 0),
        )
        out.table(columns, rows)


def blind_file(database: Path, task: CodingTask, coder: str) -> Path:
    """Where the blind copy of a coder lies who opens it through the database itself."""
    from jawla import paths

    name = "".join(letter if letter.isalnum() or letter in "-_" else "-" for letter in f"{task.name}-{coder}")
    return paths.data_folder() / "blind" / f"{paths.beside(database, '').name}-{name}.db"


def make_blind_copy(store: Store, task: CodingTask, path: Path) -> int:
    """Make the database that a blind coder works in: the texts of a task, with what is told of them
    from outside, without anything that was found or decided. How many articles it has.

    Raises StoreError, ProfileError; CodingError `task-file-exists` when there is such a file.
    """
    from jawla import paths, settings
    from jawla.importing import open_writer
    from jawla.knowledge import load_profiles
    from store import Store
    from store.coding import CodingError
    from store.draft import Draft, Unextracted
    from store.record import Record
    from store.sampling import texts_of_task

    if path.exists():
        raise CodingError("task-file-exists", path=str(path))
    with store.one_moment() as connection:
        articles = texts_of_task(connection, task)
    drafts = [
        Draft(
            **{own.name: getattr(article, own.name) for own in fields(Unextracted)}, record=Record(), facts=()
        )
        for article in articles
    ]
    profiles = load_profiles(settings.load(paths.settings_file()).profiles)
    with open_writer(path, profiles) as writer:
        writer.add(drafts)
    with Store.open(path) as copy:
        copy.curation.keep_for(task, _known(profiles))
    return len(drafts)


def _known(profiles: Profiles) -> Iterator[FactValue]:
    """What a coder may choose although no article was read."""
    from store.coding import FactValue

    for party in profiles.parties.values():
        yield FactValue("party", party.id, party.name_ar, party.name_en, party.side)
    for person in profiles.people.values():
        yield FactValue("person", person.id, person.name_ar, person.name_en or "", person.side)
    for place in profiles.places.values():
        yield FactValue("place", place.id, place.name_ar, place.name_en, place.type)
    for topic in profiles.topics.values():
        yield FactValue("topic", topic.id, topic.name_ar, topic.name_en)
