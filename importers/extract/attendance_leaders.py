"""What a person does at the talks: leads, speaks for or belongs to a delegation, by words beside the name."""

from __future__ import annotations

from bisect import bisect_left
from functools import lru_cache
from itertools import pairwise

from importers.extract.attendance_actors import Actor, is_delegation_noun
from importers.extract.attendance_context import is_meeting_word
from importers.extract.attendance_lists import Lists
from importers.extract.attendance_neighbours import BACK, OF_SERIES, Function, Neighbours
from importers.extract.document import Document
from importers.language.cues import cue_words, functions_by_title
from importers.language.phrases import is_one_of, without_conjunction
from importers.language.verbs import attendance_verbs


class Leaders:
    """Reads the functions of the people of one article."""

    def __init__(self, document: Document, actors: list[Actor]) -> None:
        self.document, self.words = document, document.words
        self.beside = Neighbours(document, actors)
        self.lists = Lists(self.beside)

    def of(self, person: Actor) -> Function | None:
        """The function that the sentence gives a person at the talks; None when it gives none."""
        if self.beside.is_complement(person):
            return None
        return (
            self._stands_in(person)
            or self._at_the_head(person)
            or self._heads_what_follows(person)
            or self._before(person)
            or self._behind(person)
            or self.lists.for_a_party(person)
            or self.lists.came_with_side(person)
            or self.lists.named_after_a_group(person)
            or self.lists.among(person)
            or self.lists.in_a_series(person)
            or self._as_envoy(person)
        )

    def _before(self, person: Actor) -> Function | None:
        """«رئيس وفد المعارضة X», «الوفد الروسي برئاسة X», «يرأس وفد النظام X», «التي يمثلها X»."""
        words = self.words
        sentence = self.document.sentences[person.first]
        free = person.first  # from here to the name nobody else is named
        for at in range(person.first - 1, max(sentence.start, person.first - BACK) - 1, -1):
            word, away = words[at], person.first - at
            if not _may_lead(word):
                continue
            if any(self.beside.another_person(between, person) for between in range(at, free)):
                return None
            free = at
            plain = without_conjunction(word)
            if away <= 14 and plain in cue_words("chief") and is_delegation_noun(words[at + 1]):
                if not cue_words("former").isdisjoint(words[at + 2 : min(at + 5, person.first)]):
                    return None  # «رئيس الوفد السابق»
                deputy = at > 0 and words[at - 1] in cue_words("vice")
                return Function("deputy" if deputy else "head", at, self.beside.party_between(at, person))
            if word in ("عن", "وعن") and away <= 5 and self._came_for(at):
                return Function("representative", at, self.beside.party_between(at, person))
            if (
                away == 1
                and plain in cue_words("its_chief")
                and any(map(is_delegation_noun, words[max(0, at - 14) : at]))
            ):
                return Function("head", at, None)
            if (
                away <= 12
                and word in cue_words("under")
                and (delegation := self._delegation_under(person, at)) is not None
            ):
                return Function("head", at, delegation)
            if word in cue_words("under") and self._came_under(at):
                return Function("head", at, None)
            if (
                away <= 7
                and plain in functions_by_title()
                and not is_one_of(words[at + 1], cue_words("former"))
                and (
                    any(map(is_delegation_noun, words[at + 1 : person.first]))
                    or not cue_words("in_its_name").isdisjoint(words[at + 1 : at + 2])
                )
            ):
                return Function(functions_by_title()[plain], at, self.beside.party_between(at, person))
            if (
                away <= 6
                and plain in cue_words("represented")
                and (plain in cue_words("represented_by") or words[at + 1] in ("في", "فى", "ب"))
            ):
                party = self.beside.party_before(person, at)
                if party is not None:
                    return Function("representative", at, party)
            found = self._by_verb(at, person)
            if found is not None:
                return found
        return None

    def _stands_in(self, person: Actor) -> Function | None:
        """«وناب عنه X», «وناب عن المبعوث Y مستشاره X»: whoever comes instead of another."""
        sentence = self.document.sentences[person.first]
        for at in range(person.first - 2, max(sentence.start, person.first - BACK) - 1, -1):
            if without_conjunction(self.words[at]) not in cue_words("stands_in"):
                continue
            between = [
                a for a in self.beside.near(person) if a.type == "person" and at < a.first < person.first
            ]
            absent = 0 if self.words[at + 1] in ("عنه", "عنها", "عنهم") else 1
            return Function("representative", at, None) if len(between) == absent else None
        return None

    def _takes_part(self, word: str) -> bool:
        return any(form.verb.family == "participation" for form in attendance_verbs().get(word, ()))

    def _came_for(self, at: int) -> bool:
        """«حضر عن إيران X»: a verb of taking part right before «عن» and a party behind it."""
        forms = attendance_verbs().get(self.words[at - 1], ()) if at else ()
        low = bisect_left(self.beside.starts, at + 1)
        return any(form.verb.family == "participation" for form in forms) and any(
            actor.type == "party" and actor.first <= at + 2 for actor in self.beside.actors[low : low + 2]
        )

    def _came_under(self, at: int) -> bool:
        """«إن الوفد سيشارك برئاسة X»: whose delegation it is, his own side says."""
        return at > 1 and self._takes_part(self.words[at - 1]) and is_delegation_noun(self.words[at - 2])

    def _delegation_under(self, person: Actor, at: int) -> Actor | None:
        """Whose delegation is «برئاسة X»: «الوفد الروسي برئاسة», «وعن روسيا وفد برئاسة»; right before the
        name also one further back in the sentence."""
        if at and is_delegation_noun(self.words[at - 1]):
            return self.beside.party_before(person, at, reach=5)
        beside = self.beside.party_before(person, at, reach=1)
        if beside is not None and is_one_of(self.words[beside.first - 1], cue_words("counterparts")):
            return beside  # «التقى الوفد نظيره الإيراني برئاسة X»
        if beside is not None and any(map(is_delegation_noun, self.words[max(0, at - 25) : at])):
            return beside  # «وفود روسيا وتركيا والحكومة السورية برئاسة X»
        return self.beside.delegation_before(person, at, reach=12 if person.first - at <= 3 else 5)

    def _by_verb(self, at: int, person: Actor) -> Function | None:
        for form in attendance_verbs().get(self.words[at], ()):
            if form.verb.family == "composition":
                inside = self.beside.party_between(at + 1, person) or self.beside.delegation_before(
                    person, at
                )
                return Function("member", at, inside) if inside is not None and inside.delegation else None
            if form.verb.family not in ("head", "representation"):
                continue
            if form.has_object:
                party = self.beside.delegation_before(person, at)
                party = party or self.beside.party_before(person, at, reach=3 if person.party else 14)
                if person.first - at <= 9 and (party or person.party or form.verb.family == "head"):
                    return Function("head" if form.verb.family == "head" else "representative", at, party)
                continue
            if (
                at + 1 < len(self.words)
                and self.words[at + 1] in cue_words("its_delegation")
                and person.first - at <= 7
            ):
                return Function("head", at, self.beside.party_before(person, at))
            inside = self.beside.party_between(at + 1, person)
            if inside is not None and inside.delegation and inside.first - at <= 5:
                return Function("head", at, inside)
            if any(self._takes_part(word) for word in self.words[at + 1 : person.first]):
                continue  # «سيمثل الولايات المتحدة، كما يشارك X»
            if inside is not None and form.verb.family == "representation" and inside.first - at <= 2:
                return Function("representative", at, inside)
        return None

    def _behind(self, person: Actor) -> Function | None:
        """«X، رئيس وفد المعارضة», «X يرأس وفد النظام», «يرأس X وفد النظام», «X رئاسة الوفد»."""
        words = self.words
        sentence = self.document.sentences[person.first]
        stop = min(sentence.stop, person.last + 10, len(words) - 1)
        for at in range(person.last + 1, stop):
            if words[at] in cue_words("leadership") and is_delegation_noun(words[at + 1]):
                return Function("head", at, self.beside.party_behind(person, at))
            if (
                at - person.last <= 3
                and not (words[at].startswith("و") and self._names_another(at, person))
                and (words[at] in cue_words("chief") or words[at] in cue_words("leadership"))
                and is_delegation_noun(words[at + 1])
            ):
                return Function("head", at, self.beside.party_behind(person, at))
            if at - person.last == 1 and (party := self._represented(person, at)) is not None:
                return Function("representative", at, party)
            near = at - person.last <= 1 or (at - person.last == 2 and words[at - 1] in cue_words("who"))
            if near and any(f.verb.family == "head" for f in attendance_verbs().get(words[at], ())):
                party = self.beside.party_behind(person, at)
                return Function("head", at, party) if party is not None and party.delegation else None
        return None

    def _names_another(self, at: int, person: Actor) -> bool:
        """«X، ورئيس الوفد الروسي Y»: the office behind «و» is that of the next one."""
        near = self.beside.near(person, ahead=16)
        return any(a.type == "person" and at < a.first <= at + 7 for a in near)

    def _represented(self, person: Actor, at: int) -> Actor | None:
        """«X سيمثل الولايات المتحدة»: the party right behind a verb of representing."""
        forms = attendance_verbs().get(self.words[at], ())
        if not any(f.verb.family == "representation" and not f.has_object for f in forms):
            return None
        party = self.beside.party_behind(person, at)
        return party if party is not None and party.first - at <= 2 else None

    def _heads_what_follows(self, person: Actor) -> Function | None:
        """«ترأس X وفد المعارضة», «ترأس X، نائب الوزير، وفد بلاده»."""
        verb = self._verb_just_before(person)
        if verb is None:
            return self._represents_what_follows(person)
        if self._leads_own_country(person):
            return Function("head", verb, None)
        party = self.beside.party_behind(person, person.last)
        if party is None or not party.delegation or self.beside.person_between(person, party):
            return None
        return Function("head", verb, party)

    def _represents_what_follows(self, person: Actor) -> Function | None:
        """«مثل السفير X الولايات المتحدة»: a party right behind the name, with no mark between."""
        sentence = self.document.sentences[person.first]
        party = self.beside.party_behind(person, person.last)
        if party is None or party.first != person.last + 1 or self.document.gaps[person.last].strip():
            return None
        for at in range(person.first - 1, max(sentence.start, person.first - 6) - 1, -1):
            forms = attendance_verbs().get(self.words[at], ())
            if any(form.verb.family == "representation" and not form.has_object for form in forms):
                if any(self.beside.another_person(word, person) for word in range(at, person.first)):
                    return None
                return Function("representative", at, party)
        return None

    def _leads_own_country(self, person: Actor) -> bool:
        """«وفد بلاده» behind a name, before anybody else's."""
        sentence = self.document.sentences[person.first]
        others = [
            a.first
            for a in self.beside.near(person, ahead=14)
            if a.type == "person" and a.first > person.last
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
                return None if any(self.beside.another_person(word, person) for word in between) else at
        return None

    def _met_by_a_delegation(self, start: int, person: Actor) -> bool:
        """«عقد رئيس الوفد X اجتماعا مع ممثل تركيا Y»: met by a delegation's head, he is there too."""
        words = self.words[max(start, person.first - 25) : person.first]
        chiefs = cue_words("chief")
        led = any(
            without_conjunction(word) in chiefs and is_delegation_noun(after)
            for word, after in pairwise(words)
        )
        return led and not cue_words("contacts").isdisjoint(map(without_conjunction, words))

    def _at_the_head(self, person: Actor) -> Function | None:
        """«X على رأس الوفد الروسي», «وعلى رأس الوفد التركي X»."""
        words = self.words
        sentence = self.document.sentences[person.first]
        low, high = max(sentence.start, person.first - 9), min(sentence.stop, person.last + 10)
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
                return Function("head", at, self.beside.party_behind(person, at))
            if words[at] == "علي" and self._is_said_of_another(at, person):
                continue  # «X، الذي وصل على رأس وفد، التقى Y»
            party = self.beside.party_between(at, person)
            if party is not None:
                return Function("head", at, party)
        return None

    def _is_said_of_another(self, at: int, person: Actor) -> bool:
        """Whether somebody else is named before these words in their clause."""
        return any(a.type == "person" and 0 < at - a.last <= 9 for a in self.beside.near(person, back=24))

    def _inside(self, at: int, person: Actor) -> list[Actor]:
        """Actors between a word and a person, whichever stands first."""
        low, high = min(at, person.last + 1), max(at, person.first)
        return [actor for actor in self.beside.near(person) if low <= actor.first < high]

    def _as_envoy(self, person: Actor) -> Function | None:
        """An envoy who speaks «على هامش المحادثات» or «قبل بدء الاجتماعات» is there."""
        titles = cue_words("envoy_titles")
        if not any(is_one_of(word, titles) for word in self.words[max(0, person.first - 7) : person.first]):
            return None
        sentence = self.document.sentences[person.first]
        if self._met_by_a_delegation(sentence.start, person):
            return Function("representative", person.first, None)
        for at in range(person.last + 1, min(sentence.stop, person.last + 14) - 1):
            occasion = without_conjunction(self.words[at]) in cue_words("occasions")
            if occasion and any(is_meeting_word(word) for word in self.words[at + 1 : at + 4]):
                return Function("representative", person.first, None)
        return None


@lru_cache(maxsize=8192)
def _may_lead(word: str) -> bool:
    """Whether a word before a name may say what the person does there."""
    plain = without_conjunction(word)
    return (
        plain in cue_words("chief")
        or word in cue_words("under")
        or plain in functions_by_title()
        or plain in cue_words("represented")
        or plain in cue_words("its_chief")
        or plain == "عن"
        or any(form.verb.family in OF_SERIES for form in attendance_verbs().get(word, ()))
    )
