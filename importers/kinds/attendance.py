"""Attendance: who sat at which meeting, as what, in what state, and who says so."""

from __future__ import annotations

from collections.abc import Iterator

from importers.extract.attendance import read_attendance
from importers.extract.document import Document
from importers.extract.kind import Findings, Kind
from importers.kinds.date import timeline
from importers.profiles.profile import Profiles
from store.attendance_facts import KIND as NAME
from store.attendance_facts import attendance_facts
from store.draft import Fact, KindSpec
from store.record import Record


def extract(document: Document, profiles: Profiles, found: Findings) -> None:
    """Adds the claims; builds on the people and parties found before."""
    found.attendance.extend(read_attendance(document, profiles, found, timeline(document, profiles, found)))


def facts(record: Record, profiles: Profiles) -> Iterator[Fact]:
    """One fact for each party and role and state, or person and function and state, of an article."""

    def side_of(party: str | None) -> str:
        known = profiles.parties.get(party or "")
        return known.side if known is not None else "others"

    return attendance_facts(record.attendance, side_of)


KIND = Kind(KindSpec(NAME, "Attendance", "الحضور", order=40), step=70, extract=extract, facts=facts)
