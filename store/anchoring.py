"""Finding words again in a text that was stored anew: by themselves and by what stands around them.

The method is that of the W3C Web Annotation Data Model, 4.2.4 Text Quote Selector.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import takewhile
from operator import eq

CONTEXT = 32
"""Code points that are kept on either side of the words."""


def context(text: str, start: int, end: int) -> tuple[str, str]:
    """What stands before and behind a span."""
    return text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT]


def anchored(text: str, span: tuple[int, int], quote: str, before: str, after: str) -> tuple[int, int] | None:
    """Where the words stand now: at their span or, when the text has moved, where most of their surroundings
    stand too. None when they are gone, or stand at several places that are equally good."""
    start, end = span
    if quote and text[start:end] == quote and context(text, start, end) == (before, after):
        return span
    scored = sorted(
        ((_likeness(text, at, at + len(quote), before, after), at) for at in _places(text, quote)),
        reverse=True,
    )
    if not scored or (len(scored) > 1 and scored[0][0] == scored[1][0]):
        return None
    at = scored[0][1]
    return at, at + len(quote)


def _places(text: str, quote: str) -> Iterator[int]:
    at = text.find(quote) if quote else -1
    while at >= 0:
        yield at
        at = text.find(quote, at + 1)


def _likeness(text: str, start: int, end: int, before: str, after: str) -> int:
    """Code points of the surroundings that are still there, counted outward from the words."""
    now_before, now_after = context(text, start, end)
    return _common(now_before[::-1], before[::-1]) + _common(now_after, after)


def _common(one: str, other: str) -> int:
    """How many code points two strings begin alike with."""
    return sum(takewhile(bool, map(eq, one, other)))
