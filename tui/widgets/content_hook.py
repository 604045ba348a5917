"""Right-to-left text in every widget that shows Textual's `Content`: one mechanism for all of them.

Labels, option lists, buttons, footer, header, toasts, tooltips, tabs, Markdown and border titles all end in
three methods of Textual's `Content`, private or nearly so. `install` puts a bidirectional layout there for
content that holds right-to-left letters, or characters that must not reach a terminal; any other content
takes Textual's own way. Offsets stay logical, so selecting, copying and highlighting need nothing more. A
test says which names must exist when Textual changes.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from itertools import groupby

from rich.segment import Segment
from textual.content import Content, _FormattedLine
from textual.css.styles import RulesMap
from textual.css.types import TextAlign, TextOverflow
from textual.geometry import Offset
from textual.selection import Selection
from textual.style import Style
from textual.widget import Widget

from tui.terminal.cells import has_rtl
from tui.text.labels import cell_width, first_strong, label
from tui.text.layout import LaidOutLine, Paragraph, Piece
from tui.words import right_to_left

HOOKED = ("_wrap_and_format", "render_segments", "get_optimal_width")
"""Methods of `textual.content.Content` that are replaced; besides, `Widget.get_selection`."""

_original_wrap = Content._wrap_and_format
_original_segments = Content.render_segments
_original_width = Content.get_optimal_width
_original_selection = Widget.get_selection

_ALIGNED: dict[TextAlign, TextAlign] = {"left": "right", "start": "right", "justify": "right", "end": "left"}
"""What an alignment means in a right-to-left paragraph. Justified text is not stretched: letters join."""

_HARMFUL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")

ParseStyle = Callable[[str | Style], Style]


def _parse(style: str | Style) -> Style:
    return Style.parse(style) if isinstance(style, str) else style


def install() -> None:
    """Lay out right-to-left content in this process from now on; may be called again."""
    Content._wrap_and_format = _wrap_and_format  # type: ignore[method-assign]
    Content.render_segments = _render_segments  # type: ignore[method-assign]
    Content.get_optimal_width = _get_optimal_width  # type: ignore[method-assign]
    Widget.get_selection = _get_selection  # type: ignore[method-assign]


def needs_layout(text: str) -> bool:
    """Whether a text would come out wrong, or do harm, if it were painted character by character."""
    return has_rtl(text) or _HARMFUL.search(text) is not None


def _wrap_and_format(
    self: Content,
    width: int,
    align: TextAlign = "left",
    overflow: TextOverflow = "fold",
    no_wrap: bool = False,
    line_pad: int = 0,
    tab_size: int = 8,
    selection: Selection | None = None,
    selection_style: Style | None = None,
    post_style: Style | None = None,
    get_style: ParseStyle = _parse,
) -> list[_FormattedLine]:
    """Content._wrap_and_format, for content that needs layout line by line of the source."""
    if not needs_layout(self.plain):
        return _original_wrap(
            self,
            width,
            _ALIGNED.get(align, align) if right_to_left() else align,
            overflow,
            no_wrap,
            line_pad,
            tab_size,
            selection,
            selection_style,
            post_style,
            get_style,
        )
    lines: list[_FormattedLine] = []
    rtl = (first_strong(self.plain) or ("rtl" if right_to_left() else "ltr")) == "rtl"
    ellipsis = {"ellipsis": "…", "clip": ""}.get(overflow) if no_wrap else None
    for y, line in enumerate(self.split(allow_blank=True)):
        if post_style is not None:
            line = line.stylize(post_style)
        span = selection.get_span(y) if selection is not None else None
        if selection_style is not None and span is not None:
            line = line.stylize(selection_style, span[0], len(line) if span[1] == -1 else span[1])
        line = line.expand_tabs(tab_size)
        rows = _laid_out(line.plain, width - 2 * line_pad, rtl=rtl, ellipsis=ellipsis)
        lines += [_BidiLine(get_style, line, width, y, align, row, line_pad) for row in rows]
        lines[-1].line_end = True
    return lines


@lru_cache(512)
def _laid_out(text: str, width: int, *, rtl: bool, ellipsis: str | None) -> tuple[LaidOutLine, ...]:
    """The rows of one source line. With an ellipsis it is one row, cut; None wraps it."""
    if ellipsis is not None:
        return (label(text, width, ellipsis=ellipsis, fallback="rtl" if rtl else "ltr"),)
    return tuple(Paragraph(text, fallback="rtl" if rtl else "ltr").wrap(width))


class _BidiLine(_FormattedLine):
    """A row of a source line; `source` is the whole line with its styles, since a row is no slice of it."""

    def __init__(
        self,
        get_style: ParseStyle,
        source: Content,
        width: int,
        y: int,
        align: TextAlign,
        row: LaidOutLine,
        line_pad: int,
    ) -> None:
        super().__init__(get_style, source[row.start : row.end], width, row.start, y, align)
        self.source = source
        self.row = row
        self.line_pad = line_pad

    def to_strip(self, style: Style) -> tuple[list[Segment], int]:
        """The row's segments from left to right, each with its logical offset, and their cells."""
        row, room = self.row, max(0, self.width - self.row.cells - 2 * self.line_pad)
        align = _ALIGNED.get(self.align, self.align) if row.rtl or right_to_left() else self.align
        left = room if align in ("right", "end") else room // 2 if align == "center" else 0
        right = room - left if align == "center" else 0
        segments = self._padding(self.line_pad + left, row.index_at(row.x0 - 1), style)
        for text, offset, look in styled_pieces(row, self.source, style, self.get_style):
            segments.append(Segment(text, (style + look).rich_style_with_offset(offset, self.y)))
        segments += self._padding(self.line_pad + right, row.index_at(row.x0 + row.cells), style)
        return segments, 2 * self.line_pad + left + row.cells + right

    def _padding(self, cells: int, offset: int, style: Style) -> list[Segment]:
        """A segment a cell: Textual adds the cells from a segment's left to its offset."""
        blank = style.background_style.rich_style_with_offset(offset, self.y)
        return [Segment(" ", blank)] * cells


