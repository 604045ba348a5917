"""One article as the rules of attendance see it: who stands where, which meeting is meant, when it is."""

from __future__ import annotations

from bisect import bisect_left

from importers.extract.attendance_actors import Actor, find_actors
from importers.extract.attendance_context import Context, Contexts, is_meeting_word
from importers.extract.attendance_leaders import Leaders
from importers.extract.attendance_roles import Roles, read_roles
from importers.extract.document import Document
from importers.extract.kind import Findings
from importers.extract.timeline import Timeline
from importers.language.cues import cue_words, segments
from importers.language.meetings import meeting_words
from importers.language.phrases import without_conjunction
from importers.language.verbs import attendance_verbs
from importers.profiles.profile import Profiles

_WINDOW = 60
"""Words to either side of a cue in which its actors may stand."""

_MARKS = frozenset("،,:.\n")
_ANTECEDENT = 90
"""Words before «الوفد» in which the delegation that it means is named."""

_THE_DELEGATION = frozenset(["الوفد", "والوفد", "وفده"])
_THEREIN = frozenset(["فيها", "فيه", "عنها", "عنه"])
_IN_ABSENCE = frozenset(["غيابه", "غيابها", "غيابهم"])
NEGATIONS = frozenset(["لم", "ولم", "عدم", "لن", "دون"])


class Scene:
    """What every rule asks for; it writes nothing down."""

    def __init__(self, document: Document, profiles: Profiles, found: Findings, line: Timeline) -> None:
        self.document, self.words = document, document.words
        self.actors = find_actors(document, profiles, found)
        self._starts = [actor.first for actor in self.actors]
        self._profiles = profiles
        self.named_alone = {actor.id for actor in self.actors if not actor.by_group}
        """Parties that the text names, not only through a group such as «the guarantors»."""

        self.contexts = Contexts(document, profiles, found, line)
        self.roles: Roles = read_roles(document, profiles, self.actors, line.main_process)
        self.leaders = Leaders(document, self.actors)

    def near(self, word: int) -> list[Actor]:
        """The actors round a word in its sentence."""
        sentence = self.document.sentences[word]
        low = bisect_left(self._starts, max(sentence.start, word - _WINDOW))
        high = bisect_left(self._starts, min(sentence.stop, word + _WINDOW))
        return self.actors[low:high]

    def delegation_meant(self, at: int) -> list[Actor]:
        """«الوفد» without a name beside a word: the delegation named before it, if it is one alone."""
        near = range(max(0, at - 4), min(at + 4, len(self.words)))
        bare = next((index for index in near if self.words[index] in _THE_DELEGATION), None)
        if bare is None or self.near_starts_at(bare):
            return []
        low = bisect_left(self._starts, bare - _ANTECEDENT)
        earlier = self.actors[low : bisect_left(self._starts, bare)]
        named = [
            actor for actor in earlier if actor.type == "party" and actor.delegation and not actor.by_group
        ]
        return named[-1:] if len({actor.id for actor in named}) == 1 else []

    def subject_before(self, at: int) -> list[Actor]:
        """Of whom the sentence before speaks, if of one party alone: «... واشنطن ... . وكانت غابت عن»."""
        start = self.document.sentences[at].start
        if not start or self.document.paragraph_of[start - 1] != self.document.paragraph_of[at]:
            return []
        earlier = [actor for actor in self.near(start - 1) if actor.type == "party"]
        return earlier[-1:] if len({actor.id for actor in earlier}) == 1 else []

    def near_starts_at(self, word: int) -> bool:
        """Whether an actor is named at a word or right behind it."""
        low = bisect_left(self._starts, word - 1)
        return any(a.first <= word + 1 and a.last >= word for a in self.actors[low : low + 3])

    def clause_after(self, at: int, reach: int) -> list[str]:
        """The words behind a word in its sentence, at most `reach` of them."""
        return self.words[at + 1 : min(at + 1 + reach, self.document.sentences[at].stop)]

    def party_of(self, person: Actor) -> Actor | None:
        """The party that a person speaks for, at the place of the name; None when no profile knows it."""
        known = self._profiles.parties.get(person.party or "")
        if known is None or known.never_actor:
            return None
        return Actor(person.first, person.last, "party", known.id, known.name_ar, known.name_en, known.id)

    def sentence(self, at: int) -> list[str]:
        """The words of a sentence round a word, without و and ف in front."""
        span = self.document.sentences[at]
        words = self.words[max(span.start, at - _WINDOW) : min(span.stop, at + _WINDOW)]
        return [without_conjunction(word) for word in words]

    def is_meeting_at(self, at: int) -> bool:
        """Whether a word names a meeting or a part of one."""
        word = self.words[at]
        return is_meeting_word(word) or word in ("اليوم", "المشاركه") or self.contexts.is_name(at)

    def of_the_main_meeting(self, at: int) -> bool:
        """«وحضر بيدرسن», «وغاب الأردن» in an article on one meeting: there is nothing else to come to."""
        context = self.contexts.of(at)
        return context is not None and (context.main or self.contexts.in_entry(at))

    def adjacent(self, last: int, at: int) -> bool:
        """Whether no mark stands between two words."""
        return _MARKS.isdisjoint("".join(self.document.gaps[last:at]))

    def is_ahead(self, context: Context | None) -> bool:
        """Whether the meeting of a claim has not begun when the article speaks."""
        return context is not None and context.main and self.contexts.upcoming

    def future_before(self, at: int) -> bool:
        """Whether a verb of the future or a plan governs the words before a place in its sentence."""
        sentence = self.document.sentences[at]
        coming, plans = meeting_words("coming"), cue_words("plans")
        for index in range(at - 1, max(sentence.start, at - 30) - 1, -1):
            word = self.words[index]
            plain = word[1:] if word[:1] in "وف" else word
            if plain in coming and plain.startswith(("س", "تست", "تحت")):
                return True
            if plain in plans:
                return True
            if word in attendance_verbs() and any(
                form.tense == "future" for form in attendance_verbs()[word]
            ):
                return True
        return False

    def segment(self, at: int) -> str | None:
        """The part of the meeting that the words behind a cue name, before a comma or the sentence's end."""
        table = segments()
        if not _THEREIN.isdisjoint(self.words[at + 1 : at + 3]):  # «ولم تشارك فيها»
            earlier = range(max(self.document.sentences[at].start, at - 25), at)
            return next((found[0] for back in earlier if (found := table.at(self.words, back))), None)
        if self.words[at] in _IN_ABSENCE:  # «وجرت المشاورات التقنية في غيابه»
            earlier = range(max(self.document.sentences[at].start, at - 4), at)
            return next((found[0] for back in earlier if (found := table.at(self.words, back))), None)
        for index in range(at + 1, min(at + 12, self.document.sentences[at].stop)):
            found = table.at(self.words, index)
            if found is not None:
                return None if "،" in "".join(self.document.gaps[at:index]) else found[0]
        return None

    def is_denied(self, at: int, reach: int) -> bool:
        """Whether a negation stands within so many words before a word."""
        return not NEGATIONS.isdisjoint(self.words[max(0, at - reach) : at])

    def presence(self, context: Context | None, at: int) -> str:
        """attended; or expected, when the meeting is still to come or a plan governs the words."""
        return "expected" if self.is_ahead(context) or self.future_before(at) else "attended"
