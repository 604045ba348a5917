"""Mentions cut out of a document by word numbers."""

from __future__ import annotations

from importers.extract.document import Document
from store.record import Certainty, Mention


def mention(
    document: Document, first: int, last: int, rule: str, certainty: Certainty = "high", *, cut: int = 0
) -> Mention:
    """The mention of the words first to last, both included; `cut` letters of the first word are left out
    (و ف ب ل ك attached to it)."""
    start, end = document.span(first, last)
    if cut:
        start = document.folded.origin[document.folded_starts[first] + cut]
    return Mention(start, end, rule, certainty)
