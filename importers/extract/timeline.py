"""Everything in an article that has to do with time, read once: dates, rounds, the main meeting.

Dates settle rounds and rounds settle dates, so they are worked out together; the facet kinds take their part.
What is said (number, words) and what is resolved (meeting, year) stay apart.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date as Day
from datetime import timedelta
from functools import lru_cache
from typing import Literal

from importers.extract.dates import Reader, Written
from importers.extract.document import Document
from importers.extract.processes import Name, process_names
from importers.extract.published import own_day
from importers.extract.rounds import Named, read_rounds
from importers.extract.years import Anchor, settle, settle_explicit, settle_open, span_in
from importers.language.meetings import meeting_words
from importers.profiles.profile import ProfileMeeting, Profiles


@dataclass(slots=True)
class Said:
    """A round as named, with the meeting it stands for."""

    named: Named
    meeting: ProfileMeeting | None = None
    resolved_by: str | None = None
    ambiguous: bool = False
    date: Written | None = None
    """The date that the clause gives to it."""


@dataclass
class Timeline:
    """What was read; kinds copy from it."""

    dates: list[Written] = field(default_factory=list)
    names: list[Name] = field(default_factory=list)
    rounds: list[Said] = field(default_factory=list)
    published: str | None = None
    published_from: Literal["text", "metadata", "manual"] | None = None
    published_date: Written | None = None
    anchor: Anchor | None = None
    main_process: str | None = None
    """The process that `main_round` counts."""

    topic: str | None = None
    """The talks that the article is mainly about."""

    main: Said | None = None
    """The round that the article is mainly about, when one was named."""

    main_meeting: ProfileMeeting | None = None


@dataclass(frozen=True)
class _Meetings:
    numbered: frozenset[str]
    """Processes whose meetings have numbers."""

    by_id: dict[str, ProfileMeeting]
    by_process: dict[str, tuple[ProfileMeeting, ...]]
    main: str | None


@lru_cache(maxsize=8)
def _meetings(profiles: Profiles) -> _Meetings:
    numbered = {p.id for p in profiles.processes.values() if p.last_number is not None}
    numbered |= {
        m.process
        for m in profiles.meetings.values()
        if m.number is not None and m.id == f"{m.process}:{m.number}"
    }
    by_process: dict[str, list[ProfileMeeting]] = {}
    for meeting in profiles.meetings.values():
        by_process.setdefault(meeting.process, []).append(meeting)
    main = next((p.id for p in profiles.processes.values() if p.main), None)
    return _Meetings(
        frozenset(numbered),
        dict(profiles.meetings),
        {process: tuple(found) for process, found in by_process.items()},
        main,
    )


def read_timeline(document: Document, profiles: Profiles) -> Timeline:
    """Reads dates and rounds of an article and resolves what can be resolved."""
    known = _meetings(profiles)
    reader = Reader(document)
    line = Timeline(dates=reader.read(), names=process_names(document, profiles), main_process=known.main)
    settle_explicit(line.dates)
    _own_day(document, line)
    named = read_rounds(document, line.names, reader.taken, known.numbered)
    line.rounds = [Said(one) for one in named]
    line.topic = _topic(document, line, known.numbered)
    _bind_dates(document, line)
    if profiles.reference:
        for said in line.rounds:
            _resolve(said, known, line.anchor)
    _find_main(document, line, known, reference=profiles.reference)
    if line.anchor is None and line.main_meeting is not None and line.main_meeting.start is not None:
        line.anchor = Anchor(Day.fromisoformat(line.main_meeting.start), "main-meeting")
    if profiles.reference:
        _settle_by_meetings(line)
    settle_open(document, line.dates, line.anchor)
    return line


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


def _topic(document: Document, line: Timeline, numbered: frozenset[str]) -> str | None:
    """The numbered talks named most; a name in the head of the text weighs more."""
    weights: dict[str, float] = {}
    head = _head_end(document)
    for name in line.names:
        if name.process in numbered:
            weight = 4.0 if document.starts[name.first] < head else 2.0 if name.first < 80 else 1.0
            weights[name.process] = weights.get(name.process, 0.0) + weight
    return max(sorted(weights), key=lambda process: weights[process]) if weights else None


def _head_end(document: Document) -> int:
    """Stored offset at which the first line of words ends."""
    return document.paragraph_at(document.starts[0])[1] if document.words else 0


# --- dates and rounds of one clause ---


def _bind_dates(document: Document, line: Timeline) -> None:
    """Gives each round the date of its clause: the first one behind it, else one shortly before it."""
    calendar = [
        date for date in line.dates if not date.relative and (date.month is not None or date.of_month)
    ]
    if not calendar:
        return
    starts = [said.named.first for said in line.rounds]
    for number, said in enumerate(line.rounds):
        named = said.named
        sentence = document.sentence_at(document.starts[named.first])
        following = next((first for first in starts[number + 1 :] if first > named.last), len(document.words))
        previous = line.rounds[number - 1].named.last if number else -1
        for date in calendar:
            if (
                named.last < date.first < min(following, named.last + 16)
                and document.starts[date.first] < sentence[1]
            ):
                said.date = date
                break
        else:
            for date in calendar:
                if max(previous, named.first - 12) < date.last < named.first and (
                    document.starts[date.first] >= sentence[0]
                ):
                    said.date = date


def _fits(meeting: ProfileMeeting, date: Written, *, slack: int = 1) -> int | None:
    """The year in which a date lies in the days of a meeting, `slack` days more on either side, or None."""
    if meeting.start is None or meeting.end is None or date.of_month:
        return None
    start = Day.fromisoformat(meeting.start) - timedelta(days=slack)
    end = Day.fromisoformat(meeting.end) + timedelta(days=slack)
    for year in {start.year, end.year} if date.year is None else {date.year}:
        span = span_in(date, year)
        if span is None:
            continue
        inside = (
            start <= span[0] and span[1] <= end
            if date.day is not None
            else span[0] <= end and start <= span[1]
        )
        if inside:
            return year
    return None


def _exact(meeting: ProfileMeeting, date: Written) -> bool:
    """Whether a date gives the very days of a meeting, or one day of a short one."""
    if date.day is None or meeting.start is None or meeting.end is None:
        return False
    year = _fits(meeting, date, slack=0)
    span = span_in(date, year) if year is not None else None
    if span is None:
        return False
    whole = (span[0].isoformat(), span[1].isoformat()) == (meeting.start, meeting.end)
    return whole or span[0] == span[1]


def _resolve(said: Said, known: _Meetings, anchor: Anchor | None) -> None:
    named = said.named
    own = known.by_id.get(f"{named.process}:{named.number}")
    date = said.date
    if own is not None and (date is None or _fits(own, date) is not None):
        said.meeting, said.resolved_by = own, "number"
        return
    if date is not None and date.first - named.last <= 8 and date.day is not None:
        others = [
            m for m in known.by_process.get(named.process, ()) if m.kind != "summit" and _exact(m, date)
        ]
        if anchor is not None and len(others) > 1:
            others = sorted(others, key=lambda m: abs((Day.fromisoformat(m.start or "") - anchor.day).days))[
                :1
            ]
        if len(others) == 1 and _is_clause_of(said, date):
            said.meeting, said.resolved_by = others[0], "date"
            said.ambiguous = True
            return
        if (
            date.year is not None
            and own is not None
            and own.start is not None
            and abs(date.year - int(own.start[:4])) > 1
        ):
            namesake = next(
                (
                    meeting
                    for meeting in known.by_id.values()
                    if meeting.number == named.number
                    and meeting.place == own.place
                    and _fits(meeting, date) is not None
                ),
                None,
            )
            if namesake is not None:
                said.meeting, said.resolved_by, said.ambiguous = namesake, "date", True
                return
    if own is not None:
        said.meeting, said.resolved_by = own, "number"
        said.ambiguous = date is not None and date.day is not None and 0 <= date.first - named.last <= 8


def _is_clause_of(said: Said, date: Written) -> bool:
    """Whether the date is surely that of the round: behind it, with the year open or written."""
    return date.first > said.named.last


def _settle_by_meetings(line: Timeline) -> None:
    """A date in the clause of a resolved round, with the year open, lies in the year of that meeting."""
    for said in line.rounds:
        if said.meeting is None or said.date is None or said.date.start is not None:
            continue
        year = _fits(said.meeting, said.date)
        if year is not None:
            settle(said.date, year, "meeting")


# --- the round that the article is about ---


def _find_main(document: Document, line: Timeline, known: _Meetings, *, reference: bool) -> None:
    own = [said for said in line.rounds if said.named.process == line.main_process]
    main = _main_by_number(document, line, own)
    if main is not None:
        line.main, line.main_meeting = main, main.meeting
        return
    if reference and not own and line.topic == line.main_process and line.main_process is not None:
        line.main_meeting = _main_by_date(document, line, known.by_process.get(line.main_process, ()))


def _main_by_number(document: Document, line: Timeline, own: list[Said]) -> Said | None:
    if not own:
        return None
    head = _head_end(document)
    lead = next((at for at, start in enumerate(document.starts) if start >= head), len(document.words)) + 70
    scores: dict[object, float] = {}
    best: dict[object, Said] = {}
    seen: dict[object, int] = {}
    gone, coming = meeting_words("gone"), meeting_words("coming") | meeting_words("begun")
    for said in own:
        named = said.named
        key = said.meeting.id if said.meeting is not None else named.number
        in_head = document.starts[named.first] < head
        weight = 6.0 if in_head else 4.0 if named.first < lead and not seen.get(key) else 1.0
        if named.rule == "round.ordinal-apart":
            weight += 6.0
        around = (
            document.words[max(0, named.first - 4) : named.first]
            + document.words[named.last + 1 : named.last + 4]
        )
        if any(word in gone for word in around):
            weight *= 0.3
        elif any(word in coming for word in around):
            weight *= 1.5
        seen[key] = seen.get(key, 0) + 1
        if seen[key] <= 5:
            scores[key] = scores.get(key, 0.0) + weight
        if key not in best:
            best[key] = said
    ranked = sorted(scores, key=lambda key: (-scores[key], best[key].named.first))
    top = ranked[0]
    runner_up = scores[ranked[1]] if len(ranked) > 1 else 0.0
    if len(ranked) >= 4 and scores[top] < 1.5 * runner_up:
        return None  # a chronology is about no single round
    if line.topic != line.main_process and scores[top] < 6.0:
        return None
    mentions = sum(1 for name in line.names if name.process == line.main_process)
    if scores[top] >= 3.0 or (len(ranked) == 1 and mentions >= 3 and scores[top] >= 1.0):
        return best[top]
    return None


def _main_by_date(
    document: Document, line: Timeline, meetings: tuple[ProfileMeeting, ...]
) -> ProfileMeeting | None:
    """A text on the talks without a number: the round that meets on the article's day, or on the days that
    the head of the text gives, when they are those of one round alone."""
    rounds = [meeting for meeting in meetings if meeting.kind == "round" and meeting.start and meeting.end]
    near_head = any(name.process == line.main_process and name.first < 80 for name in line.names)
    if not near_head:
        return None
    if line.published is not None:
        today = Day.fromisoformat(line.published)
        for meeting in rounds:
            start, end = Day.fromisoformat(meeting.start or ""), Day.fromisoformat(meeting.end or "")
            if start - timedelta(days=8) <= today <= end + timedelta(days=4):
                return meeting
        return None
    for date in line.dates:
        if date.first < 150 and date.day is not None and not date.relative:
            fitting = [meeting for meeting in rounds if _exact(meeting, date)]
            if len(fitting) == 1:
                return fitting[0]
    return None
