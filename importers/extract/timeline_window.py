"""The round that a text without number and without day of its own speaks of: the only one between what it
calls past and what it calls to come."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date as Day
from datetime import timedelta

from importers.extract.dates_written import Written
from importers.extract.document import Document
from importers.extract.main_round import speaks_of_meetings
from importers.extract.years import span_in
from importers.language.meetings import meeting_words
from importers.profiles.profile import ProfileMeeting

_HEAD = 60
"""Words in which the text must say that the talks begin, go on or end."""

_AFTER = timedelta(days=60)
"""How long after the last dated event the round may have begun."""


def round_of_the_window(
    document: Document, dates: list[Written], meetings: Iterable[ProfileMeeting]
) -> ProfileMeeting | None:
    """None when no dated event lies near, or when several rounds fit."""
    begun, words = meeting_words("begun"), document.words
    opening = [at for at, word in enumerate(words[:_HEAD]) if word in begun or word[1:] in begun]
    sentences = [document.sentences[at] for at in opening]
    if not any(speaks_of_meetings(words[here.start : here.stop]) for here in sentences):
        return None
    told = [Day.fromisoformat(date.start) for date in dates if _is_dated(date) and date.start is not None]
    if not told:
        return None
    last = max(told)
    fitting = [
        meeting
        for meeting in meetings
        if meeting.kind == "round"
        and meeting.start is not None
        and meeting.end is not None
        and last <= Day.fromisoformat(meeting.start) <= last + _AFTER
        and all(
            _agrees(date, Day.fromisoformat(meeting.start), Day.fromisoformat(meeting.end)) for date in dates
        )
    ]
    return fitting[0] if len(fitting) == 1 else None


def _is_dated(date: Written) -> bool:
    return date.explicit_year and date.day is not None and not date.relative


def _agrees(date: Written, start: Day, end: Day) -> bool:
    """Whether a date can be told by a text of these days: what is to come lies ahead, and today's weekday is
    one of them."""
    if date.weekday is not None and date.direction is None and date.first < _HEAD:
        days = {(start + timedelta(days=n)).isoweekday() for n in range((end - start).days + 1)}
        return date.weekday in days
    if date.direction == "future" and date.month is not None and not date.relative:
        ahead = (span_in(date, year) for year in (start.year, start.year + 1))
        coming = next((span for span in ahead if span is not None and span[1] >= start), None)
        return coming is not None and coming[0] > start
    return True
