"""Several numbers on one noun, side by side or later in the paragraph: «الجولتان السابعة والثامنة»."""

from __future__ import annotations

import re
from bisect import bisect_left

from importers.extract.rounds_page import ARTICLES, BLANK, LARGEST, Named, Page
from importers.language.calendar import directions
from importers.language.meetings import meeting_words
from importers.language.numbers import ordinals
from importers.language.phrases import without_conjunction

_CLOCK = 12
"""Ordinals up to here also tell the time: «في الثامنة»."""

_COMMA = re.compile(r"[^\S\n]*[,،][^\S\n]*\Z")
_IN_CHAIN = re.compile(r"[^\S\n]*[,،\-–(]?[^\S\n]*\Z")


class RowRules:
    """Goes on from a round that was found."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self._rounds: list[Named] = []
        self._starts: list[int] = []

    def lean_on(self, found: list[Named]) -> None:
        """From now on bare ordinals may lean on these rounds, if their noun is جولة."""
        self._rounds = sorted((n for n in found if n.noun in ("round", "own")), key=lambda named: named.first)
        self._starts = [named.first for named in self._rounds]

    def chain(self, head: Named) -> None:
        """«الجولتين السابعة والثامنة», «الجولات السادسة والسابعة والثامنة», «من الأولى إلى الرابعة»,
        «أستانا 7 و8»."""
        document, words = self.page.document, self.page.document.words
        at, previous = head.last + 1, head
        while at < len(words):
            joined = document.gaps[at - 1]
            if not _IN_CHAIN.match(joined):
                return
            by_comma = not BLANK.match(joined)
            start = at
            link = words[at] in ("و", "الي", "حتي", "او", "ثم")
            if link:
                at += 1
            if at < len(words) and words[at] in ARTICLES and words[at] != "ال":
                link = True
            if at < len(words) and words[at] in ARTICLES:
                at += 1
            if at >= len(words) or at in self.page.taken:
                return
            number, last = self._number_in_chain(at, head)
            linked = link or by_comma or words[start].startswith("و")
            if number is None or not linked or number < previous.number:
                return
            previous = Named(
                at, last, number, head.process, "round.chain", noun=head.noun, own_name=head.own_name
            )
            self.page.accept(previous)
            at = last + 1

    def _number_in_chain(self, at: int, head: Named) -> tuple[int | None, int]:
        words = self.page.document.words
        if words[at].isdecimal():
            number = int(words[at])
            if len(words[at]) > 2 or not 1 <= number <= LARGEST or self.page.is_count(at):
                return None, at
            return (number, at) if "digits" in head.rule or "number" in head.rule else (None, at)
        ordinal = ordinals().at(words, at)
        if ordinal is None or not ordinal[0].definite or "digits" in head.rule or "number" in head.rule:
            return None, at
        last = at + ordinal[1] - 1
        if any(word in self.page.taken for word in range(at, last + 1)):
            return None, at
        return ordinal[0].n, last

    def lean(self, index: int) -> None:
        """«عقدت الجولة الأولى في يناير والثانية في فبراير», «ورسمت في السادسة حدود …»: a later ordinal leans
        on the noun of the sentence before it."""
        document, words = self.page.document, self.page.document.words
        ordinal = ordinals().at(words, index)
        if ordinal is None or not ordinal[0].definite or ordinal[0].gender == "m" or index == 0:
            return
        last = index + ordinal[1] - 1
        before, after = words[index - 1], words[last + 1] if last + 1 < len(words) else ""
        neighbour = without_conjunction(before) in meeting_words("neighbouring")  # «وسبقتها العشرون»
        opens_line = self._opens_entry(index, last)
        told_of = after in ("التي") and _COMMA.match(document.gaps[last]) is not None
        goes_on = bool(after and BLANK.match(document.gaps[last])) or told_of
        if not (neighbour or ordinal[0].n > _CLOCK or goes_on or opens_line):
            return
        qualifies = after in directions() or after in meeting_words("after_number")
        if after in meeting_words("clock") or (after.startswith(("ال", "لل")) and not qualifies):
            return
        opens = words[index].startswith("و") or before in ("و", "اما", "ثم", "جاءت")
        dated = last + 1 in self.page.taken or (
            after in ("في", "يومي", "يوم") and last + 2 in self.page.taken
        )
        convened = without_conjunction(before) in meeting_words("convening")
        convened &= dated or told_of or ordinal[0].n > _CLOCK  # «على أن تعقد الثالثة عشرة في تموز»
        leans = (before in meeting_words("leaning") and ordinal[0].n > 2) or convened
        if not ((opens and dated) or leans or neighbour or opens_line):
            return
        if opens_line:
            self._of_a_list(index, last, ordinal[0].n)
            return
        at = bisect_left(self._starts, index) - 1
        head = self._rounds[at] if at >= 0 else None
        if head is None or index - head.last > 45 or head.number == ordinal[0].n:
            return
        if document.paragraph_of[head.first] != document.paragraph_of[index]:
            return
        rule = "round.ordinal-leaning"
        named = Named(index, last, ordinal[0].n, head.process, rule, "medium", own_name=head.own_name)
        self.page.accept(named)
        self.chain(named)

    def _opens_entry(self, index: int, last: int) -> bool:
        """Whether an ordinal begins a line of a list and a date, a colon or another ordinal follows it."""
        document = self.page.document
        if "\n" not in document.gaps[index - 1] or last + 1 >= len(document.words):
            return False
        following = ordinals().at(document.words, last + 1)
        pair = following is not None and following[0].definite and document.words[last + 1].startswith("و")
        return pair or document.gaps[last].strip()[:1] in ("(", ":")

    def _of_a_list(self, first: int, last: int, number: int) -> None:
        """«- الرابعة (أيار 2017): …» below a headline that speaks of rounds of talks."""
        document = self.page.document
        head = document.lines[0]
        nouns = [self.page.nouns.get(at) for at in range(head.first, head.last + 1)]
        process = self.page.talks_so_far(first)
        if not process or not any(noun is not None and noun.kind == "round" for noun in nouns):
            return
        named = Named(first, last, number, process, "round.ordinal-in-list", "medium")
        self.page.accept(named)
        self.chain(named)
