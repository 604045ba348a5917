"""Month of the article: of its own day, else of the first day of the meeting it is mainly about."""

from __future__ import annotations

from collections.abc import Iterator

from importers.extract.document import Document
from importers.extract.kind import Findings, Kind
from importers.language.files import table
from importers.profiles.profile import Profiles
from store.draft import Fact, KindSpec
from store.record import Record


def extract(document: Document, profiles: Profiles, found: Findings) -> None:
    """Nothing of its own: the month follows from what other kinds found."""


def facts(record: Record, profiles: Profiles) -> Iterator[Fact]:
    """At most one fact, such as `2017-05`. The day is that of `store.model.ArticleRow.day`."""
    meeting = profiles.meetings.get(record.main_meeting or "")
    day = record.published or (meeting.start if meeting is not None else None)
    if day is None:
        return
    entry = table("calendar")["months"][int(day[5:7]) - 1]
    yield Fact(
        kind="month",
        value=day[:7],
        label_ar=f"{entry['label_ar']} {day[:4]}",
        label_en=f"{entry['en']} {day[:4]}",
        mentions=record.published_mentions,
        detail={"from": record.published_from or "meeting"},
    )


KIND = Kind(
    KindSpec("month", "Months", "الأشهر", order=90, multi=False), step=90, extract=extract, facts=facts
)
