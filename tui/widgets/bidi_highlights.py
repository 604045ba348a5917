"""Spans of a text that are shown in a style, and which of them lies above."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass

PREFIX = "article--"
"""Of the component classes that CSS gives the styles for."""

# From the lowest to the highest: where two highlights overlap, the later one is seen.
# fmt: off
CLASSES = (
    "title", "mention",
    "mention-round", "mention-meeting", "mention-person", "mention-party", "mention-attendance",
    "mention-place", "mention-topic", "mention-source", "mention-date",
    "hit", "hit-current", "here",
)
# fmt: on
BITS = {name: 1 << number for number, name in enumerate(CLASSES)}
SELECTED = 1 << len(CLASSES)
"""The bit of what is selected, above all others."""

Layer = tuple[int, int, int]
"""Start, end, bit."""


@dataclass(frozen=True, slots=True)
class Highlight:
    """A span of the text in a style."""

    start: int
    """Logical offset into the text."""

    end: int
    """Offset behind the last code point; the span may cross paragraphs."""

    style_class: str
    """A component class without its prefix: "hit", "hit-current", "mention", "mention-person", "title" …"""

    @property
    def bit(self) -> int:
        """Its class; a kind of mention without a style of its own looks like any mention."""
        name = self.style_class.removeprefix(PREFIX)
        return BITS.get(name) or BITS[name.partition("-")[0]]


class Highlights:
    """All highlights of a text, in its order."""

    def __init__(self, items: Iterable[Highlight] = ()) -> None:
        self._items = sorted(
            (item for item in items if item.start < item.end), key=lambda item: (item.start, item.end)
        )
        self._starts = [item.start for item in self._items]
        self._longest = max((item.end - item.start for item in self._items), default=0)
        self._current: Highlight | None = None

    def layers(self, start: int, end: int) -> list[Layer]:
        """What is highlighted between two offsets."""
        first = bisect_left(self._starts, start - self._longest)
        last = bisect_left(self._starts, end)
        layers = [(item.start, item.end, item.bit) for item in self._items[first:last] if item.end > start]
        if self._current is not None:
            layers.append((self._current.start, self._current.end, BITS["hit-current"]))
        return layers

    def jump(self, style_class: str, step: int, offset: int) -> Highlight | None:
        """Make the next (1) or previous (-1) highlight of a class the current one, round the ends.

        Without a current one of this class it is the one nearest to the offset. None if there is no such
        highlight.
        """
        bit = Highlight(0, 0, style_class).bit
        chosen = [item for item in self._items if item.bit == bit]
        if not chosen:
            return None
        if self._current in chosen:
            at = chosen.index(self._current) + step
        else:
            at = bisect_left([item.start for item in chosen], offset) - (step < 0)
        self._current = chosen[at % len(chosen)]
        return self._current
