"""What the whole collection holds to choose from, loaded once: meetings and values with their labels."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from store.model import FacetKind, FacetValue, Meeting
from store.selection import Choice
from tui.screens.parts import Part
from tui.words import say, term


@dataclass(frozen=True)
class Catalogue:
    """Kinds, values and meetings of a collection."""

    kinds: tuple[FacetKind, ...] = ()
    values: Mapping[str, tuple[FacetValue, ...]] = field(default_factory=dict)
    meetings: tuple[Meeting, ...] = ()

    @cached_property
    def _labels(self) -> Mapping[Choice, str]:
        every = (each for values in self.values.values() for each in values)
        return {(each.kind, each.value): each.label_ar or each.label_en or each.value for each in every}

    @cached_property
    def _numbers(self) -> Mapping[str, int]:
        return {each.id: each.number for each in self.meetings if each.number is not None}

    def label(self, kind: str, value: str) -> str:
        """The Arabic label of a value, else the English one, else its id."""
        return self._labels.get((kind, value), value)

    def round_number(self, meeting: str) -> int | None:
        """The number of a round; None for a meeting without one."""
        return self._numbers.get(meeting)

    def words(self, part: Part) -> str:
        """What a filter asks for: the label of its value, or the words and days themselves."""
        if part.what in ("copies", "versions"):
            return say(f"part.{part.what}")
        return self.label(part.kind, part.value) if part.kind else part.value

    def describe(self, part: Part) -> str:
        """A filter inside of a sentence: its sign and its words, which move nothing around them."""
        return say("part", sign=sign(part), words=self.words(part))

    def values_of(self, kinds: Iterable[str]) -> tuple[FacetValue, ...]:
        """The values of some kinds."""
        return tuple(value for kind in kinds for value in self.values.get(kind, ()))


def process_name(process: str) -> str:
    """How talks are called on the screen: their word in the vocabulary, else the id of their profile."""
    return term("process", process).title()


def sign(part: Part) -> str:
    """What a filter does with its words, for eyes that get no colour."""
    return say(f"sign.{part.what}")
