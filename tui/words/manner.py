"""How the program speaks to people: the language, the digits and the names of months. Chosen once, at the start.

What is written for machines (CSV, JSON, ids) never passes through here.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

Language = Literal["en", "ar"]
Digits = Literal["western", "arabic-indic"]
Months = Literal["auto", "numeric", "levantine", "egyptian", "both"]

LANGUAGES: tuple[Language, ...] = get_args(Language)
DIGITS: tuple[Digits, ...] = get_args(Digits)
MONTHS: tuple[Months, ...] = get_args(Months)

_ARABIC_INDIC = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")

_LEVANTINE = (
    "كانون الثاني", "شباط", "آذار", "نيسان", "أيار", "حزيران", "تموز", "آب", "أيلول", "تشرين الأول",
    "تشرين الثاني", "كانون الأول",
)  # fmt: skip
_EGYPTIAN = (
    "يناير", "فبراير", "مارس", "أبريل", "مايو", "يونيو", "يوليو", "أغسطس", "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Manner:
    """What the reader likes."""

    language: Language = "en"

    digits: Digits = "western"

    months: Months = "auto"
    """`auto`: by number in English, by their Levantine names in Arabic."""


@dataclass(slots=True)
class _Chosen:
    manner: Manner


_chosen = _Chosen(Manner())


def speak(language: Language, digits: Digits = "western", months: Months = "auto") -> None:
    """Speak like this from now on."""
    _chosen.manner = Manner(language, digits, months)


def manner() -> Manner:
    """How the program speaks."""
    return _chosen.manner


def right_to_left() -> bool:
    """Whether the language is written from right to left."""
    return _chosen.manner.language == "ar"


def number(value: int) -> str:
    """A number as people read it."""
    return digits(str(value))


def digits(text: str) -> str:
    """A text of the program's own (a number, a day) with its digits in the chosen style."""
    return text.translate(_ARABIC_INDIC) if _chosen.manner.digits == "arabic-indic" else text


def day(iso: str) -> str:
    """A day, month or year (`2017-05-04`, `2017-05`, `2017`) as people read it in a line of text."""
    months = _chosen.manner.months
    if months == "auto":
        months = "levantine" if right_to_left() else "numeric"
    year, *rest = iso.split("-")
    if months == "numeric" or not rest or not all(part.isdecimal() for part in (year, *rest)):
        return digits(iso)
    which = int(rest[0]) - 1
    if not 0 <= which < 12:
        return digits(iso)
    name = {
        "levantine": _LEVANTINE[which],
        "egyptian": _EGYPTIAN[which],
        "both": f"{_LEVANTINE[which]}/{_EGYPTIAN[which]}",
    }[months]
    parts = [name, year] if len(rest) == 1 else [str(int(rest[1])), name, year]
    return digits(" ".join(parts))
