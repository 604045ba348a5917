"""The article's own day, when the text gives one: a line of date near its head or foot, or a dateline."""

from __future__ import annotations

import re
from bisect import bisect_right

from importers.extract.dates_written import Written
from importers.extract.document import Document
from importers.language.calendar import weekdays, word_set

_AFTER_DATELINE = re.compile(r"[^\S\n]*[(\[]?[^\S\n]*[-–—/|)\]،(]")
_HEAD_LINES = 8
_FOOT_LINES = 3
_LONGEST = 200
"""Code points of a line that may say little more than a date."""


def own_day(document: Document, dates: list[Written]) -> Written | None:
    """The full date that the text gives as its own day. The day of an event is not it, nor the day on which
    a page was printed."""
    full = [
        d
        for d in dates
        if d.explicit_year and d.day is not None and (d.day, d.month) == (d.end_day, d.end_month)
    ]
    if not full:
        return None
    lines = _lines(document)
    total = len(lines)
    starts = [start for start, _ in lines]
    opening = 0
    candidate: Written | None = None
    for date in full:
        number = bisect_right(starts, document.starts[date.first]) - 1
        start, end = lines[number]
        near_edge = (number < _HEAD_LINES or number >= total - _FOOT_LINES) and end - start <= _LONGEST
        if near_edge and _is_line_of_date(document, date, start, end, first=number == 0):
            return date
        before = document.words_in(start, document.starts[date.first])
        opening += len(before) == 0
        set_off = (
            number < _HEAD_LINES and len(before) <= 5 and bool(_AFTER_DATELINE.match(document.gap(date.last)))
        )
        if candidate is None and set_off:
            candidate = date
    return candidate if opening <= 1 else None  # lines that open with dates are a chronology


def _lines(document: Document) -> list[tuple[int, int]]:
    """Stored spans of the lines that hold words."""
    found, start = [], 0
    for end in document.paragraph_ends:
        if len(document.words_in(start, end)):
            found.append((start, end))
        start = end
    return found


def _is_line_of_date(document: Document, date: Written, start: int, end: int, *, first: bool) -> bool:
    """Whether a line says little more than the date: a weekday, a clock time, a label, a name or two."""
    others, labelled = 0, False
    for at in document.words_in(start, end):
        word = document.words[at]
        if date.first <= at <= date.last or word.isdecimal() or word in weekdays():
            continue
        if word in word_set("page_labels"):
            return False
        if word in word_set("published_labels"):
            labelled = True
        elif word not in word_set("dateline_words"):
            others += 1
    if not labelled and document.text[start:end].rstrip().endswith((".", "؟", "!")):
        return False  # a sentence
    if first and not labelled:
        return others == 0
    return others <= (6 if labelled else 3)
