"""The source: the outlet that the text gives as its own, in a credit line, a dateline or its signature."""

from __future__ import annotations

from collections.abc import Iterator

from importers.extract.document import Document
from importers.extract.kind import Findings, Kind
from importers.extract.sources import find_source
from importers.profiles.profile import Profiles
from store.draft import Fact, KindSpec
from store.record import Record


def extract(document: Document, profiles: Profiles, findings: Findings) -> None:
    """Set the source, where the text gives one."""
    findings.source = find_source(document, profiles)


def facts(record: Record, profiles: Profiles) -> Iterator[Fact]:
    """The source as one fact, grouped by its ownership."""
    source = record.source
    if source is None:
        return
    outlet = profiles.outlets.get(source.id or "")
    yield Fact(
        kind=KIND.spec.name,
        value=source.id or f"?{source.name_ar}",
        label_ar=source.name_ar,
        label_en=source.name_en or source.name_ar,
        group=outlet.ownership if outlet else "",
        mentions=source.mentions,
    )


KIND = Kind(KindSpec("source", "Source", "المصدر", 80, multi=False), 10, extract, facts)
