"""Who may sit at a meeting: the people and parties of an article at their places, and how they are listed."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache

from importers.extract.document import Document
from importers.extract.kind import Findings
from importers.extract.mentions import words_of_mention
from importers.extract.parties import actors as party_actors
from importers.language.cues import cue_words, nominals
from importers.language.phrases import is_one_of
from importers.language.verbs import attendance_verbs, reporting_verbs
from importers.profiles.profile import Profiles


@dataclass(slots=True)
class Actor:
    """A person or a party at a place in the text."""

    first: int
    last: int
    """Words, both included."""

    type: str
    """person or party."""

    id: str | None
    name_ar: str
    name_en: str | None
    party: str | None
    by_group: bool = False
    delegation: bool = False
    """Whether a delegation or representatives are named, not only the state."""

    hedge: bool = False


def find_actors(document: Document, profiles: Profiles, found: Findings) -> list[Actor]:
    """All mentions of people and parties that can act, in the order of the text."""
    actors: list[Actor] = []
    for said in party_actors(document, profiles, found):
        known = profiles.parties[said.id]
        if known.never_actor or known.type in ("body", "group-of-states"):
            continue
        actors.append(
            Actor(
                said.first,
                said.last,
                "party",
                said.id,
                known.name_ar,
                known.name_en,
                said.id,
                by_group=said.group is not None,
                delegation=said.sort == "delegation",
            )
        )
    for person in found.people:
        names_of = (person.name_ar, person.name_en, person.party)
        for proof in person.mentions:
            first, last = words_of_mention(document, proof)
            actors.append(Actor(first, last, "person", person.id, *names_of, hedge=person.hedge))
    actors.sort(key=lambda actor: (actor.first, actor.type, actor.id or ""))
    hedges = cue_words("hedges")
    sharing = False
    before: Actor | None = None
    for actor in actors:
        if actor.type == "party":
            headed = any(map(is_delegation_noun, document.words[max(0, actor.first - 2) : actor.last + 1]))
            headed = headed or _is_joined(document, actor) or _is_represented(document, actor)
            actor.delegation |= headed
            actor.hedge = not hedges.isdisjoint(document.words[max(0, actor.first - 3) : actor.first])
            actor.hedge |= _is_quoted_in_doubt(document, actor)
            if sharing and before is not None and _linked(document, before, actor):
                actor.delegation = True  # «وفدي الحكومة والمعارضة»: one noun for all that follow
            else:
                sharing = False
            sharing = sharing or headed
        else:
            sharing = False
        before = actor
    return actors


def _is_represented(document: Document, actor: Actor) -> bool:
    """«ممثلين رفيعي المستوى عن روسيا»: words of rank between the noun and «عن»."""
    words = document.words
    return words[actor.first - 1 : actor.first] == ["عن"] and any(
        map(is_delegation_noun, words[max(0, actor.first - 5) : actor.first - 1])
    )


def _is_quoted_in_doubt(document: Document, actor: Actor) -> bool:
    """«"المعارضة"»: a general word in quotation marks; a name in them is only a name."""
    before = document.gaps[actor.last - 1] if actor.last else ""
    after = document.gaps[actor.last]
    return (
        after[:1] in _QUOTES
        and before[-1:] in _QUOTES
        and is_one_of(document.words[actor.last], cue_words("quoted_in_doubt"))
    )


_QUOTES = frozenset("\"«»“”'’‘")


def _is_joined(document: Document, actor: Actor) -> bool:
    """«خبراء الدول الثلاث والأمم المتحدة»: joined by «و» to a delegation that has no name."""
    if not document.words[actor.first].startswith("و"):
        return False
    for at in range(actor.first - 1, max(-1, actor.first - 5), -1):
        word = document.words[at]
        if is_delegation_noun(word):
            return True
        if not (word.startswith("ال") or word in cue_words("links")):
            return False
    return False


@lru_cache(maxsize=8192)
def is_delegation_noun(word: str) -> bool:
    """«وفد», «للوفد», «ووفدي», «ممثلو» …"""
    nouns = cue_words("delegation_nouns")
    if word in nouns or (word.startswith("لل") and "ال" + word[2:] in nouns):
        return True
    return any(word[:cut].strip("وفبل") == "" and word[cut:] in nouns for cut in (1, 2))


def chain_after(document: Document, actors: list[Actor], word: int, *, reach: int = 8) -> list[Actor]:
    """The actors listed behind a word: the first within `reach` words, then what «و» or a comma joins."""
    chain: list[Actor] = []
    previous_end = word
    for actor in actors:
        if actor.first <= word:
            continue
        if chain and actor.first == chain[-1].first:
            chain.append(actor)  # one form, several parties
            continue
        if not chain:
            if actor.first - word > reach or not _clear(document, word, actor.first):
                break
        elif not _continues(document, previous_end, actor, named_after=chain[-1].by_group):
            if actor.type == "party" and not actor.delegation and actor.first - previous_end <= 9:
                continue  # it may stand in the title of a person who goes on with the list
            break
        led = actor.type == "person" and not _leading().isdisjoint(
            document.words[previous_end + 1 : actor.first]
        )
        previous_end = max(previous_end, actor.last)
        if not (led or _is_place_of_office(document, actor)):  # who leads a delegation has a rule of his own
            chain.append(actor)
    return chain


def _is_place_of_office(document: Document, actor: Actor) -> bool:
    """«السفير الأمريكي لدى كازاخستان X», «في كازاخستان»: where somebody serves, not who comes."""
    before = document.words[actor.first - 1] if actor.first else ""
    return actor.type == "party" and not actor.delegation and before in ("لدي", "في", "فى")


def chain_before(document: Document, actors: list[Actor], word: int, *, reach: int = 3) -> list[Actor]:
    """The actors listed in front of a word, the nearest ending within `reach` words before it."""
    earlier = [actor for actor in actors if actor.last < word]
    if not earlier:
        return []
    nearest = max(earlier, key=lambda actor: (actor.last, actor.first))
    if nearest.by_group and nearest.first and document.words[nearest.first - 1] in ("وهي", "وهم", "وهما"):
        named = [actor for actor in earlier if actor.last < nearest.first]
        if named and nearest.first - named[-1].last <= 2:  # «الأردن ولبنان، وهي دول مراقبة، ستحضر»
            return chain_before(document, named, nearest.first, reach=reach)
    if word - nearest.last > reach or not _clear(document, nearest.last, word):
        return []
    chain = [actor for actor in earlier if actor.first == nearest.first]
    begin = nearest
    for actor in reversed(earlier):
        if actor.first >= begin.first:
            continue
        if _speaks(document, actor.last, begin.first) or not _continues(document, actor.last, begin):
            break
        chain.insert(0, actor)
        begin = actor
    return chain


def _speaks(document: Document, last: int, first: int) -> bool:
    """Whether a colon separates two names: «روسيا: الولايات المتحدة لن تشارك»."""
    return any(":" in gap for gap in document.gaps[last : min(first, last + 10)])


def _continues(document: Document, last: int, actor: Actor, *, named_after: bool = False) -> bool:
    """Whether an actor goes on with a list that stands at word `last`; `named_after` a group, its members
    may follow without a link («الدول الضامنة تركيا وروسيا وإيران»)."""
    if actor.first - last > 9:
        return False
    if document.sentences[last].start != document.sentences[actor.first].start:
        return False
    between = document.words[last + 1 : actor.first]
    linked = named_after or document.words[actor.first].startswith("و")
    linked = linked or not _MARKS.isdisjoint("".join(document.gaps[last : actor.first]))
    links, ends = cue_words("links"), _ends_of_lists()
    unknown = 0
    for at, word in enumerate(between, last + 1):
        if word in links or is_delegation_noun(word):
            linked = True
        elif word in _leading() or word.startswith(("ال", "لل", "وال")) or word.isdecimal():
            linked = linked or word.startswith("و")  # «وفد يمثل الفصائل», «وفد الحكومة الذي يرأسه X ووفد …»
        elif word in ends or (word in nominals() and nominals().at(document.words, at) is not None):
            return False
        else:
            unknown += 1
            linked = linked or word.startswith("و")
    if actor.type == "person":
        return unknown <= 5
    return linked and unknown <= 1


_MARKS = frozenset("،,:؛;")


@cache
def _ends_of_lists() -> frozenset[str]:
    """Words behind which a list of actors does not go on."""
    stands_in = cue_words("stands_in")
    return frozenset((*attendance_verbs(), *reporting_verbs(), *cue_words("stops"), *stands_in, "ان", "وان"))


@cache
def _leading() -> frozenset[str]:
    """Forms of heading and representing that may stand inside a list of delegations."""
    return frozenset(
        word
        for word, forms in attendance_verbs().items()
        if not word.startswith(("و", "ف"))
        and any(form.verb.family in ("head", "representation") and form.tense == "present" for form in forms)
    ) | {"الذي", "التي"}


def _linked(document: Document, before: Actor, actor: Actor) -> bool:
    return actor.first > before.last and _continues(document, before.last, actor)


def _clear(document: Document, start: int, end: int) -> bool:
    """Whether no end of sentence and no word that opens another clause lies between two words."""
    if document.sentences[start].start != document.sentences[end].start:
        return False
    between = document.words[start + 1 : end]
    return cue_words("stops").isdisjoint(between) and attendance_verbs().keys().isdisjoint(between)


def without_titles(actors: list[Actor]) -> list[Actor]:
    """«غاب المبعوث الأممي X»: the party in a person's title is not the one who stayed away."""
    people = [actor for actor in actors if actor.type == "person"]
    return [
        actor
        for actor in actors
        if actor.type == "person"
        or actor.delegation
        or not any(actor.party == person.party and 0 < person.first - actor.last <= 4 for person in people)
    ]
