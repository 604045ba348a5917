"""Days, months and years of ISO 8601 in reduced precision."""

from __future__ import annotations

import calendar
import re

from store.problem import QueryError

_REDUCED = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")


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
