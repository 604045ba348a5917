"""A date as written, and the sheet on which the readers of dates gather them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Literal

from importers.extract.document import Document
from importers.language.calendar import Direction, word_set
from store.record import Certainty

BLANK = re.compile(r"[^\S\n]*\Z")
"""A gap of blanks within one line."""

JOINS = re.compile(r"[^\S\n]*[/\\(),،.»«\"–—-]?[^\S\n]*[(/]?[^\S\n]*\Z")
"""A gap that may stand inside one date: a slash, a bracket, a comma."""

DAYS_OF = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
"""Days of the months, January first."""

_ATTACHED = frozenset("وفبل")


@dataclass(slots=True)
class Written:
    """A date as written. Months and days are None where the text gives none."""

    first: int
    last: int
    """Words of the mention, both included."""

    rule: str
    certainty: Certainty = "high"
    year: int | None = None
    explicit_year: bool = False
    month: int | None = None
    day: int | None = None
    end_month: int | None = None
    end_day: int | None = None
    calendar: Literal["gregorian", "hijri"] = "gregorian"
    direction: Direction | None = None
    """Where «الماضي», «الحالي», «المقبل» or «ذاته» points; of the year when `of_year`."""

    of_year: bool = False
    years_back: int = 1
    of_month: bool = False
    """«من الشهر الجاري»: the month is told by direction only."""

    weekday: int | None = None
    """ISO weekday of a relative date."""

    on_weekday: int | None = None
    """ISO weekday that the text gives to a calendar date: «الخميس 21 كانون الأول»."""

    shift: int | None = None
    """Days from the article's own day: today 0, tomorrow 1."""

    start: str | None = None
    end: str | None = None
    resolved_by: str | None = None

    @property
    def relative(self) -> bool:
        """Whether it names no calendar date at all."""
        return self.weekday is not None or self.shift is not None

    @property
    def precision(self) -> Literal["day", "month", "year"]:
        """The smallest unit that the text gives."""
        if self.day is not None or self.relative:
            return "day"
        return "month" if self.month is not None or self.of_month else "year"


@dataclass
class Sheet:
    """Dates found so far in one document."""

    document: Document
    found: list[Written] = field(default_factory=list)
    taken: set[int] = field(default_factory=set)
    """Words that belong to a date."""

    by_first: dict[int, Written] = field(default_factory=dict)

    def add(self, date: Written) -> None:
        """Keeps a date, and its words from other readers."""
        self.found.append(date)
        self.by_first[date.first] = date
        self.taken.update(range(date.first, date.last + 1))


def is_in(word: str, name: str) -> bool:
    """Whether a word is of a list of calendar.json, also behind و, ف, ب, ل or لل."""
    known = word_set(name)
    if word in known:
        return True
    if word[:1] not in _ATTACHED:
        return False
    return word[1:] in known or (word.startswith("لل") and "ال" + word[2:] in known)
