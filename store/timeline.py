"""Meetings and articles over time, and what was announced against what is said to have been held."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from pyroaring import BitMap

from store.attendance import Attendance, began_within
from store.ledger import Ledger
from store.model import Meeting
from store.selection import Selection
from store.sources import Measure
from store.stances import Stance
from store.store import Store

Unit = Literal["month", "year"]


@dataclass(frozen=True, slots=True)
class Known:
    """How far articles claim something of a meeting."""

    articles: int
    sources: int
    first_day: str | None
    """Day of the first of these articles that has one."""


@dataclass(frozen=True, slots=True)
class MeetingInTime:
    """A meeting with what the articles of a selection make of it."""

    meeting: Meeting
    articles: int
    """Articles that name it."""

    sources: int
    announced: Known
    """By claims that somebody is expected or invited."""

    held: Known
    """By claims that somebody was there."""


@dataclass(frozen=True, slots=True)
class Bucket:
    """A month or a year."""

    start: str
    """`2017-05` or `2017`."""

    gap: int
    """Months or years without article and meeting since the bucket before."""

    articles: int
    """Articles of the selection with a day in it."""

    sources: int
    meetings: tuple[MeetingInTime, ...]
    """Meetings that began in it."""


@dataclass(frozen=True, slots=True)
class Timeline:
    """An answer: months or years that have an article or a meeting, in their order."""

    selection: Selection
    unit: Unit
    buckets: tuple[Bucket, ...]
    undated_articles: int
    undated_meetings: tuple[MeetingInTime, ...]


def timeline(
    store: Store,
    attendance: Attendance,
    selection: Selection,
    unit: Unit = "month",
    process: str | None = None,
) -> Timeline:
    """Articles and the meetings that they name, by month or year.

    Days of the selection bound the meetings too. `process` keeps only its meetings. Raises QueryError,
    StoreError.
    """
    ledger = attendance.ledger()
    measure = ledger.measure(selection)
    selected = store.articles(selection)
    with store.one_moment() as connection:
        days: dict[int, str] = {
            own_id: day
            for own_id, day in connection.execute("SELECT id, day FROM articles WHERE day IS NOT NULL")
            if own_id in selected
        }
    length = 7 if unit == "month" else 4
    articles: dict[str, BitMap] = {}
    for own_id, day in days.items():
        articles.setdefault(day[:length], BitMap()).add(own_id)
    meetings: dict[str | None, list[MeetingInTime]] = {}
    for meeting in ledger.meetings.values():
        named = ledger.articles.get(meeting.id, BitMap()) & selected
        if named and process in (None, meeting.process) and began_within(meeting, selection):
            start = meeting.start[:length] if meeting.start else None
            meetings.setdefault(start, []).append(_in_time(ledger, measure, meeting, named, days))
    starts = sorted({*articles, *(start for start in meetings if start is not None)})
    return Timeline(
        selection=selection,
        unit=unit,
        buckets=tuple(
            Bucket(
                start=start,
                gap=_number(start) - _number(before) - 1 if before else 0,
                articles=measure.articles(own := articles.get(start, BitMap())),
                sources=measure.sources(own),
                meetings=tuple(meetings.get(start, ())),
            )
            for before, start in zip([None, *starts], starts, strict=False)
        ),
        undated_articles=measure.articles(selected - BitMap(days)),
        undated_meetings=tuple(meetings.get(None, ())),
    )


def _in_time(
    ledger: Ledger, measure: Measure, meeting: Meeting, named: BitMap, days: dict[int, str]
) -> MeetingInTime:
    def known(stance: Stance) -> Known:
        articles = ledger.stances.get((meeting.id, stance), BitMap()) & named
        first = min((days[own_id] for own_id in articles if own_id in days), default=None)
        return Known(measure.articles(articles), measure.sources(articles), first)

    return MeetingInTime(
        meeting=meeting,
        articles=measure.articles(named),
        sources=measure.sources(named),
        announced=known("foreseen"),
        held=known("present"),
    )


def _number(start: str) -> int:
    """Months, or years, since the year 0."""
    year, _, month = start.partition("-")
    return 12 * int(year) + int(month) - 1 if month else int(year)
