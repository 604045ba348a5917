"""Chronologies: lines that a date or a round heads, each speaking of a meeting of its own."""

from __future__ import annotations

from importers.extract.document import Document
from importers.extract.resolve import Said, fits, meetings_of
from importers.extract.sentences import paragraph_number
from importers.extract.timeline import Timeline
from importers.profiles.profile import Profiles

_FEWEST = 3
"""Lines headed by dates that make a chronology."""


def entries(document: Document, profiles: Profiles, line: Timeline) -> dict[int, Said | str | None]:
    """Paragraph → the round that it names, else the meeting of its date, else None: it speaks of no meeting."""
    found: dict[int, Said | str | None] = {}
    dates = [date for date in line.dates if not date.relative and date.day is not None]
    if len(dates) < _FEWEST:
        return found
    first_words = {paragraph_number(document, line.first): line.first for line in document.lines}
    rounds: dict[int, Said] = {}
    for said in line.rounds:
        rounds.setdefault(paragraph_number(document, said.named.first), said)
    named = {paragraph_number(document, met.first): met.meeting.id for met in line.meetings}
    known = meetings_of(profiles).by_process.get(line.main_process or "", ()) if profiles.reference else ()
    for date in dates:
        paragraph = paragraph_number(document, date.first)
        if (
            date.first - first_words[paragraph] > 2
            or ":" not in document.gaps[date.last]
            or paragraph in found
        ):
            continue
        of_day = [m.id for m in known if m.kind != "summit" and fits(m, date, slack=0) is not None]
        by_date = of_day[0] if len(of_day) == 1 and date.start is not None else None
        found[paragraph] = rounds.get(paragraph) or named.get(paragraph) or by_date
    return found if len(found) >= _FEWEST else {}
