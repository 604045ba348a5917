"""Which meeting a sentence speaks of, and whether that meeting is still to come."""

from __future__ import annotations

from bisect import bisect_left
from functools import cache, lru_cache
from typing import NamedTuple

from importers.extract.attendance_entries import entries, rounds_by_their_days
from importers.extract.document import Document
from importers.extract.kind import Findings
from importers.extract.mentions import words_of_mention
from importers.extract.processes import Name
from importers.extract.resolve import Said, meetings_of
from importers.extract.timeline import Timeline
from importers.language.calendar import weekdays
from importers.language.cues import cue_words
from importers.language.meetings import counted_nouns, meeting_words
from importers.language.verbs import attendance_verbs
from importers.profiles.profile import Profiles

_HEAD = 160
"""Words that tell whether an article stands before its meeting."""

_TOMORROW = frozenset(["غدا", "الغد", "غد"])
_NOT_YET = frozenset(["ان", "تاجيل", "ارجاء"])
"""Before a beginning: «أن تبدأ», «تأجيل انطلاق»."""

_THIS = frozenset(["هذه", "هذا"])


class Context(NamedTuple):
    """The meeting that a claim is about."""

    meeting: str | None
    process: str | None
    number: int | None
    """The number as said; None when no number was said."""

    resolved_by: str | None
    main: bool
    """Whether it is the meeting that the article is mainly about."""


