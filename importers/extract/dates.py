"""Dates as the text writes them, before their years are worked out.

A rule wakes at the name of a month, at a number that may be a year or part of a numeric date, at a weekday or
at a word such as «الجاري»; it then reads to both sides, word by word.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Literal

from importers.extract.document import Document
from importers.language.anchors import Wakes, waking
from importers.language.calendar import Direction, Month, day_words, directions, months, weekdays, word_set
from importers.language.numbers import ordinals, years
from store.record import Certainty

_JOINS = re.compile(r"[^\S\n]*[/\\(),،.»«\"–—-]?[^\S\n]*[(/]?[^\S\n]*\Z")
_BLANK = re.compile(r"[^\S\n]*\Z")
_DASH = re.compile(r"[^\S\n]*[-–—_][^\S\n]*\Z")
_LIST = re.compile(r"[^\S\n]*[,،][^\S\n]*\Z")
_SLASH = re.compile(r"[^\S\n]*/[^\S\n]*\Z")
_SEPARATORS = ("/", "-", ".", "\\")
_DAYS_OF = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_ARTICLES = frozenset(["ال", "وال", "بال", "لل", "فال"])
_ATTACHED = frozenset("وفبل")
_OF = frozenset(["من", "شهر", "لشهر"])


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
class Reader:
    """Reads one document; `taken` are words that already belong to a date."""

    document: Document
    found: list[Written] = field(default_factory=list)
    taken: set[int] = field(default_factory=set)

    def read(self) -> list[Written]:
        """All dates of the text in order."""
        words = self.document.words
        pointing, year_words = directions(), years()
        anchors_month: list[int] = []
        anchors_number: list[int] = []
        anchors_other: list[int] = []
        for index, wakes in waking(self.document):
            if wakes & Wakes.MONTH:
                anchors_month.append(index)
            elif wakes & Wakes.DAY:
                anchors_other.append(index)
            elif wakes & Wakes.FIGURES and words[index].isdecimal():
                anchors_number.append(index)
        for index in anchors_number:
            if index not in self.taken:
                self._numeric(index)
        for index in anchors_month:
            if index not in self.taken:
                self._month(index)
        for index in anchors_number:
            if index not in self.taken and len(words[index]) == 4:
                self._year(index)
        for index in anchors_other:
            if index in self.taken:
                continue
            if words[index] in year_words:
                self._written_year(index)
            elif words[index] in pointing:
                self._of_this_month(index, pointing[words[index]])
            else:
                self._relative(index)
        self.found.sort(key=lambda date: date.first)
        self._join_across_months()
        return self.found

    def _add(self, date: Written) -> None:
        self.found.append(date)
        self.taken.update(range(date.first, date.last + 1))

    # --- numeric dates: 21/12/2017, 2017-12-21, 21.12.2017 ---

    def _numeric(self, index: int) -> None:
        words, gap = self.document.words, self.document.gap
        if index + 2 >= len(words):
            return
        separator = gap(index)
        if separator not in _SEPARATORS or gap(index + 1) != separator:
            return
        parts = words[index : index + 3]
        if not all(part.isdecimal() and len(part) <= 4 for part in parts):
            return
        if index and gap(index - 1) == separator and words[index - 1].isdecimal():
            return
        a, b, c = (int(part) for part in parts)
        if len(parts[0]) == 4:
            year, month, day = a, b, c
        elif len(parts[2]) == 4 or (len(parts[2]) == 2 and separator == "/" and 10 <= c <= 40):
            year, month, day = (c if len(parts[2]) == 4 else 2000 + c), b, a
            if month > 12 >= day:
                month, day = day, month
        else:
            return
        hijri = 1300 <= year <= 1500
        if not (1 <= month <= 12 and 1 <= day <= _DAYS_OF[month - 1] and (hijri or 1900 <= year <= 2100)):
            return
        self._add(
            Written(
                index,
                index + 2,
                "date.numeric",
                year=year,
                explicit_year=True,
                month=month,
                day=day,
                end_month=month,
                end_day=day,
                calendar="hijri" if hijri else "gregorian",
            )
        )

    # --- a month's name, with the days before it and the year after it ---

    def _month(self, index: int) -> None:
        words, gap = self.document.words, self.document.gap
        named = months().at(words, index)
        if named is None:
            return
        month, length = named
        last = index + length - 1
        doubled, disagree = False, False
        while last + 1 < len(words) and _JOINS.match(gap(last)):
            other = months().at(words, last + 1)
            if other is None or other[0].calendar != month.calendar:
                break
            if other[0].number != month.number:
                if not _SLASH.match(gap(last)):
                    break
                disagree = True
            last += other[1]
            doubled = True
        date = Written(index, last, "date.month", month=month.number, end_month=month.number)
        date.calendar = month.calendar
        extra_days = self._days_before(date, _limit(month))
        if date.day is None:
            self._day_after(date)
        dated = self._year_after(date)
        if date.calendar == "hijri" and not self._is_hijri(date):
            return
        if not self._is_month(month, date, doubled=doubled, dated=dated):
            return
        if disagree:
            date.rule, date.certainty = "date.months-disagree", "low"
        elif doubled:
            date.rule += "-doubled"
        for day, word in extra_days:
            self._add(
                Written(
                    word,
                    word,
                    date.rule,
                    year=date.year,
                    explicit_year=date.explicit_year,
                    month=date.month,
                    day=day,
                    end_month=date.month,
                    end_day=day,
                    calendar=date.calendar,
                    direction=date.direction,
                    of_year=date.of_year,
                    years_back=date.years_back,
                )
            )
        self._add(date)

    def _is_month(self, month: Month, date: Written, *, doubled: bool, dated: bool) -> bool:
        """Whether an ambiguous name («مارس», «آب», «الربيع») is a month here."""
        if month.trust == "safe" or date.day is not None:
            return True
        if doubled and month.calendar == "gregorian":
            return True
        words = self.document.words
        before = words[date.first - 1] if date.first else ""
        if before in _OF - {"من"}:
            return True
        if month.trust == "only-with-day":
            return dated and date.year is not None and words[date.first].isascii()
        return dated or _is(before, "year_lead_ins")

    def _is_hijri(self, date: Written) -> bool:
        if date.year is not None:
            return 1300 <= date.year <= 1500
        return date.day is not None and date.month in (9, 12, 11, 1, 8, 7)

    def _days_before(self, date: Written, limit: int) -> list[tuple[int, int]]:
        """Reads «21», «الـ 23 من», «23-24», «21 و22», «الرابع والخامس من» before a month into the date.
        Days that are no run («5 و12 مايو») come back as (day, word), to be dates of their own."""
        words, gap = self.document.words, self.document.gap
        at = date.first - 1
        while at >= 0 and at >= date.first - 2 and words[at] in _OF and _BLANK.match(gap(at)):
            at -= 1
        if at < 0 or not re.match(r"[^\S\n]*[-/ـ]?[^\S\n]*\Z", gap(at)):
            return []
        day = self._day_ending_at(at, limit)
        if day is None:
            return []
        number, first = day
        if first and _is(words[first - 1], "part_words"):
            return []
        date.day = date.end_day = number
        date.first = first
        date.rule = "date.day"
        apart: list[tuple[int, int]] = []
        while len(apart) < 6:
            earlier = self._earlier_day(date.first, limit)
            if earlier is None or earlier[0] >= (apart[-1][0] if apart else date.day):
                break
            if earlier[2] == "run" or earlier[0] == date.day - 1:
                if apart:
                    break
                date.day, date.first = earlier[0], earlier[1]
                date.rule = "date.days"
                if earlier[2] == "run":
                    break
            else:
                apart.append((earlier[0], earlier[1]))
                break
        return apart

    def _day_ending_at(self, at: int, limit: int) -> tuple[int, int] | None:
        """Day of the month whose last word is `at`, and its first word."""
        words, gap = self.document.words, self.document.gap
        word = words[at]
        if at in self.taken:
            return None
        if word[0] <= "9" and word.isdecimal():
            if len(word) > 2 or not 1 <= int(word) <= limit:
                return None
            if at and words[at - 1].isdecimal() and gap(at - 1) in (":", ".", ","):
                return None  # a clock time or a decimal
            if at and words[at - 1] in _ARTICLES and len(gap(at - 1).strip(' ـ-"«')) == 0:
                return int(word), at - 1
            return int(word), at
        ordinal = ordinals().ending_at(words, at)
        if ordinal is None or ordinal[0].gender == "f" or not 1 <= ordinal[0].n <= limit:
            return None
        return ordinal[0].n, at - ordinal[1] + 1

    def _earlier_day(self, first: int, limit: int) -> tuple[int, int, str] | None:
        """A day before the day that begins at word `first`: (day, word, run or list)."""
        words, gap = self.document.words, self.document.gap
        if first == 0:
            return None
        before = first - 1
        joined = gap(before)
        kind = ""
        drawn = "ـ" in self.document.text[self.document.ends[before] : self.document.starts[first]]
        if words[before].isdecimal() and (drawn or _SLASH.match(joined)):
            kind = "run"  # a tatweel often stands for the dash
        elif _DASH.match(joined):
            kind = "run"
        elif _LIST.match(joined):
            kind = "list"
        elif _BLANK.match(joined):
            if words[before] in word_set("range_words"):
                kind, before = "run", before - 1
            elif words[before] == "و":
                kind, before = "list", before - 1
            elif words[first].startswith("و"):  # «والخامس», «والـ22»
                kind = "list"
        if not kind or before < 0 or not re.match(r"[^\S\n]*[,،\-–—/]?[^\S\n]*\Z", gap(before)):
            return None
        if words[before] in ("من", "يوم") and before:
            before -= 1
        day = self._day_ending_at(before, limit)
        if day is None:
            return None
        if kind == "list" and day[1] and words[day[1] - 1] in ("بين", "مابين"):
            kind = "run"
        return day[0], day[1], kind

    def _day_after(self, date: Written) -> None:
        """«ديسمبر 21، 2017»: a day after its month counts only with a year behind it."""
        words, gap = self.document.words, self.document.gap
        at = date.last + 1
        if (
            at + 1 < len(words)
            and words[at].isdecimal()
            and len(words[at]) <= 2
            and 1 <= int(words[at]) <= 31
            and _BLANK.match(gap(date.last))
            and words[at + 1].isdecimal()
            and len(words[at + 1]) == 4
            and _JOINS.match(gap(at))
        ):
            date.day = date.end_day = int(words[at])
            date.last = at
            date.rule = "date.day-after-month"

    def _year_after(self, date: Written) -> bool:
        """Reads the year, or the word that points to one, behind a date. True when there was one."""
        words, gap = self.document.words, self.document.gap
        at = date.last + 1
        if at >= len(words) or not _JOINS.match(gap(date.last)):
            return False
        if self._plain_year(date, at):
            return True
        at += words[at] in ("من", "في", "فى") and at + 1 < len(words)
        at += words[at] in ("هذا", "هذه") and at + 1 < len(words)
        this = words[at - 1] in ("هذا", "هذه")
        if _is(words[at], "year_words"):
            if at + 1 < len(words) and self._plain_year(date, at + 1):
                return True
            pointing = directions().get(words[at + 1]) if at + 1 < len(words) else None
            if this:
                date.direction, date.of_year, date.last = "present", True, at
                return True
            if pointing is None:
                before_last = words[at + 1 : at + 3] == ["قبل", "الماضي"]
                if before_last:
                    date.direction, date.of_year, date.years_back, date.last = "past", True, 2, at + 2
                return before_last
            date.direction, date.of_year, date.last = pointing, True, at + 1
            return True
        pointing = directions().get(words[at]) if not this else None
        if pointing is not None and at == date.last + 1 and words[at] not in ("هذا", "هذه"):
            date.direction, date.last = pointing, at
            return True
        return False

    def _plain_year(self, date: Written, at: int) -> bool:
        words = self.document.words
        year, last = None, at
        if words[at].isdecimal() and len(words[at]) == 4:
            number = int(words[at])
            if 1900 <= number <= 2100 or (1300 <= number <= 1500 and date.calendar == "hijri"):
                year = number
        else:
            spelt = years().at(words, at)
            if spelt is not None:
                year, last = spelt[0], at + spelt[1] - 1
        if year is None or (date.calendar == "hijri") != (1300 <= year <= 1500):
            return False
        date.year, date.explicit_year, date.last = year, True, last
        return True

    # --- a year alone ---

    def _year(self, index: int) -> None:
        document, words = self.document, self.document.words
        number = int(words[index])
        if not 1900 <= number <= 2100 or index == 0:
            return
        if not re.match(r"[^\S\n]*[\"«(]?[^\S\n]*\Z", document.gap(index - 1)):
            return
        before = words[index - 1]
        marked = _is(before, "year_words") or _is(before, "years_words")
        if not marked and before in ("و", "الي", "حتي", "لغايه", "وحتي") and index >= 2:
            earlier = self.found[-1] if self.found else None  # «عامي 2016 و2017»
            marked = earlier is not None and earlier.last == index - 2 and earlier.rule == "date.year"
        if not marked:
            in_time = _is(before, "year_lead_ins") and 1950 <= number <= 2049
            followed = document.gap(index)
            if not in_time or (_BLANK.match(followed) and self._is_counted(index + 1)):
                return
        behind = document.gap(index)
        decimal = behind == "." and index + 1 < len(words)
        if not marked and (decimal or behind.startswith(("-", "/", "–", "%"))):
            return  # a season, a share, a decimal
        self._add(
            Written(
                index,
                index,
                "date.year",
                certainty="high" if marked else "medium",
                year=number,
                explicit_year=True,
            )
        )

    def _is_counted(self, index: int) -> bool:
        """Whether the word behind a number may be what it counts: a noun without the article."""
        words = self.document.words
        if index >= len(words):
            return False
        word = words[index]
        return not word.startswith(("ال", "و", "ب", "ل", "ف", "ي", "ت")) and word not in (
            "في", "فى", "من", "علي", "الي", "عن", "ان", "بعد", "قبل", "حيث", "عندما", "كان", "كانت", "م",
            "مع",
        )  # fmt: skip

    def _written_year(self, index: int) -> None:
        words = self.document.words
        if index == 0 or not _is(words[index - 1], "year_words"):
            return
        spelt = years().at(words, index)
        if spelt is not None:
            last = index + spelt[1] - 1
            self._add(Written(index, last, "date.year-in-words", year=spelt[0], explicit_year=True))

    # --- days of this month, weekdays, today ---

    def _of_this_month(self, index: int, pointing: Direction) -> None:
        """«16 من الشهر الجاري», «في 20 الجاري», «في الـ14 من الجاري»."""
        words, gap = self.document.words, self.document.gap
        if words[index] in ("هذا", "هذه"):
            if index + 1 >= len(words) or words[index + 1] != "الشهر":
                return
            first, last = index, index + 1
        elif index and words[index - 1] in ("الشهر", "شهر"):
            first = last = index
            first -= 1
        elif words[index].startswith("ال") and pointing != "past":
            first = last = index
        else:
            return
        at = first - 1
        if at >= 0 and words[at] == "من" and _BLANK.match(gap(at)):
            at -= 1
        elif first == last and (at < 0 or not words[at].isdecimal()):
            return
        if at < 0 or not _BLANK.match(gap(at)):
            return
        date = Written(first, last, "date.day-of-month-pointed-at", certainty="medium", of_month=True)
        date.direction = pointing
        day = self._day_ending_at(at, 31)
        if day is None:
            return
        date.day = date.end_day = day[0]
        date.first = day[1]
        earlier = self._earlier_day(date.first, 31)
        if earlier is not None and earlier[0] < date.day:
            date.day, date.first = earlier[0], earlier[1]
        self._add(date)

    def _relative(self, index: int) -> None:
        words, gap = self.document.words, self.document.gap
        shift = day_words().at(words, index)
        if shift is not None:
            follower = ordinals().at(words, index + 1) if index + 1 < len(words) else None
            if follower is None or not follower[0].definite:  # «اليوم الثاني» is a day of a meeting
                self._add(Written(index, index, "date.day-word", shift=shift[0]))
            return
        weekday = weekdays().at(words, index)
        if weekday is None:
            return
        following = index + 1
        if following < len(words) and following in self.taken and _JOINS.match(gap(index)):
            self._on_weekday(following, weekday[0])  # «الخميس 21 ديسمبر»: the calendar date says it
            return
        if ordinals().ending_at(words, index) or ordinals().at(words, index):
            return
        date = Written(index, index, "date.weekday", weekday=weekday[0])
        if following < len(words) and words[following] in directions() and _BLANK.match(gap(index)):
            date.direction = directions()[words[following]]
            date.last = following
        self._add(date)

    def _on_weekday(self, first: int, weekday: int) -> None:
        date = next((date for date in self.found if date.first == first), None)
        if date is not None and date.day == date.end_day and date.day is not None:
            date.on_weekday = weekday

    def _join_across_months(self) -> None:
        """«من 28 نوفمبر إلى 3 ديسمبر» is one date."""
        document = self.document
        joined: list[Written] = []
        for date in self.found:
            before = joined[-1] if joined else None
            if (
                before is not None
                and before.day is not None
                and date.day is not None
                and before.month is not None
                and date.month is not None
                and before.day == before.end_day
                and date.day == date.end_day
                and before.calendar == date.calendar
                and not (before.explicit_year and not date.explicit_year)
                and self._connected(before, date)
                and (before.month, before.day) != (date.month, date.day)
                and document.paragraph_at(document.starts[before.first])
                == document.paragraph_at(document.starts[date.first])
            ):
                joined[-1] = Written(
                    before.first,
                    date.last,
                    "date.across-months",
                    year=date.year,
                    explicit_year=date.explicit_year,
                    month=before.month,
                    day=before.day,
                    end_month=date.month,
                    end_day=date.day,
                    calendar=date.calendar,
                    direction=date.direction,
                    of_year=date.of_year,
                    years_back=date.years_back,
                )
            else:
                joined.append(date)
        self.found = joined

    def _connected(self, before: Written, date: Written) -> bool:
        document = self.document
        between = range(before.last + 1, date.first)
        if len(between) == 0:
            return bool(_DASH.match(document.gap(before.last)))
        lead = document.words[before.first - 1] if before.first else ""
        words = [document.words[index] for index in between]
        if len(words) > 2 or not all(_BLANK.match(document.gap(n)) for n in range(before.last, date.first)):
            return False
        if words[0] in word_set("range_words"):
            return len(words) == 1 or words[1] in ("يوم", "ال")
        return words == ["و"] and lead in ("بين", "مابين")


def _limit(month: Month) -> int:
    return 30 if month.calendar == "hijri" else _DAYS_OF[month.number - 1]


def _is(word: str, name: str) -> bool:
    """Whether a word is of a list of calendar.json, also behind و, ف, ب, ل or لل."""
    known = word_set(name)
    if word in known:
        return True
    if word[:1] not in _ATTACHED:
        return False
    return word[1:] in known or (word.startswith("لل") and "ال" + word[2:] in known)


def read_dates(document: Document) -> list[Written]:
    """Every date of the text as written, in order; years that it leaves open are None."""
    return Reader(document).read()
