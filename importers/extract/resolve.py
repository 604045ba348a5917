"""Which meeting a named round stands for: by its number, or by the date of its clause if the two disagree."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from datetime import date as Day
from datetime import timedelta
from functools import lru_cache

from importers.extract.dates_written import Written
from importers.extract.document import Document
from importers.extract.rounds_page import Named
from importers.extract.years import Anchor, settle, span_in
from importers.profiles.profile import ProfileMeeting, Profiles

_NOT_ITS_DAY = frozenset(["منذ", "حتي", "ومنذ", "وحتي"])
_BESIDE = 8
"""Words between a round and a date that surely is its own."""


@dataclass(slots=True)
class Said:
    """A round as named, with the meeting it stands for."""

    named: Named
    meeting: ProfileMeeting | None = None
    resolved_by: str | None = None
    ambiguous: bool = False
    date: Written | None = None
    """The date that the clause gives to it."""

    under_date: bool = False
    """Whether it stands in an entry that its date heads: «15-16 شباط 2017: الاجتماع الثالث»."""


@dataclass(frozen=True)
class Meetings:
    """The meetings of the profiles, sorted for looking up."""

    numbered: frozenset[str]
    """Processes whose meetings have numbers."""

    bodies: frozenset[str]
    """Those of them that hang on another process: committees, working groups."""

    largest: dict[str, int]
    """Process → the largest number that a text may plausibly give."""

    began: dict[str, int]
    """Process → the year of its first meeting."""

    by_id: dict[str, ProfileMeeting]
    by_process: dict[str, tuple[ProfileMeeting, ...]]
    main: str | None


@lru_cache(maxsize=8)
def meetings_of(profiles: Profiles) -> Meetings:
    """The meetings of these profiles, sorted once."""
    numbered = {p.id for p in profiles.processes.values() if p.last_number is not None}
    by_process: dict[str, list[ProfileMeeting]] = {}
    for meeting in profiles.meetings.values():
        by_process.setdefault(meeting.process, []).append(meeting)
        if meeting.number is not None and meeting.id == f"{meeting.process}:{meeting.number}":
            numbered.add(meeting.process)
    largest = {}
    for process in sorted(numbered):
        numbers = [m.number for m in by_process.get(process, ()) if m.number is not None]
        known = profiles.processes[process].last_number if process in profiles.processes else None
        largest[process] = max([*numbers, known or 0]) + 5
    return Meetings(
        frozenset(numbered),
        frozenset(p.id for p in profiles.processes.values() if p.parent is not None),
        largest,
        {process: _first_year(found) for process, found in by_process.items()},
        dict(profiles.meetings),
        {process: tuple(found) for process, found in by_process.items()},
        next((p.id for p in profiles.processes.values() if p.main), None),
    )


def _first_year(meetings: list[ProfileMeeting]) -> int:
    return min((int(meeting.start[:4]) for meeting in meetings if meeting.start), default=0)


def bind_dates(document: Document, rounds: list[Said], dates: list[Written]) -> None:
    """Gives each round the date of its clause: the first one behind it, else one shortly before it. What
    follows «منذ» or «حتى» is the day of something else."""
    calendar = [
        date
        for date in dates
        if not date.relative
        and (date.month is not None or date.of_month)
        and _NOT_ITS_DAY.isdisjoint(document.words[max(0, date.first - 2) : date.first])
    ]
    date_starts = [date.first for date in calendar]
    starts = [said.named.first for said in rounds]
    for number, said in enumerate(rounds if calendar else []):
        named = said.named
        sentence = document.sentences[named.first]
        after = bisect_right(starts, named.last)
        following = starts[after] if after < len(starts) else len(document.words)
        previous = rounds[number - 1].named.last if number else -1
        at = bisect_left(date_starts, named.last + 1)
        if at < len(calendar) and date_starts[at] < min(following, named.last + 16, sentence.stop):
            said.date = calendar[at]
        elif at and date_starts[at - 1] >= max(previous + 1, named.first - 14, sentence.start):
            said.date = date = calendar[at - 1]
            heads = date.first - sentence.start <= 1 and named.first - date.last <= 3
            said.under_date = heads and ":" in document.gaps[date.last]


def whose_by_date(rounds: list[Said], known: Meetings, topic: str | None) -> None:
    """A round without a name beside it, told by its day: it is that of the text's own talks when the day is
    theirs and not that of the talks last named."""
    for said in rounds:
        named, date = said.named, said.date
        if named.own_name or date is None or topic is None or named.process == topic:
            continue
        own = known.by_id.get(f"{named.process}:{named.number}")
        other = known.by_id.get(f"{topic}:{named.number}")
        if other is not None and fits(other, date) is not None and (own is None or fits(own, date) is None):
            named.process = topic


def predate(rounds: list[Said], dates: list[Written], document: Document, known: Meetings) -> list[Said]:
    """The rounds but those that a sentence puts into a year before their talks began, and that no meeting of
    the profiles explains: an older event under the same name («في 2015 … عرفا باسم أستانا 1»)."""
    years = [date for date in dates if date.year is not None]
    starts = [date.first for date in years]
    kept = []
    for said in rounds:
        sentence = document.sentences[said.named.first]
        low, here, high = (
            bisect_left(starts, at) for at in (sentence.start, said.named.first, sentence.stop)
        )
        near = years[max(low, here - 1) : here] or years[here : min(high, here + 1)]
        began = known.began.get(said.named.process, 0)
        early = any((date.year or began) < began for date in near)
        if not early or (said.meeting is not None and said.meeting.process != said.named.process):
            kept.append(said)
    return kept


def fits(meeting: ProfileMeeting, date: Written, *, slack: int = 1) -> int | None:
    """The year in which a date lies in the days of a meeting, `slack` days more on either side, or None."""
    if meeting.start is None or meeting.end is None or date.of_month:
        return None
    start, end = _days(meeting.start, -slack), _days(meeting.end, slack)
    for year in sorted({start.year, end.year}) if date.year is None else [date.year]:
        span = span_in(date, year)
        if span is None or (date.on_weekday is not None and span[0].isoweekday() != date.on_weekday):
            continue
        overlaps = span[0] <= end and start <= span[1]
        if overlaps and (date.day is None or (start <= span[0] and span[1] <= end)):
            return year
    return None


@lru_cache(maxsize=10_000)
def _days(iso: str, shift: int) -> Day:
    """A day of a meeting, so many days later."""
    return Day.fromisoformat(iso) + timedelta(days=shift)


def is_exact(meeting: ProfileMeeting, date: Written) -> bool:
    """Whether a date gives the very days of a meeting, or one day of it."""
    if date.day is None:
        return False
    year = fits(meeting, date, slack=0)
    span = span_in(date, year) if year is not None else None
    if span is None:
        return False
    return span[0] == span[1] or (span[0].isoformat(), span[1].isoformat()) == (meeting.start, meeting.end)


def resolve(said: Said, known: Meetings, anchor: Anchor | None) -> None:
    """Finds the meeting. A date beside the number wins over it when it is that of another meeting; the
    number as said stays, and the round is marked ambiguous."""
    named, date = said.named, said.date
    own = known.by_id.get(f"{named.process}:{named.number}")
    if own is not None and (date is None or fits(own, date) is not None):
        said.meeting, said.resolved_by = own, "number"
        return
    beside = date is not None and date.day is not None and 0 <= date.first - named.last <= _BESIDE
    beside |= said.under_date and date is not None and date.day is not None
    if date is not None:
        other = _of_these_days(named.process, date, known, anchor) if beside else None
        other = other or _namesake(named, date, own, known)
        if other is not None:
            said.meeting, said.resolved_by, said.ambiguous = other, "date", True
            return
    if own is not None:
        said.meeting, said.resolved_by, said.ambiguous = own, "number", beside


def _of_these_days(
    process: str, date: Written, known: Meetings, anchor: Anchor | None
) -> ProfileMeeting | None:
    """The one meeting of a process that met on these days; of several the nearest to the article's day."""
    found = [m for m in known.by_process.get(process, ()) if m.kind != "summit" and is_exact(m, date)]
    if len(found) > 1 and anchor is not None:
        day = anchor.day
        return min(found, key=lambda m: abs((Day.fromisoformat(m.start or "") - day).days))
    return found[0] if len(found) == 1 else None