class Contexts:
    """Answers for each word of one article which meeting its sentence speaks of."""

    def __init__(self, document: Document, profiles: Profiles, found: Findings, line: Timeline) -> None:
        self.document = document
        self.line = line
        self._rounds = sorted(line.rounds, key=lambda said: said.named.first)
        self._round_starts = [said.named.first for said in self._rounds]
        self._names = line.names
        self._name_starts = [name.first for name in self._names]
        self._meetings = sorted(
            [
                *(
                    (words_of_mention(document, proof)[0], met.id, met.resolved_by)
                    for met in found.meetings
                    for proof in met.mentions
                ),
                *rounds_by_their_days(document, profiles, line),
            ]
        )
        self._meeting_starts = [start for start, _, _ in self._meetings]
        self._on_talks: dict[int, bool] = {}
        self._known: dict[int, Context | None] = {}
        """By word; by the first word of its sentence where that names no round."""

        known = meetings_of(profiles)
        self._talks = known.numbered - known.bodies
        self._entries = entries(document, profiles, line)
        self.upcoming = _is_upcoming(document, line)

    def of(self, word: int) -> Context | None:
        """The meeting that the sentence of a word speaks of; None when it is none of those known."""
        sentence = self.document.sentences[word]
        low = bisect_left(self._round_starts, sentence.start)
        beside = low < len(self._rounds) and self._round_starts[low] < sentence.stop
        met = bisect_left(self._meeting_starts, sentence.start) + 1
        several = met < len(self._meetings) and self._meeting_starts[met] < sentence.stop
        key = word if beside or several else sentence.start  # where the word stands decides
        if key not in self._known:
            self._known[key] = self._of_sentence(word, sentence)
        return self._known[key]

    def _of_sentence(self, word: int, sentence: range) -> Context | None:
        said = self._nearest_round(sentence, word)
        if said is not None and not self._is_aside(word, said.named.first):
            return self._of_round(said)
        first = bisect_left(self._meeting_starts, sentence.start)
        met = self._meetings[first : bisect_left(self._meeting_starts, sentence.stop)]
        here = [one for one in met if not self._is_aside(word, one[0])]
        if here:
            _, meeting, resolved_by = min(here, key=lambda met: abs(met[0] - word))
            return Context(meeting, None, None, resolved_by, meeting == self._main_id())
        talks = {name.process for name in self._names_in(sentence)} & self._talks
        if talks and self.line.main_process not in talks:
            return None
        if self._entries and (number := self.document.paragraph_of[word]) in self._entries:
            entry = self._entries[number]
            if isinstance(entry, str):
                return Context(entry, None, None, "date", entry == self._main_id())
            return self._of_round(entry) if entry is not None else None
        return self._this_round(sentence) or self._main() or self._of_paragraph(sentence)

    def in_entry(self, word: int) -> bool:
        """Whether a word stands in a line of a chronology that speaks of a meeting."""
        return bool(self._entries) and self._entries.get(self.document.paragraph_of[word]) is not None

    def all_of(self, word: int) -> list[Context]:
        """The meetings of a sentence that names several on one noun («الجولات الرابعة والخامسة»)."""
        sentence = self.document.sentences[word]
        said = self._nearest_round(sentence, word)
        if said is None:
            return []
        at = bisect_left(self._round_starts, said.named.first)
        first = last = at
        while first and self._is_chained(first):
            first -= 1
        while last + 1 < len(self._rounds) and self._is_chained(last + 1):
            last += 1
        return [self._of_round(one) for one in self._rounds[first : last + 1]]

    def _is_chained(self, number: int) -> bool:
        """Whether a round only continues the list of the one before it."""
        named, before = self._rounds[number].named, self._rounds[number - 1].named
        return named.rule == "round.chain" and named.first - before.last <= 2

    def names_talks(self, word: int) -> bool:
        """Whether the sentence of a word names talks, a round or a noun of meetings."""
        sentence = self.document.sentences[word]
        if sentence.start not in self._on_talks:
            words = self.document.words[sentence.start : sentence.stop]
            self._on_talks[sentence.start] = (
                bool(self._names_in(sentence))
                or self._nearest_round(sentence, word) is not None
                or any(map(is_meeting_word, words))
            )
        return self._on_talks[sentence.start]

    def names_round(self, word: int) -> bool:
        """Whether the sentence of a word speaks of a round: «هذه الجولة», «الجولة العشرون»."""
        sentence = self.document.sentences[word]
        return any(
            (noun := counted_nouns().at(self.document.words, at)) is not None and noun[0].kind == "round"
            for at in sentence
            if self.document.words[at] in counted_nouns()
        )

    def is_name(self, word: int) -> bool:
        """Whether a word belongs to a name of talks."""
        at = bisect_left(self._name_starts, word + 1) - 1
        return at >= 0 and self._names[at].first <= word <= self._names[at].last

    def _names_in(self, sentence: range) -> list[Name]:
        low = bisect_left(self._name_starts, sentence.start)
        high = bisect_left(self._name_starts, sentence.stop)
        return list(self._names[low : min(high, low + 20)])

    def _nearest_round(self, sentence: range, word: int) -> Said | None:
        low = bisect_left(self._round_starts, sentence.start)
        high = bisect_left(self._round_starts, sentence.stop, low)
        if high - low < 2:
            return self._rounds[low] if high > low else None
        middle = bisect_left(self._round_starts, word, low, high)
        near = self._rounds[max(low, middle - 2) : min(high, middle + 2)]
        return min(near, key=lambda said: abs(said.named.first - word))

    def _of_round(self, said: Said) -> Context:
        meeting = said.meeting.id if said.meeting is not None else None
        main = said is self.line.main or (meeting is not None and meeting == self._main_id())
        same = self.line.main is not None and (
            (said.named.process, said.named.number)
            == (self.line.main.named.process, self.line.main.named.number)
        )
        return Context(
            meeting,
            said.named.process,
            said.named.number,
            said.resolved_by,
            main or (same and meeting is None),
        )

    def _this_round(self, sentence: range) -> Context | None:
        """«في هذه الجولة» after a sentence on another round speaks of that one."""
        words = self.document.words
        for at in range(sentence.start, min(sentence.stop, sentence.start + 8) - 1):
            if words[at] in _THIS and words[at + 1] in ("الجوله", "الاجتماع", "اللقاء", "الجلسه"):
                before = bisect_left(self._round_starts, sentence.start) - 1
                if before >= 0 and self._same_paragraph(self._round_starts[before], at):
                    return self._of_round(self._rounds[before])
        return None

    def _of_paragraph(self, sentence: range) -> Context | None:
        """In a text on no single round: the one that the paragraph named last."""
        before = bisect_left(self._round_starts, sentence.start) - 1
        if len({said.named.number for said in self._rounds}) < 4 or self._names_in(sentence):
            return None
        if before < 0 or not self._same_paragraph(self._round_starts[before], sentence.start):
            return None
        return self._of_round(self._rounds[before])

    def _same_paragraph(self, one: int, other: int) -> bool:
        return self.document.paragraph_of[one] == self.document.paragraph_of[other]

    def _is_aside(self, word: int, first: int) -> bool:
        """«ولم تحضر واشنطن، وهي التي غابت منذ الجولة التاسعة»: a meeting behind a comma and a word that looks
        back is not the one that the claim is about."""
        if first < word or self._main() is None:
            return False
        if "،" not in "".join(self.document.gaps[word:first]):
            return False
        return not cue_words("aside").isdisjoint(self.document.words[word + 1 : first])

    def _main_id(self) -> str | None:
        return self.line.main_meeting.id if self.line.main_meeting is not None else None

    def _main(self) -> Context | None:
        main = self.line.main
        if main is not None:
            return self._of_round(main)
        if self.line.main_meeting is not None:
            return Context(self.line.main_meeting.id, None, None, "date", True)
        return None


