"""Places that a text names."""

from __future__ import annotations

from collections.abc import Iterator

from importers.extract.document import Document
from importers.extract.kind import Findings, Kind
from importers.extract.places import places
from importers.profiles.profile import Profiles
from store.draft import Fact, KindSpec
from store.record import Mention, PlaceSaid, Record


def extract(document: Document, profiles: Profiles, findings: Findings) -> None:
    """Add the places of the text, once each."""
    mentions: dict[str, list[Mention]] = {}
    for id_, mention in places(document, profiles, findings):
        mentions.setdefault(id_, []).append(mention)
    for id_, found in mentions.items():
        place = profiles.places[id_]
        findings.places.append(PlaceSaid(id_, place.name_ar, place.name_en, tuple(found)))


def facts(record: Record, profiles: Profiles) -> Iterator[Fact]:
    """One fact a place, grouped by its type."""
    for said in record.places:
        place = profiles.places.get(said.id)
        yield Fact(
            kind=KIND.spec.name,
            value=said.id,
            label_ar=said.name_ar,
            label_en=said.name_en,
            group=place.type if place else "",
            mentions=said.mentions,
        )


KIND = Kind(KindSpec("place", "Place", "مكان", 50), 40, extract, facts)
