"""As what somebody sits at a meeting: the text's own words, coded with the profile's list of roles."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from importers.extract.attendance_actors import Actor, chain_after
from importers.extract.document import Document
from importers.language.anchors import Wakes, waking
from importers.language.cues import cue_words
from importers.language.verbs import attendance_verbs
from importers.profiles.profile import Profiles


@dataclass
class Roles:
    """Roles of the parties in one text."""

    sits_as: Mapping[str, str]
    """Party → role that the profile gives it at these talks."""

    may_observe: frozenset[str]
    """Parties that the profile knows as observers of these talks."""

    said: dict[str, str] = field(default_factory=dict)
    """guarantor, observer … → the text's own word."""

    observers: set[str] = field(default_factory=set)
    mediators: set[str] = field(default_factory=set)

    def of(self, party: str | None) -> tuple[str | None, str | None]:
        """Role and the text's word for a party; None where the text does not say."""
        known = self.sits_as.get(party or "")
        if known == "guarantor":
            return ("guarantor", self.said["guarantor"]) if "guarantor" in self.said else (None, None)
        if party in self.mediators:
            return "mediator", self.said.get("mediator")
        if party in self.observers:
            return "observer", self.said.get("observer")
        if known in ("party", "host"):
            return known, None
        return None, None


@lru_cache(maxsize=100)
def _seats(profiles: Profiles, process: str | None) -> tuple[dict[str, str], frozenset[str]]:
    """The role of each party at some talks, and the parties that may observe them."""
    sits_as: dict[str, str] = {}
    may_observe: set[str] = set()
    for party in profiles.parties.values():
        for role in party.roles:
            if role.process == process and role.role == "observer":
                may_observe.add(party.id)
            if role.process == process:
                sits_as.setdefault(party.id, role.role)
        if party.id not in sits_as and party.side in ("government", "opposition"):
            sits_as[party.id] = "party"
    return sits_as, frozenset(may_observe)


def read_roles(document: Document, profiles: Profiles, actors: list[Actor], process: str | None) -> Roles:
    """The roles that a text gives; guarantors are those whom it calls so or sponsors, anywhere."""
    roles = Roles(*_seats(profiles, process))
    words = document.words
    sponsors, observers = cue_words("sponsors"), cue_words("observers")
    for at, wakes in waking(document):
        if not wakes & (Wakes.SPONSOR | Wakes.OBSERVER | Wakes.MEDIATOR):
            continue
        word = words[at]
        if wakes & Wakes.MEDIATOR:
            _read_mediator(document, roles, actors, at)
        if word in sponsors and "guarantor" not in roles.said:
            low, high = bisect_left_first(actors, at - 12), bisect_left_first(actors, at + 40)
            near = actors[low:high]
            around = chain_after(document, near, at, reach=6)
            by_name = any(roles.sits_as.get(actor.id or "") == "guarantor" for actor in around)
            here = [a for a in near if a.first <= at <= a.last or at - 8 <= a.last < at]
            if by_name or any(roles.sits_as.get(a.id or "") == "guarantor" for a in here):
                roles.said["guarantor"] = document.text[document.starts[at] : document.ends[at]]
        elif word in observers or word[1:] in observers:
            found = _observers_beside(document, roles, actors, at)
            found = found or _invited_to_observe(document, profiles, roles, actors, at)
            if found:
                roles.said.setdefault("observer", document.text[document.starts[at] : document.ends[at]])
                roles.observers |= found
    return roles


def _read_mediator(document: Document, roles: Roles, actors: list[Actor], at: int) -> None:
    """«كوسيط», «بصفة وسيط»: those of whom the sentence speaks before; «الوسيط القطري»: the next one."""
    words = document.words
    if any(word in ("لم", "ليس", "ليست", "لن", "ولم") for word in words[max(0, at - 4) : at]):
        return
    if words[at].startswith("ال"):
        found = {a.party for a in actors if a.type == "party" and at < a.first <= at + 1}
    elif words[at].startswith("ك") or (at > 0 and words[at - 1] in cue_words("as_whom")):
        found = _told_of(document, actors, at, behind=[])
    else:
        return
    named = {p for p in found if p is not None and roles.sits_as.get(p) not in _SEATED}
    if named:
        roles.said.setdefault("mediator", document.text[document.starts[at] : document.ends[at]])
        roles.mediators |= named


