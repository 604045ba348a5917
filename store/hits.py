"""Where in a stored text a search found its words: the same words and forms that the index was asked for."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable

from store.fold import fold_with_map
from store.model import Hit
from store.query import Near, Node, Text
from store.search import first_forms, positive_text
from store.words import WORD


class FoldedWords:
    """The folded words of a stored text and where they stand in it."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._folded = fold_with_map(text)
        matches = list(WORD.finditer(self._folded.text))
        self.words = [match.group() for match in matches]
        self._spans = [match.span() for match in matches]

    def stored(self, first: int, end: int) -> tuple[int, int]:
        """Stored [start, end) of the words numbered [first, end), at least one."""
        return self._folded.stored_span(self._spans[first][0], self._spans[end - 1][1])

    def around(self, start: int, end: int) -> tuple[int, int]:
        """Numbers [first, last) of the words that a stored span touches."""
        origin = self._folded.origin
        first = bisect_left(self._spans, start, key=lambda span: origin[span[1] - 1])
        last = bisect_left(self._spans, end, key=lambda span: origin[span[0]])
        return first, max(first, last)


def hits_in(text: str, node: Node, further: Iterable[tuple[int, int]] = ()) -> tuple[Hit, ...]:
    """What a looked-up query finds in a stored text, together with further stored spans."""
    return hits_among(FoldedWords(text), node, further)


def hits_among(words: FoldedWords, node: Node, further: Iterable[tuple[int, int]] = ()) -> tuple[Hit, ...]:
    """The same in a text whose words are cut already."""
    return as_hits([*further, *(words.stored(first, end) for first, end in text_hits(words, node))])


def text_hits(words: FoldedWords, node: Node) -> list[tuple[int, int]]:
    """Numbers [first, end) of the words that the positive parts of a tree found."""
    found: list[tuple[int, int]] = []
    for part in positive_text(node):
        found += _near(words.words, part) if isinstance(part, Near) else _phrase(words.words, part)
    return found


def as_hits(spans: Iterable[tuple[int, int]]) -> tuple[Hit, ...]:
    """Stored spans in reading order; one that lies within another is left out."""
    hits: list[Hit] = []
    for start, end in sorted(set(spans), key=lambda span: (span[0], -span[1])):
        if not hits or end > hits[-1].end:
            hits.append(Hit(start, end))
    return tuple(hits)


def _phrase(words: list[str], text: Text) -> list[tuple[int, int]]:
    forms = frozenset(first_forms(text))
    length = len(text.words)
    found = []
    for number in range(len(words) - length + 1):
        if length == 1 and text.prefix:
            matches = words[number].startswith(tuple(forms))
        else:
            matches = words[number] in forms
        if matches and (length == 1 or _goes_on(words, number + 1, text)):
            found.append((number, number + length))
    return found


def _goes_on(words: list[str], at: int, text: Text) -> bool:
    rest = text.words[1:]
    if not text.prefix:
        return tuple(words[at : at + len(rest)]) == rest
    last = at + len(rest) - 1
    return tuple(words[at:last]) == rest[:-1] and words[last].startswith(rest[-1])


def _near(words: list[str], near: Near) -> list[tuple[int, int]]:
    """Places of the parts within windows that hold all of them, as the index counts the distance."""
    places = sorted(
        (first, end, part) for part, text in enumerate(near.parts) for first, end in _phrase(words, text)
    )
    found: set[tuple[int, int]] = set()
    for number, (_, first_end, _) in enumerate(places):
        window = []
        for place in places[number:]:
            if place[0] - first_end > near.distance:
                break
            window.append(place)
        if len({part for _, _, part in window}) == len(near.parts):
            found.update((first, end) for first, end, _ in window)
    return sorted(found)
