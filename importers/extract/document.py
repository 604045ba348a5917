"""An article as extraction reads it: folded words with the way back to the stored text.

Words are kept as parallel lists, not objects: an article of 4 KB has some 400 of them, and a rule looks at
most of them only to see that they are nothing to it.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from functools import cached_property
from itertools import accumulate
from typing import Any, NamedTuple

from store.fold import Folded, fold, fold_with_map

_WORD = re.compile(r"\d+|[^\W\d_]+")  # digits stand apart from letters: أستانة7, الـ21
_DROPPED = "\u0640\u064b-\u065f\u0670\u061c\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff"  # by folding
_LETTERS = "A-Za-z\u0621-\u063a\u0641-\u064a\u0671\u067e\u0686\u0698\u06a4\u06a9\u06af\u06cc"
_PLAIN_WORD = re.compile(rf"(\d[\d{_DROPPED}]*|[{_LETTERS}][{_LETTERS}{_DROPPED}]*)")
_SIGNS = (
    "\u00a0\u00ab\u00bb\u060c\u061b\u061f\u066a-\u066c"  # « » ، ؛ ؟ and signs of numbers
    "\u2009\u2013\u2014\u2018\u2019\u201c\u201d\u2022\u2026\u202f"  # dashes, quotes, bullet, narrow blanks
)
_NOT_PLAIN = re.compile(f"[^{_LETTERS}{_DROPPED}{_SIGNS}\\d\\t\\n\\r -~]")
"""Anything but the letters, digits and marks of everyday Arabic text, each of which folds to at most one
character. Such a text is cut where it stands; others go through the folded text and its map."""

_SENTENCE_END = re.compile(
    r"[.!?؟…\n\u2028\u2029؛;]"  # a set in front, so that the search leaps from sign to sign
    r"(?:(?<=[.!?؟…])(?<!\b\w\.)[.!?؟…]*(?=\s|$|[\"»”'])"  # «د.» ends no sentence
    r"|(?<=[\n\u2028\u2029])[\n\u2028\u2029]*|(?<=[؛;])\s)"
)
_ITEM = 90
"""Most code points of an item of a list."""

_PARAGRAPH_END = re.compile(r"[\n\u2029]+")


@dataclass(frozen=True, slots=True)
class Metadata:
    """What is known of an article from outside its text."""

    published: str | None = None
    """ISO day."""

    source: str | None = None
    """Outlet id or name."""

    url: str | None = None


class Line(NamedTuple):
    """A paragraph that holds words."""

    first: int
    """Number of its first word."""

    last: int
    """Number of its last word, included."""

    start: int
    """Stored offset."""

    end: int


class _FoldedWords(dict[str, str]):
    """Folds a word or a gap once: the same few thousand make up most of every article."""

    def __missing__(self, word: str) -> str:
        if len(self) > 100_000:
            self.clear()
        self[word] = folded = fold(word)
        return folded


_FOLDED_WORDS = _FoldedWords()


@dataclass
class Document:
    """The stored text and its folded words. Word numbers index `words`, `starts` and `ends`."""

    text: str
    metadata: Metadata = field(default_factory=Metadata)
    words: list[str] = field(init=False)
    """Folded words, clitics still attached."""

    starts: list[int] = field(init=False)
    """Stored offset of each word's first letter."""

    ends: list[int] = field(init=False)
    """Stored offset behind each word, its last marks inside."""

    gaps: list[str] = field(init=False)
    """Folded text between each word and the next one, for the last one to the end of the text."""

    computed: dict[object, Any] = field(default_factory=dict, repr=False)
    """What a part of extraction worked out once for this text and others read again, by a key of its own."""

    _plain: bool = field(init=False, repr=False)
    """Whether each character of the text folds to at most one."""

    def __post_init__(self) -> None:
        self._plain = _NOT_PLAIN.search(self.text) is None
        if self._plain:
            self._cut_plain()
        else:
            self._cut_folded()

    def _cut_plain(self) -> None:
        pieces = _PLAIN_WORD.split(self.text)  # gap, word, gap, word … gap
        offsets = list(accumulate(map(len, pieces)))
        self.words = [_FOLDED_WORDS[word] for word in pieces[1::2]]
        self.gaps = [_FOLDED_WORDS[gap] for gap in pieces[2::2]]
        self.starts = offsets[0:-1:2]
        self.ends = offsets[1::2]

    def _cut_folded(self) -> None:
        matches = list(_WORD.finditer(self.folded.text))
        spans = [self.folded.stored_span(match.start(), match.end()) for match in matches]
        self.words = [match.group() for match in matches]
        self.starts = [start for start, _ in spans]
        self.ends = [end for _, end in spans]
        gaps = zip(self.ends, [*self.starts[1:], len(self.text)], strict=False)
        self.gaps = [_FOLDED_WORDS[self.text[end:start]] for end, start in gaps]

    @cached_property
    def folded(self) -> Folded:
        """The folded text with its map: for the few rules that read across words."""
        return fold_with_map(self.text)

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Stored [start, end) of the words first to last, both included."""
        return self.starts[first], self.ends[last]

    def inside(self, word: int, letters: int) -> int:
        """Stored offset of a letter inside a word, counted in folded letters from its start."""
        whole = self._plain and self.ends[word] - self.starts[word] == len(self.words[word])
        if letters == 0 or whole:
            return self.starts[word] + letters
        offset = self.starts[word]
        for character in self.text[offset : self.ends[word]]:
            size = len(_FOLDED_WORDS[character])
            if letters < size or (letters == 0 and size):
                break  # here, or inside a ligature such as ﻻ, which cannot be cut
            letters -= size
            offset += 1
        return offset

    @cached_property
    def sentence_ends(self) -> list[int]:
        """Stored offsets at which a sentence ends, ascending."""
        ends = [match.start() for match in _SENTENCE_END.finditer(self.text)]
        if ";" in self.text or "؛" in self.text:
            ends = self._without_items(ends)
        return [*ends, len(self.text)]

    def _without_items(self, ends: list[int]) -> list[int]:
        """Without the semicolons that part the short items of a list behind a colon."""
        kept: list[int] = []
        item = 0
        listing = False
        for number, end in enumerate(ends):
            following = ends[number + 1] if number + 1 < len(ends) else len(self.text)
            listing = listing or ":" in self.text[item:end]
            begin = max(item, self.text.rfind(":", item, end))
            short = end - begin <= _ITEM and following - end <= _ITEM
            if self.text[end] in ";؛" and listing and short:
                item = end
                continue
            kept.append(end)
            item, listing = end, False
        return kept

    @cached_property
    def paragraph_ends(self) -> list[int]:
        """Stored offsets at which a paragraph ends, ascending."""
        return [*[match.start() for match in _PARAGRAPH_END.finditer(self.text)], len(self.text)]

    @cached_property
    def sentences(self) -> list[range]:
        """For each word the numbers of the words of its sentence."""
        found: list[range] = []
        for end in self.sentence_ends:
            sentence = range(len(found), bisect_left(self.starts, end))
            found += [sentence] * len(sentence)
        return found

    @cached_property
    def lines(self) -> list[Line]:
        """The paragraphs that hold words, in order."""
        found: list[Line] = []
        first = start = 0
        for end in self.paragraph_ends:
            following = bisect_left(self.starts, end)
            if following > first:
                found.append(Line(first, following - 1, start, end))
            first, start = following, end
        return found

    @cached_property
    def paragraph_of(self) -> list[int]:
        """For each word the number of its paragraph."""
        numbers: list[int] = []
        for number, end in enumerate(self.paragraph_ends):
            numbers += [number] * (bisect_left(self.starts, end) - len(numbers))
        return numbers

    def sentence_at(self, offset: int) -> tuple[int, int]:
        """Stored [start, end) of the sentence around a stored offset."""
        return _span_at(self.sentence_ends, offset)

    def paragraph_at(self, offset: int) -> tuple[int, int]:
        """Stored [start, end) of the paragraph around a stored offset."""
        return _span_at(self.paragraph_ends, offset)

    def words_in(self, start: int, end: int) -> range:
        """Numbers of the words that begin in the stored span [start, end)."""
        first = bisect_right(self.starts, start - 1)
        return range(first, bisect_right(self.starts, end - 1))


def _span_at(ends: list[int], offset: int) -> tuple[int, int]:
    number = min(bisect_right(ends, offset), len(ends) - 1)
    return (ends[number - 1] if number else 0), ends[number]
