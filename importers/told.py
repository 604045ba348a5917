"""Facts about an article from outside its text, kept with who says so."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Literal

from importers.days import iso_day
from importers.extract.document import Metadata
from importers.formats.format import RawArticle
from store.draft import Told

_DAYS = frozenset(["published", "accessed"])


def told_of(origin: Literal["metadata", "manual"], fields: Mapping[str, str | None]) -> tuple[Told, ...]:
    """The fields that say something. A day that can be read becomes an ISO day, another stays as written."""
    found = []
    for name, value in fields.items():
        value = " ".join((value or "").split())
        if name in _DAYS:
            value = iso_day(value) or value
        if value:
            found.append(Told(name, value, origin))
    return tuple(found)


def metadata_of(told: tuple[Told, ...]) -> Metadata:
    """What extraction may use of it; a person's word goes before that of a file."""
    said: dict[str, str] = {}
    for fact in sorted(told, key=lambda fact: fact.origin == "manual"):
        said[fact.field] = fact.value
    return Metadata(said.get("published"), said.get("source"), said.get("url"))


def with_told(article: RawArticle, told: tuple[Told, ...]) -> RawArticle:
    """The article with further facts about it."""
    every = (*article.told, *told)
    return replace(article, told=every, metadata=metadata_of(every))
