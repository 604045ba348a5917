"""People: everyone whom the text names, once each, with what it says he is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from importers.extract.cover import cover_of
from importers.extract.document import Document
from importers.extract.gazetteer import precedes
from importers.extract.kind import Findings, Kind
from importers.extract.letters import detached
from importers.extract.naming import naming
from importers.extract.parties import actors
from importers.extract.people import Found, find_people
from importers.extract.roles import role_of
from importers.extract.times import day_of
from importers.extract.titles import Title
from importers.profiles.profile import Person, Profiles
from store.draft import Fact, KindSpec
from store.record import PersonSaid, Record

_UNKNOWN = "?"
"""Before the name of a person whom no profile knows, in the value of a fact."""


def extract(document: Document, profiles: Profiles, findings: Findings) -> None:
    """Add the people of the text."""
    cover = cover_of(document, profiles)
    people = find_people(document, profiles, cover)
    ends = {last: first for found in people for first, last in found.words}
    parties = {
        word: actor.id
        for actor in actors(document, profiles, findings)
        for word in range(actor.first, actor.last + 1)
        if actor.group is None
    }
    for found in people:
        title = role_of(document, found, cover, ends)
        findings.people.append(_said(document, profiles, findings, found, title, parties))


def _said(
    document: Document,
    profiles: Profiles,
    findings: Findings,
    found: Found,
    title: Title | None,
    parties: Mapping[int, str],
) -> PersonSaid:
    person = found.person
    party = _party_in(title, parties)
    known = naming()
    hedge = not known.hedge_ends.isdisjoint(document.words) and any(
        precedes(document, first, known.hedges) for first, _ in found.words
    )
    if person is None:
        longest = max(found.mentions, key=lambda mention: mention.end - mention.start)
        return PersonSaid(
            id=None,
            name_ar=" ".join(longest.quote(document.text).split()),
            name_en=None,
            party=party or _led_party(document, found, parties),
            role=_text(document, title),
            hedge=hedge,
            mentions=tuple(found.mentions),
        )
    own = _party_on(person, day_of(document, findings, found.mentions[0].start))
    return PersonSaid(
        id=person.id,
        name_ar=person.name_ar,
        name_en=person.name_en,
        party=party if party and _plausible(party, person, profiles) else own,
        role=_text(document, title),
        hedge=hedge,
        mentions=tuple(found.mentions),
    )


def _text(document: Document, title: Title | None) -> str | None:
    """The title in the words of the text, attached letters left out."""
    if title is None or title.plural:
        return None
    known = naming()
    last = title.last
    while last > title.first and document.words[last] in known.honorifics:
        last -= 1  # «رئيس الوفد الدكتور»
    word = document.words[title.first]
    cut = next((len(stack) for bare, stack in detached(word) if bare in known.titles), 0)
    said = " ".join(document.text[document.inside(title.first, cut) : document.ends[last]].split())
    return "ال" + said if word.startswith(("لل", "ولل", "فلل")) else said  # «للرئيس» is «الرئيس»


def _party_in(title: Title | None, parties: Mapping[int, str]) -> str | None:
    """The party that a title names: «نائب وزير الخارجية التركي»."""
    if title is None:
        return None
    return next((parties[word] for word in range(title.first, title.last + 1) if word in parties), None)


def _led_party(document: Document, found: Found, parties: Mapping[int, str]) -> str | None:
    """The party of a person whose title names none: «الوفد التركي برئاسة س», «العقيد س من فيلق الشام»."""
    words = document.words
    first, last = found.words[0]
    if last + 2 < len(words) and words[last + 1] in ("من", "عن") and last + 2 in parties:
        return parties[last + 2]
    if not first or not any(bare in naming().led_by for bare, _ in detached(words[first - 1])):
        return None
    start = max(document.sentences[first].start, first - _LED_REACH)
    return next((parties[word] for word in range(first - 2, start - 1, -1) if word in parties), None)


_LED_REACH = 6  # words between a delegation and its head


def _party_on(person: Person, day: str | None) -> str:
    for membership in person.memberships:
        if day and (membership.since or "") <= day <= (membership.until or "9"):
            return membership.party
    return person.party


def _plausible(party: str, person: Person, profiles: Profiles) -> bool:
    """Whether a title may give a person of a profile this party: it is on the side of his own."""
    side = profiles.parties[person.party].side
    return party == person.party or (side != "others" and profiles.parties[party].side == side)


def facts(record: Record, profiles: Profiles) -> Iterator[Fact]:
    """One fact a person, grouped by the side of the party that he speaks for."""
    for said in record.people:
        party = profiles.parties.get(said.party or "")
        known = profiles.people.get(said.id or "")
        side = party.side if party else known.side if known else "others"
        yield Fact(
            kind=KIND.spec.name,
            value=said.id or f"{_UNKNOWN}{said.name_ar}",
            label_ar=said.name_ar,
            label_en=said.name_en or said.name_ar,
            group=side,
            mentions=said.mentions,
            detail={"party": said.party, "role": said.role, "hedge": said.hedge},
        )


KIND = Kind(KindSpec("person", "Person", "شخص", 30), 38, extract, facts)
"""Before places and parties: a surname such as «السويدي» is neither."""