def styled_pieces(
    row: LaidOutLine, source: Content, base: Style, get_style: ParseStyle
) -> Iterator[tuple[str, int, Style]]:
    """What is painted from left to right: text, logical offset of its first character, style."""
    looks: dict[frozenset[int], Style] = {}
    on_cell: list[frozenset[int]] = [frozenset()] * (row.x0 + row.cells)
    for number, span in enumerate(source.spans):
        for x0, x1 in row.spans(span.start, span.end):
            for x in range(x0, x1):
                on_cell[x] |= {number}
    for piece in row.pieces:
        for start, end in _stretches(piece, on_cell):
            numbers = on_cell[piece.x + start]
            if numbers not in looks:
                parsed = [get_style(source.spans[number].style) for number in sorted(numbers)]
                looks[numbers] = Style.combine([base, *parsed])
            whole = end - start == piece.cells
            yield piece.text if whole else piece.text[start:end], piece.start + start, looks[numbers]


def _stretches(piece: Piece, on_cell: list[frozenset[int]]) -> Iterator[tuple[int, int]]:
    """Cells of a piece, from its left, that look alike: a run of letters may be cut, a cluster not."""
    if piece.end - piece.start != piece.cells or len(piece.text) != piece.cells:
        yield 0, piece.cells
        return
    for _, group in groupby(range(piece.cells), key=lambda x: on_cell[piece.x + x]):
        cells = list(group)
        yield cells[0], cells[-1] + 1


def _render_segments(self: Content, base_style: Style | None = None, end: str = "") -> list[Segment]:
    """Content.render_segments: what border titles are made of."""
    base = Style.null() if base_style is None else base_style
    if not needs_layout(self.plain):
        return _original_segments(self, base, end)
    row = label(self.plain)
    segments = [Segment(text, look.rich_style) for text, _, look in styled_pieces(row, self, base, _parse)]
    return [*segments, Segment(end, base.rich_style)] if end else segments


def _get_optimal_width(self: Content, rules: RulesMap, container_width: int) -> int:
    """Content.get_optimal_width: joined letters take fewer cells, substitutes take more."""
    if not needs_layout(self.plain):
        return _original_width(self, rules, container_width)
    return max(map(cell_width, self.plain.split("\n"))) + 2 * rules.get("line_pad", 0)


def _get_selection(self: Widget, selection: Selection) -> tuple[str, str] | None:
    """Widget.get_selection with whole letters: Textual adds one code point to the last offset, a letter may
    have more."""
    visual = self._render()
    if not isinstance(visual, Content) or not needs_layout(visual.plain):
        return _original_selection(self, selection)
    lines = visual.plain.split("\n")
    start = selection.start and _widened(lines, selection.start, forward=False)
    end = selection.end and _widened(lines, selection.end, forward=True)
    return _original_selection(self, Selection(start, end))


def _widened(lines: list[str], offset: Offset, *, forward: bool) -> Offset:
    """The offset, or the edge of the cluster that it would cut."""
    if offset.y >= len(lines):
        return offset
    for piece in label(lines[offset.y]).pieces:
        run = len(piece.text) == piece.cells == piece.end - piece.start
        if piece.start < offset.x < piece.end and not run:
            return Offset(piece.end if forward else piece.start, offset.y)
    return offset
