"""Finds the names of all profiles in a text: one look-up a word, the longest form first, on word borders.

The forms lie in one dict under their first word, with every stack of letters that may be attached to it
(و ف ب ل ك, لل). What follows is compared word by word. A word is tried whole before letters are cut off.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from operator import add
from typing import NamedTuple

from importers.extract.document import Document
from importers.extract.forms import Conditions, Form, all_forms
from importers.extract.letters import attached_forms, detached
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
"""The words from the third on, and the forms that end there."""


@dataclass(frozen=True, slots=True)
class _Head:
    """What begins with one first word."""

    cut: int
    """How many folded letters in front of it are attached ones."""

    alone: tuple[Form, ...]
    """Forms of this one word."""

    longer: Mapping[str, list[Tail]]
    """Others by their second word, the longest first."""


class _Words(dict[str, tuple[_Head, ...]]):
    """Heads by the word as it stands in a text. Long unknown words are tried as glued ones, once."""

    def __init__(self, heads: dict[str, list[_Head]], joined: dict[str, tuple[Form, ...]]) -> None:
        super().__init__((word, tuple(sorted(found, key=_cut))) for word, found in heads.items())
        self.size = len(self)
        self.joined = joined
        self.glued: dict[str, tuple[Glued, ...]] = {}

    def __missing__(self, word: str) -> tuple[_Head, ...]:
        if len(self) > self.size + 100_000:
            for known in list(self)[self.size :]:
                del self[known]
            self.glued.clear()
        self[word] = ()
        if len(word) > 7 and (parts := self._parts(word)):
            self.glued[word] = parts
        return ()

    def _parts(self, word: str) -> tuple[Glued, ...]:
        """The names in a word that lost its spaces: «الأممالمتحدة», «تركياوروسيا»."""
        if word in self.joined:
            return tuple((0, len(word), form) for form in self.joined[word])
        middle = word.find("و", 3)
        while 0 < middle < len(word) - 3:
            left, right = self._single(word[:middle]), self._single(word[middle + 1 :])
            if left and right and not any(cut for cut, _ in right):
                return (
                    *((cut, middle, form) for cut, form in left),
                    *((middle + 1, len(word), form) for _, form in right),
                )
            middle = word.find("و", middle + 1)
        return ()

    def _single(self, word: str) -> list[tuple[int, Form]]:
        """Safe names that are this one word, with the letters attached to it."""
        return [
            (head.cut, form)
            for head in self.get(word, ())
            for form in head.alone
            if not form.conditions and form.kind in ("party", "place") and form.sort == "name"
        ]


Glued = tuple[int, int, Form]
"""Folded letters of a word, from and to, and the form that they are."""


class Gazetteer:
    """The forms of some profiles, ready to be looked up. Remembers words, never a text."""

    __slots__ = ("_about", "_whole", "_words")

    def __init__(self, profiles: Profiles) -> None:
        self._about = frozenset(
            variant for word in profiles.about for variant, _ in attached_forms(words_of(word)[0])
        )
        forms: dict[str, dict[tuple[str, ...], list[Form]]] = defaultdict(lambda: defaultdict(list))
        joined: dict[str, list[Form]] = defaultdict(list)
        for form in all_forms(profiles):
            if form not in forms[form.words[0]][form.words[1:]]:
                forms[form.words[0]][form.words[1:]].append(form)
                if len(form.words) > 1 and form.sort in ("full", "name") and not form.conditions:
                    joined["".join(form.words)].append(form)
        heads: dict[str, list[_Head]] = defaultdict(list)
        for first, rests in forms.items():
            alone = tuple(rests.get((), ()))
            longer: dict[str, list[Tail]] = defaultdict(list)
            for rest in sorted(filter(None, rests), key=lambda rest: -len(rest)):
                longer[rest[0]].append((list(rest[1:]), tuple(rests[rest])))
            for variant, cut in attached_forms(first):
                heads[variant].append(_Head(cut, alone, dict(longer)))
        self._whole = frozenset(
            variant
            for variant, options in heads.items()
            if len(variant) >= _SHORTEST_BROKEN
            and any(_is_safe(form) for head in options for form in head.alone)
        )
        self._words = _Words(
            heads, {word: tuple(found) for word, found in joined.items() if word not in heads}
        )

    def matches(self, document: Document) -> list[Match]:
        """Every form in the text whose own conditions hold, in order of place; for one text worked out once.

        Names (people, parties, places, outlets) shut out shorter names inside them; topics and designations
        stand apart and shut out nothing. Two names of the same words are both given: a capital as a place and
        as a metonym, a form that two entries share at different times.
        """
        known: list[Match] | None = document.computed.get(self)
        if known is None:
            known = document.computed[self] = self._find(document)
        return known

    def matches_of(self, document: Document, kind: str) -> list[Match]:
        """Those of one kind, in order of place."""
        key = (self, "kinds")
        known: defaultdict[str, list[Match]] | None = document.computed.get(key)
        if known is None:
            known = document.computed[key] = defaultdict(list)
            for match in self.matches(document):
                known[match.form.kind].append(match)
        return known[kind]

    def strike_out(self, document: Document, first: int, last: int) -> None:
        """Forget the names inside the words first to last, both included, which are another name that no
        profile knows."""
        document.computed[self] = [
            match
            for match in self.matches(document)
            if not (match.form.is_name and first <= match.first and match.last <= last)
        ]
        document.computed.pop((self, "kinds"), None)

    def _find(self, document: Document) -> list[Match]:
        words = document.words
        known = self._words
        found: list[Match] = []
        hits = [(number, heads) for number, heads in enumerate(map(known.__getitem__, words)) if heads]
        for number, heads in hits:
            second = words[number + 1] if number + 1 < len(words) else ""
            for head in heads:
                named = second in head.longer and self._longer(document, number, head, second, found)
                if head.alone:
                    named = self._accept(document, number, number, head.cut, head.alone, found) or named
                if named:
                    break  # no letters need to be cut off
        if not known.glued.keys().isdisjoint(words):
            for number, word in enumerate(words):
                for begin, end, form in known.glued.get(word, ()):
                    found.append(_part(document, number, begin, end, form))
        joined = list(map(add, words, words[1:]))
        if not self._whole.isdisjoint(joined):
            for number, word in enumerate(joined):
                if word in self._whole and not known[words[number]] and not known[words[number + 1]]:
                    self._broken(document, number, word, found)
        found.sort(key=_place)
        return _longest(found)

    def _broken(self, document: Document, number: int, word: str, found: list[Match]) -> None:
        """A name with a blank inside: «كازا خستان»."""
        if document.gaps[number] not in (" ", "\u00a0"):
            return
        for head in self._words[word]:
            for form in head.alone:
                if _is_safe(form):
                    start = document.inside(number, head.cut)
                    end = document.ends[number + 1]
                    found.append(Match(number, number + 1, start, end, word[: head.cut], form))

    def _longer(self, document: Document, number: int, head: _Head, second: str, found: list[Match]) -> bool:
        """Add the forms of several words that begin at a word; whether one of them is a name."""
        words = document.words
        named = False
        for rest, forms in head.longer[second]:
            last = number + 1 + len(rest)
            if words[number + 2 : last + 1] == rest and _together(document, number, last):
                named = self._accept(document, number, last, head.cut, forms, found) or named
        return named

    def _accept(
        self, document: Document, first: int, last: int, cut: int, forms: tuple[Form, ...], found: list[Match]
    ) -> bool:
        named = False
        start = -1
        for form in forms:
            if form.conditions is None or self._holds(form.conditions, document, first, last, cut):
                if start < 0:
                    start = document.inside(first, cut) if cut else document.starts[first]
                    end = document.ends[last]
                    attached = document.words[first][:cut] if cut else ""
                found.append(Match(first, last, start, end, attached, form))
                named = named or form.is_name
        return named

    def _holds(self, conditions: Conditions, document: Document, first: int, last: int, cut: int) -> bool:
        """Whether the conditions hold that the words around decide."""
        marks = conditions.marks
        if marks is not None:
            written = document.text[document.starts[first] : document.ends[last]]
            if marks in written.translate(_VOWELS):
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


_SHORTEST_BROKEN = 6  # letters: the halves of shorter names are words


def _is_safe(form: Form) -> bool:
    return form.is_name and form.conditions is None and form.sort in ("name", "short", "metonym")


def _cut(head: _Head) -> int:
    return head.cut  # the whole word before a cut one


_VOWELS = dict.fromkeys(
    (*range(0x064B, 0x0651), 0x0652)
)  # all vowel marks but shadda, which tells words apart


@lru_cache(maxsize=8)
def gazetteer(profiles: Profiles) -> Gazetteer:
    """The gazetteer of these profiles, made once."""
    return Gazetteer(profiles)


def _part(document: Document, number: int, begin: int, end: int, form: Form) -> Match:
    """A piece of a glued word."""
    return Match(number, number, document.inside(number, begin), document.inside(number, end), "", form)


def _place(match: Match) -> tuple[int, int, bool]:
    return match.start, -match.end, not match.form.is_name


def _together(document: Document, first: int, last: int) -> bool:
    """Whether nothing but blanks, quotes, brackets, dots and dashes stands between the words of a form."""
    for number in range(first, last):
        gap = document.gaps[number]
        if gap != " " and not _joins(gap):
            return False
    return True


@lru_cache(maxsize=1000)
def _joins(gap: str) -> bool:
    return gap == "." or (len(gap) < 5 and not gap.strip(" \t\"'«»“”()-–—_"))  # «أ.ف.ب»


def _follows(document: Document, last: int, sequences: frozenset[tuple[str, ...]]) -> bool:
    if _is_border(document.gaps[last]):
        return False
    after = tuple(document.words[last + 1 : last + 4])
    return after[:1] in sequences or after[:2] in sequences or after in sequences


def precedes(document: Document, first: int, sequences: frozenset[tuple[str, ...]]) -> bool:
    """Whether one of these sequences of folded words stands directly before a word, clitics allowed on it."""
    words = document.words
    for length in (1, 2, 3):
        if first < length or _is_border(document.gaps[first - length]):
            return False
        before = words[first - length : first]
        if any((bare, *before[1:]) in sequences for bare, _ in detached(before[0])):
            return True
    return False


def _is_border(gap: str) -> bool:
    return gap != " " and not _BORDERS.isdisjoint(gap)


_BORDERS = frozenset(".،,:;؛!?؟\n")


_CONTEXT_REACH = 80  # words to each side: longer sentences are texts without signs


def _in_sentence(document: Document, first: int, last: int, conditions: Conditions) -> bool:
    """Whether one of the context words stands in the sentence, outside the form itself."""
    sentence = document.sentences[first]
    before = " ".join(document.words[max(sentence.start, first - _CONTEXT_REACH) : first])
    after = " ".join(document.words[last + 1 : min(sentence.stop, last + _CONTEXT_REACH)])
    return any(word in before or word in after for word in conditions.context)


def _longest(matches: list[Match]) -> list[Match]:
    """Without names that lie inside a longer one, or overlap an earlier one that is not shorter. Names shut
    out names only."""
    kept: list[Match] = []  # names that nothing has shut out so far
    for match in matches:
        if not match.form.is_name:
            continue
        while kept and kept[-1].end > match.start and _beats(match, kept[-1]):
            kept.pop()
        if not kept or kept[-1].end <= match.start or _same(kept[-1], match):
            kept.append(match)
    names = set(map(id, kept))
    return [match for match in matches if not match.form.is_name or id(match) in names]


def _same(one: Match, other: Match) -> bool:
    return one.start == other.start and one.end == other.end


def _beats(later: Match, earlier: Match) -> bool:
    """A later overlapping name wins when it is as long and reaches further."""
    return later.end > earlier.end and later.last - later.first >= earlier.last - earlier.first