def _namesake(
    named: Named, date: Written, own: ProfileMeeting | None, known: Meetings
) -> ProfileMeeting | None:
    """Another meeting of that number in the same city, years away: «أستانا 1» of 2015."""
    if date.year is None or own is None or own.start is None or abs(date.year - int(own.start[:4])) < 2:
        return None
    same = (m for m in known.by_id.values() if m.number == named.number and m.place == own.place)
    return next((m for m in same if fits(m, date) is not None), None)


def agree_on_numbers(rounds: list[Said]) -> None:
    """A text that counts meetings otherwise than the profile does so throughout: where a date has shown what
    its «third meeting» is, the third meeting without a date is the same."""
    shown = {
        (said.named.process, said.named.number): said.meeting
        for said in rounds
        if said.resolved_by == "date" and said.named.noun == "meeting"
    }
    for said in rounds:
        meeting = shown.get((said.named.process, said.named.number))
        if meeting is not None and said.date is None and said.named.noun in ("meeting", "own"):
            said.meeting, said.resolved_by, said.ambiguous = meeting, "date", True


def settle_by_meetings(rounds: list[Said]) -> None:
    """A date in the clause of a resolved round, with the year open, lies in the year of that meeting."""
    for said in rounds:
        if said.meeting is not None and said.date is not None and said.date.start is None:
            year = fits(said.meeting, said.date)
            if year is not None:
                settle(said.date, year, "meeting")
