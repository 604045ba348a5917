"""Joins Arabic letters to presentation forms and groups code points to clusters, the units of painting.

A *cluster* is what moves, wraps and is clicked as one: a base character with the marks and invisible
characters after it, a lam-alef with whatever stands between the two letters, a pair of regional indicators.
Its code points keep their logical order.

The forms come from the table of arabic-reshaper, which holds every one that Unicode has. Its function
`reshape` is not used: it keeps no map, and after a zero-width joiner it loses letters.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from tui.text.classes import REMEMBERED_CHARACTERS, bidi_classes, cells, joining_type
from tui.text.sanitize import DIRECTION_MARKERS

Forms = tuple[str, str, str, str]
"""Isolated, initial, medial and final form of a letter, as in arabic-reshaper's table."""

ISOLATED, INITIAL, MEDIAL, FINAL = range(4)
JOINED_ON = (INITIAL, INITIAL, MEDIAL, MEDIAL)
"""The form that each form becomes when the letter is joined to the next one."""

INVISIBLE = "\u200e\u200f\u061c\ufff9\ufffa\ufffb"
"""LRM, RLM, ALM and interlinear annotation: never painted, as what is of class BN."""

MOST_MARKS = 12
"""Marks painted on one letter: no language needs as many, and a pile of marks would hide the rows above."""

FIRST_REGIONAL, LAST_REGIONAL = "\U0001f1e6", "\U0001f1ff"

# fmt: off
LAM = "\u0644"
LAM_ALEF: dict[str, Forms] = {  # by alef; the form is the one that lam had before it met the alef
    "\u0622": ("\ufef5", "\ufef5", "\ufef6", "\ufef6"), "\u0623": ("\ufef7", "\ufef7", "\ufef8", "\ufef8"),
    "\u0625": ("\ufef9", "\ufef9", "\ufefa", "\ufefa"), "\u0627": ("\ufefb", "\ufefb", "\ufefc", "\ufefc"),
}
COMPOSED = {  # canonical compositions: a hamza written as a mark is not hidden with the harakat
    "\u0627\u0653": "\u0622", "\u0627\u0654": "\u0623", "\u0627\u0655": "\u0625",
    "\u0648\u0654": "\u0624", "\u064a\u0654": "\u0626",
    "\u06d5\u0654": "\u06c0", "\u06c1\u0654": "\u06c2", "\u06d2\u0654": "\u06d3",
}
BORROWED_FORMS: dict[str, Forms] = {  # U+06D5 AE has no forms of its own and looks like HEH
    "\u06d5": ("\ufee9", "\ufee9", "\ufeea", "\ufeea"),
}
# fmt: on


class Clusters(NamedTuple):
    """The clusters of a text in logical order, as lists of equal length."""

    texts: list[str]
    """What is painted: the base first; "" when there is nothing to show."""

    lengths: list[int]
    """Code points of the source."""

    cells: list[int]
    """0 only at the very start, for characters that belong to a base which is not in this text."""

    first_base: int = 0
    """Offset of the first cluster's base: over 0 where invisible characters start the text and joined it."""


@dataclass(frozen=True, slots=True)
class _Char:
    """What shaping must know of one character."""

    text: str
    """As painted when it joins nothing; "" when it is never painted."""

    cells: int
    joins_before: bool
    """It connects to the letter before it (joining types R, D and C)."""

    joins_after: bool
    """It connects to the letter after it (joining types L, D and C)."""

    transparent: bool
    """Letters connect across it (joining type T)."""

    forms: Forms | None
    rtl: bool
    """A right-to-left letter."""

    nonspacing: bool
    rtl_mark: bool
    """A nonspacing mark of Hebrew, Arabic, Syriac, Thaana or N'Ko."""


@cache
def _forms() -> dict[str, Forms]:
    # Brings a configuration parser along, so it is loaded only when text is laid out.
    from arabic_reshaper.letters import LETTERS_ARABIC  # type: ignore[import-untyped]  # has no stubs

    table = {letter: _complete(letter, forms) for letter, forms in LETTERS_ARABIC.items()}
    return {**table, **BORROWED_FORMS}


def _complete(letter: str, forms: Forms) -> Forms:
    """A letter joined to a neighbour without having a form for it keeps the glyph of the letter itself."""
    isolated, initial, medial, final = forms
    return isolated or letter, initial or letter, medial or letter, final or letter


