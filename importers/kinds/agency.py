"""The agencies that a text cites: what tells that outlets did not report by themselves."""

from __future__ import annotations

from collections.abc import Iterator

from importers.extract.agencies import find_agencies
from importers.extract.document import Document
from importers.extract.kind import Findings, Kind
from importers.profiles.profile import Profiles
from store.draft import Fact, KindSpec
from store.record import Record


def extract(document: Document, profiles: Profiles, findings: Findings) -> None:
    """Add the agencies that the text cites."""
    findings.agencies += find_agencies(document, profiles, findings.source)


def facts(record: Record, profiles: Profiles) -> Iterator[Fact]:
    """One fact an agency."""
    for agency in record.agencies:
        yield Fact(
            kind=KIND.spec.name,
            value=agency.id,
            label_ar=agency.name_ar,
            label_en=agency.name_en,
            mentions=agency.mentions,
        )


KIND = Kind(KindSpec("agency", "Agency cited", "الوكالة المنقول عنها", 85), 15, extract, facts)
