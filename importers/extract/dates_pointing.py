"""Days told from the article's own: «16 من الشهر الجاري», weekdays, «اليوم» and «غدا»."""

from __future__ import annotations

from importers.extract.dates_months import MonthReader
from importers.extract.dates_written import BLANK, JOINS, Sheet, Written
from importers.language.calendar import Direction, day_words, directions, weekdays
from importers.language.numbers import ordinals


class PointingReader:
    """Wakes at a weekday, at «اليوم», at «الجاري»."""

    def __init__(self, sheet: Sheet, days: MonthReader) -> None:
        self.sheet = sheet
        self.days = days

    def of_month(self, index: int, pointing: Direction) -> None:
        """«16 من الشهر الجاري», «في 20 الجاري», «في الـ14 من الجاري»."""
        words, gaps = self.sheet.document.words, self.sheet.document.gaps
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
        if at >= 0 and words[at] == "من" and BLANK.match(gaps[at]):
            at -= 1
        elif first == last and (at < 0 or not words[at].isdecimal()):
            return
        if at < 0 or not BLANK.match(gaps[at]):
            return
        date = Written(first, last, "date.day-of-month-pointed-at", certainty="medium", of_month=True)
        date.direction = pointing
        day = self.days.day_ending_at(at, 31)
        if day is None:
            return
        date.day = date.end_day = day[0]
        date.first = day[1]
        earlier = self.days.earlier_day(date.first, 31)
        if earlier is not None and earlier[0] < date.day:
            date.day, date.first = earlier[0], earlier[1]
        self.sheet.add(date)

    def day(self, index: int) -> None:
        """«اليوم», «الخميس المقبل»; a weekday beside a calendar date is kept with that date."""
        words, gaps = self.sheet.document.words, self.sheet.document.gaps
        shift = day_words().at(words, index)
        if shift is not None:
            follower = ordinals().at(words, index + 1) if index + 1 < len(words) else None
            if follower is None or not follower[0].definite:  # «اليوم الثاني» is a day of a meeting
                self.sheet.add(Written(index, index, "date.day-word", shift=shift[0]))
            return
        weekday = weekdays().at(words, index)
        if weekday is None:
            return
        following = index + 1
        if following < len(words) and following in self.sheet.taken and JOINS.match(gaps[index]):
            self._on_weekday(following, weekday[0])  # «الخميس 21 ديسمبر»: the calendar date says it
            return
        if ordinals().ending_at(words, index) or ordinals().at(words, index):
            return
        date = Written(index, index, "date.weekday", weekday=weekday[0])
        if following < len(words) and words[following] in directions() and BLANK.match(gaps[index]):
            date.direction = directions()[words[following]]
            date.last = following
        self.sheet.add(date)

    def _on_weekday(self, first: int, weekday: int) -> None:
        date = self.sheet.by_first.get(first)
        if date is not None and date.day == date.end_day and date.day is not None:
            date.on_weekday = weekday
