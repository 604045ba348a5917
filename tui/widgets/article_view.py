"""The text of an article: right-to-left paragraphs, highlights, selection, however long it is.

Only rows that are shown are laid out. Offsets are logical and count from the start of the text, everywhere:
in highlights, in the selection, under the mouse and in what is copied.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, ClassVar

from rich.style import Style
from textual import events
from textual.binding import Binding, BindingType
from textual.cache import LRUCache
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.selection import Selection
from textual.strip import Strip

from tui.text.layout import Paragraph
from tui.widgets.bidi_flow import Flow, Row
from tui.widgets.bidi_marking import Marking
from tui.widgets.bidi_rows import blank, paint_line, pointing_row

PREFIX = "article--"

# From the lowest to the highest: where two highlights overlap, the later one is seen.
# fmt: off
_CLASSES = (
    "title", "mention",
    "mention-round", "mention-meeting", "mention-person", "mention-party", "mention-attendance",
    "mention-place", "mention-topic", "mention-source", "mention-date",
    "hit", "hit-current", "here",
)
# fmt: on
_BITS = {name: 1 << number for number, name in enumerate(_CLASSES)}
_SELECTED = 1 << len(_CLASSES)
KEPT_STRIPS = 500
"""Painted rows that are remembered."""


@dataclass(frozen=True, slots=True)
class Highlight:
    """A span of the text in a style."""

    start: int
    """Logical offset into the text."""

    end: int
    """Offset behind the last code point; the span may cross paragraphs."""

    style_class: str
    """A component class without its prefix: "hit", "hit-current", "mention", "mention-person", "title" …"""


@dataclass(frozen=True, slots=True)
class Canvas:
    """What holds for all rows that are painted at once."""

    width: int
    left: int
    """Cells on the left of the column of text."""

    top: int
    """Number of the first row shown."""

    selected: tuple[int, int] | None
    """Logical offsets of the selection."""


class ArticleView(ScrollView, can_focus=True):
    """Shows one text. `show` it, `set_highlights`, and scroll by offsets."""

    ALLOW_SELECT = True
    COMPONENT_CLASSES: ClassVar[set[str]] = {PREFIX + name for name in _CLASSES}

    DEFAULT_CSS = """
    ArticleView {
        overflow-y: scroll;
        overflow-x: hidden;
        background: $background;
        color: $foreground;

        & > .article--title { background: $background; color: $foreground; text-style: bold; }
        & > .article--mention { background: $panel; color: $foreground; }
        & > .article--mention-round, & > .article--mention-meeting { background: $panel; color: $text-primary;
        } & > .article--mention-person, & > .article--mention-party { background: $panel; color: $text-accent;
        } & > .article--mention-attendance { background: $panel; color: $text-success; }
        & > .article--mention-place, & > .article--mention-date { background: $panel; color: $text-secondary;
        } & > .article--mention-topic, & > .article--mention-source { background: $panel; color:
        $text-warning; } & > .article--hit { background: $warning-muted; color: $text-warning; text-style:
        bold; } & > .article--hit-current, & > .article--here {
            background: $warning; color: $background; text-style: bold underline;
        }
    }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("shift+left", "mark('left')", "Select to the left", show=False),
        Binding("shift+right", "mark('right')", "Select to the right", show=False),
        Binding("shift+up", "mark('up')", "Select to the row above", show=False),
        Binding("shift+down", "mark('down')", "Select to the row below", show=False),
        Binding("ctrl+shift+left", "mark('word_left')", "Select a word to the left", show=False),
        Binding("ctrl+shift+right", "mark('word_right')", "Select a word to the right", show=False),
        Binding("shift+home", "mark('home')", "Select to the start of the row", show=False),
        Binding("shift+end", "mark('end')", "Select to the end of the row", show=False),
        Binding("shift+pageup", "mark('page_up')", "Select a page up", show=False),
        Binding("shift+pagedown", "mark('page_down')", "Select a page down", show=False),
        Binding("ctrl+a", "select_all", "Select everything", show=False),
        Binding("ctrl+c,super+c", "copy", "Copy what is selected", show=False),
    ]

    marks = reactive(False)
    """Whether harakat are shown. Search, selection and copying keep them always."""

    max_width = reactive(0)
    """Widest row in cells, for comfortable reading in a wide pane; 0 is as wide as there is room."""

    @dataclass
    class Copied(Message):
        """Selected text went to the clipboard; an application may write it to a file as well."""

        view: ArticleView
        text: str
        """Logical text."""

        @property
        def control(self) -> ArticleView:
            """The view it was copied from."""
            return self.view

    def __init__(self, *, name: str | None = None, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(name=name, id=id, classes=classes)
        self._flow = Flow("", 1)
        self._place = 0
        """The offset that stays at the top when the width changes."""
        self._highlights: list[Highlight] = []
        self._starts: list[int] = []
        self._longest = 0
        self._current: Highlight | None = None
        self._marking: Marking | None = None
        self._strips: LRUCache[tuple[int, int, int, int], Strip] = LRUCache(KEPT_STRIPS)
        self._styles_of_bits: dict[int, Style] = {}
        self._canvas: Canvas | None = None
        """Set while rows are painted."""
        self._preparing: set[tuple[int, int]] = set()

    # what it is told

    def show(
        self, text: str, highlights: Sequence[Highlight] = (), *, titles: Sequence[tuple[int, int]] = ()
    ) -> None:
        """Show a text from its top. `titles` are spans shown as headlines."""
        self._flow = Flow(text, self._columns, marks=self.marks)
        self._preparing.clear()
        self._place = 0
        self._marking = None
        self._titles = [Highlight(start, end, "title") for start, end in titles]
        self.clear_selected()
        self.set_highlights(highlights)
        self._resettle()

    def set_highlights(self, highlights: Sequence[Highlight]) -> None:
        """Other highlights in the same text; the place stays."""
        self._highlights = sorted(
            (item for item in (*self._titles, *highlights) if item.start < item.end),
            key=lambda item: (item.start, item.end),
        )
        self._starts = [item.start for item in self._highlights]
        self._longest = max((item.end - item.start for item in self._highlights), default=0)
        self._current = None
        self._repaint()

    _titles: list[Highlight] = []  # noqa: RUF012 - replaced, never changed

    @property
    def text(self) -> str:
        """The logical text that is shown."""
        return self._flow.text

    # places

    @property
    def current_offset(self) -> int:
        """The logical offset at the start of the top row."""
        row = self._flow.row(self._top)
        return self._place if row is None else row.start

    def scroll_to_offset(self, offset: int, *, top: bool = False) -> None:
        """Bring a place into sight, at a third of the height if it is not seen; with `top`, into the top
        row."""
        row = self._settled_row(offset)
        height = max(1, self._rows_shown)
        if top:
            self._go(row)
        elif not self._top <= row < self._top + height:
            self._go(row - height // 3)
            self._go(self._settled_row(offset) - height // 3)

    def scroll_end(self, **options: Any) -> None:
        """Show the last row, whose number is known only when the text's end has been laid out."""
        self._flow.settle_end(max(1, self._rows_shown))
        self._measure()
        super().scroll_end(**options)

    def next_highlight(self, style_class: str = "hit") -> Highlight | None:
        """Go to the next highlight of a class, round the end; None if there is none."""
        return self._jump(style_class, 1)

    def previous_highlight(self, style_class: str = "hit") -> Highlight | None:
        """Go to the highlight before, round the start; None if there is none."""
        return self._jump(style_class, -1)

    def _jump(self, style_class: str, step: int) -> Highlight | None:
        chosen = [item for item in self._highlights if item.style_class == style_class]
        if not chosen:
            return None
        starts = [item.start for item in chosen]
        if self._current in chosen:
            at = chosen.index(self._current) + step
        else:
            at = bisect_left(starts, self.current_offset) - (step < 0)
        self._current = chosen[at % len(chosen)]
        self._repaint()
        self.scroll_to_offset(self._current.start)
        return self._current

    # layout

    @property
    def _columns(self) -> int:
        room = self.scrollable_content_region.width
        return max(1, min(room, self.max_width) if self.max_width > 0 else room)

    @property
    def _left(self) -> int:
        """Cells on the left of the column of text, which stands in the middle of a wider pane."""
        return max(0, self.scrollable_content_region.width - self._flow.width) // 2

    @property
    def _rows_shown(self) -> int:
        return self.scrollable_content_region.height

    @property
    def _top(self) -> int:
        return self.scroll_offset.y

    def on_resize(self, _event: events.Resize) -> None:
        self._reflow()

    def watch_marks(self) -> None:
        self._reflow()

    def watch_max_width(self) -> None:
        self._reflow()

    def _reflow(self) -> None:
        """Lay out for the room there is now; the place at the top stays."""
        self._flow.change(self._columns, marks=self.marks)
        self._resettle()

    def _resettle(self) -> None:
        """Bring the place to the top again after everything about rows may have changed."""
        self._repaint()
        self._go(self._settled_row(self._place), keep_place=True)

    def _settled_row(self, offset: int) -> int:
        """The row of an offset. If it is near the end, the rows behind it are laid out, so that it can stand
        at the top."""
        row = self._flow.row_of(offset)
        self._flow.settle(row, max(1, self._rows_shown))
        self._measure()
        return self._flow.row_of(offset)

    def _measure(self) -> None:
        """Tell Textual how many rows there are, and have huge paragraphs prepared that were met."""
        self._prepare_waiting()
        size = Size(self.scrollable_content_region.width, self._flow.height)
        if size != self.virtual_size:
            self.virtual_size = size

    def _go(self, row: int, *, keep_place: bool = False) -> None:
        """Show a row at the top, or as near to the top as the text's end allows."""
        place = self._place
        self.scroll_to(y=max(0, row), animate=False, force=True)
        self._place = place if keep_place else self.current_offset

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Rows that come into sight are laid out first, so that their numbers are final."""
        moved = self._flow.settle(self._top, max(1, self._rows_shown))
        self._measure()
        if moved:
            self.set_reactive(ScrollView.scroll_y, new_value + moved)
            self.set_reactive(ScrollView.scroll_target_y, new_value + moved)
        super().watch_scroll_y(old_value, self.scroll_y)
        if round(old_value) != round(new_value):
            self._place = self.current_offset

    def _prepare_waiting(self) -> None:
        for span in self._flow.waiting - self._preparing:
            self._preparing.add(span)
            self.run_worker(partial(self._prepare, self._flow, span), thread=True, group="article")

    def _prepare(self, flow: Flow, span: tuple[int, int]) -> None:
        """In a thread: a huge paragraph's levels take a fifth of a second a megabyte."""
        paragraph = flow.prepare(span)
        self.app.call_from_thread(self._take, flow, span, paragraph)

    def _take(self, flow: Flow, span: tuple[int, int], paragraph: Paragraph) -> None:
        flow.take(span, paragraph)
        if flow is self._flow:
            self._preparing.discard(span)
            self._resettle()

    # painting

    def _repaint(self) -> None:
        self._strips.clear()
        self._styles_of_bits.clear()
        self.refresh()

    def notify_style_update(self) -> None:
        super().notify_style_update()
        self._repaint()

    def selection_updated(self, selection: Selection | None) -> None:
        if selection is None:
            self._marking = None
        self._strips.clear()
        self.refresh()

    def render_lines(self, crop: Region) -> list[Strip]:
        """Rows for the screen. `render_line` alone answers the mouse, with an offset in every cell."""
        self._canvas = Canvas(self.scrollable_content_region.width, self._left, self._top, self.selected_span)
        try:
            return super().render_lines(crop)
        finally:
            self._canvas = None

    def render_line(self, y: int) -> Strip:
        if self._canvas is None:
            return self._pointing_strip(y)
        row = self._flow.row(self._canvas.top + y)
        if row is None:
            return Strip.blank(self._canvas.width, self._style(0))
        key = (row.start, row.end, self._canvas.left, self._canvas.width)
        strip = self._strips.get(key)
        if strip is None:
            strip = self._strips[key] = self._paint(row, self._canvas)
        return strip

    def _pointing_strip(self, y: int) -> Strip:
        width = self.scrollable_content_region.width
        row = self._flow.row(self._top + y)
        origin, line = (0, None) if row is None else (row.origin, row.line)
        return Strip(pointing_row(line, origin, len(self.text), self._left, width), width)

    def _paint(self, row: Row, canvas: Canvas) -> Strip:
        layers = self._layers(row.start, row.end)
        if canvas.selected is not None:
            layers.append((*canvas.selected, _SELECTED))
        origin = row.origin
        shifted = [(start - origin, end - origin, bit) for start, end, bit in layers]
        right = canvas.width - canvas.left - row.line.width
        segments = [
            *blank(canvas.left, self._style(0)),
            *paint_line(row.line, shifted, self._style),
            *blank(right, self._style(0)),
        ]
        return Strip(segments, canvas.width)

    def _layers(self, start: int, end: int) -> list[tuple[int, int, int]]:
        """What is highlighted between two offsets, as (start, end, bit)."""
        first = bisect_left(self._starts, start - self._longest)
        last = bisect_left(self._starts, end)
        layers = [
            (item.start, item.end, _bit(item.style_class))
            for item in self._highlights[first:last]
            if item.end > start
        ]
        if self._current is not None:
            layers.append((self._current.start, self._current.end, _BITS["hit-current"]))
        return layers

    def _style(self, bits: int) -> Style:
        if bits not in self._styles_of_bits:
            style = self.rich_style
            for name, bit in _BITS.items():
                if bits & bit:
                    style += self.get_component_rich_style(PREFIX + name)
            if bits & _SELECTED:
                style += self.screen.get_component_rich_style("screen--selection")
            self._styles_of_bits[bits] = style
        return self._styles_of_bits[bits]

    # selection

    @property
    def selected_span(self) -> tuple[int, int] | None:
        """Logical offsets of what is selected, whole letters always; None if nothing is."""
        selection = self.text_selection if self.is_attached else None
        if selection is None:
            return None
        start = 0 if selection.start is None else min(selection.start.x, len(self.text))
        end = len(self.text) if selection.end is None else min(selection.end.x, len(self.text))
        return (self._flow.letter(start)[0], self._flow.letter(end - 1)[1]) if start < end else None

    @property
    def selected_text(self) -> str:
        """The logical text that is selected."""
        span = self.selected_span
        return "" if span is None else self.text[slice(*span)]

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """Text for the screen's own copying, which joins what several widgets give."""
        return (self.selected_text, "\n") if self.selected_span is not None else None

    def clear_selected(self) -> None:
        """Select nothing here."""
        if self.is_attached and self in self.screen.selections:
            self.screen.selections = {
                widget: selection
                for widget, selection in self.screen.selections.items()
                if widget is not self
            }

    def action_select_all(self) -> None:
        self._marking = None
        self.screen.selections = {self: Selection(None, None)}

    def action_mark(self, move: str) -> None:
        """Begin a selection at the top row's start, or move its end."""
        if self._marking is None:
            span = self.selected_span
            self._marking = Marking(self._flow, *(span or (self.current_offset, self.current_offset)))
        self._marking.move(move, self._rows_shown)
        marking = self._marking
        self.screen.selections = {self: marking.selection}
        self._marking = marking  # the screen has just told us that an older selection is gone
        self.scroll_to_offset(marking.caret)

    def action_copy(self) -> None:
        """Copy what is selected to the terminal's clipboard."""
        text = self.selected_text
        if text:
            self.app.copy_to_clipboard(text)
            self.post_message(self.Copied(self, text))


def _bit(style_class: str) -> int:
    name = style_class.removeprefix(PREFIX)
    return _BITS.get(name) or _BITS[name.partition("-")[0]]
