"""Parties: the states, delegations, organisations and groups that a text names."""

from __future__ import annotations

from collections.abc import Iterator

from importers.extract.document import Document
from importers.extract.kind import Findings, Kind
from importers.extract.parties import Actor, actors
from importers.profiles.profile import Profiles
from store.draft import Fact, KindSpec
from store.record import Mention, PartySaid, Record


def extract(document: Document, profiles: Profiles, findings: Findings) -> None:
    """Add the parties of the text; those meant only through a group are marked."""
    by_id: dict[str, list[Actor]] = {}
    for actor in actors(document, profiles, findings):
        by_id.setdefault(actor.id, []).append(actor)
    for id_, places in by_id.items():
        party = profiles.parties[id_]
        named = [actor for actor in places if actor.group is None]
        findings.parties.append(
            PartySaid(
                id=id_,
                name_ar=party.name_ar,
                name_en=party.name_en,
                by_group=not named,
                mentions=tuple(map(_mention, named or places)),
            )
        )
    _add_parties(profiles, findings)


def _add_parties(profiles: Profiles, findings: Findings) -> None:
    """A state or organisation that acts only through its people is a party of the text too."""
    named = {said.id for said in findings.parties}
    for said in findings.people:
        party = profiles.parties.get(said.party or "") if said.id else None
        if party is None or party.id in named or party.type not in ("state", "organisation", "delegation"):
            continue
        named.add(party.id)
        mentions = tuple(Mention(m.start, m.end, "party.through-person", "low") for m in said.mentions)
        findings.parties.append(PartySaid(party.id, party.name_ar, party.name_en, False, mentions))


def _mention(actor: Actor) -> Mention:
    return Mention(actor.start, actor.end, actor.rule, actor.certainty)


def facts(record: Record, profiles: Profiles) -> Iterator[Fact]:
    """One fact a party, grouped by its side."""
    for said in record.parties:
        party = profiles.parties.get(said.id)
        yield Fact(
            kind=KIND.spec.name,
            value=said.id,
            label_ar=said.name_ar,
            label_en=said.name_en,
            group=party.side if party else "others",
            mentions=said.mentions,
            detail={"by_group": said.by_group},
        )


KIND = Kind(KindSpec("party", "Party", "طرف", 40), 45, extract, facts)
