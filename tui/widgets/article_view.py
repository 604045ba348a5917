"""The text of an article: right-to-left paragraphs, highlights, selection, however long it is.

Only rows that are shown are laid out. Offsets are logical and count from the start of the text, everywhere:
in highlights, in the selection, under the mouse and in what is copied.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from rich.style import Style
from textual.binding import Binding, BindingType
from textual.cache import LRUCache
from textual.geometry import Region
from textual.message import Message
from textual.selection import Selection
from textual.strip import Strip

from tui.widgets.bidi_copy import write_copy
from tui.widgets.bidi_flow import Row
from tui.widgets.bidi_highlights import BITS, CLASSES, PREFIX, SELECTED, Highlight, Highlights
from tui.widgets.bidi_marking import Marking
from tui.widgets.bidi_rows import blank, paint_line, pointing_row
from tui.widgets.bidi_scroll import FlowScroll

__all__ = ["ArticleView", "Highlight"]

KEPT_STRIPS = 500
"""Painted rows that are remembered."""


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


class ArticleView(FlowScroll, can_focus=True):
    """Shows one text. `show` it, `set_highlights`, and scroll by offsets."""

    ALLOW_SELECT = True
    COMPONENT_CLASSES: ClassVar[set[str]] = {PREFIX + name for name in CLASSES}

    DEFAULT_CSS = """
    ArticleView {
        overflow-y: scroll;
        overflow-x: hidden;
        background: $background;
        color: $foreground;

        & > .article--title { background: $background; color: $foreground; text-style: bold; }
        & > .article--mention { background: $panel; color: $foreground; }
        & > .article--mention-round { background: $panel; color: $text-primary; }
        & > .article--mention-meeting { background: $panel; color: $text-primary; }
        & > .article--mention-person { background: $panel; color: $text-accent; }
        & > .article--mention-party { background: $panel; color: $text-accent; }
        & > .article--mention-attendance { background: $panel; color: $text-success; }
        & > .article--mention-place { background: $panel; color: $text-secondary; }
        & > .article--mention-date { background: $panel; color: $text-secondary; }
        & > .article--mention-topic { background: $panel; color: $text-warning; }
        & > .article--mention-source { background: $panel; color: $text-warning; }
        & > .article--hit { background: $warning-muted; color: $text-warning; text-style: bold; }
        & > .article--hit-current { background: $warning; color: $background; text-style: bold underline; }
        & > .article--here { background: $warning; color: $background; text-style: bold underline; }
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
        Binding("ctrl+s", "copy_to_file", "Write what is selected to a file", show=False),
    ]

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

    @dataclass
    class WrittenToFile(Message):
        """Selected text was written to a file, or could not be."""

        view: ArticleView
        path: Path
        """The file; the folder if it failed."""

        problem: OSError | None

        @property
        def control(self) -> ArticleView:
            """The view it was copied from."""
            return self.view

    copy_folder = Path()
    """Where `action_copy_to_file` writes; the working folder until an application says otherwise."""

    def __init__(self, *, name: str | None = None, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(name=name, id=id, classes=classes)
        self._titles: list[Highlight] = []
        self._highlights = Highlights()
        self._marking: Marking | None = None
        self._strips: LRUCache[tuple[int, int, int, int], Strip] = LRUCache(KEPT_STRIPS)
        self._styles_of_bits: dict[int, Style] = {}
        self._canvas: Canvas | None = None
        """Set while rows are painted."""

    # what it is told

    def show(
        self, text: str, highlights: Sequence[Highlight] = (), *, titles: Sequence[tuple[int, int]] = ()
    ) -> None:
        """Show a text from its top. `titles` are spans shown as headlines."""
        self._marking = None
        self._titles = [Highlight(start, end, "title") for start, end in titles]
        self.clear_selected()
        self.set_highlights(highlights)
        self.show_text(text)

    def set_highlights(self, highlights: Sequence[Highlight]) -> None:
        """Other highlights in the same text; the place stays."""
        self._highlights = Highlights((*self._titles, *highlights))
        self.repaint()

    # places

    def next_highlight(self, style_class: str = "hit") -> Highlight | None:
        """Go to the next highlight of a class, round the end; None if there is none."""
        return self._jump(style_class, 1)

    def previous_highlight(self, style_class: str = "hit") -> Highlight | None:
        """Go to the highlight before, round the start; None if there is none."""
        return self._jump(style_class, -1)

    def _jump(self, style_class: str, step: int) -> Highlight | None:
        found = self._highlights.jump(style_class, step, self.current_offset)
        if found is not None:
            self.repaint()
            self.scroll_to_offset(found.start)
        return found

    # painting

    def repaint(self) -> None:
        self._strips.clear()
        self._styles_of_bits.clear()
        self.refresh()

    def notify_style_update(self) -> None:
        super().notify_style_update()
        self.repaint()

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
        layers = self._highlights.layers(row.start, row.end)
        if canvas.selected is not None:
            layers.append((*canvas.selected, SELECTED))
        origin = row.origin
        shifted = [(start - origin, end - origin, bit) for start, end, bit in layers]
        right = canvas.width - canvas.left - row.line.width
        segments = [
            *blank(canvas.left, self._style(0)),
            *paint_line(row.line, shifted, self._style),
            *blank(right, self._style(0)),
        ]
        return Strip(segments, canvas.width)

    def _style(self, bits: int) -> Style:
        if bits not in self._styles_of_bits:
            style = self.rich_style
            for name, bit in BITS.items():
                if bits & bit:
                    style += self.get_component_rich_style(PREFIX + name)
            if bits & SELECTED:
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

    def action_copy_to_file(self) -> None:
        """Write what is selected, or the whole text, to a new file of `copy_folder`."""
        text = self.selected_text or self.text
        try:
            written = self.WrittenToFile(self, write_copy(text, self.copy_folder), None)
        except OSError as problem:
            written = self.WrittenToFile(self, self.copy_folder, problem)
        self.post_message(written)
