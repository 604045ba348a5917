"""Who stands beside a person in a sentence: other people, parties, delegations."""

from __future__ import annotations

from bisect import bisect_left
from typing import NamedTuple

from importers.extract.attendance_actors import Actor, chain_after
from importers.extract.document import Document
from importers.language.cues import cue_words

BACK = 16
"""Words before a name in which a verb or a title may stand."""

OF_SERIES = {"head": "head", "representation": "representative", "composition": "member"}
"""Families of verbs that several pairs of delegation and person may share, with the function they give."""


class Function(NamedTuple):
    """What a person does there, the word that says so, and the delegation when it is named."""

    name: str
    at: int
    party: Actor | None


class Neighbours:
    """Answers for each person of one article who stands near."""

    def __init__(self, document: Document, actors: list[Actor]) -> None:
        self.document, self.words = document, document.words
        self.actors = actors
        self.starts = [actor.first for actor in actors]

    def near(self, person: Actor, back: int = BACK, ahead: int = 8) -> list[Actor]:
        sentence = self.document.sentences[person.first]
        low = bisect_left(self.starts, max(sentence.start, person.first - back))
        high = bisect_left(self.starts, min(sentence.stop, person.last + ahead))
        return self.actors[low:high]

    def another_person(self, at: int, person: Actor) -> bool:
        low = bisect_left(self.starts, at - 4)
        for actor in self.actors[low : low + 12]:
            if actor.first > at:
                break
            if actor.type == "person" and actor.last >= at and actor.first != person.first:
                return not self.is_complement(actor)
        return False

    def person_between(self, person: Actor, party: Actor) -> bool:
        return any(person.last < a.first < party.first for a in self.near(person) if a.type == "person")

    def party_between(self, at: int, person: Actor) -> Actor | None:
        near = self.near(person)
        return next((a for a in near if a.type == "party" and at <= a.last and a.first < person.first), None)

    def party_behind(self, person: Actor, at: int) -> Actor | None:
        found = chain_after(self.document, self.near(person, ahead=14), at, reach=8)
        return found[0] if found and found[0].type == "party" else None

    def delegation_before(self, person: Actor, at: int, reach: int = 5) -> Actor | None:
        near = self.near(person, back=BACK + 8)
        earlier = [a for a in near if a.type == "party" and a.last < at <= a.last + reach and a.delegation]
        return earlier[-1] if earlier else None

    def party_before(self, person: Actor, at: int, reach: int = 3) -> Actor | None:
        near = self.near(person, back=BACK + 8)
        earlier = [a for a in near if a.type == "party" and a.last < at <= a.last + reach]
        return earlier[-1] if earlier else None

    def is_complement(self, person: Actor) -> bool:
        """«مبعوث الرئيس الروسي X، Y»: when Y follows at once, X only says whose envoy he is."""
        if cue_words("chiefs_of_state").isdisjoint(self.words[max(0, person.first - 5) : person.first]):
            return False
        low = bisect_left(self.starts, person.last + 1)
        end = self.document.sentences[person.last].stop
        return any(
            actor.type == "person" and actor.first - person.last <= 2 and actor.first < end
            for actor in self.actors[low : low + 4]
        )
