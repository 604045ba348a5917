"""One fold for index, query, gazetteer and find-in-list, with the way back to the stored text.

Folding makes everyday spelling variants equal: vowel marks, tatweel, hamza seats, alef forms, ى/ي, ة/ه,
Persian letters, presentation forms, digit systems, bidi and zero-width controls, letter case. It works code
point by code point, so that the way back is exact: each folded character comes from one stored character.
Folded text is for matching only; it is never shown and never stored as an article.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

FOLD_VERSION = 1
"""Stored in every database; another number means that its index must be rebuilt."""

_LETTERS = {
    "أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ٲ": "ا", "ٳ": "ا", "ٵ": "ا",
    "ى": "ي", "ی": "ي", "ې": "ي", "ئ": "ي", "ۍ": "ي", "ێ": "ي", "ے": "ي",
    "ؤ": "و", "ۆ": "و", "ۇ": "و", "ۋ": "و",
    "ة": "ه", "ہ": "ه", "ە": "ه", "ھ": "ه", "ۀ": "ه", "ۂ": "ه", "ۃ": "ه",
    "ک": "ك", "ڪ": "ك", "گ": "ك", "ڤ": "ف", "پ": "ب", "چ": "ج", "ژ": "ج", "ں": "ن", "ڭ": "ك", "ڨ": "ق",
}  # fmt: skip
_HAMZA = "ء"  # ARABIC LETTER HAMZA stays: it tells words apart


@cache
def _folded_character(character: str) -> str:
    """What one stored character becomes: "" when it is dropped, else one or more characters."""
    category = unicodedata.category(character)
    if character == "\u0640" or category in ("Mn", "Me", "Cf"):  # tatweel, marks, controls without width
        return ""
    if category == "Nd":
        return str(unicodedata.digit(character))
    if character in _LETTERS:
        return _LETTERS[character]
    decomposed = unicodedata.normalize("NFKD", character) if ord(character) > 0x7F else character
    if decomposed != character:
        return "".join(_folded_character(part) for part in decomposed)
    return character.casefold() if character.casefold() == character.lower() else character.lower()


class _Table(dict[int, str]):
    def __missing__(self, code: int) -> str:
        self[code] = result = _folded_character(chr(code))
        return result


_TABLE = _Table()


def fold(text: str) -> str:
    """The text as matching sees it. Folding twice changes nothing."""
    return text.translate(_TABLE)


@dataclass(frozen=True, slots=True)
class Folded:
    """Folded text with its offset map."""

    text: str
    origin: Sequence[int]
    """Stored offset of each folded character, and the length of the stored text at the end."""

    def stored_span(self, start: int, end: int) -> tuple[int, int]:
        """The stored [start, end) of a folded span; marks that follow its last letter are inside."""
        if start >= end:
            return self.origin[start], self.origin[start]
        first = self.origin[start]
        last = self.origin[end - 1]
        following = end
        while self.origin[following] == last and following + 1 < len(self.origin):
            following += 1  # one stored character may fold to several
        return first, self.origin[following]


def fold_with_map(text: str) -> Folded:
    """The folded text and, for each of its characters, where it came from."""
    if all(len(_TABLE[ord(character)]) == 1 for character in set(text)):
        return Folded(text.translate(_TABLE), range(len(text) + 1))
    pieces: list[str] = []
    origin: list[int] = []
    for offset, character in enumerate(text):
        piece = _TABLE[ord(character)]
        pieces.append(piece)
        origin.extend([offset] * len(piece))
    origin.append(len(text))
    return Folded("".join(pieces), origin)
