"""What the reader has asked to see: one frozen value for list, counts, export and command line."""

from __future__ import annotations

import shlex
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal, get_args

from store.problem import QueryError

Order = Literal["newest", "oldest", "source", "round", "title", "relevance"]
ORDERS: tuple[Order, ...] = get_args(Order)

Copies = Literal["all", "once"]
COPIES: tuple[Copies, ...] = get_args(Copies)
Versions = Literal["newest", "all"]
VERSIONS: tuple[Versions, ...] = get_args(Versions)

Choice = tuple[str, str]
"""(facet kind, value id)."""


@dataclass(frozen=True, slots=True)
class Selection:
    """Filters and order of a view; equal selections show equal articles."""

    query: str = ""
    """Words to search for, in the query language; empty means every article."""

    included: frozenset[Choice] = frozenset()
    """Values of one kind widen, kinds narrow."""

    excluded: frozenset[Choice] = frozenset()
    """An article with any of these is left out."""

    since: str | None = None
    """First day, month or year (ISO 8601 reduced precision: 2017, 2017-05, 2017-05-04), included."""

    until: str | None = None
    """Last day, month or year, included to its end."""

    order: Order = "newest"

    copies: Copies = "all"
    """once: copies of one text are listed and counted as one, which is found when any of them is."""

    versions: Versions = "newest"
    """all: also articles that a newer version has replaced."""

    def toggle(self, kind: str, value: str) -> Selection:
        """Choose a value, or drop it if it was chosen; an exclusion of it ends."""
        choice = (kind, value)
        return replace(self, included=self.included ^ {choice}, excluded=self.excluded - {choice})

    def exclude(self, kind: str, value: str) -> Selection:
        """Leave a value out, or stop leaving it out; a choice of it ends."""
        choice = (kind, value)
        return replace(self, excluded=self.excluded ^ {choice}, included=self.included - {choice})

    def without(self, kind: str) -> Selection:
        """Drop the included values of one kind: what that kind's own counts are made from."""
        return replace(self, included=frozenset(choice for choice in self.included if choice[0] != kind))

    def chosen(self, kind: str) -> frozenset[str]:
        """Included values of one kind."""
        return frozenset(value for own, value in self.included if own == kind)

    @property
    def is_empty(self) -> bool:
        """Whether it asks for every article, in whatever order."""
        return replace(self, order="newest") == Selection()

    def parts(self) -> tuple[Selection, ...]:
        """The selection without one of its choices, once for each choice, in the order of `to_string`."""
        found = []
        if self.query:
            found.append(replace(self, query=""))
        found += [replace(self, included=self.included - {choice}) for choice in sorted(self.included)]
        found += [replace(self, excluded=self.excluded - {choice}) for choice in sorted(self.excluded)]
        if self.since:
            found.append(replace(self, since=None))
        if self.until:
            found.append(replace(self, until=None))
        return tuple(found)

    def to_words(self) -> list[str]:
        """Arguments for the command line that make this selection again."""
        words = []
        if self.query:
            words.append(f"--search={self.query}")
        words += [f"--where={kind}={value}" for kind, value in sorted(self.included)]
        words += [f"--not={kind}={value}" for kind, value in sorted(self.excluded)]
        if self.since:
            words.append(f"--since={self.since}")
        if self.until:
            words.append(f"--until={self.until}")
        if self.copies != "all":
            words.append(f"--copies={self.copies}")
        if self.versions != "newest":
            words.append(f"--versions={self.versions}")
        if self.order != "newest":
            words.append(f"--order={self.order}")
        return words

    def to_string(self) -> str:
        """One line that a shell, and `from_string`, takes apart again."""
        return shlex.join(self.to_words())

    @classmethod
    def from_string(cls, line: str) -> Selection:
        """Read `to_string` back. Raises QueryError on anything else."""
        try:
            return cls.from_words(shlex.split(line))
        except ValueError as error:
            raise QueryError("selection-unreadable", line=line) from error

    @classmethod
    def from_words(cls, words: Iterable[str]) -> Selection:
        """Read `to_words` back. Raises QueryError on anything else."""
        selection = cls()
        for word in words:
            name, equals, value = word.partition("=")
            kind, _, choice = value.partition("=")
            if name == "--search" and equals:
                selection = replace(selection, query=value)
            elif name == "--where" and kind and choice:
                selection = replace(selection, included=selection.included | {(kind, choice)})
            elif name == "--not" and kind and choice:
                selection = replace(selection, excluded=selection.excluded | {(kind, choice)})
            elif name == "--since" and value:
                selection = replace(selection, since=value)
            elif name == "--until" and value:
                selection = replace(selection, until=value)
            elif name == "--order" and (order := next((o for o in ORDERS if o == value), None)):
                selection = replace(selection, order=order)
            elif name == "--copies" and (copies := next((c for c in COPIES if c == value), None)):
                selection = replace(selection, copies=copies)
            elif name == "--versions" and (versions := next((v for v in VERSIONS if v == value), None)):
                selection = replace(selection, versions=versions)
            else:
                raise QueryError("selection-unreadable", line=word)
        return selection
