"""As what somebody sits at a meeting: the text's own words, coded with the profile's list of roles."""

from __future__ import annotations

from dataclasses import dataclass, field

from importers.extract.attendance_actors import Actor, chain_after
from importers.extract.document import Document
from importers.language.anchors import Wakes, waking
from importers.language.cues import cue_words
from importers.profiles.profile import Profiles

_AS = frozenset(["بصفه", "بصفتها", "بصفته", "بصفتهم", "كدول", "الدول", "دول", "صفه", "دور"])


@dataclass
class Roles:
    """Roles of the parties in one text."""

    sits_as: dict[str, str] = field(default_factory=dict)
    """Party → role that the profile gives it at these talks."""

    said: dict[str, str] = field(default_factory=dict)
    """guarantor, observer … → the text's own word."""

    observers: set[str] = field(default_factory=set)

    def of(self, party: str | None) -> tuple[str | None, str | None]:
        """Role and the text's word for a party; None where the text does not say."""
        known = self.sits_as.get(party or "")
        if known == "guarantor":
            return ("guarantor", self.said["guarantor"]) if "guarantor" in self.said else (None, None)
        if party in self.observers:
            return "observer", self.said.get("observer")
        if known in ("party", "host"):
            return known, None
        return None, None


def read_roles(document: Document, profiles: Profiles, actors: list[Actor], process: str | None) -> Roles:
    """The roles that a text gives; guarantors are those whom it calls so or sponsors, anywhere."""
    roles = Roles()
    for party in profiles.parties.values():
        for role in party.roles:
            if role.process == process:
                roles.sits_as.setdefault(party.id, role.role)
        if party.id not in roles.sits_as and party.side in ("government", "opposition"):
            roles.sits_as[party.id] = "party"
    words, sponsors, observers = document.words, cue_words("sponsors"), cue_words("observers")
    for at, wakes in waking(document):
        if not wakes & (Wakes.SPONSOR | Wakes.OBSERVER):
            continue
        word = words[at]
        if word in sponsors and "guarantor" not in roles.said:
            around = chain_after(document, actors, at, reach=6)
            by_name = any(roles.sits_as.get(actor.id or "") == "guarantor" for actor in around)
            here = [a for a in actors if a.first <= at <= a.last or at - 8 <= a.last < at]
            if by_name or any(roles.sits_as.get(a.id or "") == "guarantor" for a in here):
                roles.said["guarantor"] = document.text[document.starts[at] : document.ends[at]]
        elif word in observers and (word.startswith("ك") or (at and words[at - 1] in _AS)):
            sentence = document.sentence_words(at)
            listed = [a for a in actors if sentence.start <= a.first < at and at - a.last <= 25]
            after = chain_after(document, actors, at, reach=4)
            named = after if after and words[at - 1] in ("الدول", "دول", "الوفود") else listed or after
            roles.said.setdefault("observer", document.text[document.starts[at] : document.ends[at]])
            roles.observers.update(
                a.party
                for a in _last_list(document, named)
                if a.party is not None and roles.sits_as.get(a.party) not in ("guarantor", "party")
            )
    return roles


def _last_list(document: Document, actors: list[Actor]) -> list[Actor]:
    """The last run of actors that stand close together."""
    run: list[Actor] = []
    for actor in actors:
        if run and actor.first - run[-1].last > 6:
            run = []
        run.append(actor)
    return run
