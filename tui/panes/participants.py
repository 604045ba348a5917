"""The pane of participants: parties and people in one list, under the side that they belong to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from store.model import FacetValue
from tui.panes.catalogue import Catalogue
from tui.panes.facets import Entry, FacetPane, Heading, Value
from tui.registry import bindings
from tui.words import say

KINDS = ("party", "person")
"""In the order in which they stand under a side."""


class ParticipantsPane(FacetPane):
    """Who takes part: choose parties and people."""

    place = "participants"
    title = "participants.title"
    own_kinds = KINDS
    BINDINGS = bindings("participants")

    def entries_of(self, catalogue: Catalogue) -> Iterator[Entry]:
        sides: defaultdict[str, list[FacetValue]] = defaultdict(list)
        for value in catalogue.values_of(KINDS):
            sides[value.group].append(value)
        for side in sorted(sides, key=lambda side: (not side, -max(v.articles for v in sides[side]), side)):
            yield Heading(_side(side))
            for value in sorted(sides[side], key=_standing):
                label = value.label_ar or value.label_en or value.value
                yield Value((value.kind, value.value), label, strong=value.kind == "party")


def _standing(value: FacetValue) -> tuple[int, int, str]:
    """Parties before people, then the most written about, then by name."""
    return KINDS.index(value.kind), -value.articles, value.label_ar


def _side(group: str) -> str:
    """The heading of a side; a side that the catalogue has no words for is headed by its id."""
    try:
        return say(f"side.{group}" if group else "side.none")
    except KeyError:
        return say("side.unnamed", side=group.replace("-", " ").capitalize())
