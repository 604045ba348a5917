"""What the layout must know of a character: bidi class, joining type, cells, mirrored one, bracket pair.

The answers come from tables of our own (tables.py), so that they are the same on every Python. A class is one
ASCII letter, because then the rules of UAX #9 become regular expressions over a string of classes:

    L R  A (AL)  E (EN)  S (ES)  T (ET)  N (AN)  C (CS)  M (NSM)  b (BN)  P (B)  G (S)  W (WS)  O (ON)
    ( )  opening and closing paired brackets, which are ON otherwise
    l r u v p  LRE RLE LRO RLO PDF        i j f d  LRI RLI FSI PDI
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache
from itertools import accumulate

from tui.text.tables import BIDI_CLASS_RUNS, BRACKETS, CELL_RUNS, JOINING_TYPE_RUNS, MIRRORED_TOO

REMEMBERED_CHARACTERS = 20_000
"""More than any text needs; one made of all characters shall not fill the memory."""


class Runs:
    """A property of every code point, stored as the runs of equal values."""

    __slots__ = ("ends", "letters")

    def __init__(self, encoded: str) -> None:
        runs = re.findall(r"(\d+)(\D)", encoded)
        self.ends = list(accumulate(int(count) for count, _ in runs))
        self.letters = "".join(letter for _, letter in runs)

    def __getitem__(self, code_point: int) -> str:
        return self.letters[bisect_right(self.ends, code_point)]


_CLASSES = Runs(BIDI_CLASS_RUNS)
_JOINING = Runs(JOINING_TYPE_RUNS)
_CELLS = Runs(CELL_RUNS)

CLOSING_OF = dict(zip(BRACKETS[::2], BRACKETS[1::2], strict=True))
"""Closing bracket of each opening one (BidiBrackets.txt)."""

CANONICAL_BRACKET = {"\u2329": "\u3008", "\u232a": "\u3009"}
"""Brackets that BD16 takes as equal to another one, being canonically equivalent to it."""


class _ClassOfCodePoint(dict[int, str]):
    """A table for str.translate that fills itself."""

    def __missing__(self, code_point: int) -> str:
        char = chr(code_point)
        if char in CLOSING_OF:
            letter = "("
        elif char in _CLOSING:
            letter = ")"
        else:
            letter = _CLASSES[code_point]
        if len(self) < REMEMBERED_CHARACTERS:
            self[code_point] = letter
        return letter


_CLOSING = frozenset(CLOSING_OF.values())
_CLASS_OF = _ClassOfCodePoint()


def bidi_classes(text: str) -> str:
    """One letter per code point of the text, as listed above."""
    return text.translate(_CLASS_OF)


def joining_type(char: str) -> str:
    """U, R, L, D, C or T: Joining_Type of ArabicShaping.txt."""
    return _JOINING[ord(char)]


def cells(char: str) -> int:
    """The cells that Rich, and so Textual, counts for the character alone: 0, 1 or 2."""
    return "znw".index(_CELLS[ord(char)])


@cache
def mirrored() -> dict[str, str]:
    """UAX #9, L4: the mirrored character of each that has one; python-bidi's table with what it lacks."""
    # Brings a compiled module along, so it is loaded only when text is laid out.
    from bidi.mirror import MIRRORED  # type: ignore[import-untyped]  # has no stubs

    return {**MIRRORED, **dict(zip(MIRRORED_TOO[::2], MIRRORED_TOO[1::2], strict=True))}
