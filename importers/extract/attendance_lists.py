"""What a person does at the talks, by the list that the name stands in: pairs, groups, members."""

from __future__ import annotations

from itertools import pairwise

from importers.extract.attendance_actors import Actor, is_delegation_noun
from importers.extract.attendance_neighbours import BACK, OF_SERIES, Function, Neighbours
from importers.language.cues import cue_words, functions_by_title
from importers.language.phrases import without_conjunction
from importers.language.verbs import attendance_verbs

_LIST = 25
"""Words over which a list of members may reach."""


class Lists:
    """Reads the functions that lists give to the people of one article."""

    def __init__(self, beside: Neighbours) -> None:
        self.beside = beside
        self.document, self.words = beside.document, beside.words

    def for_a_party(self, person: Actor) -> Function | None:
        """«X عن روسيا», «X (روسيا)»: names told with the side they come for."""
        words, after = self.words, person.last + 1
        bracket = "(" in self.document.gaps[person.last]
        beside = after < len(words) and words[after] == "عن" and self.document.gaps[person.last] == " "
        if not (bracket or beside):
            return None
        near = [actor for actor in self.beside.near(person) if actor.type == "party"]
        party = next((actor for actor in near if after <= actor.first <= after + (0 if bracket else 3)), None)
        if party is None:
            return None
        chiefs = self._told_as_chiefs(person)
        sits = any(word in cue_words("sitting") or without_conjunction(word) in cue_words("sitting")
                   for word in self._told_before(person))  # fmt: skip
        if not (chiefs or sits):
            return None
        return Function("head" if chiefs else "representative", person.first, party)

    def among(self, person: Actor) -> Function | None:
        """«ويضم وفد المعارضة عسكريين بينهم X وY», «ومعه المستشار Z»: members of the delegation that the
        sentence speaks of."""
        sentence = self.document.sentences[person.first]
        for at in range(person.first - 1, max(sentence.start, person.first - _LIST) - 1, -1):
            word = self.words[at]
            if word in attendance_verbs() and not self._is_company(word):
                return None
            if without_conjunction(word) in cue_words("among"):
                return self._member(person, at)
            if without_conjunction(word) in cue_words("company"):
                return self._companion(person, at)
        return None

    def _companion(self, person: Actor, at: int) -> Function | None:
        """«ويرافق X السفير Y والمستشار Z»: all but the first named go with him."""
        near = self.beside.near(person, back=_LIST)
        led = any(actor.type == "person" and at < actor.first < person.first for actor in near)
        return Function(self._kind_of_member(person), at, None) if led and person.party else None

    def _is_company(self, word: str) -> bool:
        return without_conjunction(word) in cue_words("among")

    def _member(self, person: Actor, at: int) -> Function | None:
        """A member of the delegation named last; «الوفد» before the word will do when his side is known."""
        near = self.beside.near(person, back=40)
        before = [a for a in near if a.type == "party" and a.last < max(at, person.first - 1)]
        named = [actor for actor in before if actor.delegation]
        start = max(self.document.sentences[at].start, at - _LIST)
        bare = person.party is not None and any(map(is_delegation_noun, self.words[start:at]))
        if not (named or bare):
            return None
        return Function(self._kind_of_member(person), at, named[-1] if named else None)

    def _kind_of_member(self, person: Actor) -> str:
        """adviser and expert by a title right before the name, else member."""
        known = functions_by_title()
        title = reversed(self.words[max(0, person.first - 5) : person.first])
        said = (known.get(without_conjunction(word)) for word in title)
        return next((function for function in said if function in ("adviser", "expert")), "member")

    def came_with_side(self, person: Actor) -> Function | None:
        """«يشارك عن الجانب الإيراني X، وعن روسيا Y», «عن روسيا، X؛ عن تركيا، Y»: the side stands before the
        name, in a sentence or under a heading on who takes part."""
        sentence = self.document.sentences[person.first]
        for at in range(person.first - 1, max(sentence.start, person.first - 13) - 1, -1):
            if self.beside.another_person(at, person):
                return None
            if self.words[at] not in ("عن", "وعن"):
                continue
            sides = [a for a in self.beside.near(person) if a.type == "party" and at < a.first <= at + 2]
            if not sides:
                return None
            told = self.words[max(sentence.start, at - 40) : at]
            sits = any(self._sits(word) for word in told)
            return Function("representative", at, sides[0]) if sits else None
        return None

    def _sits(self, word: str) -> bool:
        sitting = cue_words("sitting")
        return word in sitting or without_conjunction(word) in sitting

    def named_after_a_group(self, person: Actor) -> Function | None:
        """«ممثلو الدول الثلاث، X وY وZ», «رؤساء وفود الدول الضامنة: X وY», «وسيمثل الدول الأربع X وY»."""
        sentence = self.document.sentences[person.first]
        earlier = [
            a for a in self.beside.near(person, back=40) if a.type == "person" and a.first <= person.first
        ]
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
            chiefs = word in cue_words("chiefs") and is_delegation_noun(self.words[at + 1])
            verb = any(
                form.verb.family == "representation" and not form.has_object
                for form in attendance_verbs().get(self.words[at], ())
            )
            if not (chiefs or verb or word in cue_words("representatives")):
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

    def in_a_series(self, person: Actor) -> Function | None:
        """«ترأس X وفد الحكومة، وY وفد المعارضة», «مثل تركيا X، وروسيا Y»: one verb for several pairs."""
        sentence = self.document.sentences[person.first]
        verb = None
        for at in range(person.first - 1, max(sentence.start, person.first - 45) - 1, -1):
            for form in attendance_verbs().get(self.words[at], ()):
                if form.verb.family in OF_SERIES and not form.has_object:
                    verb = (at, form.verb.family)
                elif form.verb.family == "participation" and self.words[at - 1] not in cue_words("who"):
                    return None  # «وأن يحضر X» opens another clause
            if verb is not None:
                break
        if verb is None:
            return None
        name = OF_SERIES[verb[1]]
        if name == "member":
            return self._member(person, verb[0])
        behind = self.beside.party_behind(person, person.last)
        if behind is not None and behind.delegation and behind.first - person.last <= 8:
            return Function("member" if name == "member" else "head", verb[0], behind)
        ahead = self.beside.party_before(person, person.first, reach=7)
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
            for a in self.beside.near(person, back=BACK)
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
