"""What the keys of a Latin layout type on the Arabic ones, so that letter commands work without switching.

The tables are the part that Arabic 101 and Arabic PC have in common: the two differ only in keys that carry
no command. The b key types two letters, lam and alef, which arrive as the keys g and h: so no command may
stand on b, and nothing that loses something on g or h (tested).
"""

from __future__ import annotations

_LATIN = "qwertyuiop[]asdfghjkl;'zxcvnm,."
_ARABIC = "ضصثقفغعهخحجدشسيبلاتنمكطئءؤرىةوز"

_LATIN_SHIFTED = "YHJKNPIOU?"
_ARABIC_SHIFTED = "إأـ،آ؛÷×‘؟"

_DIGITS = "1234567890"
_ARABIC_DIGITS = "١٢٣٤٥٦٧٨٩٠"  # on layouts that have them in the place of the Western ones

_SLASH = "ظ"  # the slash key; "/" itself is typed by the shifted l of Arabic 101

TWO_LETTERS = frozenset("bBTG")
"""Latin keys that type two letters (lam and alef) on an Arabic layout: no command can be told by them."""

ARABIC_DOUBLES: dict[str, str] = {
    **dict(zip(_LATIN, _ARABIC, strict=True)),
    **dict(zip(_LATIN_SHIFTED, _ARABIC_SHIFTED, strict=True)),
    **dict(zip(_DIGITS, _ARABIC_DIGITS, strict=True)),
    "/": _SLASH,
}
"""Latin character → the character that the same key types on an Arabic layout."""


def with_doubles(keys: tuple[str, ...]) -> tuple[str, ...]:
    """The keys and, for each that is one character, the Arabic one on the same key."""
    return keys + tuple(ARABIC_DOUBLES[key] for key in keys if key in ARABIC_DOUBLES)
