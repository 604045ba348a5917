"""A list that draws only what is seen: rows of cells from a source that may be far longer than the screen."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from typing import ClassVar, Protocol

from rich.style import Style
from textual import events
from textual.cache import LRUCache
from textual.geometry import Offset, Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from tui.widgets.cells import Cell, Line, paint
from tui.widgets.mirror import from_start


class RowSource(Protocol):
    """Where rows come from. Lines must be equal when they look equal: they are the key of the cache."""

    def __len__(self) -> int: ...

    def lines(self, index: int, width: int, height: int) -> tuple[Line, ...]:
        """The `height` lines of a row, each `width` cells wide."""

    def stops(self, index: int) -> bool:
        """Whether the cursor may stand there; it passes over headings."""


class NoRows:
    """A source without rows."""

    def __len__(self) -> int:
        return 0

    def lines(self, index: int, width: int, height: int) -> tuple[Line, ...]:
        raise IndexError(index)

    def stops(self, index: int) -> bool:
        return False


class Rows(ScrollView, can_focus=True, inherit_bindings=False):
    """Rows with a cursor, moved by its owner's commands, the wheel and the mouse."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "rows--text",
        "rows--quiet",
        "rows--count",
        "rows--strong",
        "rows--chosen",
        "rows--excluded",
        "rows--zero",
        "rows--heading",
        "rows--star",
        "rows--hit",
        "rows--cursor",
        "rows--cursor-away",
    }

    cursor: reactive[int] = reactive(0)
    row_height: reactive[int] = reactive(1, layout=True)

    @dataclass
    class Moved(Message):
        """The cursor came to another row."""

        rows: Rows
        index: int

        @property
        def control(self) -> Rows:
            return self.rows

    @dataclass
    class Pressed(Message):
        """A row was clicked."""

        rows: Rows
        index: int

        @property
        def control(self) -> Rows:
            return self.rows

    @dataclass
    class Seen(Message):
        """Other rows came into sight: `first` to `last`, both included."""

        rows: Rows
        first: int
        last: int

        @property
        def control(self) -> Rows:
            return self.rows

    def __init__(self, *, id: str | None = None, row_height: int = 1) -> None:
        super().__init__(id=id)
        self.source: RowSource = NoRows()
        self._strips: LRUCache[Hashable, Strip] = LRUCache(2048)
        self._pressed: int | None = None
        self.set_reactive(Rows.row_height, row_height)

    # what it is told

    def show(self, source: RowSource, *, cursor: int | None = None) -> None:
        """Show other rows; the cursor keeps its row number unless told otherwise."""
        self.source = source
        self._resize_content()
        self.cursor = self._standing_place(self.cursor if cursor is None else cursor)
        self._keep_cursor_in_sight()
        self._tell_seen()
        self.refresh()

    def move(self, rows: int) -> None:
        """Move the cursor by some rows, over headings, no farther than the ends."""
        step = 1 if rows >= 0 else -1
        target = max(0, min(self.cursor + rows, len(self.source) - 1))
        while 0 <= target < len(self.source) and not self.source.stops(target):
            target += step
        if 0 <= target < len(self.source):
            self.cursor = target
        elif step < 0:
            self.scroll_to(y=0, animate=False)  # a heading above the first row

    def move_page(self, pages: int) -> None:
        """Move the cursor by screenfuls."""
        self.move(pages * max(1, self._rows_in_sight() - 1))

    def move_to_end(self, *, last: bool) -> None:
        """Move the cursor to the first row or the last."""
        self.move(len(self.source) if last else -len(self.source))

    # how it is seen

    def _rows_in_sight(self) -> int:
        return max(1, self.scrollable_content_region.height // self.row_height)

    def _standing_place(self, index: int) -> int:
        """The row nearest to `index`, downward first, that the cursor may stand on."""
        if not len(self.source):
            return 0
        index = max(0, min(index, len(self.source) - 1))
        after = (i for i in range(index, len(self.source)) if self.source.stops(i))
        before = (i for i in range(index, -1, -1) if self.source.stops(i))
        return next(after, next(before, 0))

    def _resize_content(self) -> None:
        width = self.scrollable_content_region.width
        self.virtual_size = Size(width, len(self.source) * self.row_height)

    def _keep_cursor_in_sight(self) -> None:
        height = self.scrollable_content_region.height
        top = self.cursor * self.row_height
        if self.cursor > 0 and not self.source.stops(self.cursor - 1) and height > self.row_height:
            top -= self.row_height  # the heading above it too
        bottom = (self.cursor + 1) * self.row_height
        if top < self.scroll_offset.y:
            self.scroll_to(y=top, animate=False)
        elif bottom > self.scroll_offset.y + height:
            self.scroll_to(y=max(0, bottom - height), animate=False)

    def _tell_seen(self) -> None:
        if not len(self.source):
            return
        first = self.scroll_offset.y // self.row_height
        last = (self.scroll_offset.y + max(1, self.scrollable_content_region.height) - 1) // self.row_height
        self.post_message(self.Seen(self, first, min(last, len(self.source) - 1)))

    def watch_cursor(self, before: int, after: int) -> None:
        self._keep_cursor_in_sight()
        for index in (before, after):
            self.refresh_lines(index * self.row_height, self.row_height)
        self._put_real_cursor()
        self.post_message(self.Moved(self, after))

    def watch_row_height(self) -> None:
        self._resize_content()
        self._keep_cursor_in_sight()

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        super().watch_scroll_y(old_value, new_value)
        self._put_real_cursor()
        self._tell_seen()

    def on_resize(self) -> None:
        self._resize_content()
        self._keep_cursor_in_sight()
        self._tell_seen()
        self._put_real_cursor()

    def watch_has_focus(self, has_focus: bool) -> None:
        super().watch_has_focus(has_focus)
        self.refresh()
        self._put_real_cursor()

    def _put_real_cursor(self) -> None:
        """The terminal's own cursor stands where the row begins, for screen readers and magnifiers."""
        if self.has_focus:
            region = self.content_region
            x = region.x + from_start(0, max(1, self.scrollable_content_region.width))
            y = region.y + self.cursor * self.row_height - self.scroll_offset.y
            self.app.cursor_position = Offset(x, y)

    def notify_style_update(self) -> None:
        super().notify_style_update()
        self._strips.clear()

    # the mouse

    def on_mouse_down(self, event: events.MouseDown) -> None:
        # Remembered now: taking the focus may resize the pane before the button comes up.
        offset = event.get_content_offset(self)
        index = (offset.y + self.scroll_offset.y) // self.row_height if offset is not None else -1
        self._pressed = index if 0 <= index < len(self.source) and self.source.stops(index) else None

    def on_click(self) -> None:
        if self._pressed is not None and self._pressed < len(self.source):
            self.cursor = self._pressed
            self.post_message(self.Pressed(self, self._pressed))
        self._pressed = None

    # the drawing

    def render_line(self, y: int) -> Strip:
        width = self.scrollable_content_region.width
        index, part = divmod(y + self.scroll_offset.y, self.row_height)
        if index >= len(self.source):
            return Strip.blank(width, self.rich_style)
        line = self.source.lines(index, width, self.row_height)[part]
        state = ""
        if index == self.cursor and self.source.stops(index):
            state = "cursor" if self.has_focus else "cursor-away"
        key = (line, state, width)
        strip = self._strips.get(key)
        if strip is None:
            strip = self._strips[key] = self._paint(line, state, width)
        return strip

    def _paint(self, line: Line, state: str, width: int) -> Strip:
        hit = self.get_component_rich_style("rows--hit")
        if state:
            over = self.get_component_rich_style(f"rows--{state}")
            return Strip(paint(line, lambda _look: over, hit), width)
        return Strip(paint(line, self._look, hit), width)

    def _look(self, look: str) -> Style:
        return self.get_component_rich_style(f"rows--{look}")


__all__ = ["Cell", "Line", "NoRows", "RowSource", "Rows"]
