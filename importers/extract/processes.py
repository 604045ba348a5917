"""Where a text names the talks that the profiles know: «أستانا», «جنيف», «اللجنة الدستورية»."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from importers.extract.document import Document
from importers.language.meetings import counted_nouns, meeting_words, other_series
from importers.language.numbers import cardinals
from importers.language.phrases import Phrases, is_one_of, noun_prefixes, words_of
from importers.profiles.profile import Process, Profiles

_OTHER = ""
"""Stands for talks that no profile knows."""


class Name(NamedTuple):
    """A name of a process at a place in the text."""

    first: int
    last: int
    process: str
    """Id, or "" for a city of other talks."""

    of_talks: bool = True
    """Whether the words beside it make it the name of talks («مسار أستانا», «أستانا 6»); else it may be no
    more than the city."""


@dataclass(frozen=True)
class _Known:
    names: Phrases[str]
    refused: Phrases[str]
    contexts: dict[str, frozenset[str]]
    """Folded first words of doubtful spellings, with words of which the text must hold one."""

    subjects: dict[str, frozenset[str]]
    full: dict[str, frozenset[str]]
    """Words that make a name full, so that no subject is needed: «محادثات» before «أستانا»."""

    heads: dict[str, frozenset[str]]
    """Words that make a name one of talks when they stand directly before it: «مسار», «جولة»."""

    series: frozenset[str]
    """Words of other things that have rounds: sport, ballots, conflicts that no profile is about."""

    sponsors: dict[str, tuple[frozenset[str], ...]]
    """For each guarantor of some talks the words that name it: where all stand in a text on a round, these
    talks need no subject."""

    firsts: frozenset[str]
    """Every word that a name may begin with."""


@lru_cache(maxsize=8)
def _known(profiles: Profiles) -> _Known:
    names: Phrases[str] = Phrases()
    refused: Phrases[str] = Phrases()
    contexts: dict[str, frozenset[str]] = {}
    subjects: dict[str, frozenset[str]] = {}
    for process in profiles.processes.values():
        names.add_all(process.base_spellings, process.id)
        refused.add_all(process.not_names, process.id)
        for form in process.ambiguous:
            names.add(form.ar, process.id)
            for variant, _ in noun_prefixes(words_of(form.ar)[0]):
                contexts.setdefault(variant, _folded(form.context))
        subjects[process.id] = frozenset(
            variant for word in _subject(process, profiles) for variant, _ in noun_prefixes(word)
        )
    for city in sorted(meeting_words("other_talks")):
        names.add(city, _OTHER)
    full = {p.id: _folded(p.named_in_full_by) for p in profiles.processes.values()}
    heads = {p.id: _folded((*p.words, *p.named_in_full_by)) for p in profiles.processes.values()}
    series = _series(profiles, subjects)
    sponsors = {id: _sponsors(id, profiles) for id in profiles.processes}
    return _Known(names, refused, contexts, subjects, full, heads, series, sponsors, frozenset(names))


def _sponsors(process: str, profiles: Profiles) -> tuple[frozenset[str], ...]:
    return tuple(
        frozenset(
            form
            for name in (party.name_ar, *party.variants, *party.adjectives)
            if len(words_of(name)) == 1  # «في» of a longer name is the name of nobody
            for form, _ in noun_prefixes(words_of(name)[0])
        )
        for party in profiles.parties.values()
        if party.type == "state"
        and any(role.process == process and role.role == "guarantor" for role in party.roles)
    )


def _series(profiles: Profiles, subjects: dict[str, frozenset[str]]) -> frozenset[str]:
    """Of conflicts only what the profiles are not about; of talks without a subject nobody knows."""
    told = all(subjects[p.id] for p in profiles.processes.values() if p.last_number is not None)
    words = frozenset[str]().union(
        *(forms for category, forms in other_series().items() if category != "conflicts" or told)
    )
    of_talks = {
        form
        for process in profiles.processes.values()
        for word in _folded(process.named_in_full_by)
        for form, _ in noun_prefixes(word)
    }
    return words.difference(of_talks, *subjects.values())  # «مسلسل أستانا» is no television series


def other_words(profiles: Profiles) -> frozenset[str]:
    """Words of other things that have rounds than the talks of these profiles."""
    return _known(profiles).series


def _subject(process: Process, profiles: Profiles) -> frozenset[str]:
    parent = profiles.processes.get(process.parent or "")
    return _folded(process.subject or (parent.subject if parent else ()))


_BEFORE, _BEHIND = 8, 7
"""Words beside a city in which «محادثات», or a meeting and the subject of the talks, make it their name:
«المحادثات السورية في أستانا», «عقد في أستانا اجتماع تقني حول سوريا»."""


def _is_of_talks(
    document: Document, first: int, last: int, heads: frozenset[str], subject: frozenset[str]
) -> bool:
    """Whether the words beside a name make it one of talks."""
    words = document.words
    if first and is_one_of(words[first - 1], heads):
        return True
    following = words[last + 1] if last + 1 < len(words) else ""
    if (following.isdecimal() and len(following) <= 2) or following in cardinals():
        return True
    sentence = document.sentences[first]
    near = words[max(sentence.start, first - _BEFORE) : first]
    near += words[last + 1 : min(sentence.stop, last + 1 + _BEHIND)]
    nouns = counted_nouns()
    kinds = {nouns[word][0][1].kind for word in near if word in nouns}
    return "talks" in kinds or (len(kinds) > 0 and not subject.isdisjoint(near))


def _named_in_full(words: list[str], found: list[Name], process: str, known: _Known) -> bool:
    """Whether a name stands as that of talks without their subject: «محادثات أستانا», «أستانا ستة عشر», and
    «أستانا 4» where the text speaks of rounds and of nothing else that has them."""
    full = known.full[process]
    if not full:
        return False
    of_rounds: bool | None = None
    for name in found:
        if name.process != process:
            continue
        following = words[name.last + 1] if name.last + 1 < len(words) else ""
        if (name.first > 0 and is_one_of(words[name.first - 1], full)) or following in cardinals():
            return True
        if following.isdecimal() and len(following) <= 2:
            if of_rounds is None:
                nouns = (counted_nouns().get(word) for word in words)
                kinds = {entries[0][1].kind for entries in nouns if entries}
                of_rounds = not kinds.isdisjoint(("round", "talks")) and known.series.isdisjoint(words)
            if of_rounds:
                return True
    return False


def _is_round_of_sponsors(words: frozenset[str], process: str, known: _Known) -> bool:
    """«للمشاركة في الجولة السابعة ... مع الوفدين الروسي والإيراني»: all guarantors are named in a text that
    speaks of a round and of nothing else that has them."""
    sponsors = known.sponsors[process]
    if len(sponsors) < 2 or any(words.isdisjoint(forms) for forms in sponsors):
        return False
    nouns = counted_nouns()
    of_round = any(word in nouns and nouns[word][0][1].kind == "round" for word in words)
    return of_round and known.series.isdisjoint(words)


def _folded(forms: tuple[str, ...]) -> frozenset[str]:
    return frozenset(word for form in forms for word in words_of(form))


def process_names(document: Document, profiles: Profiles) -> list[Name]:
    """Every name of talks in the text, in order; names of cities that hold other talks have no id."""
    known, words = _known(profiles), document.words
    firsts = known.firsts
    places = [index for index, word in enumerate(words) if word in firsts]
    found: list[Name] = []
    inside = -1
    present: frozenset[str] | None = None
    for index in places:
        named = known.names.at(words, index) if index > inside else None
        if named is None:
            continue
        needed = known.contexts.get(words[index]) if known.contexts else None
        if needed is not None:
            present = present or frozenset(words)
            if not present & needed:
                continue
        if index and known.refused.at(words, index - 1):
            continue
        inside = index + named[1] - 1
        heads = known.heads.get(named[0], frozenset())
        subject = known.subjects.get(named[0], frozenset())
        of_talks = len(heads) == 0 or _is_of_talks(document, index, inside, heads, subject)
        found.append(Name(index, inside, named[0], of_talks))
    if any(name.process for name in found):
        present = present or frozenset(words)
        absent = {
            id
            for id, subject in known.subjects.items()
            if subject
            and subject.isdisjoint(present)
            and not _named_in_full(words, found, id, known)
            and not _is_round_of_sponsors(present, id, known)
        }
        found = [name for name in found if name.process not in absent]
    return found
