"""Ordinals, number words and years in words."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal

from importers.language.files import table
from importers.language.phrases import Phrases
from store.fold import fold


@dataclass(frozen=True, slots=True)
class Ordinal:
    """An ordinal number as written."""

    n: int
    gender: Literal["m", "f", ""]
    """Empty for forms of mixed gender, which only a noun of a round settles."""

    definite: bool


@cache
def ordinals() -> Phrases[Ordinal]:
    """First to thirty-first in every gender, case and definiteness, and the misspellings of the press."""
    found: Phrases[Ordinal] = Phrases()
    for entry in table("numbers")["ordinals"]:
        for key, gender in (("masc", "m"), ("fem", "f"), ("mixed", "")):
            for form in entry.get(key, ()):
                definite = fold(form).startswith("ال")
                if definite or entry["n"] not in (20, 30):  # indefinite tens are cardinals
                    of = gender if entry["n"] not in (20, 30) else ""  # tens have one form for both
                    found.add(form, Ordinal(entry["n"], of, definite))  # type: ignore[arg-type]  # literal
    return found


@cache
def cardinals() -> Phrases[int]:
    """Number words from one to thirty: «أستانا ثلاثة»."""
    found: Phrases[int] = Phrases()
    for entry in table("numbers")["cardinals"]:
        if entry["n"] <= 30:
            found.add_all(entry["forms"], entry["n"], attach="none")
    return found


@cache
def years() -> Phrases[int]:
    """Years written out: «ألفين وسبعة عشر»."""
    found: Phrases[int] = Phrases()
    for entry in table("numbers")["years"]:
        found.add_all(entry["words"], entry["year"])
    return found
