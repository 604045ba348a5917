"""One selection within another: the articles that both find.

Values of one kind widen a selection, so those of two selections cannot simply be put together. Where neither
holds all values of the other, the narrower one's become fields of the search, which narrow.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from store.days import days_of
from store.problem import QueryError
from store.query import QUOTES
from store.selection import Choice, Selection

_OTHER_FIELDS = ("date", "is", "role", "state")
"""Fields of the search that mean something else than the facet kind of that name."""


def narrowed(selection: Selection, by: Selection) -> Selection:
    """The articles of `selection` that `by` finds too, in the order of `selection`.

    Raises QueryError `date-unreadable`, or `filter-cannot-narrow` for a kind that no search can name.
    """
    included: set[Choice] = set()
    fields: list[str] = []
    for kind in sorted({kind for kind, _ in selection.included | by.included}):
        had, wanted = selection.chosen(kind), by.chosen(kind)
        if not had or (wanted and wanted <= had):
            included.update((kind, value) for value in wanted)
        else:
            included.update((kind, value) for value in had)
            if not had <= wanted and wanted:
                fields.append(_any_of(kind, sorted(wanted)))
    return replace(
        selection,
        query=_all_of(filter(str.strip, (selection.query, by.query, *fields))),
        included=frozenset(included),
        excluded=selection.excluded | by.excluded,
        since=max(filter(None, (selection.since, by.since)), key=_first_day, default=None),
        copies="once" if "once" in (selection.copies, by.copies) else "all",
        versions="all" if "all" in (selection.versions, by.versions) else "newest",
        until=min(filter(None, (selection.until, by.until)), key=_last_day, default=None),
    )


def _all_of(queries: Iterable[str]) -> str:
    several = list(queries)
    return several[0] if len(several) == 1 else " ".join(f"({query})" for query in several)


def _any_of(kind: str, values: Iterable[str]) -> str:
    if not kind.isalpha() or kind in _OTHER_FIELDS:
        raise QueryError("filter-cannot-narrow", kind=kind)
    return " OR ".join(f"{kind}:{_quoted(kind, value)}" for value in values)


def _quoted(kind: str, value: str) -> str:
    for opening, closings in QUOTES.items():
        if not set(closings) & set(value):
            return f"{opening}{value}{closings[0]}"
    raise QueryError("filter-cannot-narrow", kind=kind)


def _first_day(written: str) -> str:
    return days_of(written)[0]


def _last_day(written: str) -> str:
    return days_of(written)[1]
