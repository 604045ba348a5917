"""Scrolling through a long text that is laid out only where it is seen."""

from __future__ import annotations

from functools import partial
from typing import Any

from textual import events
from textual.geometry import Size
from textual.reactive import reactive
from textual.scroll_view import ScrollView

from tui.text.layout import Paragraph
from tui.widgets.bidi_flow import Flow


class FlowScroll(ScrollView):
    """A view of a flow. It keeps the place, an offset, whatever happens to the rows; subclasses paint
    them."""

    marks = reactive(False)
    """Whether harakat are shown. Search, selection and copying keep them always."""

    max_width = reactive(0)
    """Widest row in cells, for comfortable reading in a wide pane; 0 is as wide as there is room."""

    def __init__(self, *, name: str | None = None, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(name=name, id=id, classes=classes)
        self._flow = Flow("", 1)
        self._place = 0
        """The offset that stays at the top when the width changes."""
        self._preparing: set[tuple[int, int]] = set()

    def show_text(self, text: str) -> None:
        """Show a text from its top."""
        self._flow = Flow(text, self._columns, marks=self.marks)
        self._preparing.clear()
        self._place = 0
        self._resettle()

    @property
    def text(self) -> str:
        """The logical text that is shown."""
        return self._flow.text

    def repaint(self) -> None:
        """Paint everything anew."""
        self.refresh()

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
        self.repaint()
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
