"""Text to record: runs the facet kinds in order of their steps and freezes what they found."""

from __future__ import annotations

import pkgutil
from functools import cache
from importlib import import_module

import importers.kinds
from importers.extract.document import Document
from importers.extract.headline import headline
from importers.extract.kind import Findings, Kind
from importers.extract.lines import to_json
from importers.profiles.profile import Profiles
from store.draft import Fact, KindSpec
from store.record import Record

__all__ = ["extract", "facts", "kinds", "to_json"]


@cache
def _modules() -> tuple[Kind, ...]:
    """Every `KIND` of `importers/kinds`, in order of their steps."""
    names = sorted(module.name for module in pkgutil.iter_modules(importers.kinds.__path__))
    found = [getattr(import_module(f"importers.kinds.{name}"), "KIND", None) for name in names]
    return tuple(sorted((kind for kind in found if isinstance(kind, Kind)), key=lambda kind: kind.step))


@cache
def _as_shown() -> tuple[Kind, ...]:
    return tuple(sorted(_modules(), key=lambda kind: (kind.spec.order, kind.spec.name)))


def kinds() -> tuple[KindSpec, ...]:
    """The facet kinds as the store needs to know them, in the order of their display."""
    return tuple(kind.spec for kind in _as_shown())


def extract(document: Document, profiles: Profiles) -> Record:
    """What the article says, read with the knowledge of the profiles. Any text gives a record."""
    found = Findings()
    for kind in _modules() if document.words else ():  # a text without words says nothing
        kind.extract(document, profiles, found)
    return Record(
        title=headline(document, found.source),
        source=found.source,
        published=found.published,
        published_from=found.published_from,
        published_mentions=found.published_mentions,
        main_round=found.main_round,
        main_meeting=found.main_meeting,
        rounds=tuple(found.rounds),
        meetings=tuple(found.meetings),
        dates=tuple(found.dates),
        people=tuple(found.people),
        parties=tuple(found.parties),
        attendance=tuple(found.attendance),
        places=tuple(found.places),
        topics=tuple(found.topics),
        designations=tuple(found.designations),
        agencies=tuple(found.agencies),
    )


def facts(record: Record, profiles: Profiles) -> tuple[Fact, ...]:
    """The record as facet values for the store, in the order of the kinds' display."""
    return tuple(fact for kind in _as_shown() for fact in kind.facts(record, profiles))
