"""How the ids of a profile read in the codes of its gold annotations: `gold.toml` of the profile's folder.

Without the file codes are ids. It is of no use to extraction and is not read by it.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from importers.evaluation.names import code, topic_code
from importers.evaluation.problems import GoldError
from importers.profiles.vocabulary import ROLES

FILE = "gold.toml"


@dataclass(frozen=True)
class Coding:
    """Ids to codes. Codes of parties and topics are kept as `names.code` and `names.topic_code` give them."""

    parties: Mapping[str, str] = field(default_factory=dict)
    """Id to code, for ids whose code is another word. Several ids may have one code."""

    topics: Mapping[str, str] = field(default_factory=dict)
    unscored_parties: frozenset[str] = frozenset()
    """Ids that the annotations leave out: neither required nor counted against."""

    unscored_topics: frozenset[str] = frozenset()
    guess: tuple[tuple[str, str | None], ...] = ()
    """Party codes and roles that somebody names who has read nothing: all attended the main round."""

    def party(self, id_: str) -> str | None:
        """The code of a party's id; None when the annotations leave it out."""
        return None if id_ in self.unscored_parties else self.parties.get(id_, code(id_))

    def topic(self, id_: str) -> str | None:
        """The code of a topic's id; None when the annotations leave it out."""
        return None if id_ in self.unscored_topics else self.topics.get(id_, topic_code(id_))


def load_coding(folders: Sequence[Path]) -> Coding:
    """The codings of some profiles as one; the first profile that speaks of an id wins.

    Raises GoldError `coding-unreadable` or `coding-wrong`.
    """
    parties: dict[str, str] = {}
    topics: dict[str, str] = {}
    unscored: dict[str, set[str]] = {"parties": set(), "topics": set()}
    guess: tuple[tuple[str, str | None], ...] = ()
    for path in (folder / FILE for folder in folders):
        if not path.is_file():
            continue
        tables = _Tables(path)
        for own, ids in tables.lists("parties"):
            parties |= {id_: code(own) for id_ in ids if id_ not in parties}
        for own, ids in tables.lists("topics"):
            topics |= {id_: topic_code(own) for id_ in ids if id_ not in topics}
        for name, ids in tables.lists("unscored"):
            if name not in unscored:
                raise tables.wrong(f"unscored.{name}", "parties or topics")
            unscored[name].update(ids)
        own_guess = tables.guess()
        guess = guess or own_guess
        tables.finish()
    return Coding(parties, topics, frozenset(unscored["parties"]), frozenset(unscored["topics"]), guess)


class _Tables:
    """The tables of one file, checked as they are taken."""

    def __init__(self, path: Path) -> None:
        self._path = path
        try:
            self._tables = tomllib.loads(path.read_text(encoding="utf-8"))
        except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
            raise GoldError("coding-unreadable", file=str(path), why=str(error)) from error

    def wrong(self, place: str, wanted: str) -> GoldError:
        """What to raise for a place that holds something else than it should."""
        return GoldError("coding-wrong", file=str(self._path), place=place, wanted=wanted)

    def _table(self, name: str) -> dict[str, object]:
        table = self._tables.pop(name, {})
        if not isinstance(table, dict):
            raise self.wrong(name, "a table")
        return table

    def lists(self, name: str) -> list[tuple[str, list[str]]]:
        """A table of lists of ids."""
        found = []
        for key, ids in self._table(name).items():
            if not isinstance(ids, list) or not all(isinstance(id_, str) for id_ in ids):
                raise self.wrong(f"{name}.{key}", "a list of ids")
            found.append((key, ids))
        return found

    def guess(self) -> tuple[tuple[str, str | None], ...]:
        """The table `constant_guess`: party codes and their roles."""
        found: list[tuple[str, str | None]] = []
        for party, role in self._table("constant_guess").items():
            if not isinstance(role, str) or (role and role not in ROLES):
                wanted = f'one of {", ".join(sorted(ROLES))}, or "" for none'
                raise self.wrong(f"constant_guess.{party}", wanted)
            found.append((code(party), role or None))
        return tuple(found)

    def finish(self) -> None:
        """Name a table that nobody asked for."""
        if self._tables:
            raise self.wrong(next(iter(self._tables)), "parties, topics, unscored or constant_guess")
