"""Numbered rounds as the text names them: which number of which talks, before any meeting is looked up.

A number (ordinal, digits, «ثلاثة») counts only when it is bound to a noun of meetings or to the name of
talks; whose number it is, the nearest name in its clause says, else the talks last named.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field
from typing import Protocol

from importers.extract.document import Document
from importers.extract.processes import Name
from importers.language.anchors import Wakes, waking
from importers.language.calendar import directions
from importers.language.meetings import CountedNoun, counted_nouns, meeting_words
from importers.language.numbers import Ordinal, cardinals, ordinals
from importers.language.phrases import is_one_of
from store.record import Certainty

_SOFT = re.compile(r"[^\S\n]*[\"«»“”()\[\]'’‘–—_/-]{0,2}[^\S\n]*\Z")
_DASHED = re.compile(r"[^\S\n]+[-–—/][^\S\n]+\Z|[/]\Z")
_COMMA = re.compile(r"[^\S\n]*[,،][^\S\n]*\Z")
_BLANK = re.compile(r"[^\S\n]*\Z")
_WITHIN = re.compile(r"[^.!?؟\n:؛;]*\Z")
_ARTICLES = frozenset(["ال", "بال", "لل", "وال", "فال"])
_THE_TALKS = (["المسار"], ["المحادثات"], ["المفاوضات"], ["المباحثات"], ["التفاوض"])
_LARGEST = 40
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


@dataclass
class _Reader:
    document: Document
    names: list[Name]
    taken: set[int]
    """Words that belong to dates."""

    known: NumberedTalks
    topic: str

    found: list[Named] = field(default_factory=list)
    used: set[int] = field(default_factory=set)
    nouns: dict[int, CountedNoun] = field(default_factory=dict)
    name_at: dict[int, Name] = field(default_factory=dict)
    name_starts: list[int] = field(default_factory=list)
    talks: list[Name] = field(default_factory=list)
    """Names of numbered talks that are no bodies of others."""

    talk_starts: list[int] = field(default_factory=list)
    found_rounds: list[Named] = field(default_factory=list)
    """Found so far with the noun جولة: what a bare ordinal may lean on."""

    found_starts: list[int] = field(default_factory=list)

    def read(self) -> list[Named]:
        words = self.document.words
        self.name_at = {index: name for name in self.names for index in range(name.first, name.last + 1)}
        self.name_starts = [name.first for name in self.names]
        self.talks = [
            n for n in self.names if n.process in self.known.numbered and n.process not in self.known.bodies
        ]
        self.talk_starts = [name.first for name in self.talks]
        candidates: list[int] = []
        nouns = counted_nouns()
        for index, wakes in waking(self.document):
            if wakes & Wakes.NOUN and (noun := nouns.at(words, index)) is not None:
                self.nouns[index] = noun[0]
            if wakes & Wakes.ORDINAL or (wakes & Wakes.FIGURES and len(words[index]) <= 2):
                candidates.append(index)
        for name in self.names:
            self._after_name(name)
        for index in candidates:
            if index not in self.used and index not in self.taken:
                self._candidate(index)
        self.found_rounds = sorted((n for n in self.found if n.noun == "round"), key=lambda n: n.first)
        self.found_starts = [named.first for named in self.found_rounds]
        if self.found_rounds:
            for index in candidates:
                if index not in self.used and index not in self.taken:
                    self._without_noun(index)
        self.found.sort(key=lambda named: (named.first, named.number))
        return self.found

    # --- «أستانا 6», «أستانة-7», «أستانا ثلاثة», «أستانا الثالث عشر» ---

    def _after_name(self, name: Name) -> None:
        document, words = self.document, self.document.words
        at = name.last + 1
        if name.process not in self.known.numbered or at >= len(words) or at in self.taken:
            return
        joined = document.gap(name.last)
        if not _SOFT.match(joined):
            return
        if words[at] in ("رقم", "الرقم") and at + 1 < len(words):
            at += 1
        if words[at] in _ARTICLES and at + 1 < len(words) and words[at + 1].isdecimal():
            at += 1
        number, last, rule = None, at, "round.name-number"
        if words[at].isdecimal():
            if not self._is_count(at) and at not in self.taken and len(words[at]) <= 2:
                number = int(words[at])
        else:
            ordinal = ordinals().at(words, at)
            if ordinal is not None and ordinal[0].definite and _BLANK.match(joined):
                if not self._of_something_else(at, ordinal[1]):
                    number, last, rule = ordinal[0].n, at + ordinal[1] - 1, "round.name-ordinal"
            else:
                cardinal = cardinals().at(words, at)
                if cardinal is not None and not self._is_count(at + cardinal[1] - 1):
                    number, last, rule = cardinal[0], at + cardinal[1] - 1, "round.name-cardinal"
                    if self._counts_what_follows(last):
                        number = None
        if number is None or not 1 <= number <= _LARGEST:
            return
        noun = self.nouns.get(name.first - 1)
        first = name.first - 1 if noun and noun.kind in ("round", "meeting", "edition") else name.first
        kind = noun.kind if noun and first < name.first else ""
        named = Named(first, last, number, name.process, rule, noun=kind, own_name=True)
        self._accept(named)
        self._chain(named, first)

    def _counts_what_follows(self, last: int) -> bool:
        """«أستانا ثلاثة مقاتلين» against «أستانا ثلاثة إلى …»: only a noun may be counted."""
        words = self.document.words
        if last + 1 >= len(words) or not _BLANK.match(self.document.gap(last)):
            return False
        word = words[last + 1]
        return not word.startswith(("ال", "و")) and word not in meeting_words("after_number")

    def _is_count(self, at: int) -> bool:
        """Whether the number at a word counts what follows («أستانا 9 مجموعات») or is a clock time."""
        document, words = self.document, self.document.words
        joined = document.gap(at)
        figures = at + 1 < len(words) and words[at + 1].isdecimal()
        if figures and (joined.startswith((":", "%", ".", ",", "،")) or _DASHED.match(joined)):
            return True  # a clock time, a decimal, or a date such as «أستانا - 15 - 3»
        return (
            at + 1 < len(words) and bool(_BLANK.match(joined)) and words[at + 1] in meeting_words("counted")
        )

    def _of_something_else(self, at: int, length: int) -> bool:
        """«أستانا الأولى من نوعها» says no number."""
        following = self.document.words[at + length : at + length + 2]
        return following == ["من", "نوعها"] or following == ["من", "نوعه"]

    # --- a number and the noun that carries it ---

    def _candidate(self, index: int) -> None:
        words = self.document.words
        if words[index].isdecimal():
            number = int(words[index])
            first = index - 1 if index and words[index - 1] in _ARTICLES else index
            if not 1 <= number <= _LARGEST or self._is_count(index):
                return
            article = first < index
            if not article and not (index and self._may_stand_bare(index)):
                return
            self._bind(Ordinal(number, "", True), first, index, "digits")
            return
        ordinal = ordinals().at(words, index)
        if ordinal is None or ordinal[0].n > _LARGEST:
            return
        last = index + ordinal[1] - 1
        if any(word in self.taken for word in range(index, last + 1)):
            return
        if ordinal[0].definite:
            self._bind(ordinal[0], index, last, "ordinal")
        elif index and index - 1 in self.nouns and _BLANK.match(self.document.gap(index - 1)):
            self._indefinite(ordinal[0], index, last)
        else:
            self._before_noun(ordinal[0], index, last)

    def _may_stand_bare(self, index: int) -> bool:
        """«الجولة 9», «رقم 9», «الجولة (9)»: digits without article need the definite noun before them."""
        before = self.document.words[index - 1]
        noun = self.nouns.get(index - 1)
        if noun is not None:
            return before.lstrip("وفبك").startswith(("ال", "لل"))
        return before in ("رقم", "الرقم")

    def _before_noun(self, ordinal: Ordinal, first: int, last: int) -> None:
        """«أول اجتماعات أستانا», «ثالث جولات المفاوضات»."""
        words = self.document.words
        noun_at = last + 1
        noun = self.nouns.get(noun_at)
        if noun is None or not _BLANK.match(self.document.gap(last)):
            return
        name = self._name_right(noun_at, 5)
        if name is None and noun.kind == "round" and words[noun_at + 1 : noun_at + 2] in _THE_TALKS:
            process = self._talks_so_far(first)
            if process:
                rule = "round.ordinal-noun"
                self._accept(Named(first, noun_at + 1, ordinal.n, process, rule, "medium", noun=noun.kind))
            return
        if name is None or not name.process:
            return
        if noun.kind == "talks" and ordinal.n != 1:
            return
        between = words[noun_at + 1 : name.first]
        if not all(is_one_of(word, meeting_words("within_name")) for word in between):
            return
        self._accept(
            Named(
                first, name.last, ordinal.n, name.process, "round.ordinal-noun", noun=noun.kind, own_name=True
            )
        )

    def _indefinite(self, ordinal: Ordinal, first: int, last: int) -> None:
        """«جولة ثامنة من محادثات أستانا»: needs the name of the talks behind it, for «جولة ثانية» may be
        just another one."""
        noun = self.nouns[first - 1]
        name = self._name_right(last, 5)
        if noun.kind not in ("round", "meeting") or noun.number != "one" or name is None:
            return
        if name.process in self.known.numbered and not self._other_follows(last, name):
            self._accept(
                Named(
                    first - 1,
                    last,
                    ordinal.n,
                    name.process,
                    "round.indefinite",
                    noun=noun.kind,
                    own_name=True,
                )
            )

    def _bind(self, ordinal: Ordinal, first: int, last: int, shape: str) -> None:
        """Finds the noun to the left of a definite ordinal or of digits."""
        document, words = self.document, self.document.words
        if first and words[first - 1] in meeting_words("pronouns"):
            self._apart(ordinal, first, last)
            return
        noun = self.nouns.get(first - 2) if first >= 2 else None
        if noun is not None and _COMMA.match(document.gap(first - 1)) and words[first - 1] in directions():
            self._finish(ordinal, noun, first - 2, first, last, shape, None)  # «الجولة السابقة، الثامنة، …»
            return
        at = first - 1
        between: list[int] = []
        while at >= 0 and len(between) <= 6 and _SOFT.match(document.gap(at)):
            noun = self.nouns.get(at)
            if noun is not None and self._agrees(noun, ordinal, near=not between):
                inner = self._name_between(at, first)
                if noun.kind == "talks":
                    outer = self._noun_of_talks(at)
                    if outer is not None:
                        at, noun = outer
                    elif inner is None:
                        return
                self._finish(ordinal, noun, at, first, last, shape, inner)
                return
            if not self._may_stand_between(at):
                return
            between.append(at)
            at -= 1

    def _noun_of_talks(self, at: int) -> tuple[int, CountedNoun] | None:
        """The round noun before «محادثات» in «جولة محادثات السلام الثالثة»."""
        for back in (at - 1, at - 2):
            noun = self.nouns.get(back)
            if noun is not None and noun.kind in ("round", "meeting", "own"):
                return back, noun
        return None

    def _agrees(self, noun: CountedNoun, ordinal: Ordinal, *, near: bool) -> bool:
        if noun.kind == "talks" and near:
            return False
        return near or not ordinal.gender or ordinal.gender == noun.gender or noun.number != "one"

    def _may_stand_between(self, at: int) -> bool:
        word = self.document.words[at]
        if (
            at in self.taken
            or word in meeting_words("of_other")
            or word in meeting_words("not_ordinal_after")
        ):
            return False
        if word.removeprefix("ال") in cardinals():
            return False  # «الجولات الثلاث الأولى» counts rounds
        if at in self.name_at or at in self.nouns or word in meeting_words("between"):
            return True
        return word.startswith(("ال", "لل"))

    def _name_between(self, left: int, right: int) -> Name | None:
        return next((self.name_at[at] for at in range(left, right) if at in self.name_at), None)

    def _finish(
        self,
        ordinal: Ordinal,
        noun: CountedNoun,
        noun_at: int,
        first: int,
        last: int,
        shape: str,
        inner: Name | None,
    ) -> None:
        words = self.document.words
        right = self._name_right(last, 8)
        if right is not None and right.process in self.known.bodies and right.first - last > 2:
            right = None
        following = words[last + 1 : last + 5]
        if self._other_follows(last, right) or self._of_something_else(last, 1):
            return
        whose = self._last_named(noun_at) if noun.kind == "own" else None
        if whose is not None:
            process, own = whose, True
        elif inner is not None and (inner.process or right is None):
            process, own = inner.process, True
        elif right is not None:
            process, own = right.process, True
        else:
            left = self._name_left(noun_at)
            process, own = (left.process, True) if left is not None else ("", False)
            if left is None:
                process = self._talks_so_far(noun_at)
        if not process or process not in self.known.numbered:
            return
        inside = words[noun_at + 1 : first]
        beside = noun.kind == "meeting" and len(inside) <= 2 and all(word.startswith("ال") for word in inside)
        if not own and noun.kind != "round" and not (beside and self._stands_for_round(last, following)):
            return
        if noun.kind == "meeting" and not own and words[last + 1 : last + 2] == ["بين"]:
            return
        if noun.kind == "meeting" and following[:1] in (["بين"], ["مع"]) and not self._close(right, last):
            return
        named = Named(
            noun_at, last, ordinal.n, process, f"round.{shape}-after-noun", noun=noun.kind, own_name=own
        )
        if not own:
            named.certainty = "medium"
        self._accept(named)
        self._chain(named, noun_at)

    def _close(self, right: Name | None, last: int) -> bool:
        return right is not None and right.first - last <= 3

    def _other_follows(self, last: int, name: Name | None) -> bool:
        """«الجولة الثانية من الانتخابات», «الاجتماع السادس لمجموعة العمل»: not of these talks."""
        document, words = self.document, self.document.words
        until = min(last + 5, len(words), name.first if name is not None else len(words))
        for at in range(last + 1, until):
            if not _SOFT.match(document.gap(at - 1)):
                return False
            if words[at] in meeting_words("of_other") and at not in self.name_at:
                return True
            if words[at] in ("التي", "الذي", "في", "فى", "حول", "بشان"):
                return False
        return False

    def _stands_for_round(self, last: int, following: list[str]) -> bool:
        """A meeting without a name beside it: only when the sentence goes on to its day or to its subject."""
        document = self.document
        if last + 1 >= len(document.words):
            return True
        if not _BLANK.match(document.gap(last)):
            return True
        if last + 1 in self.taken or (
            following[0] in ("في", "فى", "يوم", "يومي", "بتاريخ") and last + 2 in self.taken
        ):
            return True
        return following[0] in ("حول", "بشان") and self._talks_so_far(last) != ""

    def _apart(self, ordinal: Ordinal, first: int, last: int) -> None:
        """«وهذه الجولة من محادثات أستانا هي الثامنة»."""
        document = self.document
        start, _ = document.sentence_at(document.starts[first])
        at = first - 2
        while at >= 0 and document.starts[at] >= start and first - at <= 16:
            noun = self.nouns.get(at)
            if document.words[at] in meeting_words("other_events"):
                return
            if noun is not None and (noun.number == "one" or noun.kind == "talks") and noun.kind != "own":
                if ordinal.gender and ordinal.gender != noun.gender:
                    return
                inner = self._name_between(at, first) or self._name_right(last, 8) or self._name_left(at)
                process = inner.process if inner is not None else self._talks_so_far(at)
                if process in self.known.numbered and not self._other_follows(last, None):
                    self._accept(
                        Named(
                            at, last, ordinal.n, process, "round.ordinal-apart", noun=noun.kind,
                            own_name=inner is not None,
                        )
                    )  # fmt: skip
                return
            at -= 1

    # --- several numbers on one noun ---

    def _chain(self, head: Named, noun_at: int) -> None:
        """«الجولتين السابعة والثامنة», «الجولات السادسة والسابعة والثامنة», «من الأولى إلى الرابعة»,
        «أستانا 7 و8»."""
        document, words = self.document, self.document.words
        at, previous = head.last + 1, head
        while at < len(words):
            joined = document.gap(at - 1)
            if not re.match(r"[^\S\n]*[,،\-–(]?[^\S\n]*\Z", joined):
                return
            by_comma = not _BLANK.match(joined)
            start = at
            link = words[at] in ("و", "الي", "حتي", "او", "ثم")
            if link:
                at += 1
            if at < len(words) and words[at] in _ARTICLES and words[at] != "ال":
                link = True
            if at < len(words) and words[at] in _ARTICLES:
                at += 1
            if at >= len(words) or at in self.taken:
                return
            number, last = self._number_in_chain(at, head)
            if number is None or (not link and not by_comma and not words[start].startswith("و")):
                return
            if words[start].startswith("و") is False and not link and not by_comma:
                return
            if number <= previous.number and number not in (previous.number,):
                return
            previous = Named(
                at, last, number, head.process, "round.chain", noun=head.noun, own_name=head.own_name
            )
            self._accept(previous)
            at = last + 1

    def _number_in_chain(self, at: int, head: Named) -> tuple[int | None, int]:
        words = self.document.words
        if words[at].isdecimal():
            number = int(words[at])
            if len(words[at]) > 2 or not 1 <= number <= _LARGEST or self._is_count(at):
                return None, at
            return (number, at) if "digits" in head.rule or "number" in head.rule else (None, at)
        ordinal = ordinals().at(words, at)
        if ordinal is None or not ordinal[0].definite or "digits" in head.rule or "number" in head.rule:
            return None, at
        last = at + ordinal[1] - 1
        if any(word in self.taken for word in range(at, last + 1)):
            return None, at
        return ordinal[0].n, last

    def _without_noun(self, index: int) -> None:
        """«عقدت الجولة الأولى في يناير والثانية في فبراير», «ورسمت في السادسة حدود …»: a later ordinal leans
        on the noun of the sentence before it."""
        document, words = self.document, self.document.words
        ordinal = ordinals().at(words, index)
        if ordinal is None or not ordinal[0].definite or ordinal[0].gender == "m" or index == 0:
            return
        last = index + ordinal[1] - 1
        if last + 1 >= len(words) or not _BLANK.match(document.gap(last)):
            return
        before, after = words[index - 1], words[last + 1]
        if after in meeting_words("clock") or after.startswith(("ال", "لل")):
            return
        opens = words[index].startswith("و") or before in ("و", "اما", "ثم", "جاءت")
        dated = last + 1 in self.taken or (after in ("في", "فى", "يومي", "يوم") and last + 2 in self.taken)
        if not ((opens and dated) or (before in meeting_words("leaning") and ordinal[0].n > 2)):
            return
        at = bisect_left(self.found_starts, index) - 1
        head = self.found_rounds[at] if at >= 0 else None
        if head is None or index - head.last > 45 or head.number == ordinal[0].n:
            return
        if document.paragraph_of[head.first] == document.paragraph_of[index] and head.noun == "round":
            rule = "round.ordinal-leaning"
            self._accept(
                Named(index, last, ordinal[0].n, head.process, rule, "medium", own_name=head.own_name)
            )

    # --- names of talks round a place ---

    def _name_right(self, word: int, reach: int) -> Name | None:
        """The first name of talks behind a word, in the same clause and before the next counted noun."""
        document = self.document
        at = bisect_left(self.name_starts, word + 1)
        if at == len(self.names):
            return None
        name = self.names[at]
        if name.first - word > reach:
            return None
        for between in range(word, name.first):
            if not _WITHIN.match(document.gap(between)) or "،" in document.gap(between):
                return None
            noun = self.nouns.get(between) if between > word else None
            if noun is not None and noun.kind in ("round", "own"):
                return None
        return name

    def _name_left(self, word: int) -> Name | None:
        """The name of talks last before a word in the same sentence."""
        document = self.document
        at = bisect_left(self.name_starts, word) - 1
        while at >= 0 and word - self.names[at].first <= 12:
            name = self.names[at]
            if any(not re.match(r"[^.!?؟\n؛;]*\Z", document.gap(n)) for n in range(name.last, word)):
                return None
            if name.process in self.known.numbered and name.process not in self.known.bodies:
                return name
            at -= 1
        return None

    def _last_named(self, word: int) -> str | None:
        """Whose «اجتماعها» is: the talks or the body last named before it in the sentence."""
        at = bisect_left(self.name_starts, word) - 1
        while at >= 0 and self.names[at].first >= self.document.sentence_words(word).start:
            if self.names[at].process in self.known.numbered:
                return self.names[at].process
            at -= 1
        return None

    def _talks_so_far(self, word: int) -> str:
        """The numbered talks last named in the paragraph before a word, else those the text is about."""
        at = bisect_left(self.talk_starts, word) - 1
        paragraphs = self.document.paragraph_of
        if at >= 0 and paragraphs[self.talk_starts[at]] == paragraphs[word]:
            return self.talks[at].process
        return self.topic

    def _accept(self, named: Named) -> None:
        if named.number > self.known.largest.get(named.process, _LARGEST):
            if named.own_name or named.number > self.known.largest.get(self.topic, _LARGEST):
                return
            named.process = self.topic  # the other talks never came so far
        self.found.append(named)
        self.used.update(range(named.first, named.last + 1))


def read_rounds(
    document: Document, names: list[Name], taken: set[int], known: NumberedTalks, topic: str | None
) -> list[Named]:
    """Every numbered round that the text names, in order. `taken` are the words of dates, `topic` the talks
    that the text is mainly about."""
    if not any(name.process in known.numbered for name in names):
        return []
    return _Reader(document, names, taken, known, topic or "").read()
