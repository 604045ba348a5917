"""The day that a sentence speaks of, to decide names that change their meaning with time."""

from __future__ import annotations

from bisect import bisect_left

from importers.extract.document import Document
from importers.extract.kind import Findings

_MOST_DATES = 20  # of one sentence: more make a table, not a sentence


def day_of(document: Document, findings: Findings, offset: int) -> str | None:
    """The last dated day of the sentence around an offset, else the day of publication; None: unknown."""
    if findings.dates:
        dated: list[tuple[int, str]] | None = document.computed.get("dated")
        if dated is None:
            dated = document.computed["dated"] = sorted(
                (mention.start, date.end)
                for date in findings.dates
                if date.end and not date.relative
                for mention in date.mentions
            )
        start, end = document.sentence_at(offset)
        within = dated[bisect_left(dated, (start, "")) : bisect_left(dated, (end, ""))][:_MOST_DATES]
        if within:
            return max(day for _, day in within)
    return findings.published or document.metadata.published


def holds(since: str | None, until: str | None, day: str | None) -> bool:
    """Whether a day lies between two others; the second is the first day that no longer counts."""
    return day is None or (since or "") <= day < (until or "9")
