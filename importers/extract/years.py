"""Works out the years that dates leave open, from the article's day, the meetings and the other dates.

A year is never guessed: a date that nothing settles keeps `start` None.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from datetime import date as Day
from datetime import timedelta
from itertools import pairwise

from importers.extract.dates_written import Written
from importers.extract.document import Document
from importers.language import hijri
from importers.language.anchors import Wakes, waking
from importers.language.meetings import meeting_words

_AHEAD = 45
"""Days that a bare date of the next year may lie ahead of the article's day."""

_THIS_YEAR = 60
"""The same for one of this year; later ones are taken as last year's."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """The day from which the text speaks, and how it is known: published, or the main meeting."""

    day: Day
    known_by: str


def settle(written: Written, year: int, resolved_by: str | None) -> bool:
    """Gives a date its year; False when the calendar has no such day."""
    span = span_in(written, year)
    if span is None:
        return False
    written.start, written.end = span[0].isoformat(), span[1].isoformat()
    written.resolved_by = resolved_by
    return True


def span_in(written: Written, year: int) -> tuple[Day, Day] | None:
    """First and last day of a date, if its year is this one; the year is that of its end."""
    if written.calendar == "hijri":
        return _hijri_span(written, year)
    try:
        if written.month is None or written.end_month is None:
            return (Day(year, 1, 1), Day(year, 12, 31)) if not written.of_month else None
        if written.day is None or written.end_day is None:
            following = Day(year + written.end_month // 12, written.end_month % 12 + 1, 1)
            return Day(year, written.month, 1), following - timedelta(days=1)
        end = Day(year, written.end_month, written.end_day)
        start_year = year - (written.month > written.end_month)
        return Day(start_year, written.month, written.day), end
    except ValueError:
        return None


def _hijri_span(written: Written, year: int) -> tuple[Day, Day] | None:
    if written.month is None or written.end_month is None:
        return None
    first = hijri.to_gregorian(year, written.month, written.day)
    last = hijri.to_gregorian(year, written.end_month, written.end_day)
    return (first[0], last[1]) if first is not None and last is not None else None


def settle_explicit(dates: list[Written]) -> None:
    """Dates whose year is written."""
    for written in dates:
        if written.year is not None:
            settle(written, written.year, None)


def settle_open(document: Document, dates: list[Written], anchor: Anchor | None) -> None:
    """Dates without a year, in the order of the text; those already settled are left."""
    _settle_under_headings(document, dates)
    _settle_pairs(document, dates)
    earlier: Written | None = None
    for written in dates:
        if written.relative:
            if anchor is not None and anchor.known_by == "published":
                _settle_relative(written, anchor.day)
            continue
        if written.start is None and written.rule != "date.dateline":
            _settle_one(document, written, anchor, earlier)
        if written.start is not None:
            earlier = written
    _settle_dateline(dates, anchor)


def _settle_dateline(dates: list[Written], anchor: Anchor | None) -> None:
    """The day in a dateline is the text's own: it lies in the year of what the text calls «الجاري», else in
    that which puts it beside the day from which the text speaks."""
    present = next((date.start for date in dates if date.start and date.direction == "present"), None)
    for written in dates:
        if written.rule != "date.dateline" or written.month is None or written.day is None:
            continue
        if present is not None:
            settle(written, int(present[:4]), "text")
        elif anchor is not None:
            years = (anchor.day.year - 1, anchor.day.year, anchor.day.year + 1)
            spans = [(span[0], year) for year in years if (span := span_in(written, year)) is not None]
            near = [year for day, year in spans if abs((day - anchor.day).days) <= _THIS_YEAR]
            if len(near) == 1:
                settle(written, near[0], anchor.known_by)


def _settle_under_headings(document: Document, dates: list[Written]) -> None:
    """In a chronology a year that stands alone on its line is that of the dates below it."""
    headings = [
        at
        for at, wakes in waking(document)
        if wakes & Wakes.FIGURES and len(document.words[at]) == 4 and _is_heading(document, at)
    ]
    for written in dates if headings else []:
        at = bisect_left(headings, written.first) - 1
        if at >= 0 and written.start is None and written.direction is None and not written.relative:
            settle(written, int(document.words[headings[at]]), "text")


def _settle_pairs(document: Document, dates: list[Written]) -> None:
    """«كانون الثاني وشباط 2017»: a month takes the year behind the month that it is joined to."""
    for written, following in pairwise(dates):
        joined = written.last + 1 == following.first and document.words[following.first].startswith("و")
        if not joined or written.start is not None or not following.explicit_year or written.month is None:
            continue
        if written.direction is None and (written.month or 0) <= (following.month or 0):
            settle(written, following.year or 0, "text")


def _is_heading(document: Document, at: int) -> bool:
    """Whether a year is the only word of its line."""
    start, end = document.paragraph_at(document.starts[at])
    return "1900" <= document.words[at] <= "2100" and len(document.words_in(start, end)) == 1


def _settle_one(document: Document, written: Written, anchor: Anchor | None, earlier: Written | None) -> None:
    if written.direction == "same" and earlier is not None and earlier.start is not None:
        year, month = int(earlier.start[:4]), int(earlier.start[5:7])
        if written.of_month:
            written.month = written.end_month = month
        settle(written, year, "text")
        return
    if anchor is None:
        if earlier is not None and _goes_on(document, earlier, written, paragraphs=2):
            settle(written, int((earlier.start or "")[:4]), "text")
        return
    if written.of_month:
        _settle_month(written, anchor)
    elif written.of_year:
        shift = {"past": -written.years_back, "present": 0, "future": 1, "same": 0}[
            written.direction or "present"
        ]
        settle(written, _anchor_year(written, anchor) + shift, anchor.known_by)
    elif (
        written.direction is None
        and earlier is not None
        and earlier.explicit_year
        and (
            _goes_on(document, earlier, written)
            and int((earlier.start or "")[:4]) < _anchor_year(written, anchor)
        )
    ):
        settle(written, int((earlier.start or "")[:4]), "text")
    else:
        ahead = _points_ahead(document, written)
        settle(written, _nearest_year(written, anchor, ahead=ahead), anchor.known_by)


def _goes_on(document: Document, earlier: Written, written: Written, *, paragraphs: int = 0) -> bool:
    """Whether a date continues a dated account: it is not before the date it follows, in the same paragraph
    or at most so many paragraphs on."""
    if earlier.start is None or earlier.calendar != written.calendar or earlier.month is None:
        return False
    between = document.paragraph_of[written.first] - document.paragraph_of[earlier.first]
    if between > paragraphs:
        return False
    span = span_in(written, int(earlier.start[:4]))
    return span is not None and span[0].isoformat() >= earlier.start


def _anchor_year(written: Written, anchor: Anchor) -> int:
    if written.calendar == "gregorian":
        return anchor.day.year
    known = hijri.of_gregorian(anchor.day)
    return known[0] if known is not None else 0


def _nearest_year(written: Written, anchor: Anchor, *, ahead: bool) -> int:
    """The latest year that puts the date no more than some weeks ahead, or the first that lies ahead."""
    year = _anchor_year(written, anchor)
    limit = anchor.day
    if written.on_weekday is not None:
        nearby = [year, year - 1, year + 1]
        matching = [
            y for y in nearby if (span := span_in(written, y)) and span[0].isoweekday() == written.on_weekday
        ]
        if len(matching) == 1:
            return matching[0]
    if written.direction == "past":
        candidates = [y for y in (year, year - 1) if _starts_by(written, y, limit)]
        return candidates[0] if candidates else year - 1
    if written.direction == "present":
        return year
    if written.direction == "future" or ahead:
        return next((y for y in (year, year + 1) if _ends_from(written, y, limit)), year)
    if _starts_by(written, year + 1, limit + timedelta(days=_AHEAD)):
        return year + 1
    return next(
        (y for y in (year, year - 1) if _starts_by(written, y, limit + timedelta(days=_THIS_YEAR))), year
    )


def _starts_by(written: Written, year: int, limit: Day) -> bool:
    span = span_in(written, year)
    return span is not None and span[0] <= limit


def _ends_from(written: Written, year: int, limit: Day) -> bool:
    span = span_in(written, year)
    return span is not None and span[1] >= limit


def _points_ahead(document: Document, written: Written) -> bool:
    """Whether a word of plan or of the future stands shortly before the date."""
    coming = meeting_words("coming")
    words = document.words[max(0, written.first - 8) : written.first]
    return any(word in coming or word.removeprefix("و") in coming for word in words)


def _settle_month(written: Written, anchor: Anchor) -> None:
    shift = {"past": -1, "present": 0, "future": 1, "same": 0}[written.direction or "present"]
    number = anchor.day.year * 12 + anchor.day.month - 1 + shift
    written.month = written.end_month = number % 12 + 1
    settle(written, number // 12, anchor.known_by)


def _settle_relative(written: Written, today: Day) -> None:
    if written.shift is not None:
        day = today + timedelta(days=written.shift)
    else:
        back = (today.isoweekday() - (written.weekday or 0)) % 7
        day = today - timedelta(days=back)
        if written.direction == "future":
            day += timedelta(days=7)
        elif written.direction == "past" and back == 0:
            day -= timedelta(days=7)
    written.start = written.end = day.isoformat()
    written.resolved_by = "published"
