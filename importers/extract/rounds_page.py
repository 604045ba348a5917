"""A round as named, and the page on which the readers of rounds look things up and write them down."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from typing import Protocol

from importers.extract.document import Document
from importers.extract.processes import Name
from importers.extract.subject import Subject
from importers.language.anchors import Wakes, waking
from importers.language.meetings import CountedNoun, counted_nouns, meeting_words, other_phrases
from store.record import Certainty

SOFT = re.compile(r"[^\S\n]*[\"«»“”()\[\]'’‘–—_/-]{0,2}[^\S\n]*\Z")
"""A gap of blanks, quotes, brackets or a dash."""

BLANK = re.compile(r"[^\S\n]*\Z")
_DASHED = re.compile(r"[^\S\n]+[-–—/][^\S\n]+\Z|[/]\Z")
_FIGURES_GO_ON = re.compile(r"[.,،]\Z|[:%][^\n]*\Z")
_SENTENCE_MARKS = frozenset(".!?؟\n؛;")
_WITHIN = re.compile(r"[^.!?؟\n:؛;]*\Z")

ARTICLES = frozenset(["ال", "بال", "لل", "وال", "فال"])
"""The article as it stands before figures: «الـ21»."""

LARGEST = 40
"""Digits above this are no number of a round (years, resolutions)."""


@dataclass(slots=True)
class Named:
    """A round as named: the words of the mention, the number and whose it is."""

    first: int
    last: int
    number: int
    process: str
    rule: str
    certainty: Certainty = "high"
    noun: str = "round"
    """Kind of the noun that carries the number; empty for «أستانا 6»."""

    own_name: bool = False
    """Whether the name of the talks stands in the same clause."""


class NumberedTalks(Protocol):
    """What the profiles know of talks whose meetings have numbers."""

    @property
    def numbered(self) -> frozenset[str]:
        """Their ids."""

    @property
    def bodies(self) -> frozenset[str]:
        """Those that are a body of others, a committee: theirs is only what is tied to the name."""

    @property
    def largest(self) -> dict[str, int]:
        """The largest number that a text may plausibly give."""


class Page:
    """What is known of one text while its rounds are read."""

    def __init__(self, document: Document, subject: Subject, taken: set[int], known: NumberedTalks) -> None:
        names = subject.names
        self.document, self.names, self.taken = document, names, taken
        self.known, self.subject, self.topic = known, subject, subject.talks or ""
        self.name_at = {index: name for name in names for index in range(name.first, name.last + 1)}
        self._name_starts = [name.first for name in names]
        self._told_starts = [name.first for name in names if name.of_talks and name.process]
        self._talks = [n for n in names if n.process in known.numbered and n.process not in known.bodies]
        self._talk_starts = [name.first for name in self._talks]
        self.nouns: dict[int, CountedNoun] = {}
        """Nouns that carry numbers, by word."""

        self.candidates: list[int] = []
        """Words that may begin a number."""

        self.found: list[Named] = []
        self.used: set[int] = set()
        self.put_off: list[int] = []
        """Numbers that a round found elsewhere may explain."""

        table = counted_nouns()
        for index, wakes in waking(document):
            if wakes & Wakes.NOUN and (noun := table.at(document.words, index)) is not None:
                self.nouns[index] = noun[0]
            if wakes & Wakes.ORDINAL or (wakes & Wakes.FIGURES and len(document.words[index]) <= 2):
                self.candidates.append(index)

    def free(self) -> list[int]:
        """Candidates that belong to no date and to no round yet."""
        return [at for at in self.candidates if at not in self.used and at not in self.taken]

    def accept(self, named: Named) -> None:
        """Writes a round down; a number that its talks never reached is that of the text's topic, or none."""
        if named.number > self.known.largest.get(named.process, LARGEST):
            if named.own_name or named.number > self.known.largest.get(self.topic, LARGEST):
                return
            named.process = self.topic  # the other talks never came so far
        self.found.append(named)
        self.used.update(range(named.first, named.last + 1))

    def counts_by(self, kind: str, process: str) -> bool:
        """Whether the text has counted these talks by a kind of noun, with their name: «الدورة السابعة من
        محادثات أستانا»."""
        return any(n.noun == kind and n.own_name and n.process == process for n in self.found)

    def is_beside_known(self, number: int, process: str) -> bool:
        """Whether a round is named with its talks that comes directly before or after a number, or has it:
        «الدورة الثامنة عشرة … الدورة التاسعة عشرة»."""
        return number > 2 and any(
            n.own_name and n.process == process and abs(n.number - number) <= 1 for n in self.found
        )

    def is_count(self, at: int) -> bool:
        """Whether the number at a word counts what follows («أستانا 9 مجموعات») or is a clock time."""
        document, words = self.document, self.document.words
        joined = document.gaps[at]
        figures = at + 1 < len(words) and words[at + 1].isdecimal()
        if figures and (_FIGURES_GO_ON.match(joined) or _DASHED.match(joined)):
            return True  # a clock time, a decimal, or a date such as «أستانا - 15 - 3»
        return at + 1 < len(words) and bool(BLANK.match(joined)) and words[at + 1] in meeting_words("counted")

    def of_something_else(self, at: int, length: int) -> bool:
        """«أستانا الأولى من نوعها» says no number."""
        following = self.document.words[at + length : at + length + 2]
        return following == ["من", "نوعها"] or following == ["من", "نوعه"]

    def other_follows(self, last: int, name: Name | None) -> bool:
        """«الجولة الثانية من الانتخابات», «الاجتماع السادس لمجموعة العمل»: not of these talks."""
        document, words = self.document, self.document.words
        until = min(last + 5, len(words), name.first if name is not None else len(words))
        for at in range(last + 1, until):
            if not SOFT.match(document.gaps[at - 1]):
                return False
            of_other = words[at] in meeting_words("of_other") or words[at] in self.subject.series
            if (of_other or other_phrases().at(words, at) is not None) and at not in self.name_at:
                return True
            if words[at] in ("التي", "الذي", "في", "حول", "بشان"):
                return False
        return False

    def is_among_others(self, word: int) -> bool:
        """Whether the sentence of a word, or the one before or behind it, speaks of something else that has
        rounds (a ballot, a championship); where the text is mostly about talks, only if none names them."""
        if not self.subject.others:
            return False
        sentences = self.document.sentences
        here = sentences[word]
        start = sentences[here.start - 1].start if here.start else 0
        stop = sentences[here.stop].stop if here.stop < len(sentences) else here.stop
        if not _any_within(self.subject.others, start, stop):
            return False
        return self.subject.is_mixed or not _any_within(self._told_starts, start, stop)

    def name_between(self, left: int, right: int) -> Name | None:
        """The first name of talks from a word up to another."""
        return next((self.name_at[at] for at in range(left, right) if at in self.name_at), None)

    def name_right(self, word: int, reach: int) -> Name | None:
        """The first name of talks behind a word, in the same clause and before the next counted noun."""
        document = self.document
        at = bisect_left(self._name_starts, word + 1)
        if at == len(self.names):
            return None
        name = self.names[at]
        if name.first - word > reach:
            return None
        for between in range(word, name.first):
            if not _WITHIN.match(document.gaps[between]) or "،" in document.gaps[between]:
                return None
            noun = self.nouns.get(between) if between > word else None
            if noun is not None and noun.kind in ("round", "own"):
                return None
        return name

    def name_left(self, word: int) -> Name | None:
        """The name of talks last before a word in the same sentence."""
        document = self.document
        at = bisect_left(self._name_starts, word) - 1
        while at >= 0 and word - self.names[at].first <= 12:
            name = self.names[at]
            if not _SENTENCE_MARKS.isdisjoint("".join(document.gaps[name.last : word])):
                return None
            if name.process in self.known.numbered and name.process not in self.known.bodies:
                return name
            at -= 1
        return None

    def last_named(self, word: int) -> str | None:
        """Whose «اجتماعها» is: the talks or the body last named before it in the sentence."""
        at = bisect_left(self._name_starts, word) - 1
        while at >= 0 and self.names[at].first >= self.document.sentences[word].start:
            if self.names[at].process in self.known.numbered:
                return self.names[at].process
            at -= 1
        return None

    def talks_so_far(self, word: int) -> str:
        """The numbered talks last named in the paragraph before a word, else those the text is about."""
        if self.subject.is_elsewhere or self.is_among_others(word):
            return ""
        at = bisect_left(self._talk_starts, word) - 1
        if at < 0:
            return self.topic
        here = self.document.paragraph_of[word]
        beside = self.document.paragraph_of[self._talk_starts[at]] == here
        return self._talks[at].process if beside else self.topic


def _any_within(places: list[int], start: int, stop: int) -> bool:
    """Whether one of these ascending words lies in [start, stop)."""
    at = bisect_left(places, start)
    return at < len(places) and places[at] < stop
