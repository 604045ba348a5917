"""Dates with the name of a month: the days before it, its other names, the year behind it."""

from __future__ import annotations

import re

from importers.extract.dates_written import BLANK, DAYS_OF, JOINS, Sheet, Written, is_in
from importers.language.calendar import Month, directions, months, word_set
from importers.language.numbers import ordinals, years

_DASH = re.compile(r"[^\S\n]*[-–—_][^\S\n]*\Z")
_LIST = re.compile(r"[^\S\n]*[,،][^\S\n]*\Z")
_DAY_TO_MONTH = re.compile(r"[^\S\n]*[-/ـ]?[^\S\n]*\Z")
_DAY_TO_DAY = re.compile(r"[^\S\n]*[,،\-–—/]?[^\S\n]*\Z")
_SLASH = re.compile(r"[^\S\n]*/[^\S\n]*\Z")
_ARTICLES = frozenset(["ال", "وال", "بال", "لل", "فال"])
_OF = frozenset(["من", "شهر", "لشهر"])


class MonthReader:
    """Wakes at the name of a month."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet

    def read(self, index: int) -> None:
        """Adds the date whose month a word begins to name."""
        words, gaps = self.sheet.document.words, self.sheet.document.gaps
        named = months().at(words, index)
        if named is None:
            return
        month, length = named
        last = index + length - 1
        doubled, disagree = False, False
        while last + 1 < len(words) and JOINS.match(gaps[last]):
            other = months().at(words, last + 1)
            if other is None or other[0].calendar != month.calendar:
                break
            if other[0].number != month.number:
                if not _SLASH.match(gaps[last]):
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
            self.sheet.add(
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
        self.sheet.add(date)

    def _is_month(self, month: Month, date: Written, *, doubled: bool, dated: bool) -> bool:
        """Whether an ambiguous name («مارس», «آب», «الربيع») is a month here."""
        if month.trust == "safe" or date.day is not None:
            return True
        if doubled and month.calendar == "gregorian":
            return True
        words = self.sheet.document.words
        before = words[date.first - 1] if date.first else ""
        if before in _OF - {"من"}:
            return True
        if month.trust == "only-with-day":
            return dated and date.year is not None and words[date.first].isascii()
        return dated or is_in(before, "year_lead_ins")

    def _is_hijri(self, date: Written) -> bool:
        if date.year is not None:
            return 1300 <= date.year <= 1500
        return date.day is not None and date.month in (9, 12, 11, 1, 8, 7)

    def _days_before(self, date: Written, limit: int) -> list[tuple[int, int]]:
        """Reads «21», «الـ 23 من», «23-24», «21 و22», «الرابع والخامس من» before a month into the date.
        Days that are no run («5 و12 مايو») come back as (day, word), to be dates of their own."""
        words, gaps = self.sheet.document.words, self.sheet.document.gaps
        at = date.first - 1
        while at >= 0 and at >= date.first - 2 and words[at] in _OF and BLANK.match(gaps[at]):
            at -= 1
        if at < 0 or not _DAY_TO_MONTH.match(gaps[at]):
            return []
        day = self.day_ending_at(at, limit)
        if day is None:
            return []
        number, first = day
        if first and is_in(words[first - 1], "part_words"):
            return []
        date.day = date.end_day = number
        date.first = first
        date.rule = "date.day"
        apart: list[tuple[int, int]] = []
        while len(apart) < 6:
            earlier = self.earlier_day(date.first, limit)
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

    def day_ending_at(self, at: int, limit: int) -> tuple[int, int] | None:
        """Day of the month whose last word is `at`, and its first word."""
        words, gaps = self.sheet.document.words, self.sheet.document.gaps
        word = words[at]
        if at in self.sheet.taken:
            return None
        if word[0] <= "9" and word.isdecimal():
            if len(word) > 2 or not 1 <= int(word) <= limit:
                return None
            if at and words[at - 1].isdecimal() and gaps[at - 1] in (":", ".", ","):
                return None  # a clock time or a decimal
            if at and words[at - 1] in _ARTICLES and len(gaps[at - 1].strip(' ـ-"«')) == 0:
                return int(word), at - 1
            return int(word), at
        if is_in(word, "first_days"):
            return 1, at
        ordinal = ordinals().ending_at(words, at)
        if ordinal is None or ordinal[0].gender == "f" or not 1 <= ordinal[0].n <= limit:
            return None
        return ordinal[0].n, at - ordinal[1] + 1

    def earlier_day(self, first: int, limit: int) -> tuple[int, int, str] | None:
        """A day before the day that begins at word `first`: (day, word, run or list)."""
        words, gaps = self.sheet.document.words, self.sheet.document.gaps
        if first == 0:
            return None
        before = first - 1
        joined = gaps[before]
        kind = ""
        drawn = (
            "ـ"
            in self.sheet.document.text[self.sheet.document.ends[before] : self.sheet.document.starts[first]]
        )
        if words[before].isdecimal() and (drawn or _SLASH.match(joined)):
            kind = "run"  # a tatweel often stands for the dash
        elif _DASH.match(joined):
            kind = "run"
        elif _LIST.match(joined):
            kind = "list"
        elif BLANK.match(joined):
            if words[before] in word_set("range_words"):
                kind, before = "run", before - 1
            elif words[before] == "و":
                kind, before = "list", before - 1
            elif words[first].startswith("و"):  # «والخامس», «والـ22»
                kind = "list"
        if not kind or before < 0 or not _DAY_TO_DAY.match(gaps[before]):
            return None
        if words[before] in ("من", "يوم") and before:
            before -= 1
        day = self.day_ending_at(before, limit)
        if day is None:
            return None
        if kind == "list" and day[1] and words[day[1] - 1] == "اليوم":
            return None  # «في اليوم الأول، 3 أيار»
        if kind == "list" and day[1] and words[day[1] - 1] in ("بين", "مابين"):
            kind = "run"
        return day[0], day[1], kind

    def _day_after(self, date: Written) -> None:
        """«ديسمبر 21، 2017»: a day after its month counts only with a year behind it."""
        words, gaps = self.sheet.document.words, self.sheet.document.gaps
        at = date.last + 1
        if (
            at + 1 < len(words)
            and words[at].isdecimal()
            and len(words[at]) <= 2
            and 1 <= int(words[at]) <= 31
            and BLANK.match(gaps[date.last])
            and words[at + 1].isdecimal()
            and len(words[at + 1]) == 4
            and JOINS.match(gaps[at])
        ):
            date.day = date.end_day = int(words[at])
            date.last = at
            date.rule = "date.day-after-month"

    def _year_after(self, date: Written) -> bool:
        """Reads the year, or the word that points to one, behind a date. True when there was one."""
        words, gaps = self.sheet.document.words, self.sheet.document.gaps
        at = date.last + 1
        if at >= len(words) or not JOINS.match(gaps[date.last]):
            return False
        if self._plain_year(date, at):
            return True
        at += words[at] in ("من", "في") and at + 1 < len(words)
        at += words[at] in ("هذا", "هذه") and at + 1 < len(words)
        this = words[at - 1] in ("هذا", "هذه")
        if is_in(words[at], "year_words"):
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
        words = self.sheet.document.words
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


def _limit(month: Month) -> int:
    return 30 if month.calendar == "hijri" else DAYS_OF[month.number - 1]
