"""Meetings told by their days: the lines of a chronology, each headed by a date, and «جولة 14-15 آذار»."""

from __future__ import annotations

from importers.extract.document import Document
from importers.extract.resolve import Said, fits, meetings_of
from importers.extract.timeline import Timeline
from importers.language.meetings import counted_nouns
from importers.profiles.profile import Profiles

_BETWEEN = frozenset(["في", "فى", "يوم", "يومي", "بتاريخ", "التي", "عقدت", "جرت", "انعقدت"])
_FEWEST = 3
"""Lines headed by dates that make a chronology."""


def entries(document: Document, profiles: Profiles, line: Timeline) -> dict[int, Said | str | None]:
    """Paragraph → the round that it names, else the meeting of its date, else None: it tells of none."""
    found: dict[int, Said | str | None] = {}
    dates = [date for date in line.dates if not date.relative and date.day is not None]
    if len(dates) < _FEWEST:
        return found
    first_words = {document.paragraph_of[line.first]: line.first for line in document.lines}
    rounds: dict[int, Said] = {}
    for said in line.rounds:
        rounds.setdefault(document.paragraph_of[said.named.first], said)
    named = {document.paragraph_of[met.first]: met.meeting.id for met in line.meetings}
    known = meetings_of(profiles).by_process.get(line.main_process or "", ()) if profiles.reference else ()
    for date in dates:
        paragraph = document.paragraph_of[date.first]
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


def rounds_by_their_days(
    document: Document, profiles: Profiles, line: Timeline
) -> list[tuple[int, str, str | None]]:
    """(word, meeting, how it is known) for each noun of meetings that has days in place of a number."""
    known = meetings_of(profiles).by_process.get(line.main_process or "", ()) if profiles.reference else ()
    numbered = {at for said in line.rounds for at in range(said.named.first, said.named.last + 1)}
    found: list[tuple[int, str, str | None]] = []
    for date in line.dates:
        at = date.first - 1
        while at >= 0 and at > date.first - 4 and document.words[at] in _BETWEEN:
            at -= 1
        if date.relative or date.day is None or date.start is None or at < 0 or at in numbered:
            continue
        noun = counted_nouns().at(document.words, at)
        if noun is None or noun[0].kind not in ("round", "meeting", "talks"):
            continue
        of_days = [m.id for m in known if m.kind == "round" and fits(m, date, slack=0) is not None]
        if len(of_days) == 1:
            found.append((at, of_days[0], "date"))
    return found
