"""A selection taken apart into its single filters: what chips show, and what can be dropped one by one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from store.selection import Selection


@dataclass(frozen=True, slots=True)
class Part:
    """One filter of a selection."""

    what: Literal["query", "included", "excluded", "since", "until", "copies", "versions"]

    value: str
    """The words searched for, the value's id, the day, `once` or `all`."""

    kind: str = ""
    """Facet kind; empty for words and days."""

    def dropped_from(self, selection: Selection) -> Selection:
        """The selection without this filter."""
        match self.what:
            case "query":
                return replace(selection, query="")
            case "included":
                return replace(selection, included=selection.included - {(self.kind, self.value)})
            case "excluded":
                return replace(selection, excluded=selection.excluded - {(self.kind, self.value)})
            case "since":
                return replace(selection, since=None)
            case "until":
                return replace(selection, until=None)
            case "copies":
                return replace(selection, copies="all")
            case "versions":
                return replace(selection, versions="newest")


def parts_of(selection: Selection, earlier: Sequence[Part] = ()) -> tuple[Part, ...]:
    """The filters of a selection, those of `earlier` first and in its order: chips stay where they are.

    A search that is being typed keeps its place too.
    """
    parts = [Part("query", selection.query)] if selection.query else []
    parts += [Part("included", value, kind) for kind, value in sorted(selection.included)]
    parts += [Part("excluded", value, kind) for kind, value in sorted(selection.excluded)]
    parts += [Part("since", selection.since)] if selection.since else []
    parts += [Part("until", selection.until)] if selection.until else []
    parts += [Part("copies", selection.copies)] if selection.copies != "all" else []
    parts += [Part("versions", selection.versions)] if selection.versions != "newest" else []
    places = {_place(part): place for place, part in enumerate(earlier)}
    return tuple(sorted(parts, key=lambda part: places.get(_place(part), len(places))))


def _place(part: Part) -> Part:
    return replace(part, value="") if part.what in ("query", "since", "until") else part