_THAT = frozenset(["ان", "بان"])
_SEATED = frozenset(["guarantor", "party"])
"""Roles of those who neither observe nor mediate."""


def _observers_beside(document: Document, roles: Roles, actors: list[Actor], at: int) -> set[str]:
    """The parties that a word such as «كمراقبين» or «الدول المراقبة» speaks of: those listed behind it, else
    those between the last verb and it. Whoever is a guarantor or a side of the talks is none."""
    words = document.words
    behind = chain_after(document, _around(document, actors, at), at, reach=3)
    surely = words[at].startswith("ك") or (at > 0 and words[at - 1] in cue_words("as_whom"))
    named = {actor.party for actor in behind}
    if not named or surely:
        named = _told_of(document, actors, at, behind=behind)
    return {
        party
        for party in named
        if party is not None
        and roles.sits_as.get(party) not in _SEATED
        and (surely or party in roles.may_observe)
    }


def _around(document: Document, actors: list[Actor], at: int) -> list[Actor]:
    """The actors of a sentence near a word."""
    start = max(document.sentences[at].start, at - 30)
    return actors[bisect_left_first(actors, start) : bisect_left_first(actors, at + 20)]


def _told_of(document: Document, actors: list[Actor], at: int, *, behind: list[Actor]) -> set[str | None]:
    """The parties of the last list before a word, back to the verb of its clause, and those `behind` it."""
    words = document.words
    sentence = document.sentences[at]
    near = _around(document, actors, at)
    verb = next((n for n in range(at - 1, sentence.start - 1, -1) if words[n] in attendance_verbs()), None)
    that = next((n + 1 for n in range(at - 1, sentence.start - 1, -1) if words[n] in _THAT), sentence.start)
    begin = that if verb is None else max(verb, that)
    besides = [n for n in range(that, at) if words[n].removeprefix("و") in cue_words("besides")]
    if besides and any(besides[-1] < a.first < at for a in near):
        that = besides[-1]  # «..., بالإضافة إلى العراق ولبنان بصفتهم مراقبين»
        begin = max(begin, that)
    near = [actor for actor in near if actor.first >= that]
    within = [a for a in near if begin <= a.first < at]
    opens = verb is not None and words[verb].startswith("و") and within
    named = within if verb is None or opens else [a for a in near if begin - 8 <= a.first < at]
    return {actor.party for actor in [*behind, *_last_run([a for a in named if a.party is not None])]}


def _invited_to_observe(
    document: Document, profiles: Profiles, roles: Roles, actors: list[Actor], at: int
) -> set[str]:
    """«مقعدان جديدان للمراقبين» in a paragraph on the newcomers, «المراقبون» in the headline: the states
    that the profile knows as observers and that the paragraph, or under such a headline the text, names."""
    if document.words[at].removeprefix("و") not in cue_words("observers_at_large"):
        return set()
    start, end = document.paragraph_at(document.starts[at])
    if start > document.starts[0]:
        low = bisect_left_first(actors, bisect_left(document.starts, start))
        actors = actors[low : bisect_left_first(actors, bisect_left(document.starts, end))]
    return {
        actor.party
        for actor in actors
        if actor.type == "party"
        and actor.party in roles.may_observe
        and roles.sits_as.get(actor.party or "") == "observer"
        and profiles.parties[actor.party or ""].type == "state"
    }


def _last_run(actors: list[Actor]) -> list[Actor]:
    """The last actors that stand close together: one list."""
    run: list[Actor] = []
    for actor in actors:
        if run and actor.first - run[-1].last > 5:
            run = []
        run.append(actor)
    return run


def bisect_left_first(actors: list[Actor], word: int) -> int:
    """Number of the first actor that begins at a word or behind it."""
    return bisect_left(actors, word, key=lambda actor: actor.first)
