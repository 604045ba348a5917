"""Undoing and redoing edits of a field, a word of typing at a time."""

from __future__ import annotations

from typing import Generic, TypeVar

Place = TypeVar("Place")
"""Where the caret and the selection were, as the field keeps it."""

LIMIT = 500
"""Steps that are remembered."""


class History(Generic[Place]):
    """States of a text that one can go back to."""

    def __init__(self) -> None:
        self._past: list[tuple[str, Place]] = []
        self._future: list[tuple[str, Place]] = []
        self._typed: str | None = None
        """The text after the last edit if that typed a letter: the next letter belongs to the same step."""

    def clear(self) -> None:
        """Forget everything: the text was replaced from outside."""
        self._past.clear()
        self._future.clear()
        self._typed = None

    def note(self, before: str, place: Place, after: str) -> None:
        """Remember an edit that has just been made."""
        typed = len(after) == len(before) + 1
        goes_on = typed and before == self._typed and not before.endswith(" ")
        self._typed = after if typed else None
        self._future.clear()
        if not goes_on:
            self._past.append((before, place))
            del self._past[:-LIMIT]

    def undo(self, text: str, place: Place) -> tuple[str, Place] | None:
        """The state before the last step, or None."""
        return self._turn(self._past, self._future, text, place)

    def redo(self, text: str, place: Place) -> tuple[str, Place] | None:
        """The state that was undone last, or None."""
        return self._turn(self._future, self._past, text, place)

    def _turn(
        self, source: list[tuple[str, Place]], target: list[tuple[str, Place]], text: str, place: Place
    ) -> tuple[str, Place] | None:
        self._typed = None
        if not source:
            return None
        target.append((text, place))
        return source.pop()
