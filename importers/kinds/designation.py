"""Designations: how a text calls a side («النظام», «الحكومة السورية», «الفصائل», «المسلحون»)."""

from __future__ import annotations

from collections.abc import Iterator

from importers.extract.designations import find_designations
from importers.extract.document import Document
from importers.extract.kind import Findings, Kind
from importers.profiles.profile import Profiles
from store.draft import Fact, KindSpec
from store.record import Record


def extract(document: Document, profiles: Profiles, findings: Findings) -> None:
    """Add the designations of the text."""
    findings.designations += find_designations(document, profiles, findings)


def facts(record: Record, profiles: Profiles) -> Iterator[Fact]:
    """One fact a designation: `party/form`, grouped by the side that is meant."""
    for said in record.designations:
        party = profiles.parties.get(said.party)
        forms = party.designations if party else ()
        code = next((form.form for form in forms if form.ar == said.form), said.form)
        label = next((form.ar for form in forms if form.form == code), said.form)
        yield Fact(
            kind=KIND.spec.name,
            value=f"{said.party}/{code}",
            label_ar=label,
            label_en=f"{party.name_en if party else said.party}: {code}",
            group=party.side if party else "others",
            mentions=said.mentions,
            detail={"party": said.party},
        )


KIND = Kind(KindSpec("designation", "Designation", "تسمية", 70), 55, extract, facts)
