"""Selecting text with the keyboard: an anchor, and a caret that moves as it is seen."""

from __future__ import annotations

from textual.geometry import Offset
from textual.selection import Selection

from tui.widgets.bidi_flow import Flow
from tui.widgets.bidi_words import next_word, previous_word


class Marking:
    """The two ends of a selection in a flow, as logical offsets."""

    def __init__(self, flow: Flow, anchor: int, caret: int) -> None:
        self._flow = flow
        self.anchor = anchor
        """Where the selection was begun."""
        self.caret = caret
        """The end that moves; it stands before the letter at this offset."""

    @property
    def selection(self) -> Selection:
        """As Textual keeps it, with the offset in x."""
        start, end = sorted((self.anchor, self.caret))
        return Selection(Offset(start, 0), Offset(end, 0))

    def move(self, how: str, page: int) -> None:
        """Move the caret: left, right, word_left, word_right, up, down, page_up, page_down, home or end."""
        number = self._flow.row_of(self.caret)
        row = self._flow.row(number)
        if row is None:
            return
        if how in ("left", "right", "word_left", "word_right"):
            forward = how.endswith("left") == row.line.rtl
            step = self._by_word if how.startswith("word") else self._by_letter
            self.caret = step(forward=forward)
        elif how in ("home", "end"):
            self.caret = row.start if how == "home" else row.end
        else:
            rows = {"up": -1, "down": 1, "page_up": -page, "page_down": page}[how]
            self.caret = self._in_row(number + rows, row.line.cell_of(self.caret - row.origin))

    def _in_row(self, number: int, cell: int) -> int:
        self._flow.settle(max(0, number), 1)
        if number < 0:
            return 0
        row = self._flow.row(number)
        return len(self._flow.text) if row is None else row.origin + row.line.index_at(cell)

    def _by_letter(self, *, forward: bool) -> int:
        if forward:
            return min(len(self._flow.text), self._flow.letter(self.caret)[1])
        return self._flow.letter(self.caret - 1)[0] if self.caret else 0

    def _by_word(self, *, forward: bool) -> int:
        return (next_word if forward else previous_word)(self._flow.text, self.caret)
