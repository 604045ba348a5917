"""Keyword in context: every place where a search or a facet value stands, with the words around it.

Before and after are in reading order: in Arabic, what comes before stands on the right. Sorting and counting
go by folded words, so that spelling variants stand together.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from store.hits import FoldedWords
from store.model import Hit

Side = Literal["before", "after"]
LineOrder = Literal["text", "before", "after"]


@dataclass(frozen=True, slots=True)
class Line:
    """One place. `before + keyword + after` is a piece of the stored text."""

    article_id: int
    key: str
    start: int
    """Stored offset of the keyword."""

    before: str
    keyword: str
    after: str
    words_before: tuple[str, ...]
    """Folded words before the keyword, the nearest first."""

    words_after: tuple[str, ...]
    """Folded words after it, the nearest first."""


@dataclass(frozen=True, slots=True)
class Concordance:
    """Places of what was looked for, at most as many as were asked for."""

    lines: tuple[Line, ...]
    complete: bool
    """False when there are more places than lines."""

    def ordered(self, order: LineOrder) -> tuple[Line, ...]:
        """The lines by the words before or after the keyword, or as they stand in the articles."""
        if order == "before":
            return tuple(sorted(self.lines, key=lambda line: line.words_before))
        if order == "after":
            return tuple(sorted(self.lines, key=lambda line: line.words_after))
        return self.lines

    def neighbours(self, side: Side) -> list[tuple[str, int]]:
        """Folded words next to the keyword and how often they stand there, the most frequent first."""
        words = (line.words_before if side == "before" else line.words_after for line in self.lines)
        counted = Counter(own[0] for own in words if own)
        return sorted(counted.items(), key=lambda item: (-item[1], item[0]))


def lines_of(
    article_id: int, key: str, words: FoldedWords, hits: Iterable[Hit], context: int
) -> Iterator[Line]:
    """A line for each hit, with so many words on either side."""
    text = words.text
    for start, end in ((hit.start, hit.end) for hit in hits):
        first, last = words.around(start, end)
        left, right = max(0, first - context), min(len(words.words), last + context)
        begin = words.stored(left, first)[0] if left < first else start
        finish = words.stored(last, right)[1] if right > last else end
        yield Line(
            article_id=article_id,
            key=key,
            start=start,
            before=text[begin:start],
            keyword=text[start:end],
            after=text[end:finish],
            words_before=tuple(reversed(words.words[left:first])),
            words_after=tuple(words.words[last:right]),
        )


@dataclass(frozen=True, slots=True)
class Snippet:
    """A piece of a stored text around its first hit, cut between words."""

    start: int
    """Stored offset of its first character."""

    text: str
    hits: tuple[Hit, ...]
    """Hits within the piece; their offsets count from its own beginning."""


def snippet(words: FoldedWords, hits: Sequence[Hit], width: int) -> Snippet:
    """Whole words around the first hit, or from the beginning when there is none.

    At most `width` code points; but the first hit, or the first word, is there even when it alone is longer.
    """
    if not words.words:
        return Snippet(0, "", ())
    first, last = words.around(hits[0].start, hits[0].end) if hits else (0, 1)
    grown = True
    while grown:
        grown = False
        for more_before, more_after in ((0, 1), (0, 1), (1, 0)):  # a third of the room before the hit
            begin, end = max(first - more_before, 0), min(last + more_after, len(words.words))
            if (begin, end) != (first, last) and _length(words, begin, end) <= width:
                first, last, grown = begin, end, True
    begin, end = words.stored(first, last)
    within = tuple(
        Hit(hit.start - begin, hit.end - begin) for hit in hits if begin <= hit.start and hit.end <= end
    )
    return Snippet(begin, words.text[begin:end], within)


def _length(words: FoldedWords, first: int, last: int) -> int:
    begin, end = words.stored(first, last)
    return end - begin
