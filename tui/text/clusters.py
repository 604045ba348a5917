"""Shapes long texts word by word and remembers the words, because articles repeat themselves."""

from __future__ import annotations

import re

from tui.text.shaping import Clusters, shape

REMEMBERED_LENGTH = 32
"""Longer words are shaped anew each time: they hardly come back."""

REMEMBERED_WORDS = 20_000
"""A memory this full is emptied, which keeps it near 12 MB; the words in use are soon there again."""

ORPHAN_BASE = "\u25cc"
"""A dotted circle carries a visible mark that has no base (The Unicode Standard, 2.11)."""

WORD = re.compile("[^ ]+ ?| +")  # letters never join across a blank, so a word may be shaped alone


class _Words(dict[str, Clusters]):
    """The clusters of words."""

    def __init__(self, *, marks: bool) -> None:
        self.marks = marks

    def __missing__(self, word: str) -> Clusters:
        clusters = shape(word, marks=self.marks)
        if len(word) <= REMEMBERED_LENGTH:
            if len(self) >= REMEMBERED_WORDS:
                self.clear()
            self[word] = clusters
        return clusters


_WITHOUT_MARKS = _Words(marks=False)
_WITH_MARKS = _Words(marks=True)


def find_clusters(text: str, *, marks: bool) -> Clusters:
    """The clusters of a sanitized text; every code point is in exactly one of them."""
    words = _WITH_MARKS if marks else _WITHOUT_MARKS
    texts: list[str] = []
    lengths: list[int] = []
    cells: list[int] = []
    for word in WORD.findall(text):
        word_texts, word_lengths, word_cells, _ = words[word]
        if word_cells[0]:
            texts += word_texts
            lengths += word_lengths
            cells += word_cells
        elif cells:
            # Marks and invisible characters at the start of the word belong to the blank before it.
            texts[-1] += word_texts[0]
            lengths[-1] += word_lengths[0]
            texts += word_texts[1:]
            lengths += word_lengths[1:]
            cells += word_cells[1:]
        else:
            texts, lengths, cells = list(word_texts), list(word_lengths), list(word_cells)
    first_base = 0
    if cells and not cells[0]:
        # What has no cell cannot be clicked: visible marks get a base, the invisible joins the next cluster.
        if texts[0]:
            texts[0] = ORPHAN_BASE + texts[0]
            cells[0] = 1
        elif len(cells) > 1:
            first_base = lengths[0]
            lengths[1] += first_base
            del texts[0], lengths[0], cells[0]
    return Clusters(texts, lengths, cells, first_base)


def forget_words() -> None:
    """Empty the memory of words, as measuring needs it."""
    _WITHOUT_MARKS.clear()
    _WITH_MARKS.clear()
