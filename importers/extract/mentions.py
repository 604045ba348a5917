"""Mentions cut out of a document by word numbers."""

from __future__ import annotations

from bisect import bisect_right

from importers.extract.document import Document
from store.record import Certainty, Mention


def mention(
    document: Document, first: int, last: int, rule: str, certainty: Certainty = "high", *, cut: int = 0
) -> Mention:
    """The mention of the words first to last, both included; `cut` letters of the first word are left out
    (و ف ب ل ك attached to it)."""
    start, end = document.span(first, last)
    if cut:
        start = document.inside(first, cut)
    return Mention(start, end, rule, certainty)


def words_of_mention(document: Document, proof: Mention) -> tuple[int, int]:
    """First and last word of a mention, also when letters attached to its first word are left out."""
    first = max(0, bisect_right(document.starts, proof.start) - 1)
    return first, max(first, bisect_right(document.starts, proof.end - 1) - 1)
