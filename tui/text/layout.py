"""Lays paragraphs of bidirectional text out as terminal rows that know where each letter went.

The order of work (UAX #9, 3.4 and 4.3): levels of the whole paragraph, clusters with their cells, wrapping in
logical order, L1 for each line, L2 over clusters, mirroring. Levels are resolved once per paragraph, wrapping
once per width.

    paragraph = Paragraph("انطلقت الجولة 4 (Astana) في أيار")
    for line in paragraph.wrap(80):
        print(line.text)

An article makes a Paragraph of each of its paragraphs (`split_paragraphs`), best when its rows are wanted.
A paragraph over 100 KB is shown in slices, so that neither time nor memory grows with it:

    paragraph.prepare()  # in a worker: about 0.2 s a megabyte
    for start, end in paragraph.slices():  # each starts a new line, so any of them can be laid out alone
        rows = paragraph.rows(80, start, end)  # a generator: lines are made as they are asked for
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import cache
from itertools import accumulate
from typing import Literal

from tui.text.classes import bidi_classes, mirrored
from tui.text.clusters import find_clusters
from tui.text.levels import first_strong, reset_blanks, resolve
from tui.text.line import LaidOutLine, Piece, order_line
from tui.text.sanitize import sanitize_article
from tui.text.shaping import LAM_ALEF

__all__ = ["Base", "LaidOutLine", "Paragraph", "Piece", "split_paragraphs"]

Base = Literal["auto", "rtl", "ltr"]

STRETCH = 4_096
"""Code points whose clusters are found at once. A paragraph up to this length keeps them for other widths."""

SLICE = 16_384
"""Code points of a slice: some 200 rows, so that the line broken at its end is seldom met."""

LOOK_BACK = 512
"""How far before a line its word is looked for, so that the letters of a broken word join as they did."""

TOO_WIDE = "…"
"""Shown for a character of two cells in a line of one."""

NOTHING = "\u200b"
"""Stands for a cluster that paints nothing where one character a cluster is needed."""

TERMINATOR = re.compile("\r\n|[\n\r\u2028\u2029]")
BLANK = re.compile("[\u1680\u2000-\u2006\u2008-\u200a\u205f\u3000]")
NO_BLANK = re.compile("[^ ]")


def split_paragraphs(text: str) -> list[tuple[int, int]]:
    """The spans of the paragraphs, without what ends them: LF, CR LF, CR, U+2028 or U+2029 (UAX #9, P1).

    As with str.split, n terminators make n + 1 paragraphs: every offset from 0 to the length lies in a span,
    at its end, or in a terminator, and a text that ends with a terminator has an empty last paragraph.
    """
    spans = []
    start = 0
    for match in TERMINATOR.finditer(text):
        spans.append((start, match.start()))
        start = match.end()
    return [*spans, (start, len(text))]


@cache
def _mirrored_chars() -> re.Pattern[str]:
    return re.compile(f"[{re.escape(''.join(mirrored()))}]")


class Stretch:
    """The clusters of consecutive text of a paragraph, ready for wrapping: lists of one item a cluster."""

    __slots__ = ("blanks", "cells", "classes", "levels", "starts", "sums", "texts")

    def __init__(
        self, source: str, classes: str, levels: bytes, start: int, end: int, *, marks: bool
    ) -> None:
        self.texts, lengths, self.cells, first_base = find_clusters(source[start:end], marks=marks)
        self.starts = list(accumulate(lengths, initial=start))
        """Logical start of each cluster, and the end of the last one."""
        self.sums = list(accumulate(self.cells, initial=0))
        """Cells before each cluster, and all cells."""
        if len(lengths) == end - start:
            self.classes, self.levels = classes[start:end], levels[start:end]
        else:
            bases = [start + first_base, *self.starts[1:-1]] if lengths else []
            self.classes = "".join(map(classes.__getitem__, bases))
            self.levels = bytes(map(levels.__getitem__, bases))
        painted = "".join(self.texts)
        if len(painted) != len(lengths):
            painted = "".join([text[:1] or NOTHING for text in self.texts])
        self._mirror(painted)
        self.blanks = BLANK.sub(" ", painted)
        """One character a cluster, " " where a line may end."""

    def _mirror(self, painted: str) -> None:
        """L4: characters at odd levels that have a mirrored one show it."""
        for match in _mirrored_chars().finditer(painted):
            at = match.start()
            if self.levels[at] % 2:
                self.texts[at] = mirrored()[match[0]] + self.texts[at][1:]


class Paragraph:
    """One paragraph of logical text; its lines hold offsets into `text`."""

    __slots__ = ("_classes", "_levels", "_marks", "_source", "_whole", "rtl", "text")

    def __init__(
        self, text: str, *, base: Base = "auto", fallback: Base = "rtl", marks: bool = False
    ) -> None:
        """`fallback` is the direction where `base` is auto and no character is strong; `marks` shows harakat.

        Controls in the text, line ends too, are shown by substitutes: see sanitize.py.
        """
        self.text = text
        """The text as it was given."""
        self._marks = marks
        self._source = ""  # these three are filled by `prepare`
        self._classes = ""
        self._levels: bytes | None = None
        self._whole: Stretch | None = None
        if base == "auto":
            # Most texts show their direction at once; a prefix without a strong character says nothing.
            strong = first_strong(bidi_classes(text[:64])) or first_strong(bidi_classes(text))
            self.rtl = strong == "R" if strong else fallback != "ltr"
        else:
            self.rtl = base == "rtl"

    def prepare(self) -> None:
        """Resolve the levels now, for instance in a worker, instead of when the first line is asked for."""
        if self._levels is None:
            self._source = sanitize_article(self.text)
            self._classes = bidi_classes(self._source)
            if "\t" in self.text:  # painted as a blank, but it parts columns: class S
                self._classes = "".join(
                    [
                        "G" if char == "\t" else known
                        for char, known in zip(self.text, self._classes, strict=True)
                    ]
                )
            self._levels = resolve(self._source, self._classes, int(self.rtl))

    def wrap(self, width: int) -> list[LaidOutLine]:
        """All lines at this width in cells, at least one; a width under 1 counts as 1."""
        return list(self.rows(width))

    def slices(self, size: int = SLICE) -> list[tuple[int, int]]:
        """Spans of at most about `size` code points that cover the text and can be laid out one by one.

        They end after a blank, or between two letters where there is none.
        """
        text = self.text
        spans: list[tuple[int, int]] = []
        start = 0
        while len(text) - start > size:
            cut = text.rfind(" ", start + size // 2, start + size) + 1
            if not cut:
                cut = start + size
                while cut < len(text) and (bidi_classes(text[cut]) in "Mb" or text[cut] in LAM_ALEF):
                    cut += 1
            spans.append((start, cut))
            start = cut
        return [*spans, (start, len(text))]

    def rows(self, width: int, start: int = 0, end: int | None = None) -> Iterator[LaidOutLine]:
        """The lines of the text from `start` to `end`, laid out as they are asked for.

        `start` has to be the start of a line at this width, as known from an earlier line's `end`, or of a
        slice; from a line's start on, the lines are those of `wrap`.
        """
        self.prepare()
        width = max(1, width)
        limit = len(self.text) if end is None else end
        size = smallest = max(STRETCH, 4 * width)
        while True:
            stretch, at = self._stretch(start, size, limit)
            count = len(stretch.texts)
            goes_on = stretch.starts[-1] < limit
            size *= 2  # if not even one line is in the stretch
            while True:
                fit, following = _break_line(stretch, at, width)
                if goes_on and following == count:
                    break  # this line may need what stands after the stretch
                yield self._line(stretch, at, fit, following, width)
                if following == count:
                    return
                at, size = following, smallest
            start = stretch.starts[at]

    def _stretch(self, start: int, size: int, limit: int) -> tuple[Stretch, int]:
        """The clusters from before the line start `start` on, and the number of the line's first cluster."""
        if limit == len(self.text) <= STRETCH:
            if self._whole is None:
                self._whole = self._clusters(0, limit)
            return self._whole, bisect_left(self._whole.starts, start)
        look_back = max(0, start - LOOK_BACK)
        begin = self._source.rfind(" ", look_back, start) + 1 or look_back
        end = min(start + size, limit)
        stretch = self._clusters(begin, end)
        at = bisect_left(stretch.starts, start)
        if stretch.starts[at] != start:  # looking back began inside a cluster longer than that
            return self._clusters(start, end), 0
        return stretch, at

    def _clusters(self, start: int, end: int) -> Stretch:
        assert self._levels is not None
        return Stretch(self._source, self._classes, self._levels, start, end, marks=self._marks)

    def _line(self, stretch: Stretch, at: int, fit: int, following: int, width: int) -> LaidOutLine:
        """The line of the clusters from `at` to `following`, of which those before `fit` are painted."""
        base = int(self.rtl)
        texts, cells = stretch.texts[at:fit], stretch.cells[at:fit]
        levels = stretch.levels[at:fit]
        if levels.strip(bytes([base])):
            levels = reset_blanks(levels, stretch.classes[at:fit], base)
        if cells and cells[0] > width:
            texts, cells = [TOO_WIDE], [1]
        return order_line(
            texts,
            cells,
            stretch.starts[at : fit + 1],
            levels,
            end=stretch.starts[following],
            rtl=self.rtl,
            width=width,
        )


def _break_line(stretch: Stretch, at: int, width: int) -> tuple[int, int]:
    """Where the line from cluster `at` ends: after its last painted cluster, and where the next line starts.

    A line ends at a blank, else between any two clusters. Of the further opportunities of UAX #14 (after a
    hyphen, at U+200B and U+00AD) none is taken: Arabic has no hyphenation, and days, scores and names of two
    parts stay whole.

    Between the two are blanks that did not fit: they take no cell, wherever they stand.
    """
    count = len(stretch.texts)
    fit = bisect_right(stretch.sums, stretch.sums[at] + width, at) - 1
    if fit == count:
        return count, count
    blanks = stretch.blanks
    if blanks[fit] == " " and fit > at:
        after_blanks = NO_BLANK.search(blanks, fit)
        return fit, after_blanks.start() if after_blanks else count
    last_blank = blanks.rfind(" ", at, fit)
    if last_blank > at and NO_BLANK.search(blanks, at, last_blank):
        return last_blank + 1, last_blank + 1
    fit = max(fit, at + 1)  # a character wider than the line
    return fit, fit
