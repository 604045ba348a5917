"""Latin words inside Arabic sentences: invisible marks keep the signs of an option or a path beside its letters.

Without them the dashes of `--yes` are drawn to the Arabic before them (UAX #9, N2): `yes--`.
"""

from __future__ import annotations

import re

MARK = "\u200e"
"""LEFT-TO-RIGHT MARK: acts like one invisible Latin letter and takes no cell."""

_BEFORE_LATIN = re.compile(rf"(?<![\w{MARK}.-])(?=--?[a-z]|\.[a-z]|\[[a-zA-Z-]|\$[A-Z]|\d+-\d)")
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]|\d-\d")
_RIGHT_TO_LEFT = re.compile(r"[\u0590-\u08ff\ufb1d-\ufeff]")


def keep_latin_together(sentence: str) -> str:
    """A sentence with a mark before each option, suffix, bracket, variable and day that is read from the left.

    After Arabic letters the parts of `2017-05-04` would stand in Arabic order (UAX #9, W2).
    """
    return _BEFORE_LATIN.sub(MARK, sentence)


def between_marks(value: str) -> str:
    """A value that is read from the left (a path, an id, a day), marked on both sides; any other as it is."""
    latin = _LATIN.search(value) is not None and _RIGHT_TO_LEFT.search(value) is None
    return f"{MARK}{value}{MARK}" if latin else value
