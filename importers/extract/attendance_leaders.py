"""What a person does at the talks: leads, speaks for or belongs to a delegation, by words beside the name."""

from __future__ import annotations

from bisect import bisect_left
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from importers.extract.attendance_actors import Actor, chain_after, is_delegation_noun
from importers.extract.attendance_context import is_meeting_word
from importers.extract.document import Document
from importers.language.cues import cue_words
from importers.language.phrases import is_one_of, without_conjunction
from importers.language.verbs import attendance_verbs

_UNDER = frozenset(["برياسه", "بقياده", "بتروس", "بترووس"])
_CHIEF = frozenset(["رييس", "رييسه", "رييسا"])
_ITS_CHIEF = frozenset(["رييسه", "رييسها"])
_LEADERSHIP = frozenset(["رياسه", "قياده"])
_VICE = frozenset(["نايب", "ونايب", "لنايب", "نايبه"])
_CHIEFS_OF_STATE = frozenset(["الرييس", "للرييس", "لرييس", "المرشد", "للمرشد"])
_FUNCTIONS = {
    "عضو": "member", "المتحدث": "spokesperson", "الناطق": "spokesperson", "متحدث": "spokesperson",
    "ناطق": "spokesperson", "مستشار": "adviser",
}  # fmt: skip
_REPRESENTED = frozenset(["ممثله", "ممثلا", "ممثلين", "ممثل"])
_REPRESENTATIVES = frozenset(["ممثلو", "ممثلي", "مندوبو", "مندوبي", "مبعوثو", "مبعوثي", "موفدو", "موفدي"])
_CHIEFS = frozenset(["روساء", "رووساء"])
_ITS_DELEGATION = frozenset(["وفدها", "وفده", "وفدهم", "بعثتها", "وفديهما"])
_WHO = frozenset(["الذي", "والذي", "التي", "والتي", "وهو"])
_BY = frozenset(["ممثله", "ممثلا"])
_OF_SERIES = {"head": "head", "representation": "representative", "composition": "member"}
"""Families of verbs that several pairs of delegation and person may share."""

_BACK = 16
"""Words before a name in which a verb or a title may stand."""


class Function(NamedTuple):
    """What a person does there, the word that says so, and the delegation when it is named."""

    name: str
    at: int
    party: Actor | None


