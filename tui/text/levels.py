"""Embedding levels and visual order by the Unicode Bidirectional Algorithm (UAX #9), revision of Unicode 15.

Levels are resolved once per paragraph, in logical order; L1 and L2 work on the line that wrapping has cut
from it. The rules are regular expressions over a string of class letters (see classes.py). Every step is
linear in the length of the text, whatever its nesting: isolates and brackets are matched in one pass, and
depths are bounded by the algorithm itself.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Literal

from tui.text.explicit import KEPT, STRONG_OR_ISOLATE, Sequence, run_sequences
from tui.text.implicit import resolve_sequence, resolve_short

HAS_EXPLICIT = re.compile("[lruvpijfd]")
NEEDS_LEVELS = re.compile("[RANlruvpijf]")
UNKNOWN = 0xFF
UNKNOWN_LEVELS = re.compile(b"\xff+")
L1_BLANKS = "Wijfdblruvp"
L1_SEPARATOR = re.compile(rf"(?<![{L1_BLANKS}])[{L1_BLANKS}]*+[PG]")


def first_strong(classes: str) -> Literal["R", "L"] | None:
    """Direction of the first strong character outside isolates (P2, P3); None if there is none."""
    depth = 0
    for match in STRONG_OR_ISOLATE.finditer(classes):
        letter = match[0]
        if letter in "ijf":
            depth += 1
        elif letter == "d":
            depth = max(0, depth - 1)
        elif depth == 0:
            return "L" if letter == "L" else "R"
    return None


def resolve(text: str, classes: str, base: int) -> bytes:
    """The level of every code point of a paragraph after I2, that is before L1; base is 0 (LTR) or 1 (RTL).

    Characters that X9 removes get the level of the character before them, with which they are displayed.
    """
    if base == 0 and not NEEDS_LEVELS.search(classes):
        return bytes(len(classes))
    if not HAS_EXPLICIT.search(classes):
        side = "R" if base else "L"
        if "b" not in classes:
            return resolve_sequence(text, classes, side, side, base)
        spans = [(*match.span(), base) for match in KEPT.finditer(classes)]
        sequences = [Sequence(spans, side, side)] if spans else []
    else:
        classes, sequences = run_sequences(classes, base)
    levels = bytearray([UNKNOWN]) * len(classes)
    for sequence in sequences:
        _resolve_spans(text, classes, sequence, levels)
    _fill_removed(levels, base)
    return bytes(levels)


def reset_blanks(levels: bytes, classes: str, base: int) -> bytes:
    """L1 for one line: separators, and blanks before them or at the line's end, take the base level.

    `classes` are the original classes of the line's characters.
    """
    mended = bytearray(levels)
    if "P" in classes or "G" in classes:
        for match in L1_SEPARATOR.finditer(classes):
            mended[match.start() : match.end()] = bytes([base]) * len(match[0])
    kept = len(classes.rstrip(L1_BLANKS))
    mended[kept:] = bytes([base]) * (len(classes) - kept)
    return bytes(mended)


def visual_order(levels: bytes) -> list[int]:
    """L2: the indices of the levels from left to right."""
    order = list(range(len(levels)))
    if not levels:
        return order
    lowest_odd = min(levels) | 1
    for level in range(max(levels), lowest_odd - 1, -1):
        # A run at this level or above holds the runs already turned, so their ends have not moved.
        for match in _at_least(level).finditer(levels):
            start, end = match.span()
            order[start:end] = order[start:end][::-1]
    return order


@cache
def _at_least(level: int) -> re.Pattern[bytes]:
    return re.compile(b"[%s-\xff]+" % re.escape(bytes([level])), re.DOTALL)


def _resolve_spans(text: str, classes: str, sequence: Sequence, levels: bytearray) -> None:
    """Resolve one isolating run sequence and write its levels where its characters are."""
    spans, sos, eos = sequence
    level = spans[0][2]
    letters = "".join([classes[start:end] for start, end, _ in spans])
    if "(" in letters and ")" in letters:
        characters = "".join([text[start:end] for start, end, _ in spans])
        resolved = resolve_sequence(characters, letters, sos, eos, level)
    elif len(letters) <= 16:
        resolved = resolve_short(letters, sos, eos, level)
    else:
        resolved = resolve_sequence("", letters, sos, eos, level)
    done = 0
    for start, end, _ in spans:
        length = end - start
        levels[start:end] = resolved[done : done + length]
        done += length


def _fill_removed(levels: bytearray, base: int) -> None:
    """Give characters without a level the one of the character before them."""
    before = bytes([base])
    for match in UNKNOWN_LEVELS.finditer(levels):
        start, end = match.span()
        levels[start:end] = (levels[start - 1 : start] or before) * (end - start)
