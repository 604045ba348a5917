"""The Umm al-Qura calendar: days of the Hijri year as days of ours, from a table of month lengths."""

from __future__ import annotations

from datetime import date
from functools import cache

from importers.language.files import table


@cache
def _month_starts() -> tuple[int, tuple[int, ...]]:
    """First year of the table, and the ordinal of the first day of each month, one past the end."""
    rows = table("calendar")["hijri_table"]
    starts = [date.fromisoformat(rows["first_day"]).toordinal()]
    for row in rows["years"]:
        for long in row:
            starts.append(starts[-1] + (30 if long == "1" else 29))
    return rows["first_year"], tuple(starts)


def to_gregorian(year: int, month: int, day: int | None) -> tuple[date, date] | None:
    """First and last day of a Hijri day, or of a whole month when `day` is None; None outside the table
    (1400 to 1480) or for a day that the month has not."""
    first_year, starts = _month_starts()
    number = (year - first_year) * 12 + month - 1
    if not 0 <= number < len(starts) - 1:
        return None
    start, end = starts[number], starts[number + 1] - 1
    if day is not None:
        if not 1 <= day <= end - start + 1:
            return None
        start = end = start + day - 1
    return date.fromordinal(start), date.fromordinal(end)


def of_gregorian(day: date) -> tuple[int, int] | None:
    """Hijri year and month of a day; None outside the table."""
    first_year, starts = _month_starts()
    ordinal = day.toordinal()
    if not starts[0] <= ordinal < starts[-1]:
        return None
    low, high = 0, len(starts) - 1
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if starts[middle] <= ordinal else (low, middle)
    return first_year + low // 12, low % 12 + 1
