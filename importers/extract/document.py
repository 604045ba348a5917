"""An article as extraction reads it: folded words with the way back to the stored text.

Words are kept as parallel lists, not objects: an article of 4 KB has some 400 of them, and a rule looks at
most of them only to see that they are nothing to it.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from store.fold import Folded, fold_with_map

_WORD = re.compile(r"\d+|[^\W\d_]+")  # digits stand apart from letters: أستانة7, الـ21
_SENTENCE_END = re.compile(
    r"(?:(?<!\b\w)\.|[!?؟…])[.!?؟…]*(?=\s|$|[\"»”'])|[\n\u2028\u2029]+|[؛;]\s"  # «د.» ends no sentence
)
_PARAGRAPH_END = re.compile(r"[\n\u2029]+")


@dataclass(frozen=True, slots=True)
class Metadata:
    """What is known of an article from outside its text."""

    published: str | None = None
    """ISO day."""

    source: str | None = None
    """Outlet id or name."""

    url: str | None = None


@dataclass
class Document:
    """The stored text and its folded words. Word numbers index `words`, `starts` and `ends`."""

    text: str
    metadata: Metadata = field(default_factory=Metadata)
    folded: Folded = field(init=False)
    words: list[str] = field(init=False)
    """Folded words, clitics still attached."""

    starts: list[int] = field(init=False)
    """Stored offset of each word's first letter."""

    ends: list[int] = field(init=False)
    """Stored offset behind each word, its last marks inside."""

    folded_starts: list[int] = field(init=False)
    folded_ends: list[int] = field(init=False)

    computed: dict[object, Any] = field(default_factory=dict, repr=False)
    """What a part of extraction worked out once for this text and others read again, by a key of its own."""

    def __post_init__(self) -> None:
        self.folded = fold_with_map(self.text)
        matches = list(_WORD.finditer(self.folded.text))
        self.words = [match.group() for match in matches]
        self.folded_starts = [match.start() for match in matches]
        self.folded_ends = [match.end() for match in matches]
        origin = self.folded.origin
        if isinstance(origin, range):
            self.starts, self.ends = self.folded_starts, self.folded_ends
        else:
            spans = [self.folded.stored_span(match.start(), match.end()) for match in matches]
            self.starts = [start for start, _ in spans]
            self.ends = [end for _, end in spans]

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Stored [start, end) of the words first to last, both included."""
        return self.starts[first], self.ends[last]

    def gap(self, word: int) -> str:
        """Folded text between a word and the next one (to the end of the text for the last)."""
        following = self.folded_starts[word + 1] if word + 1 < len(self.words) else len(self.folded.text)
        return self.folded.text[self.folded_ends[word] : following]

    @cached_property
    def sentence_ends(self) -> list[int]:
        """Stored offsets at which a sentence ends, ascending."""
        ends = [match.start() for match in _SENTENCE_END.finditer(self.text)]
        return [*ends, len(self.text)]

    @cached_property
    def paragraph_ends(self) -> list[int]:
        """Stored offsets at which a paragraph ends, ascending."""
        return [*[match.start() for match in _PARAGRAPH_END.finditer(self.text)], len(self.text)]

    @cached_property
    def sentence_of(self) -> list[int]:
        """For each word the number of its sentence."""
        return self._numbers(self.sentence_ends)

    @cached_property
    def paragraph_of(self) -> list[int]:
        """For each word the number of its paragraph."""
        return self._numbers(self.paragraph_ends)

    def _numbers(self, ends: list[int]) -> list[int]:
        numbers: list[int] = []
        number = 0
        for start in self.starts:
            while number < len(ends) - 1 and ends[number] <= start:
                number += 1
            numbers.append(number)
        return numbers

    def sentence_words(self, word: int) -> range:
        """Numbers of the words of the sentence that a word stands in."""
        numbers = self.sentence_of
        number = numbers[word]
        return range(bisect_left(numbers, number), bisect_right(numbers, number))

    def folded_between(self, first: int, last: int) -> str:
        """Folded text from the word `first` to the word `last`, both included, with what stands between."""
        return self.folded.text[self.folded_starts[first] : self.folded_ends[last]]

    def stored_offset(self, folded_offset: int) -> int:
        """Stored offset of a character of the folded text."""
        return self.folded.origin[folded_offset]

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
