"""The headline: the first line of words, when a text has one; many a text begins with its first sentence."""

from __future__ import annotations

import re

from importers.extract.document import Document
from store.record import Source

_LINE = re.compile(r"[^\n\r\u2028\u2029]+")
_LONGEST = 150
"""Code points: longer first lines are paragraphs."""

_SHORT_SENTENCE = 9
"""Words up to which a line that ends with a full stop may be a headline all the same."""

_DATELINE = 7
"""Words of a line that only says where a text is from: «دمشق - سانا»."""


def headline(document: Document, source: Source | None) -> str | None:
    """The first line that holds a word, without the blanks around it, behind a line of the outlet alone.

    None for a text without words, and where that line is a paragraph: too long, or a full sentence."""
    if not document.words:
        return None
    for line in _LINE.finditer(document.text):
        text = line.group().strip()
        words = len(document.words_in(line.start(), line.end()))
        if not words:
            continue
        if source is not None and words <= _DATELINE and _names(source, line):
            source = None  # one such line at most
            continue
        return None if _is_paragraph(text, words) else text
    return None


def _names(source: Source, line: re.Match[str]) -> bool:
    """Whether a line gives the text's own outlet and is no headline with the outlet behind it."""
    return any(
        line.start() <= proof.start < line.end() and proof.rule in ("source.dateline", "source.signature")
        for proof in source.mentions
    )


def _is_paragraph(text: str, words: int) -> bool:
    stopped = text.endswith(".") and not text.endswith("..")
    return len(text) > _LONGEST or (stopped and words > _SHORT_SENTENCE)