class Leaders:
    """Reads the functions of the people of one article."""

    def __init__(self, document: Document, actors: list[Actor]) -> None:
        self.document, self.words = document, document.words
        self.actors = actors
        self.starts = [actor.first for actor in actors]

    def of(self, person: Actor) -> Function | None:
        """The function that the sentence gives a person at the talks; None when it gives none."""
        if self._is_complement(person):
            return None
        return (
            self._at_the_head(person)
            or self._heads_what_follows(person)
            or self._before(person)
            or self._behind(person)
            or self._for_a_party(person)
            or self._named_after_a_group(person)
            or self._among(person)
            or self._in_a_series(person)
            or self._as_envoy(person)
        )

    def _near(self, person: Actor, back: int = _BACK, ahead: int = 8) -> list[Actor]:
        sentence = self.document.sentences[person.first]
        low = bisect_left(self.starts, max(sentence.start, person.first - back))
        high = bisect_left(self.starts, min(sentence.stop, person.last + ahead))
        return self.actors[low:high]

    def _before(self, person: Actor) -> Function | None:
        """«رئيس وفد المعارضة X», «الوفد الروسي برئاسة X», «يرأس وفد النظام X», «التي يمثلها X»."""
        words = self.words
        sentence = self.document.sentences[person.first]
        free = person.first  # from here to the name nobody else is named
        for at in range(person.first - 1, max(sentence.start, person.first - _BACK) - 1, -1):
            word, away = words[at], person.first - at
            if not _may_lead(word):
                continue
            if any(self._another_person(between, person) for between in range(at, free)):
                return None
            free = at
            plain = without_conjunction(word)
            if away <= 14 and plain in _CHIEF and is_delegation_noun(words[at + 1]):
                deputy = at > 0 and words[at - 1] in _VICE
                return Function("deputy" if deputy else "head", at, self._party_between(at, person))
            if word in ("عن", "وعن") and away <= 5 and self._came_for(at):
                return Function("representative", at, self._party_between(at, person))
            if (
                away == 1
                and plain in _ITS_CHIEF
                and any(map(is_delegation_noun, words[max(0, at - 14) : at]))
            ):
                return Function("head", at, None)
            if (
                away <= 8
                and word in _UNDER
                and (delegation := self._delegation_under(person, at)) is not None
            ):
                return Function("head", at, delegation)
            if (
                away <= 7
                and plain in _FUNCTIONS
                and any(map(is_delegation_noun, words[at + 1 : person.first]))
            ):
                return Function(_FUNCTIONS[plain], at, self._party_between(at, person))
            if away <= 6 and plain in _REPRESENTED and (plain in _BY or words[at + 1] in ("في", "فى", "ب")):
                party = self._party_before(person, at)
                if party is not None:
                    return Function("representative", at, party)
            found = self._by_verb(at, person)
            if found is not None:
                return found
        return None

    def _came_for(self, at: int) -> bool:
        """«حضر عن إيران X»: a verb of taking part right before «عن» and a party behind it."""
        forms = attendance_verbs().get(self.words[at - 1], ()) if at else ()
        low = bisect_left(self.starts, at + 1)
        return any(form.verb.family == "participation" for form in forms) and any(
            actor.type == "party" and actor.first <= at + 2 for actor in self.actors[low : low + 2]
        )

    def _delegation_under(self, person: Actor, at: int) -> Actor | None:
        """Whose delegation is «برئاسة X»: «الوفد الروسي برئاسة», «وعن روسيا وفد برئاسة»; right before the
        name also one further back in the sentence."""
        if at and is_delegation_noun(self.words[at - 1]):
            return self._party_before(person, at, reach=5)
        return self._delegation_before(person, at, reach=12 if person.first - at <= 3 else 5)

    def _by_verb(self, at: int, person: Actor) -> Function | None:
        for form in attendance_verbs().get(self.words[at], ()):
            if form.verb.family == "composition":
                inside = self._party_between(at + 1, person) or self._delegation_before(person, at)
                return Function("member", at, inside) if inside is not None and inside.delegation else None
            if form.verb.family not in ("head", "representation"):
                continue
            if form.has_object:
                party = self._delegation_before(person, at) or self._party_before(person, at)
                if person.first - at <= 9 and (party or person.party or form.verb.family == "head"):
                    return Function("head" if form.verb.family == "head" else "representative", at, party)
                continue
            if at + 1 < len(self.words) and self.words[at + 1] in _ITS_DELEGATION and person.first - at <= 7:
                return Function("head", at, self._party_before(person, at))
            inside = self._party_between(at + 1, person)
            if inside is not None and inside.delegation and inside.first - at <= 5:
                return Function("head", at, inside)
            if inside is not None and form.verb.family == "representation" and inside.first - at <= 2:
                return Function("representative", at, inside)
        return None

    def _behind(self, person: Actor) -> Function | None:
        """«X، رئيس وفد المعارضة», «X يرأس وفد النظام», «يرأس X وفد النظام», «X رئاسة الوفد»."""
        words = self.words
        sentence = self.document.sentences[person.first]
        stop = min(sentence.stop, person.last + 10, len(words) - 1)
        for at in range(person.last + 1, stop):
            if words[at] in _LEADERSHIP and is_delegation_noun(words[at + 1]):
                return Function("head", at, self._party_behind(person, at))
            if (
                at - person.last <= 3
                and (words[at] in _CHIEF or words[at] in _LEADERSHIP)
                and is_delegation_noun(words[at + 1])
            ):
                return Function("head", at, self._party_behind(person, at))
            near = at - person.last <= 1 or (at - person.last == 2 and words[at - 1] in _WHO)
            if near and any(f.verb.family == "head" for f in attendance_verbs().get(words[at], ())):
                party = self._party_behind(person, at)
                return Function("head", at, party) if party is not None and party.delegation else None
        return None

    def _heads_what_follows(self, person: Actor) -> Function | None:
        """«ترأس X وفد المعارضة», «ترأس X، نائب الوزير، وفد بلاده»."""
        verb = self._verb_just_before(person)
        if verb is None:
            return None
        if self._leads_own_country(person):
            return Function("head", verb, None)
        party = self._party_behind(person, person.last)
        if party is None or not party.delegation or self._person_between(person, party):
            return None
        return Function("head", verb, party)

    def _leads_own_country(self, person: Actor) -> bool:
        """«وفد بلاده» behind a name, before anybody else's."""
        sentence = self.document.sentences[person.first]
        others = [
            a.first for a in self._near(person, ahead=14) if a.type == "person" and a.first > person.last
        ]
        stop = min([sentence.stop - 1, person.last + 13, *others])
        return any(
            is_delegation_noun(self.words[at]) and self.words[at + 1] in cue_words("own_country")
            for at in range(person.last + 1, stop)
        )

    def _verb_just_before(self, person: Actor) -> int | None:
        """A verb of heading before a name with only titles between: «يرأس السفير X وفد تركيا»."""
        sentence = self.document.sentences[person.first]
        for at in range(person.first - 1, max(sentence.start, person.first - 7) - 1, -1):
            forms = attendance_verbs().get(self.words[at], ())
            if any(form.verb.family == "head" and not form.has_object for form in forms):
                between = range(at, person.first)
                return None if any(self._another_person(word, person) for word in between) else at
        return None

    def _at_the_head(self, person: Actor) -> Function | None:
        """«X على رأس الوفد الروسي», «وعلى رأس الوفد التركي X»."""
        words = self.words
        sentence = self.document.sentences[person.first]
        low, high = max(sentence.start, person.first - 9), min(sentence.stop, person.last + 6)
        if "راس" not in words[low:high]:
            return None
        for at in range(low, high - 2):
            at_head = (
                words[at] in ("علي", "وعلي") and words[at + 1] == "راس" and is_delegation_noun(words[at + 2])
            )
            if not at_head:
                continue
            between = [a for a in self._inside(at, person) if a.type == "person" and a is not person]
            if any(at < person.last or not self.words[a.first].startswith("و") for a in between):
                continue
            if at > person.last:
                return Function("head", at, self._party_behind(person, at))
            party = self._party_between(at, person)
            if party is not None:
                return Function("head", at, party)
        return None

    def _inside(self, at: int, person: Actor) -> list[Actor]:
        """Actors between a word and a person, whichever stands first."""
        low, high = min(at, person.last + 1), max(at, person.first)
        return [actor for actor in self._near(person) if low <= actor.first < high]

    def _for_a_party(self, person: Actor) -> Function | None:
        """«X عن روسيا», «X (روسيا)»: names told with the side they come for."""
        words, after = self.words, person.last + 1
        bracket = "(" in self.document.gaps[person.last]
        if after >= len(words) or not (bracket or words[after] == "عن"):
            return None
        near = [actor for actor in self._near(person) if actor.type == "party"]
        party = next((actor for actor in near if after <= actor.first <= after + (0 if bracket else 3)), None)
        if party is None:
            return None
        chiefs = self._told_as_chiefs(person)
        sits = any(word in cue_words("sitting") or without_conjunction(word) in cue_words("sitting")
                   for word in self._told_before(person))  # fmt: skip
        if not (chiefs or sits):
            return None
        return Function("head" if chiefs else "representative", person.first, party)

    def _among(self, person: Actor) -> Function | None:
        """«ويضم وفد المعارضة عسكريين بينهم X وY»: members of the delegation that the sentence speaks of."""
        sentence = self.document.sentences[person.first]
        for at in range(person.first - 1, max(sentence.start, person.first - 10) - 1, -1):
            if without_conjunction(self.words[at]) not in cue_words("among"):
                continue
            inside = [
                actor
                for actor in self._near(person, back=40)
                if actor.type == "party" and actor.delegation and actor.last < at
            ]
            return Function("member", at, inside[0]) if inside else None
        return None

    def _named_after_a_group(self, person: Actor) -> Function | None:
        """«ممثلو الدول الثلاث، X وY وZ», «رؤساء وفود الدول الضامنة: X وY», «وسيمثل الدول الأربع X وY»."""
        sentence = self.document.sentences[person.first]
        earlier = [a for a in self._near(person, back=40) if a.type == "person" and a.first <= person.first]
        first = person
        for actor in reversed(earlier[:-1] if earlier else []):
            between = self.words[actor.last + 1 : first.first]
            if len(between) > 1 or not (
                self.words[first.first].startswith("و") or "،" in self.document.gaps[actor.last]
            ):
                break
            first = actor
        for at in range(first.first - 1, max(sentence.start, first.first - 9) - 1, -1):
            word = without_conjunction(self.words[at])
            chiefs = word in _CHIEFS and is_delegation_noun(self.words[at + 1])
            verb = any(
                form.verb.family == "representation" and not form.has_object
                for form in attendance_verbs().get(self.words[at], ())
            )
            if not (chiefs or verb or word in _REPRESENTATIVES):
                continue
            several = any(w in cue_words("several") for w in self.words[at + 1 : first.first])
            marked = any(mark in self.document.gaps[n] for n in range(at, first.first) for mark in "،,:–-")
            if not several or not (marked or verb):
                return None
            return Function("head" if chiefs else "representative", at, None)
        return None

    def _told_before(self, person: Actor) -> list[str]:
        """Words before a name in its sentence and the one before, where a list is announced."""
        start = self.document.sentences[person.first].start
        return self.words[max(0, start - 60, person.first - 100) : person.first]

    def _told_as_chiefs(self, person: Actor) -> bool:
        """Whether the list that a name stands in is one of heads of delegations."""
        words = self._told_before(person)
        return any(
            word in ("روساء", "رووساء", "راس") and is_delegation_noun(after)
            for word, after in pairwise(words)
        )

    def _in_a_series(self, person: Actor) -> Function | None:
        """«ترأس X وفد الحكومة، وY وفد المعارضة», «مثل تركيا X، وروسيا Y»: one verb for several pairs."""
        sentence = self.document.sentences[person.first]
        verb = None
        for at in range(person.first - 1, max(sentence.start, person.first - 45) - 1, -1):
            for form in attendance_verbs().get(self.words[at], ()):
                if form.verb.family in _OF_SERIES and not form.has_object:
                    verb = (at, form.verb.family)
                elif form.verb.family == "participation" and self.words[at - 1] not in _WHO:
                    return None  # «وأن يحضر X» opens another clause
            if verb is not None:
                break
        if verb is None:
            return None
        name = _OF_SERIES[verb[1]]
        behind = self._party_behind(person, person.last)
        if behind is not None and behind.delegation and behind.first - person.last <= 8:
            return Function("member" if name == "member" else "head", verb[0], behind)
        ahead = self._party_before(person, person.first, reach=7)
        if ahead is None or not self.words[ahead.first].startswith("و"):
            ahead = self._told_pair(person) or ahead
        opens = ahead is not None and any(
            word.startswith("و") for word in self.words[ahead.first - ahead.delegation : ahead.first + 1]
        )
        if ahead is not None and ahead.first > verb[0] and opens:
            heads = ahead.delegation and name != "member"
            return Function("head" if heads else name, verb[0], ahead)
        return Function(name, verb[0], None) if self._by_adjective_alone(person) else None

    def _told_pair(self, person: Actor) -> Actor | None:
        """The delegation of a pair whose title is long: «، والوفد التركي المدير العام للشؤون السورية X»."""
        near = [
            a
            for a in self._near(person, back=_BACK)
            if a.last < person.first and a.first >= person.first - 13
        ]
        last_person = max((a.last for a in near if a.type == "person"), default=-1)
        told = [a for a in near if a.type == "party" and a.delegation and a.first > last_person]
        opened = [a for a in told if any(w.startswith("و") for w in self.words[a.first - 1 : a.first + 1])]
        return opened[0] if opened else None

    def _by_adjective_alone(self, person: Actor) -> bool:
        """«يرأس الوفد التركي X، والروسي Y»: the noun is understood from the first pair."""
        if person.party is None:
            return False
        for at in range(person.first - 1, max(0, person.first - 10), -1):
            word = self.words[at]
            if word.startswith("وال") and word.endswith("ي") and "،" in self.document.gaps[at - 1]:
                return True
        return False

    def _as_envoy(self, person: Actor) -> Function | None:
        """An envoy who speaks «على هامش المحادثات» or «قبل بدء الاجتماعات» is there."""
        titles = cue_words("envoy_titles")
        if not any(is_one_of(word, titles) for word in self.words[max(0, person.first - 7) : person.first]):
            return None
        sentence = self.document.sentences[person.first]
        for at in range(person.last + 1, min(sentence.stop, person.last + 14) - 1):
            occasion = without_conjunction(self.words[at]) in cue_words("occasions")
            if occasion and any(is_meeting_word(word) for word in self.words[at + 1 : at + 4]):
                return Function("representative", person.first, None)
        return None

    def _is_complement(self, person: Actor) -> bool:
        """«مبعوث الرئيس الروسي X، Y»: when Y follows at once, X only says whose envoy he is."""
        if _CHIEFS_OF_STATE.isdisjoint(self.words[max(0, person.first - 5) : person.first]):
            return False
        low = bisect_left(self.starts, person.last + 1)
        return any(
            actor.type == "person" and actor.first - person.last <= 2 for actor in self.actors[low : low + 4]
        )

    def _another_person(self, at: int, person: Actor) -> bool:
        low = bisect_left(self.starts, at - 4)
        for actor in self.actors[low : low + 12]:
            if actor.first > at:
                break
            if actor.type == "person" and actor.last >= at and actor.first != person.first:
                return not self._is_complement(actor)
        return False

    def _person_between(self, person: Actor, party: Actor) -> bool:
        return any(person.last < a.first < party.first for a in self._near(person) if a.type == "person")

    def _party_between(self, at: int, person: Actor) -> Actor | None:
        near = self._near(person)
        return next((a for a in near if a.type == "party" and at <= a.last and a.first < person.first), None)

    def _party_behind(self, person: Actor, at: int) -> Actor | None:
        found = chain_after(self.document, self._near(person, ahead=14), at, reach=8)
        return found[0] if found and found[0].type == "party" else None

    def _delegation_before(self, person: Actor, at: int, reach: int = 5) -> Actor | None:
        near = self._near(person, back=_BACK + 8)
        earlier = [a for a in near if a.type == "party" and a.last < at <= a.last + reach and a.delegation]
        return earlier[-1] if earlier else None

    def _party_before(self, person: Actor, at: int, reach: int = 3) -> Actor | None:
        near = self._near(person, back=_BACK + 8)
        earlier = [a for a in near if a.type == "party" and a.last < at <= a.last + reach]
        return earlier[-1] if earlier else None


@lru_cache(maxsize=8192)
def _may_lead(word: str) -> bool:
    """Whether a word before a name may say what the person does there."""
    plain = without_conjunction(word)
    return (
        plain in _CHIEF
        or word in _UNDER
        or plain in _FUNCTIONS
        or plain in _REPRESENTED
        or plain in _ITS_CHIEF
        or plain == "عن"
        or any(form.verb.family in _OF_SERIES for form in attendance_verbs().get(word, ()))
    )
