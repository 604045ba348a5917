"""Which sentence or paragraph a word stands in; a sentence is worked out once, when a rule first asks."""

from __future__ import annotations

from bisect import bisect_right

from importers.extract.document import Document


def sentence_range(document: Document, word: int) -> range:
    """The words of the sentence that a word stands in."""
    table: list[range | None] | None = document.computed.get("sentences")
    if table is None:
        table = document.computed["sentences"] = [None] * len(document.words)
    found = table[word]
    if found is None:
        found = document.sentence_words(word)
        table[found.start : found.stop] = [found] * len(found)
    return found


def sentence_number(document: Document, word: int) -> int:
    """The first word of the sentence that a word stands in: equal numbers, same sentence."""
    return sentence_range(document, word).start


def paragraph_number(document: Document, word: int) -> int:
    """Number of the paragraph that a word stands in."""
    return bisect_right(document.paragraph_ends, document.starts[word])
