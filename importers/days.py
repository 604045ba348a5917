"""The day in a field of metadata, which may be written in any of the ways that programs and editors use."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime

from importers.extract.dates import Written, read_dates
from importers.extract.document import Document
from importers.extract.published import own_day
from importers.extract.years import settle_explicit

_ISO = re.compile(r"(\d{4})-?(\d\d)-?(\d\d)(?!\d)")
_EPOCH = re.compile(r"\d{10}(?:\d{3})?")


def iso_day(text: str) -> str | None:
    """The ISO day that a field gives; None when it gives none, or more than one."""
    text = text.strip()[:200]
    if match := _ISO.match(text):
        return _valid(*map(int, match.groups()))
    if _EPOCH.fullmatch(text):
        return datetime.fromtimestamp(int(text[:10]), UTC).date().isoformat()
    if text.isascii() and (day := _mail_day(text)):
        return day
    days = {(written.start, written.end) for written in _dates(Document(text)) if written.day is not None}
    start, end = days.pop() if len(days) == 1 else (None, None)
    return start if start == end else None


def day_of_byline(lines: list[str]) -> str | None:
    """The day that the lines under a headline give as the article's own."""
    document = Document("\n".join(lines))
    found = own_day(document, _dates(document))
    return None if found is None else found.start


def _mail_day(text: str) -> str | None:
    from email.utils import parsedate_to_datetime  # costs as much as all formats together

    try:
        return parsedate_to_datetime(text).date().isoformat()
    except (ValueError, IndexError, TypeError):
        return None


def _dates(document: Document) -> list[Written]:
    dates = read_dates(document)
    settle_explicit(dates)
    return dates


def _valid(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None
