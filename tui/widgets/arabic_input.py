"""A one-line field for Arabic, Latin and digits in one line.

The value is logical text. The caret stands on the letter before which typing inserts, or on the empty cell
behind the last one; left and right move it as it is seen, Home and End to where the text starts and ends.
"""

from __future__ import annotations

from typing import Any, ClassVar

from rich.style import Style
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import clamp
from textual.strip import Strip
from textual.widgets import Input
from textual.widgets.input import Selection

from tui.text.labels import first_strong, label
from tui.text.layout import LaidOutLine
from tui.widgets.bidi_rows import cell_texts, segments_of
from tui.widgets.bidi_steps import Step, beside
from tui.widgets.bidi_undo import History
from tui.widgets.bidi_words import is_mark, next_word, previous_word

_SUGGESTED, _SELECTED, _CURSOR = 1, 2, 4


class ArabicInput(Input):
    """Textual's Input with bidirectional text, visual arrow keys, and undo."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+z,super+z", "undo", "Undo", show=False),
        Binding("ctrl+y,super+y,ctrl+shift+z", "redo", "Redo", show=False),
    ]

    def __init__(self, *arguments: Any, **named: Any) -> None:
        self._history: History[Selection] = History()
        self._typing = False
        self._line: tuple[str, LaidOutLine] | None = None
        super().__init__(*arguments, **named)

    # layout: cells of the field, counted from the left of all that can be scrolled to

    @property
    def _shown(self) -> str:
        """What is written: the value, its suggested rest, dots for a password, or the placeholder."""
        if self.password:
            return "•" * len(self.value)
        return self.value + self._rest if self.value else self.placeholder

    @property
    def _rest(self) -> str:
        longer = len(self._suggestion) > len(self.value) and self.has_focus
        return self._suggestion[len(self.value) :] if longer else ""

    @property
    def _layout(self) -> LaidOutLine:
        text = self._shown
        if self._line is None or self._line[0] != text:
            fallback = first_strong(self.placeholder) or "ltr"
            self._line = (text, label(text, base="ltr" if self.password else "auto", fallback=fallback))
        return self._line[1]

    @property
    def _span(self) -> int:
        """Cells of the whole field: those of the text and one for the caret, or all there is room for."""
        return max(self._layout.cells + 1, self.scrollable_content_region.width)

    @property
    def _shift(self) -> int:
        """Cells on the left of the text."""
        return self._span - self._layout.cells if self._layout.rtl else 0

    def _position_to_cell(self, position: int) -> int:
        if not self.value and self._layout.rtl:
            return self._span - 1
        if position >= len(self._shown):
            return self._shift - 1 if self._layout.rtl else self._shift + self._layout.cells
        return self._shift + self._layout.cell_of(position)

    @property
    def _cursor_offset(self) -> int:
        return self._position_to_cell(self.cursor_position)

    def _cell_offset_to_index(self, offset: int) -> int:
        index = self._layout.index_at(offset + self.scroll_offset.x - self._shift)
        return min(index, len(self.value))

    @property
    def content_width(self) -> int:
        """Cells that the text needs, one for the caret included."""
        return self._layout.cells + 1 if self.value else self._layout.cells

    def cell_of(self, position: int) -> int:
        """The column in the content region where the character at a logical position is shown; where it is
        scrolled out of sight, the nearest one."""
        width = self.scrollable_content_region.width
        return clamp(self._position_to_cell(position) - self.scroll_offset.x, 0, max(0, width - 1))

    # painting

    def render_line(self, y: int) -> Strip:
        width = self.scrollable_content_region.width
        if y != 0 or width < 1:
            return Strip.blank(self.size.width, self.rich_style)
        texts = [" "] * self._shift + cell_texts(self._layout)
        texts += [" "] * (self._span - len(texts))
        left = self.scroll_offset.x
        shown = slice(left, left + width)
        segments = segments_of(texts[shown], self._looks[shown], self._look)
        return Strip(segments, width)

    @property
    def _looks(self) -> list[int]:
        looks = [0] * self._span
        length = len(self.value)
        lit = [(length, len(self._shown), _SUGGESTED)]
        if self.has_focus:
            lit.append((min(self.selection), max(self.selection), _SELECTED))
        for start, end, look in lit:
            for x0, x1 in self._layout.spans(start, end):
                for x in range(x0, x1):
                    looks[self._shift + x] |= look
        if self.has_focus and self._cursor_visible:
            looks[clamp(self._cursor_offset, 0, self._span - 1)] |= _CURSOR
        return looks

    def _look(self, look: int) -> Style:
        style = self.rich_style
        if look & _SUGGESTED:
            name = "input--suggestion" if self.value else "input--placeholder"
            style += self.get_component_rich_style(name)
        if look & _SELECTED:
            style += self.get_component_rich_style("input--selection")
        if look & _CURSOR:
            style += self.get_component_rich_style("input--cursor")
        return style

    # moving

    def action_cursor_left(self, select: bool = False) -> None:
        self._move(-1, select=select)

    def action_cursor_right(self, select: bool = False) -> None:
        self._move(1, select=select)

    def action_cursor_left_word(self, select: bool = False) -> None:
        self._move_word(forward=self._layout.rtl, select=select)

    def action_cursor_right_word(self, select: bool = False) -> None:
        self._move_word(forward=not self._layout.rtl, select=select)

    def action_home(self, select: bool = False) -> None:
        self._place(0, select=select)

    def action_end(self, select: bool = False) -> None:
        self._place(len(self.value), select=select)

    def _move(self, step: Step, *, select: bool) -> None:
        towards_end = (step < 0) == self._layout.rtl
        if towards_end and not select and self.cursor_at_end and self._rest:
            self.value = self._suggestion
            self.cursor_position = len(self.value)
        elif not select and not self.selection.is_empty:
            edges = sorted(self.selection, key=self._position_to_cell)
            self.cursor_position = edges[0] if step < 0 else edges[1]
        else:
            found = beside(self._layout, self.cursor_position, step)
            if found is not None:
                self._place(min(found, len(self.value)), select=select)

    def _move_word(self, *, forward: bool, select: bool) -> None:
        move = next_word if forward else previous_word
        if self.password:
            target = len(self.value) if forward else 0
        else:
            target = move(self.value, self.cursor_position)
        self._place(target, select=select)

    def _place(self, position: int, *, select: bool) -> None:
        start = self.selection.start if select else position
        self.selection = Selection(start, position)

    # editing

    def replace(self, text: str, start: int, end: int) -> None:
        """Replace a span of the value; can be undone."""
        before, selection = self.value, self.selection
        self._typing = True
        try:
            super().replace(text, start, end)
        finally:
            self._typing = False
        if self.value != before:
            self._history.note(before, selection, self.value)

    def _watch_value(self, value: str) -> None:
        if not self._typing:
            self._history.clear()
        super()._watch_value(value)

    def action_undo(self) -> None:
        self._restore(self._history.undo(self.value, self.selection))

    def action_redo(self) -> None:
        self._restore(self._history.redo(self.value, self.selection))

    def _restore(self, state: tuple[str, Selection] | None) -> None:
        if state is None:
            return
        self._typing = True
        try:
            self.value, self.selection = state
        finally:
            self._typing = False

    def action_delete_left(self) -> None:
        """Delete the letter before the caret, with the harakat that are not seen."""
        if not self.selection.is_empty:
            self.delete_selection()
            return
        start = end = self.cursor_position
        while start > 0:
            start -= 1
            if not is_mark(self.value[start]):
                break
        self.delete(start, end)

    def action_delete_right(self) -> None:
        """Delete the letter on which the caret stands, with its harakat."""
        if not self.selection.is_empty:
            self.delete_selection()
            return
        start = self.cursor_position
        end = min(start + 1, len(self.value))
        while end < len(self.value) and is_mark(self.value[end]):
            end += 1
        self.delete(start, end)

    def action_delete_left_word(self) -> None:
        if self.selection.is_empty and not self.password:
            self.delete(previous_word(self.value, self.cursor_position), self.cursor_position)
        else:
            super().action_delete_left_word()

    def action_delete_right_word(self) -> None:
        if self.selection.is_empty and not self.password:
            self.delete(self.cursor_position, next_word(self.value, self.cursor_position))
        else:
            super().action_delete_right_word()

    def _on_paste(self, event: events.Paste) -> None:
        event.stop()
        event.prevent_default()
        self.replace(one_line(event.text), *self.selection)

    def action_paste(self) -> None:
        self.replace(one_line(self.app.clipboard), *self.selection)


def one_line(text: str) -> str:
    """Pasted text for a field of one line: lines joined by blanks, no control characters."""
    joined = " ".join(text.split("\n")) if "\n" in text else text
    return "".join(
        character for character in joined if character >= " " and not "\x7f" <= character <= "\x9f"
    )
