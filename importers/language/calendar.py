"""Names of months and days, and the words that date an event."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal

from importers.language.files import table
from importers.language.phrases import Phrases, words_of


@dataclass(frozen=True, slots=True)
class Month:
    """A name of a month."""

    number: int
    calendar: Literal["gregorian", "hijri"]
    trust: Literal["safe", "careful", "only-with-day"]
    """careful: a common word too, so a preposition of time, a day, a year or a second name must stand by."""


@cache
def months() -> Phrases[Month]:
    """Levantine, Egyptian, Gulf, Iraqi, Maghrebi, Mauritanian and Libyan names, and the Hijri months."""
    found: Phrases[Month] = Phrases()
    for entry in table("calendar")["months"]:
        number = entry["month"]
        found.add_all(entry["forms"], Month(number, "gregorian", "safe"))
        found.add_all(entry["careful"], Month(number, "gregorian", "careful"))
        found.add_all(entry["only_with_day"], Month(number, "gregorian", "only-with-day"))
        found.add_all(entry["latin"], Month(number, "gregorian", "only-with-day"), attach="none")
    for entry in table("calendar")["hijri_months"]:
        found.add_all(entry["forms"], Month(entry["month"], "hijri", "only-with-day"))
    return found


@cache
def weekdays() -> Phrases[int]:
    """Days of the week, Monday 1 to Sunday 7 (ISO 8601)."""
    found: Phrases[int] = Phrases()
    for entry in table("calendar")["weekdays"]:
        found.add_all(entry["forms"], entry["iso"])
    return found


@cache
def day_words() -> Phrases[int]:
    """Today, yesterday and tomorrow as days from the article's own day."""
    found: Phrases[int] = Phrases()
    for name, days in (("today", 0), ("yesterday", -1), ("tomorrow", 1)):
        found.add_all(table("calendar")["day_words"][name], days, attach="none")
    return found


@cache
def word_set(name: str) -> frozenset[str]:
    """A list of single words of calendar.json, folded."""
    return frozenset(word for form in table("calendar")[name] for word in words_of(form))


Direction = Literal["past", "present", "future", "same"]


@cache
def directions() -> dict[str, Direction]:
    """Adjectives that point from the article's day: «الماضي», «الجاري», «المقبل», «ذاته»."""
    found: dict[str, Direction] = {}
    for name in ("past", "present", "future", "same"):
        for word in word_set(name):
            found.setdefault(word, name)
    return found
