"""Days, months and years of ISO 8601 in reduced precision, and names of months."""

from __future__ import annotations

import calendar
import re

from store.problem import QueryError

_REDUCED = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")

_MONTHS_AR = (
    "كانون الثاني/يناير", "شباط/فبراير", "آذار/مارس", "نيسان/أبريل", "أيار/مايو", "حزيران/يونيو",
    "تموز/يوليو", "آب/أغسطس", "أيلول/سبتمبر", "تشرين الأول/أكتوبر",
    "تشرين الثاني/نوفمبر", "كانون الأول/ديسمبر",
)  # fmt: skip
_MONTHS_EN = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


def days_of(written: str) -> tuple[str, str]:
    """First and last day of a year, month or day. Raises QueryError `date-unreadable`."""
    match = _REDUCED.fullmatch(written.strip())
    if match is None:
        raise QueryError("date-unreadable", date=written)
    year, month, day = match.groups()
    number = int(month or 1)
    if int(year) == 0 or not 1 <= number <= 12:
        raise QueryError("date-unreadable", date=written)
    last = calendar.monthrange(int(year), number if month else 12)[1]
    if day is not None and not 1 <= int(day) <= last:
        raise QueryError("date-unreadable", date=written)
    return (
        f"{year}-{month or '01'}-{day or '01'}",
        f"{year}-{month or '12'}-{day or f'{last:02d}'}",
    )


def month_labels(month: str) -> tuple[str, str]:
    """Arabic and English name of a month such as `2017-05`."""
    year, number = month.split("-")
    return f"{_MONTHS_AR[int(number) - 1]} {year}", f"{_MONTHS_EN[int(number) - 1]} {year}"