def _describe(char: str) -> _Char:
    joining, bidi_class, width, text = joining_type(char), bidi_classes(char), cells(char), char
    if char in DIRECTION_MARKERS:
        joining, width, text = "U", 1, DIRECTION_MARKERS[char]
    elif bidi_class == "b" or char in INVISIBLE or _is_variation_selector(char):
        # Terminals show some of these as a box or lose count of cells, and ZWJ glues what should stand apart.
        width, text = 0, ""
    if char == "\u200e":
        joining = "U"  # LRM: letters on both sides stand at another level than it, and only equal levels join
    return _Char(
        text=text,
        cells=width,
        joins_before=joining in "RDC",
        joins_after=joining in "LDC",
        transparent=joining == "T",
        forms=_forms().get(char) if width else None,
        rtl=bidi_class in "RA",
        nonspacing=bidi_class == "M",
        rtl_mark=bidi_class == "M" and "\u0590" <= char <= "\u08ff",
    )


def _is_variation_selector(char: str) -> bool:
    return "\ufe00" <= char <= "\ufe0f" or "\U000e0100" <= char <= "\U000e01ef"


def _is_flag(first: str, second: str) -> bool:
    """Two regional indicators, which a terminal may show as the flag of a country."""
    return FIRST_REGIONAL <= first <= LAST_REGIONAL and FIRST_REGIONAL <= second <= LAST_REGIONAL


class _Chars(dict[str, _Char]):
    """Descriptions of characters met so far."""

    def __missing__(self, char: str) -> _Char:
        described = _describe(char)
        if len(self) < REMEMBERED_CHARACTERS:
            self[char] = described
        return described


_CHARS = _Chars()


def shape(text: str, *, marks: bool) -> Clusters:
    """The clusters of a text, with its letters joined.

    The text has been through sanitize, and holds whole words: nothing outside it joins its letters. `marks`
    paints harakat and the marks of other right-to-left scripts, which are hidden otherwise (they keep their
    place in their cluster).
    """
    if text.isascii():
        return Clusters(list(text), [1] * len(text), [1] * len(text))
    texts: list[str] = []
    lengths: list[int] = []
    widths: list[int] = []
    letter = ""  # base of the last cluster, while marks may compose with it and an alef may join it
    forms: Forms | None = None  # of that base
    form = ISOLATED
    tail = ""  # what is painted after that base
    joins_on = False  # the last character that is not transparent connects to the next
    rtl = False  # the last base is a right-to-left letter
    described = _CHARS
    for code_point in text:
        char = described[code_point]
        joined = char.joins_before and joins_on
        if joined and forms:
            form = JOINED_ON[form]
            texts[-1] = forms[form] + tail
        if not char.transparent:
            joins_on = char.joins_after
        if char.cells:
            if joined and letter == LAM and code_point in LAM_ALEF:
                forms = LAM_ALEF[code_point]
                texts[-1] = forms[form] + tail
                lengths[-1] += 1
                letter = LAM + code_point
                continue
            if code_point >= FIRST_REGIONAL and _is_flag(letter, code_point):
                texts[-1] += code_point
                lengths[-1] += 1
                widths[-1] += char.cells
                letter = ""
                continue
            letter, forms, tail, rtl = code_point, char.forms, "", char.rtl
            form = FINAL if joined else ISOLATED
            texts.append(forms[form] if forms else char.text)
            lengths.append(1)
            widths.append(char.cells)
            continue
        if not texts:
            texts.append("")
            lengths.append(0)
            widths.append(0)
        lengths[-1] += 1
        composed = COMPOSED.get(letter[-1:] + code_point)
        if composed:
            forms = LAM_ALEF[composed] if len(letter) == 2 else _CHARS[composed].forms
            letter = letter[:-1] + composed
            texts[-1] = (forms[form] if forms else composed) + tail
        elif len(tail) < MOST_MARKS and (marks or not char.nonspacing or not (rtl or char.rtl_mark)):
            tail += char.text
            texts[-1] += char.text
        if not char.transparent:
            letter, forms = "", None  # ZWJ and ZWNJ: the letter before them has its form for good
    return Clusters(texts, lengths, widths)
