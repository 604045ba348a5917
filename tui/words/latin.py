"""Latin words inside Arabic sentences: invisible marks keep the signs of an option or a path beside its letters.

Without them the dashes of `--yes` are drawn to the Arabic before them (UAX #9, N2): `yes--`.
"""

from __future__ import annotations

import re

MARK = "\u200e"
"""LEFT-TO-RIGHT MARK: acts like one invisible Latin letter and takes no cell."""

_BEFORE_LATIN = re.compile(rf"(?<![\w{MARK}.-])(?=--?[a-z]|\.[a-z]|\[[a-zA-Z-])")
_BEGINS_LATIN = re.compile(rf"[^\w{MARK}]*[A-Za-z\u00c0-\u024f]")


def keep_latin_together(sentence: str) -> str:
    """A sentence with a mark before each option, suffix and bracket that begins a Latin word."""
    return _BEFORE_LATIN.sub(MARK, sentence)


def between_marks(value: str) -> str:
    """A value that begins in Latin letters (a path, an id), marked on both sides; any other as it is."""
    return f"{MARK}{value}{MARK}" if _BEGINS_LATIN.match(value) else value
