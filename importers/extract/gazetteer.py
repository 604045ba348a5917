"""Finds the names of all profiles in a text: one look-up a word, the longest form first, on word borders.

The forms lie in one dict under their first word, with every stack of letters that may be attached to it (و ف ب ل
ك, لل). What follows is compared word by word. A word is tried whole before letters are cut off.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from importers.extract.document import Document
from importers.extract.forms import Conditions, Form, all_forms
from importers.language.phrases import words_of
from importers.profiles.profile import Profiles


class Match(NamedTuple):
    """A form at a place in the text. What `form.pending` and its dates ask for is not decided yet."""

    first: int
    """Number of the first word."""

    last: int
    """Number of the last word, included."""

    start: int
    """Stored offset, attached letters left out."""

    end: int
    attached: str
    """Folded letters in front of the form: "", "و", "بال" cut to "ب" …"""

    form: Form


Tail = tuple[list[str], tuple[Form, ...]]
"""The words behind the first one, and the forms that end there."""


class Gazetteer:
    """The forms of some profiles, ready to be looked up. Holds nothing of any text."""

    __slots__ = ("_about", "_heads", "_joined")

    def __init__(self, profiles: Profiles) -> None:
        self._about = frozenset(
            variant for word in profiles.about for variant, _ in attached_forms(words_of(word)[0])
        )
        tails: dict[str, dict[tuple[str, ...], list[Form]]] = defaultdict(lambda: defaultdict(list))
        joined: dict[str, list[Form]] = defaultdict(list)
        for form in all_forms(profiles):
            if form not in tails[form.words[0]][form.words[1:]]:
                tails[form.words[0]][form.words[1:]].append(form)
                if len(form.words) > 1 and form.sort in ("full", "name") and not form.conditions:
                    joined["".join(form.words)].append(form)
        self._heads: dict[str, list[tuple[int, list[Tail]]]] = {}
        for head, rests in tails.items():
            ordered = [(list(rest), tuple(rests[rest])) for rest in sorted(rests, key=lambda rest: -len(rest))]
            for variant, cut in attached_forms(head):
                self._heads.setdefault(variant, []).append((cut, ordered))
        for options in self._heads.values():
            options.sort(key=lambda option: option[0])  # the whole word before a cut one
        self._joined = {word: tuple(forms) for word, forms in joined.items() if word not in self._heads}

    def matches(self, document: Document) -> list[Match]:
        """Every form in the text whose own conditions hold, in order of place; for one text worked out once.

        Names (people, parties, places, outlets) shut out shorter names inside them; topics stand apart and shut
        out nothing. Two names of the same words are both given: a capital as a place and as a metonym, a form
        that two entries share at different times.
        """
        known: list[Match] | None = document.computed.get(self)
        if known is None:
            known = document.computed[self] = self._find(document)
        return known

    def _find(self, document: Document) -> list[Match]:
        words = document.words
        heads = self._heads
        names: list[Match] = []
        topics: list[Match] = []
        for number, word in enumerate(words):
            if word in heads:
                self._at(document, number, heads[word], names, topics)
            elif len(word) > 7:
                self._glued(document, number, names)
        return sorted([*_longest(names), *topics], key=_place)

    def _at(
        self,
        document: Document,
        number: int,
        options: list[tuple[int, list[Tail]]],
        names: list[Match],
        topics: list[Match],
    ) -> None:
        words = document.words
        for cut, tails in options:
            found = False
            for rest, forms in tails:
                if rest and words[number + 1 : number + 1 + len(rest)] != rest:
                    continue
                last = number + len(rest)
                if rest and not _together(document, number, last):
                    continue
                accepted = [form for form in forms if self._holds(form, document, number, last, cut)]
                for form in accepted:
                    match = _match(document, number, last, cut, form)
                    (topics if form.kind == "topic" else names).append(match)
                found = found or any(form.kind != "topic" for form in accepted)
            if found:
                return

    def _holds(self, form: Form, document: Document, first: int, last: int, cut: int) -> bool:
        """Whether the conditions hold that the words around decide."""
        conditions = form.conditions
        if conditions is None:
            return True
        if conditions.marks is not None and conditions.marks in document.text[
            document.starts[first] : document.ends[last]
        ]:
            return True
        if conditions.not_before and _follows(document, last, conditions.not_before):
            return False
        if conditions.not_after and not cut and precedes(document, first, conditions.not_after):
            return False
        if conditions.needs and not precedes(document, first, conditions.needs):
            return False
        if conditions.topic and not self.is_about(document):
            return False
        return not conditions.context or _in_sentence(document, first, last, conditions)

    def is_about(self, document: Document) -> bool:
        """Whether the text names the country or the talks that the profiles are about."""
        key = (self, "about")
        if key not in document.computed:
            document.computed[key] = not self._about.isdisjoint(document.words)
        answer: bool = document.computed[key]
        return answer

    def _glued(self, document: Document, number: int, names: list[Match]) -> None:
        """A word that lost its spaces: «الأممالمتحدة», «تركياوروسيا»."""
        word = document.words[number]
        if word in self._joined:
            names += [_match(document, number, number, 0, form) for form in self._joined[word]]
            return
        middle = word.find("و", 3)
        while 0 < middle < len(word) - 3:
            left, right = self._single(word[:middle]), self._single(word[middle + 1 :])
            if left and right:
                names += [_part(document, number, 0, middle, form) for form in left]
                names += [_part(document, number, middle + 1, len(word), form) for form in right]
                return
            middle = word.find("و", middle + 1)

    def _single(self, word: str) -> list[Form]:
        """Safe names that are this one word."""
        return [
            form
            for cut, tails in self._heads.get(word, ())
            for rest, forms in tails
            for form in forms
            if not cut and not rest and not form.conditions and form.kind in ("party", "place")
            and form.sort == "name"
        ]  # fmt: skip


@lru_cache(maxsize=8)
def gazetteer(profiles: Profiles) -> Gazetteer:
    """The gazetteer of these profiles, made once."""
    return Gazetteer(profiles)


def attached_forms(word: str) -> Iterable[tuple[str, int]]:
    """A noun with the letters that may be attached to it, and how many of them are not its own."""
    yield word, 0
    for stack in ("و", "ف", "ب", "ك", "وب", "فب", "وك"):
        yield stack + word, len(stack)
    if word.startswith("ال"):
        body = word[3:] if word.startswith("الل") else word[2:]  # ل + اللاذقية is written للاذقية
        for stack in ("لل", "ولل", "فلل"):
            yield stack + body, len(stack)
    else:
        for stack in ("ل", "ول", "فل"):
            yield stack + word, len(stack)


def _match(document: Document, first: int, last: int, cut: int, form: Form) -> Match:
    start = document.stored_offset(document.folded_starts[first] + cut) if cut else document.starts[first]
    return Match(first, last, start, document.ends[last], document.words[first][:cut], form)


def _part(document: Document, number: int, begin: int, end: int, form: Form) -> Match:
    """A piece of a glued word."""
    folded = document.folded_starts[number]
    start, stop = document.folded.stored_span(folded + begin, folded + end)
    return Match(number, number, start, stop, "", form)


def _place(match: Match) -> tuple[int, int]:
    return match.start, -match.end


def _together(document: Document, first: int, last: int) -> bool:
    """Whether nothing but blanks, quotes, brackets, dots and dashes stands between the words of a form."""
    gaps = map(document.gap, range(first, last))
    return all(not gap.strip(" \u00a0\t\n\"'«»“”().-–—_\u2009\u202f") and "\n" not in gap for gap in gaps)


def _follows(document: Document, last: int, sequences: frozenset[tuple[str, ...]]) -> bool:
    words = document.words
    return any(
        tuple(words[last + 1 : last + 1 + length]) in sequences for length in (1, 2, 3)
    ) and not _is_border(document.gap(last))


def precedes(document: Document, first: int, sequences: frozenset[tuple[str, ...]]) -> bool:
    """Whether one of these sequences of folded words stands directly before a word, clitics allowed on it."""
    words = document.words
    for length in (1, 2, 3):
        if first < length or _is_border(document.gap(first - 1)):
            return False
        before = words[first - length : first]
        if tuple(before) in sequences:
            return True
        bare = before[0].lstrip("وفبلك")
        if (bare, *before[1:]) in sequences or ("ال" + bare, *before[1:]) in sequences:
            return True
    return False


def _is_border(gap: str) -> bool:
    return any(mark in gap for mark in ".،,:;؛!?؟\n")


def _in_sentence(document: Document, first: int, last: int, conditions: Conditions) -> bool:
    """Whether one of the context words stands in the sentence, outside the form itself."""
    sentence = document.sentence_words(first)
    before = document.folded_between(sentence[0], first - 1) if first > sentence[0] else ""
    after = document.folded_between(last + 1, sentence[-1]) if last < sentence[-1] else ""
    return any(word in before or word in after for word in conditions.context)


def _longest(matches: list[Match]) -> list[Match]:
    """Without those that lie inside a longer one, or overlap an earlier one that is not shorter."""
    kept: list[Match] = []
    for match in sorted(matches, key=_place):
        while kept and kept[-1].end > match.start and _beats(match, kept[-1]):
            kept.pop()
        if not kept or kept[-1].end <= match.start or _same(kept[-1], match):
            kept.append(match)
    return kept


def _same(one: Match, other: Match) -> bool:
    return one.start == other.start and one.end == other.end


def _beats(later: Match, earlier: Match) -> bool:
    """A later overlapping name wins when it is as long and reaches further."""
    return later.end > earlier.end and later.last - later.first >= earlier.last - earlier.first
