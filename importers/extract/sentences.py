"""Which sentence or paragraph a word stands in."""

from __future__ import annotations

from importers.extract.document import Document


def sentence_range(document: Document, word: int) -> range:
    """The words of the sentence that a word stands in."""
    return document.sentences[word]


def sentence_number(document: Document, word: int) -> int:
    """The first word of the sentence that a word stands in: equal numbers, same sentence."""
    return document.sentences[word].start


def paragraph_number(document: Document, word: int) -> int:
    """Number of the paragraph that a word stands in."""
    return document.paragraph_of[word]
