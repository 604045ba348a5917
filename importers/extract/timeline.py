"""Everything in an article that has to do with time, read once: dates, rounds, the main meeting.

Dates settle rounds and rounds settle dates, so they are worked out together; the facet kinds take their part.
What is said (number, words) and what is resolved (meeting, year) stay apart.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date as Day
from typing import Literal

from importers.extract.dates import dates_and_words
from importers.extract.dates_written import Written
from importers.extract.document import Document
from importers.extract.main_round import main_by_date, main_by_number
from importers.extract.processes import Name, other_words, process_names
from importers.extract.published import own_day
from importers.extract.resolve import (
    Meetings,
    Said,
    agree_on_numbers,
    bind_dates,
    meetings_of,
    predate,
    resolve,
    settle_by_meetings,
    whose_by_date,
)
from importers.extract.rounds import read_rounds
from importers.extract.subject import NOTHING, Subject, subject_of
from importers.extract.timeline_window import round_of_the_window
from importers.extract.unnumbered import Unnumbered, read_unnumbered, settle_near, speaks_of
from importers.extract.years import Anchor, settle_explicit, settle_open
from importers.profiles.profile import ProfileMeeting, Profiles

_HEAD = 45
"""Words in which an article without a round names the meeting that it is about."""


@dataclass
class Timeline:
    """What was read; kinds copy from it."""

    dates: list[Written] = field(default_factory=list)
    names: list[Name] = field(default_factory=list)
    rounds: list[Said] = field(default_factory=list)
    meetings: list[Unnumbered] = field(default_factory=list)
    published: str | None = None
    published_from: Literal["text", "metadata", "manual"] | None = None
    published_date: Written | None = None
    anchor: Anchor | None = None
    main_process: str | None = None
    """The process that `main_round` counts."""

    topic: str | None = None
    """The talks that the article is mainly about."""

    subject: Subject = NOTHING

    main: Said | None = None
    """The round that the article is mainly about, when one was named."""

    main_meeting: ProfileMeeting | None = None


def read_timeline(document: Document, profiles: Profiles) -> Timeline:
    """Reads dates and meetings of an article and resolves what can be resolved."""
    known = meetings_of(profiles)
    dates, taken = dates_and_words(document)
    line = Timeline(dates=dates, names=process_names(document, profiles), main_process=known.main)
    settle_explicit(line.dates)
    _own_day(document, line)
    line.subject = subject = subject_of(
        document, line.names, known.numbered - known.bodies, other_words(profiles)
    )
    line.topic, line.names = subject.talks, subject.names
    line.rounds = [Said(named) for named in read_rounds(document, subject, taken, known)]
    bind_dates(document, line.rounds, line.dates)
    if profiles.reference:
        whose_by_date(line.rounds, known, line.topic)
        for said in line.rounds:
            resolve(said, known, line.anchor)
        agree_on_numbers(line.rounds)
        line.rounds = predate(line.rounds, line.dates, document, known)
        used = {at for said in line.rounds for at in range(said.named.first, said.named.last + 1)}
        if line.names:
            line.meetings = read_unnumbered(document, profiles, line.dates, used, line.anchor)
    _find_main(document, profiles, line, known)
    if line.anchor is None and line.main_meeting is not None and line.main_meeting.start is not None:
        line.anchor = Anchor(Day.fromisoformat(line.main_meeting.start), "main-meeting")
    if line.anchor is None:
        line.anchor = _told_day(line)
    if profiles.reference:
        settle_by_meetings(line.rounds)
        settle_near(line.meetings, line.dates)
    settle_open(document, line.dates, line.anchor)
    return line


def _find_main(document: Document, profiles: Profiles, line: Timeline, known: Meetings) -> None:
    line.main = main_by_number(
        document, line.rounds, line.names, line.main_process, line.topic, line.dates, line.anchor
    )
    met_today = _unnumbered_today(document, line, known) if profiles.reference else []
    opening = [met for met in line.meetings if met.first < _HEAD and met.resolved_by == "date"]
    if opening and line.main is not None and line.main.named.first - opening[0].last > _HEAD // 2:
        now = line.main.date is not None and line.main.date.direction == "present"
        met_today = [] if now else [opening[0].meeting]
    later = line.main is not None and line.main.named.first >= _HEAD // 2
    if line.main is not None and not (met_today and later):
        line.main_meeting = line.main.meeting
        return
    line.main = None
    if met_today:
        line.main_meeting = met_today[0]
        return
    several = len({said.named.number for said in line.rounds if said.named.process == line.main_process}) >= 4
    dated = {said.meeting.id for said in line.rounds if said.meeting is not None and said.date is not None}
    on_topic = line.topic == line.main_process and line.main_process is not None
    on_topic &= not (several and len(dated) >= 3)  # a chronology
    if profiles.reference and on_topic:
        meetings = known.by_process.get(line.main_process or "", ())
        early_dates = [date for date in line.dates if not several or date.first < _HEAD - 10]
        line.main_meeting = main_by_date(
            document,
            line.subject,
            line.main_process or "",
            early_dates,
            None if several else line.published,
            meetings,
        )
        if line.main_meeting is None and line.published is None and not several and not line.meetings:
            line.main_meeting = round_of_the_window(document, line.dates, meetings)
    early = {met.meeting.id: met.meeting for met in line.meetings if met.first < _HEAD}
    if line.main_meeting is None and len(early) == 1:
        line.main_meeting = next(iter(early.values()))


def _told_day(line: Timeline) -> Anchor | None:
    """«اختتمت الجمعة 3 آذار 2017»: a full date with its weekday in the lead tells from when the text speaks,
    though it is not given as the day of publication."""
    for date in line.dates:
        if (
            date.first < _HEAD
            and date.on_weekday is not None
            and date.explicit_year
            and date.start is not None
        ):
            return Anchor(Day.fromisoformat(date.start), "text")
    return None


def _unnumbered_today(document: Document, line: Timeline, known: Meetings) -> list[ProfileMeeting]:
    """Meetings without a number of the article's own day, of a kind that the text speaks of."""
    if line.published is None or line.main_process is None:
        return []
    today = [
        m
        for m in known.by_process.get(line.main_process, ())
        if m.start == line.published and m.kind != "round"
    ]
    return [meeting for meeting in today if speaks_of(document, meeting.kind)]


def _own_day(document: Document, line: Timeline) -> None:
    given = _day(document.metadata.published)
    own = own_day(document, line.dates)
    if given is not None:
        line.published, line.published_from = given.isoformat(), "metadata"
    elif own is not None and own.start is not None:
        line.published, line.published_from, line.published_date = own.start, "text", own
    if line.published is not None:
        line.anchor = Anchor(Day.fromisoformat(line.published), "published")


def _day(text: str | None) -> Day | None:
    """A day of metadata, which may be anything; None when it is no day of our times."""
    try:
        day = Day.fromisoformat((text or "")[:10])
    except ValueError:
        return None
    return day if 1900 <= day.year <= 2100 else None
