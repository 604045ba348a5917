"""A field of several lines for Arabic, Latin and digits: notes, reasons, a longer query.

The same rules as in the one-line field: the caret stands on the letter before which typing inserts, arrow
keys move it as it is seen, and the text is logical. Every edit lays the text out anew, which suits notes of
some pages (4 KB take about 3 ms).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from rich.style import Style
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Offset, Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from tui.widgets.bidi_flow import Flow
from tui.widgets.bidi_rows import blank, cell_texts, segments_of
from tui.widgets.bidi_steps import beside
from tui.widgets.bidi_undo import History
from tui.widgets.bidi_words import is_mark, next_word, previous_word

_SELECTED, _CURSOR = 1, 2
_MOVES = {
    "left": "left",
    "right": "right",
    "up": "up",
    "down": "down",
    "ctrl+left": "word_left",
    "ctrl+right": "word_right",
    "home": "row_start",
    "end": "row_end",
    "ctrl+home": "text_start",
    "ctrl+end": "text_end",
    "pageup": "page_up",
    "pagedown": "page_down",
}


def _moves() -> list[BindingType]:
    """Every move with and without Shift; only some terminals report Ctrl with Shift."""
    bindings: list[BindingType] = []
    for key, move in _MOVES.items():
        shifted = f"ctrl+shift+{key.removeprefix('ctrl+')}" if key.startswith("ctrl+") else f"shift+{key}"
        bindings.append(Binding(key, f"move('{move}')", show=False))
        bindings.append(Binding(shifted, f"move('{move}', True)", show=False))
    return bindings


class ArabicArea(ScrollView, can_focus=True):
    """Edits a text of several paragraphs."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"area--cursor", "area--selection"}
    DEFAULT_CSS = """
    ArabicArea {
        overflow-y: scroll;
        overflow-x: hidden;
        background: $surface;
        color: $foreground;
        border: tall $border-blurred;

        &:focus { border: tall $border; }
        & > .area--cursor { background: $input-cursor-background; color: $input-cursor-foreground; }
        & > .area--selection { background: $input-selection-background; color: $foreground; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        *_moves(),
        Binding("enter", "newline", show=False),
        Binding("backspace", "delete_left", show=False),
        Binding("delete,ctrl+d", "delete_right", show=False),
        Binding("ctrl+w,ctrl+backspace", "delete_word_left", show=False),
        Binding("ctrl+a", "select_all", show=False),
        Binding("ctrl+c,super+c", "copy", show=False),
        Binding("ctrl+x,super+x", "cut", show=False),
        Binding("ctrl+v,super+v", "paste", show=False),
        Binding("ctrl+z,super+z", "undo", show=False),
        Binding("ctrl+y,super+y,ctrl+shift+z", "redo", show=False),
    ]

    caret = reactive(0)
    """Logical offset of the caret."""

    @dataclass
    class Changed(Message):
        """The text changed."""

        area: ArabicArea
        text: str

        @property
        def control(self) -> ArabicArea:
            """The field."""
            return self.area

    def __init__(self, text: str = "", *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._flow = Flow(text, 1)
        self._anchor = 0
        self._history: History[tuple[int, int]] = History()
        self._dragging = False

    # text

    @property
    def text(self) -> str:
        """The logical text."""
        return self._flow.text

    @text.setter
    def text(self, text: str) -> None:
        self._history.clear()
        self._take(text, 0, 0)

    @property
    def selected_span(self) -> tuple[int, int]:
        """Logical offsets of what is selected; both are the caret's when nothing is."""
        return min(self._anchor, self.caret), max(self._anchor, self.caret)

    @property
    def selected_text(self) -> str:
        """The logical text that is selected."""
        return self.text[slice(*self.selected_span)]

    def replace(self, text: str, start: int, end: int) -> None:
        """Put a text in the place of a span, the caret behind it; can be undone."""
        before, place = self.text, (self._anchor, self.caret)
        after = before[:start] + text + before[end:]
        if after != before:
            self._history.note(before, place, after)
            self._take(after, start + len(text), start + len(text))

    def _take(self, text: str, anchor: int, caret: int) -> None:
        self._flow = Flow(text, self._columns)
        self._anchor, self.caret = anchor, caret
        self._measure()
        self.post_message(self.Changed(self, text))

    # layout: rows leave one cell free, on the side where the text goes on, for the caret

    @property
    def _columns(self) -> int:
        return max(1, self.scrollable_content_region.width - 1)

    def on_resize(self, _event: events.Resize) -> None:
        self._flow.change(self._columns, marks=False)
        self._measure()

    def _measure(self) -> None:
        if not self.is_attached:
            return
        self._flow.settle_end(self._flow.height)
        self.virtual_size = Size(self.scrollable_content_region.width, self._flow.height)
        self._show_caret()

    def watch_caret(self) -> None:
        self._show_caret()

    def _show_caret(self) -> None:
        row = self._flow.row_of(self.caret)
        self.scroll_to_region(Region(0, row, 1, 1), animate=False, force=True)
        self.app.cursor_position = self.cursor_screen_offset
        self.refresh()

    def _column_of(self, offset: int) -> int:
        """The column in the content region that shows an offset."""
        row = self._flow.row(self._flow.row_of(offset))
        return 0 if row is None else row.line.cell_of(offset - row.origin) + row.line.rtl

    @property
    def cursor_screen_offset(self) -> Offset:
        """Where the caret is on the screen."""
        x, y, _, _ = self.content_region
        return Offset(
            x + self._column_of(self.caret), y + self._flow.row_of(self.caret) - self.scroll_offset.y
        )

    def render_line(self, y: int) -> Strip:
        width = self.scrollable_content_region.width
        number = self.scroll_offset.y + y
        row = self._flow.row(number)
        if row is None:
            return Strip(blank(width, self.rich_style), width)
        cells = [*([" "] * row.line.rtl), *cell_texts(row.line), *([" "] * (not row.line.rtl))]
        looks = [0] * len(cells)
        start, end = self.selected_span
        for x0, x1 in row.line.spans(start - row.origin, end - row.origin):
            for x in range(x0, x1):
                looks[x + row.line.rtl] |= _SELECTED
        if self.has_focus and self._flow.row_of(self.caret) == number:
            looks[self._column_of(self.caret)] |= _CURSOR
        return Strip(segments_of(cells, looks, self._look), len(cells))

    def _look(self, look: int) -> Style:
        style = self.rich_style
        if look & _SELECTED:
            style += self.get_component_rich_style("area--selection")
        if look & _CURSOR:
            style += self.get_component_rich_style("area--cursor")
        return style

    # moving

    def action_move(self, move: str, select: bool = False) -> None:
        """Move the caret; with `select` the other end of the selection stays."""
        start, end = self.selected_span
        if not select and start != end and move in ("left", "right"):
            edges = sorted((start, end), key=self._column_of)
            self._place(edges[0] if move == "left" else edges[1], select=False)
        else:
            self._place(self._target(move), select=select)

    def _place(self, offset: int, *, select: bool) -> None:
        if not select:
            self._anchor = offset
        self.caret = offset
        self.refresh()

    def _target(self, move: str) -> int:
        number = self._flow.row_of(self.caret)
        row = self._flow.row(number)
        page = max(1, self.scrollable_content_region.height - 1)
        rows = {"up": -1, "down": 1, "page_up": -page, "page_down": page}
        if move == "text_start" or row is None:
            return 0
        if move == "text_end":
            return len(self.text)
        if move in rows:
            return self._in_row(number + rows[move], self._column_of(self.caret))
        if move == "row_start":
            return row.start
        if move == "row_end":
            return self._last_of(number)
        rtl = row.line.rtl
        if move.startswith("word"):
            go = next_word if (move == "word_left") == rtl else previous_word
            return go(self.text, self.caret)
        found = beside(row.line, self.caret - row.origin, -1 if move == "left" else 1)
        if found is not None and row.origin + found <= self._last_of(number):
            return row.origin + found
        return self._first_of(number + 1) if (move == "left") == rtl else self._last_of(number - 1)

    def _first_of(self, number: int) -> int:
        """The first place for the caret in a row as it is seen; what stands there need not be its first
        letter."""
        row = self._flow.row(number)
        if row is None:
            return len(self.text)
        line = row.line
        return row.origin + line.index_at(line.x0 + line.cells - 1 if line.rtl else line.x0)

    def _last_of(self, number: int) -> int:
        """The last place for the caret in a row: behind the paragraph, or on the blank where the row was
        broken."""
        row, following = self._flow.row(number), self._flow.row(number + 1)
        if row is None:
            return 0
        broken = following is not None and following.origin == row.origin
        return max(row.start, row.end - 1) if broken else row.end

    def _in_row(self, number: int, column: int) -> int:
        if number < 0:
            return 0
        row = self._flow.row(number)
        if row is None:
            return len(self.text)
        return min(row.origin + row.line.index_at(column - row.line.rtl), self._last_of(number))

    def _at(self, x: int, y: int) -> int:
        return self._in_row(min(self.scroll_offset.y + y, self._flow.height - 1), x)

    # mouse

    def on_mouse_down(self, event: events.MouseDown) -> None:
        place = event.get_content_offset_capture(self)
        self._place(self._at(*place), select=event.shift)
        self._dragging = True
        self.capture_mouse()

    def on_mouse_move(self, event: events.MouseMove) -> None:
        if self._dragging:
            self._place(self._at(*event.get_content_offset_capture(self)), select=True)

    def on_mouse_up(self) -> None:
        self._dragging = False
        self.release_mouse()

    # editing

    def check_consume_key(self, key: str, character: str | None) -> bool:
        """Printable keys are typed here and start no command elsewhere."""
        return character is not None and character.isprintable()

    def on_key(self, event: events.Key) -> None:
        if event.is_printable and event.character is not None:
            event.stop()
            event.prevent_default()
            self.replace(event.character, *self.selected_span)

    def on_paste(self, event: events.Paste) -> None:
        event.stop()
        self.replace(_harmless(event.text), *self.selected_span)

    def action_newline(self) -> None:
        self.replace("\n", *self.selected_span)

    def action_delete_left(self) -> None:
        """Delete what is selected, or the letter before the caret with its harakat."""
        start, end = self.selected_span
        if start == end:
            start = max(0, start - 1)
            while start > 0 and is_mark(self.text[start]):
                start -= 1
        self.replace("", start, end)

    def action_delete_right(self) -> None:
        """Delete what is selected, or the letter on which the caret stands with its harakat."""
        start, end = self.selected_span
        if start == end:
            end = min(len(self.text), end + 1)
            while end < len(self.text) and is_mark(self.text[end]):
                end += 1
        self.replace("", start, end)

    def action_delete_word_left(self) -> None:
        start, end = self.selected_span
        self.replace("", previous_word(self.text, start) if start == end else start, end)

    def action_select_all(self) -> None:
        self._anchor = 0
        self._place(len(self.text), select=True)

    def action_copy(self) -> None:
        if self.selected_text:
            self.app.copy_to_clipboard(self.selected_text)

    def action_cut(self) -> None:
        self.action_copy()
        self.replace("", *self.selected_span)

    def action_paste(self) -> None:
        self.replace(_harmless(self.app.clipboard), *self.selected_span)

    def action_undo(self) -> None:
        self._restore(self._history.undo(self.text, (self._anchor, self.caret)))

    def action_redo(self) -> None:
        self._restore(self._history.redo(self.text, (self._anchor, self.caret)))

    def _restore(self, state: tuple[str, tuple[int, int]] | None) -> None:
        if state is not None:
            text, (anchor, caret) = state
            self._take(text, anchor, caret)


def _harmless(text: str) -> str:
    """Pasted text with one kind of line end and without control characters."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(
        character
        for character in text
        if character in "\n\t" or (character >= " " and not "\x7f" <= character <= "\x9f")
    )