@lru_cache(maxsize=8192)
def is_meeting_word(word: str) -> bool:
    """«المحادثات», «للجولة», «جلسة», «أعمال» …"""
    return word in counted_nouns() or word in cue_words("sessions") or word[1:] in cue_words("sessions")


def _on_a_day_to_come(following: list[str]) -> bool:
    """«تنطلق غدا», «تنطلق الاثنين»; «تنطلق اليوم الاثنين» is today."""
    if any(word in _TOMORROW for word in following):
        return True
    return "اليوم" not in following and any(word in weekdays() for word in following[:2])


def _is_tomorrow(following: list[str]) -> bool:
    """«يبدأ أعماله في العاصمة الكازاخية غدا»; not «يبدأ اليوم ويختتم غدا»."""
    return "اليوم" not in following and not _TOMORROW.isdisjoint(following)


def _is_of_another_round(document: Document, line: Timeline, at: int) -> bool:
    """Whether the sentence of a word numbers rounds, and the main one is not among them."""
    if line.main is None:
        return False
    sentence = document.sentences[at]
    numbers = {
        said.named.number
        for said in line.rounds
        if sentence.start <= said.named.first < sentence.stop and said.named.process == line.main_process
    }
    return bool(numbers) and line.main.named.number not in numbers


@cache
def _telling() -> frozenset[str]:
    """Words that may tell whether a meeting has begun."""
    words = meeting_words("begun") | meeting_words("coming") | meeting_words("opening")
    return frozenset(letter + word for letter in ("", "و", "ف") for word in words)


def _is_told_ahead(head: list[str]) -> bool:
    """Whether the head of a text says twice who will come, and never who came."""
    known = attendance_verbs()
    families = ("participation", "head", "representation", "composition")
    tenses = [
        {form.tense for form in known[word] if form.verb.family in families} for word in head if word in known
    ]
    return sum(said == {"future"} for said in tenses) >= 2 and not any("past" in said for said in tenses)


def _is_upcoming(document: Document, line: Timeline) -> bool:
    """Whether the article stands before its meeting: the first word that tells decides, near the head."""
    begun, coming, plans = meeting_words("begun"), meeting_words("coming"), cue_words("plans")
    opening, telling = meeting_words("opening"), _telling()
    words = document.words
    head = words[:_HEAD]
    named = {index: name for name in line.names for index in range(name.first, name.last + 1)}
    for at in [at for at, word in enumerate(head) if word in telling]:
        word = words[at]
        plain = word[1:] if word[:1] in "وف" else word
        clause = words[at + 1 : min(at + 13, document.sentences[at].stop)]
        opens = plain in opening and (_on_a_day_to_come(clause[:3]) or _is_tomorrow(clause))
        tells = opens or word in begun or plain in begun or word in coming or plain in coming
        if not tells:
            continue
        around = range(max(0, at - 6), min(at + 9, len(words)))
        planned = opens or plain in plans
        if not any(is_meeting_word(words[other]) or (planned and other in named) for other in around):
            continue
        if _is_of_another_round(document, line, at):
            continue  # in the report of a round: «واتفقوا على أن الاجتماع المقبل، العاشر، سيعقد»
        if any(
            named[other].process not in ("", line.topic)
            for other in around
            if other in named and abs(other - at) <= 3
        ):
            continue  # «جنيف تستعد لجولة»
        if opens or any(other in _TOMORROW for other in words[max(0, at - 4) : at + 5]):
            return True
        if word in begun or plain in begun:
            return at > 0 and (words[at - 1] in _NOT_YET or words[at - 1] in plans)
        if plain.startswith("س") or plain in ("تستضيف", "تحتضن") or plain in plans:
            return True
    inviting, coming_there = cue_words("inviting"), cue_words("to_come")
    calls = [at for at, word in enumerate(head[: len(head) // 2]) if word in inviting]
    if any(not coming_there.isdisjoint(words[at + 1 : at + 9]) for at in calls):
        return True
    if _is_told_ahead(head):
        return True
    main = line.main_meeting
    if line.published is not None and main is not None and main.start is not None:
        return line.published < main.start
    return False
