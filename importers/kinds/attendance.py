"""Attendance: who sat at which meeting, as what, in what state, and who says so."""

from __future__ import annotations

from collections.abc import Iterator

from importers.extract.attendance import read_attendance
from importers.extract.document import Document
from importers.extract.kind import Findings, Kind
from importers.kinds.date import timeline
from importers.language.files import table
from importers.profiles.profile import Profiles
from store.draft import Fact, KindSpec
from store.record import Claim, Record


def extract(document: Document, profiles: Profiles, found: Findings) -> None:
    """Adds the claims; builds on the people and parties found before."""
    found.attendance.extend(read_attendance(document, profiles, found, timeline(document, profiles, found)))


def value_of(claim: Claim) -> str:
    """`party/role/state`, for a person `person/function/state`; `-` for what is not said. A person unknown
    to every profile is `?` and the name as written."""
    actor = claim.actor if claim.actor is not None else f"?{claim.name_ar}"
    as_what = claim.function if claim.actor_type == "person" else claim.role
    return f"{actor}/{as_what or '-'}/{claim.state}"


def facts(record: Record, profiles: Profiles) -> Iterator[Fact]:
    """One fact for each party and role and state, or person and function and state, of an article."""
    by_value: dict[str, list[Claim]] = {}
    for claim in record.attendance:
        by_value.setdefault(value_of(claim), []).append(claim)
    words = table("coded")
    for value, claims in by_value.items():
        first = claims[0]
        as_what = first.function if first.actor_type == "person" else first.role
        party = profiles.parties.get(first.party or "")
        label = {
            language: " · ".join(
                part
                for part in (
                    first.name_ar if language == "ar" else first.name_en or first.name_ar,
                    words[as_what][language] if as_what else "",
                    words[first.state][language],
                )
                if part
            )
            for language in ("ar", "en")
        }
        yield Fact(
            kind="attendance",
            value=value,
            label_ar=label["ar"],
            label_en=label["en"],
            group=party.side if party is not None else "others",
            mentions=tuple(sorted({proof for claim in claims for proof in claim.mentions})),
            detail={
                "meeting": first.meeting,
                "segment": first.segment,
                "hedge": all(claim.hedge for claim in claims),
            },
        )


KIND = Kind(KindSpec("attendance", "Attendance", "الحضور", order=40), step=70, extract=extract, facts=facts)
