"""Dates: days, ranges, months and years that the text names, and the day it gives as its own."""

from __future__ import annotations

from collections.abc import Iterator

from importers.extract.dates_written import Written
from importers.extract.document import Document
from importers.extract.kind import Findings, Kind
from importers.extract.mentions import mention
from importers.extract.timeline import Timeline, read_timeline
from importers.language.calendar import months
from importers.profiles.profile import Profiles
from store.draft import Fact, KindSpec
from store.record import DateSaid, Mention, Record


def timeline(document: Document, profiles: Profiles, found: Findings) -> Timeline:
    """The article's timeline, read once for all kinds."""
    if found.timeline is None:
        found.timeline = read_timeline(document, profiles)
    return found.timeline


def extract(document: Document, profiles: Profiles, found: Findings) -> None:
    """Adds the dates, one entry for each interval, and the published day."""
    line = timeline(document, profiles, found)
    entries: dict[tuple[object, ...], tuple[Written, list[Mention]]] = {}
    for date in line.dates:
        proof = _proof(document, date)
        said = said_interval(date)
        key = (
            date.start,
            date.end,
            date.precision,
            date.calendar,
            date.relative,
            said if date.start is None else "",
        )
        if key not in entries:
            entries[key] = (date, [])
        entries[key][1].append(proof)
    for date, proofs in entries.values():
        found.dates.append(
            DateSaid(
                start=date.start,
                end=date.end,
                precision=date.precision,
                explicit_year=date.explicit_year,
                relative=date.relative,
                calendar=date.calendar,
                resolved_by=date.resolved_by if date.start is not None else None,
                mentions=tuple(proofs),
                said=said_interval(date),
            )
        )
    found.published, found.published_from = line.published, line.published_from
    if line.published_date is not None:
        found.published_mentions = (_proof(document, line.published_date, "published.own-day"),)


def _proof(document: Document, date: Written, rule: str | None = None) -> Mention:
    cut = months().cut(document.words[date.first])
    return mention(document, date.first, date.last, rule or date.rule, date.certainty, cut=cut)


def said_interval(date: Written) -> str:
    """What the text gives of a date: ISO 8601 with `--` for an open year; empty for a weekday."""
    if date.relative:
        return ""
    year = f"{date.year:04d}" if date.year is not None else "-"
    first, last = (
        _said_day(year, month, day) for month, day in ((date.month, date.day), (date.end_month, date.end_day))
    )
    return f"{first}/{last}"


def _said_day(year: str, month: int | None, day: int | None) -> str:
    parts = [year]
    if month is not None or day is not None:
        parts.append(f"{month:02d}" if month is not None else "-")
    if day is not None:
        parts.append(f"{day:02d}")
    return "-".join(parts)


def facts(record: Record, profiles: Profiles) -> Iterator[Fact]:
    """One fact an interval: `2017-12-21/2017-12-22`, or `--12-21/--12-22` when the year is open. Weekdays
    and days such as «today» are stored only once their day is known."""
    for date in record.dates:
        if date.start is not None:
            value = f"{date.start}/{date.end}"
        elif date.said:
            value = date.said
        else:
            continue
        label = date.start if date.start == date.end and date.start is not None else value
        yield Fact(
            kind="date",
            value=value,
            label_ar=label,
            label_en=label,
            mentions=date.mentions,
            detail={
                "precision": date.precision,
                "explicit_year": date.explicit_year,
                "relative": date.relative,
                "calendar": date.calendar,
                "resolved_by": date.resolved_by,
            },
        )


KIND = Kind(
    KindSpec("date", "Dates", "التواريخ", order=100, facet=False), step=20, extract=extract, facts=facts
)
