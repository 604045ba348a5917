"""Meetings that an article is about without naming them by number: shown by their days, or by its claims."""

from __future__ import annotations

from importers.profiles.profile import ProfileMeeting, Profiles
from store.draft import Fact
from store.record import Mention, Mentions, Record


def unnamed_meetings(record: Record, profiles: Profiles) -> dict[str, Mentions]:
    """Ids of the main meeting and of the meetings of all claims, each with the words that show it.

    For the main meeting these are the dates that touch its days, else the article's own day, or nothing.
    """
    proofs: dict[str, set[Mention]] = {}
    for claim in record.attendance:
        if claim.meeting is not None and claim.meeting in profiles.meetings:
            proofs.setdefault(claim.meeting, set()).update(claim.mentions)
    if (main := profiles.meetings.get(record.main_meeting or "")) is not None:
        dated = {
            proof for date in record.dates if _touches(main, date.start, date.end) for proof in date.mentions
        }
        proofs.setdefault(main.id, set()).update(dated or record.published_mentions)
    return {id_: tuple(sorted(found)) for id_, found in proofs.items()}


def _touches(meeting: ProfileMeeting, start: str | None, end: str | None) -> bool:
    return bool(
        meeting.start and meeting.end and start and end and start <= meeting.end and meeting.start <= end
    )


def unnamed_fact(kind: str, meeting: ProfileMeeting, mentions: Mentions) -> Fact:
    """The fact of a kind for such a meeting: nothing was said of a number."""
    return Fact(
        kind=kind,
        value=meeting.id,
        label_ar=meeting.title_ar,
        label_en=meeting.title_en,
        group=meeting.process,
        mentions=mentions,
        detail={"number_said": None, "resolved_by": "context", "ambiguous": False}
        if kind == "round"
        else {"resolved_by": "context", "kind": meeting.kind},
    )
