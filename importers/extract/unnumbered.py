"""Meetings without a number that a text names: technical talks, summits, ministers, a congress.

A rule wakes at a noun such as «قمة» or «اجتماع وزراء»; its kind, place and date must leave one meeting of the
profiles. What they do not settle is not guessed.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from datetime import date as Day
from functools import lru_cache

from importers.extract.dates_written import Written
from importers.extract.document import Document
from importers.extract.resolve import fits, meetings_of
from importers.extract.years import Anchor, settle
from importers.language.anchors import Wakes, waking
from importers.language.meetings import kind_words, meeting_words
from importers.language.phrases import Phrases, is_one_of
from importers.profiles.profile import ProfileMeeting, Profiles


@dataclass(slots=True)
class Unnumbered:
    """A meeting at a place in the text."""

    first: int
    last: int
    meeting: ProfileMeeting
    resolved_by: str


@lru_cache(maxsize=8)
def _places(profiles: Profiles) -> Phrases[str]:
    """Cities where meetings of the profiles were held."""
    found: Phrases[str] = Phrases()
    for place in sorted({meeting.place for meeting in profiles.meetings.values() if meeting.place}):
        if place in profiles.places:
            found.add_all([profiles.places[place].name_ar, *profiles.places[place].variants], place)
    return found


@lru_cache(maxsize=8)
def _names(profiles: Profiles) -> Phrases[str]:
    """Names that belong to one meeting alone, also as the only meeting of a process."""
    found: Phrases[str] = Phrases()
    by_process = meetings_of(profiles).by_process
    for meeting in profiles.meetings.values():
        found.add_all(meeting.names, meeting.id)
    for process in profiles.processes.values():
        only = by_process.get(process.id, ())
        if len(only) == 1 and only[0].number is None:
            found.add_all(process.base_spellings, only[0].id)
    return found


def read_unnumbered(
    document: Document, profiles: Profiles, dates: list[Written], used: set[int], anchor: Anchor | None
) -> list[Unnumbered]:
    """Every unnumbered meeting that the text names and the profiles know. `used` are words of rounds."""
    known = list(profiles.meetings.values())
    kinds, names = kind_words(), _names(profiles)
    date_starts = [date.first for date in dates]
    found: list[Unnumbered] = []
    for at, wakes in waking(document):
        if not wakes & (Wakes.KIND | Wakes.NOUN):
            continue
        named = names.at(document.words, at)
        if named is not None:
            found.append(Unnumbered(at, at + named[1] - 1, profiles.meetings[named[0]], "name"))
            continue
        if at in used or not wakes & Wakes.KIND:
            continue
        kind = kinds.at(document.words, at)
        if kind is not None:
            last = at + kind[1] - 1
            met = _resolve(document, profiles, known, kind[0], at, last, dates, date_starts, anchor)
            if met is not None:
                found.append(Unnumbered(at, last, *met))
    return found


def _resolve(
    document: Document,
    profiles: Profiles,
    known: list[ProfileMeeting],
    kind: str,
    first: int,
    last: int,
    dates: list[Written],
    date_starts: list[int],
    anchor: Anchor | None,
) -> tuple[ProfileMeeting, str] | None:
    words = document.words
    sentence = document.sentences[first]
    places = _places(profiles)
    kinds = ("ministerial", "deputy-ministerial") if kind == "ministerial" else (kind,)
    fitting = [meeting for meeting in known if meeting.kind in kinds and meeting.start is not None]
    place = None
    for at in range(last + 1, min(last + 8, sentence.stop)):
        told = at == last + 1 or words[at - 1] in ("في", "بمدينه", "مدينه") or places.cut(words[at]) > 0
        if told and words[at] in places and (spelt := places.at(words, at)) is not None:
            place = spelt[0]
            break
    here = [meeting for meeting in fitting if place is None or meeting.place == place]
    date = _date_beside(first, last, sentence, dates, date_starts)
    if date is not None:
        dated = [meeting for meeting in here if fits(meeting, date, slack=0) is not None]
        return (dated[0], "date") if len(dated) == 1 else None
    if place is None or anchor is None:
        return None
    near = [m for m in here if abs((Day.fromisoformat(m.start or "") - anchor.day).days) <= 21]
    return (near[0], anchor.known_by) if len(near) == 1 else None


def _date_beside(
    first: int, last: int, sentence: range, dates: list[Written], date_starts: list[int]
) -> Written | None:
    """The calendar date next to a meeting in its sentence: behind it, else before it."""
    at = bisect_left(date_starts, last + 1)
    for date in dates[at : at + 2]:
        if date.first < min(sentence.stop, last + 14) and not date.relative and date.month is not None:
            return date
    for date in reversed(dates[max(0, at - 4) : at]):
        if date.first >= max(sentence.start, first - 14) and not date.relative and date.month is not None:
            return date
    return None


def settle_near(meetings: list[Unnumbered], dates: list[Written]) -> None:
    """A date beside a resolved meeting, with the year open, lies in the year of that meeting."""
    date_starts = [date.first for date in dates]
    for met in meetings:
        at = bisect_left(date_starts, met.last + 1)
        for date in dates[at : at + 1]:
            year = fits(met.meeting, date, slack=0) if date.start is None and not date.relative else None
            if year is not None and date.first - met.last <= 14:
                settle(date, year, "meeting")


def speaks_of(document: Document, kind: str) -> bool:
    """Whether the head of a text has a word of a kind of meetings: experts, ministers, a summit."""
    words = meeting_words(f"of_{kind}") if kind in ("technical", "ministerial", "summit") else frozenset()
    return any(is_one_of(word, words) for word in document.words[:80])
