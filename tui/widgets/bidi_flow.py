"""A long text as rows at a width: laid out where somebody looks, estimated elsewhere, exact about offsets
everywhere.

A block is some neighbouring paragraphs, or a section of a huge one. A section starts where the section before
it ended when that is known; after a jump into the middle it starts at a blank near by, and is laid out anew
once its true start is known. Offsets here are logical offsets into the whole text, rows are counted from its
top.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import OrderedDict
from dataclasses import dataclass

from tui.text.layout import TERMINATOR, LaidOutLine, Paragraph, split_paragraphs
from tui.widgets.bidi_heights import Heights

BLOCK = 700
"""Code points after which a block ends with the paragraph: about a millisecond of layout."""

BLOCKS = 2_000
"""About the most blocks that a text is cut into; those of a longer one are longer."""

SECTION = 8_192
"""Code points of a section of a huge paragraph. A paragraph up to twice as long is one block."""

HUGE = 100_000
"""A paragraph with more code points has its levels resolved by `prepare`, which may run in another thread."""

KEPT_BLOCKS = 96
"""Blocks whose rows are remembered. Memory depends on this, not on the length of the text."""

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Row:
    """One laid out row of the text."""

    line: LaidOutLine
    origin: int
    """Where the line's paragraph starts in the whole text: add it to the line's offsets."""

    @property
    def start(self) -> int:
        """Offset of the first code point."""
        return self.origin + self.line.start

    @property
    def end(self) -> int:
        """Offset behind the last code point, the blank at which the line was broken included."""
        return self.origin + self.line.end

    def letter(self, offset: int) -> Span:
        """The span of the cluster at an offset of this row: a letter with its marks, or lam and alef."""
        for piece in self.line.pieces:
            if piece.start <= offset - self.origin < piece.end:
                if len(piece.text) != piece.cells or piece.cells != piece.end - piece.start:
                    return self.origin + piece.start, self.origin + piece.end
                break
        return offset, offset + 1


class Flow:
    """A text, cut into blocks, at one width."""

    def __init__(self, text: str, width: int, *, marks: bool = False) -> None:
        self.text = text
        self.marks = marks
        self.width = max(1, width)
        self._starts: list[int] = []
        """Offset of each block, provisional for all sections of a paragraph but the first."""
        self._ends: list[int] = []
        """Offset behind each block, without the terminator."""
        self._paragraph_of: dict[int, Span] = {}
        """The whole paragraph of each block that is a section."""
        self._cut()
        self._prepared: dict[Span, Paragraph] = {}
        self.waiting: set[Span] = set()
        """Huge paragraphs that were wanted and must be prepared first."""
        self._forget()

    def _cut(self) -> None:
        start, length = 0, len(self.text)
        usual = max(BLOCK, length // BLOCKS)
        while True:
            found = TERMINATOR.search(self.text, min(start + usual, length))
            end = found.start() if found else length
            if found and found[0] == "\n" and self.text[end - 1 : end] == "\r":
                end -= 1  # the search began between the two
            if end - start <= 2 * SECTION:
                self._starts.append(start)
                self._ends.append(end)
            else:
                self._cut_long(start, end)
            if found is None:
                return
            start = found.end()

    def _cut_long(self, start: int, end: int) -> None:
        """Blocks of a stretch that holds a huge paragraph."""
        for first, last in split_paragraphs(self.text[start:end]):
            paragraph = (start + first, start + last)
            sections = self._sections(*paragraph)
            for at, following in zip(sections, [*sections[1:], paragraph[1]], strict=True):
                if len(sections) > 1:
                    self._paragraph_of[len(self._starts)] = paragraph
                self._starts.append(at)
                self._ends.append(following)

    def _sections(self, start: int, end: int) -> list[int]:
        """Where sections of a paragraph start: behind the first blank after every so many code points."""
        sections = [start]
        while end - sections[-1] > 2 * SECTION:
            wanted = sections[-1] + SECTION
            blank = self.text.find(" ", wanted, wanted + SECTION // 2)
            sections.append(blank + 1 if blank >= 0 else wanted)
        return sections

    def _forget(self) -> None:
        self._rows: OrderedDict[int, list[Row]] = OrderedDict()
        self._true_start: dict[int, int] = {}
        self._laid_start: dict[int, int] = {}
        spans = zip(self._starts, self._ends, strict=True)
        self._heights = Heights([self._estimate(start, end) for start, end in spans])

    def _estimate(self, start: int, end: int) -> int:
        """Rows that a block will probably have: the last row of a paragraph is half empty, the others nearly
        full."""
        paragraphs = 1 + self.text.count("\n", start, end)
        return max(paragraphs, (paragraphs + 1) // 2 + int(1.05 * (end - start)) // self.width)

    def change(self, width: int, *, marks: bool) -> None:
        """Lay out at another width, or with harakat shown or hidden. Row numbers change; offsets do not."""
        if (width, marks) == (self.width, self.marks):
            return
        if marks != self.marks:
            self._prepared.clear()
        self.width, self.marks = max(1, width), marks
        self._forget()

    # rows

    @property
    def height(self) -> int:
        """Rows of the whole text, as far as is known."""
        return self._heights.total

    def row(self, number: int) -> Row | None:
        """One row; None outside the text and where a huge paragraph still has to be prepared."""
        if not 0 <= number < self.height:
            return None
        block, inside = self._heights.find(number)
        rows = self._laid_out(block)
        return rows[inside] if rows is not None and inside < len(rows) else None

    def settle(self, top: int, height: int) -> int:
        """Lay out everything in some rows, so that their numbers are final, and return how the top row moved.

        A block that is laid out for the first time above one that was known already moves it: a view that
        shows `top` first has to show `top` plus the returned number of rows instead, and nothing jumps.
        """
        moved = 0
        known = next((b for b in self._blocks(top, height) if self._is_settled(b)), None)
        row = top
        while row < min(top + height, self.height):
            block, inside = self._heights.find(row)
            grown = self._settle_block(block)
            if known is not None and block < known:
                moved += grown
                row += grown
                top += grown
            row += max(1, self._heights[block] - inside)
        return moved

    def settle_end(self, height: int) -> None:
        """Lay out the last rows, until there are so many."""
        before = -1
        while self.height != before:
            before = self.height
            self.settle(max(0, before - height), height)

    def _blocks(self, top: int, height: int) -> range:
        return range(self._heights.find(top)[0], self._heights.find(top + height - 1)[0] + 1)

    def _is_settled(self, block: int) -> bool:
        return self._laid_start.get(block) == self._start(block)

    def _settle_block(self, block: int) -> int:
        if self._is_settled(block):
            return 0
        rows = self._laid_out(block)
        return 0 if rows is None else self._heights.change(block, len(rows))

    def _start(self, block: int) -> int:
        return self._true_start.get(block, self._starts[block])

    def _laid_out(self, block: int) -> list[Row] | None:
        if block in self._rows and self._is_settled(block):
            self._rows.move_to_end(block)
            return self._rows[block]
        rows = self._section_rows(block) if block in self._paragraph_of else self._block_rows(block)
        if rows is not None:
            self._rows[block] = rows
            self._laid_start[block] = self._start(block)
            while len(self._rows) > KEPT_BLOCKS:
                self._rows.popitem(last=False)
        return rows

    def _block_rows(self, block: int) -> list[Row]:
        start = self._starts[block]
        text = self.text[start : self._ends[block]]
        return [
            Row(line, start + first)
            for first, last in split_paragraphs(text)
            for line in Paragraph(text[first:last], marks=self.marks).rows(self.width)
        ]

    def _section_rows(self, block: int) -> list[Row] | None:
        span = self._paragraph_of[block]
        paragraph = self._paragraph(span)
        if paragraph is None:
            return None
        rows = []
        for line in paragraph.rows(self.width, self._start(block) - span[0]):
            rows.append(Row(line, span[0]))
            if rows[-1].end >= self._ends[block]:
                break
        if self._paragraph_of.get(block + 1) == span:
            self._true_start[block + 1] = rows[-1].end
        return rows

    # huge paragraphs

    def _paragraph(self, span: Span) -> Paragraph | None:
        if span not in self._prepared:
            if span[1] - span[0] > HUGE:
                self.waiting.add(span)
                return None
            self._prepared[span] = self.prepare(span)
        return self._prepared[span]

    def prepare(self, span: Span) -> Paragraph:
        """Resolve the levels of a huge paragraph; changes nothing here, so it may run in another thread."""
        paragraph = Paragraph(self.text[slice(*span)], marks=self.marks)
        paragraph.prepare()
        return paragraph

    def take(self, span: Span, paragraph: Paragraph) -> None:
        """Accept a prepared paragraph."""
        self.waiting.discard(span)
        self._prepared[span] = paragraph

    # offsets

    def letter(self, offset: int) -> Span:
        """The span of the cluster at an offset, which nothing may cut."""
        row = self.row(self.row_of(offset))
        return (offset, offset + 1) if row is None else row.letter(offset)

    def row_of(self, offset: int) -> int:
        """The row that shows an offset; its block is laid out for this."""
        block = max(0, bisect_right(self._starts, offset) - 1)
        self._settle_block(block)
        if block and offset < self._start(block):
            block -= 1  # the section before reaches further than was thought
            self._settle_block(block)
        rows = self._laid_out(block) or []
        return self._heights.before(block) + max(0, bisect_right(rows, offset, key=_row_start) - 1)


def _row_start(row: Row) -> int:
    return row.start
