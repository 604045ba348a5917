"""Which sentence or paragraph a word stands in, as a number: equal numbers, same sentence."""

from __future__ import annotations

from bisect import bisect_right

from importers.extract.document import Document


def sentence_number(document: Document, word: int) -> int:
    """Number of the sentence that a word stands in."""
    return bisect_right(document.sentence_ends, document.starts[word])


def paragraph_number(document: Document, word: int) -> int:
    """Number of the paragraph that a word stands in."""
    return bisect_right(document.paragraph_ends, document.starts[word])


def sentence_range(document: Document, word: int) -> range:
    """The words of the sentence that a word stands in; each sentence is worked out once."""
    ranges: dict[int, range] = document.computed.setdefault("sentence ranges", {})
    number = sentence_number(document, word)
    found = ranges.get(number)
    if found is None:
        found = ranges[number] = document.sentence_words(word)
    return found
