"""A long text as rows at a width: laid out where somebody looks, estimated elsewhere, exact about offsets
everywhere.

A block is a paragraph, or a section of a huge one. A section starts where the section before it ended when
that is known; after a jump into the middle it starts at a blank near by, and is laid out anew once its true
start is known. Offsets here are logical offsets into the whole text, rows are counted from its top.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import OrderedDict
from dataclasses import dataclass

from tui.text.layout import LaidOutLine, Paragraph, split_paragraphs
from tui.widgets.bidi_heights import Heights

SECTION = 8_192
"""Code points of a section of a huge paragraph: about 6 ms of layout."""

HUGE = 100_000
"""A paragraph with more code points has its levels resolved by `prepare`, which may run in another thread."""

KEPT_BLOCKS = 512
"""Blocks whose lines are remembered. Memory depends on this, not on the length of the text."""


@dataclass(frozen=True, slots=True)
class Row:
    """One laid out row of the text."""

    line: LaidOutLine
    origin: int
    """Where the line's paragraph starts in the whole text: add it to the line's offsets."""

    ends_paragraph: bool

    @property
    def start(self) -> int:
        """Offset of the first code point."""
        return self.origin + self.line.start

    @property
    def end(self) -> int:
        """Offset behind the last code point, the blank at which the line was broken included."""
        return self.origin + self.line.end

    def letter(self, offset: int) -> tuple[int, int]:
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
        self._paragraphs = split_paragraphs(text)
        self._owner: list[int] = []
        """Paragraph of each block."""
        self._starts: list[int] = []
        """Offset of each block, provisional for sections but the first of a paragraph."""
        for number, (start, end) in enumerate(self._paragraphs):
            for section in self._sections(start, end):
                self._owner.append(number)
                self._starts.append(section)
        self._huge: dict[int, Paragraph] = {}
        self.waiting: set[int] = set()
        """Huge paragraphs that were wanted and must be prepared first."""
        self._forget()

    def _sections(self, start: int, end: int) -> list[int]:
        """Where sections of a paragraph start: behind the first blank after every so many code points."""
        sections = [start]
        while end - sections[-1] > 2 * SECTION:
            wanted = sections[-1] + SECTION
            blank = self.text.find(" ", wanted, wanted + SECTION // 2)
            sections.append(blank + 1 if blank >= 0 else wanted)
        return sections

    def _forget(self) -> None:
        self._lines: OrderedDict[int, list[LaidOutLine]] = OrderedDict()
        self._true_start: dict[int, int] = {}
        self._laid_start: dict[int, int] = {}
        self._heights = Heights([self._estimate(block) for block in range(len(self._starts))])

    def _estimate(self, block: int) -> int:
        """Rows that the block will probably have: words leave a part of most rows empty, harakat take no
        cell."""
        return 1 + int(1.05 * (self._end(block) - self._starts[block])) // self.width

    def _end(self, block: int) -> int:
        paragraph_end = self._paragraphs[self._owner[block]][1]
        if block + 1 < len(self._starts) and self._owner[block + 1] == self._owner[block]:
            return self._starts[block + 1]
        return paragraph_end

    def change(self, width: int, *, marks: bool) -> None:
        """Lay out at another width, or with harakat shown or hidden. Row numbers change; offsets do not."""
        if (width, marks) == (self.width, self.marks):
            return
        if marks != self.marks:
            self._huge.clear()
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
        lines = self._laid_out(block)
        if lines is None or inside >= len(lines):
            return None
        line = lines[inside]
        start, end = self._paragraphs[self._owner[block]]
        return Row(line, start, start + line.end >= end)

    def settle(self, top: int, height: int) -> int:
        """Lay out everything in some rows, so that their numbers are final, and return how the top row moved.

        Blocks above one that was laid out already push it down or pull it up: a view that shows `top` first
        has to show `top` plus the returned number of rows instead, and nothing jumps.
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

    def _blocks(self, top: int, height: int) -> range:
        if not len(self._heights):
            return range(0)
        return range(self._heights.find(top)[0], self._heights.find(top + height - 1)[0] + 1)

    def _is_settled(self, block: int) -> bool:
        return block in self._laid_start and self._laid_start[block] == self._start(block)

    def _settle_block(self, block: int) -> int:
        if self._is_settled(block):
            return 0
        lines = self._laid_out(block)
        return 0 if lines is None else self._heights.change(block, len(lines))

    def _start(self, block: int) -> int:
        return self._true_start.get(block, self._starts[block])

    def _laid_out(self, block: int) -> list[LaidOutLine] | None:
        if block in self._lines and self._is_settled(block):
            self._lines.move_to_end(block)
            return self._lines[block]
        number = self._owner[block]
        paragraph = self._paragraph(number)
        if paragraph is None:
            return None
        start, end = self._start(block), self._end(block)
        origin = self._paragraphs[number][0]
        lines = []
        for line in paragraph.rows(self.width, start - origin):
            lines.append(line)
            if origin + line.end >= end:
                break
        self._lines[block] = lines
        self._laid_start[block] = start
        if end != self._paragraphs[number][1]:
            self._true_start[block + 1] = origin + lines[-1].end
        while len(self._lines) > KEPT_BLOCKS:
            self._lines.popitem(last=False)
        return lines

    # huge paragraphs

    def _paragraph(self, number: int) -> Paragraph | None:
        start, end = self._paragraphs[number]
        if number in self._huge:
            return self._huge[number]
        if end - start > HUGE:
            self.waiting.add(number)
            return None
        paragraph = Paragraph(self.text[start:end], marks=self.marks)
        if end - start > 2 * SECTION:
            self._huge[number] = paragraph
        return paragraph

    def prepare(self, number: int) -> Paragraph:
        """Resolve the levels of a huge paragraph; changes nothing here, so it may run in another thread."""
        start, end = self._paragraphs[number]
        paragraph = Paragraph(self.text[start:end], marks=self.marks)
        paragraph.prepare()
        return paragraph

    def take(self, number: int, paragraph: Paragraph) -> None:
        """Accept a prepared paragraph."""
        self.waiting.discard(number)
        self._huge[number] = paragraph

    # offsets

    def letter(self, offset: int) -> tuple[int, int]:
        """The span of the cluster at an offset, which nothing may cut."""
        row = self.row(self.row_of(offset))
        return (offset, offset + 1) if row is None else row.letter(offset)

    def row_of(self, offset: int) -> int:
        """The row that shows an offset; its block is laid out for this."""
        block = bisect_right(self._starts, offset) - 1
        if block < 0:
            return 0
        self._settle_block(block)
        if offset < self._start(block):
            block -= 1  # the section before reaches further than was thought
            self._settle_block(block)
        lines = self._laid_out(block) or []
        inside = bisect_right(lines, offset - self._paragraphs[self._owner[block]][0], key=_line_start) - 1
        return self._heights.before(block) + max(0, inside)


def _line_start(line: LaidOutLine) -> int:
    return line.start
