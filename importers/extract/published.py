"""The article's own day, when the text gives one: a line of date near its head or foot, or a dateline."""

from __future__ import annotations

import re
from bisect import bisect_right

from importers.extract.dates_written import Written, is_in
from importers.extract.document import Document, Line
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
    lines = document.lines
    total = len(lines)
    firsts = [line.first for line in lines]
    opening = 0
    candidate: Written | None = None
    for date in full:
        number = bisect_right(firsts, date.first) - 1
        line = lines[number]
        near_edge = number < _HEAD_LINES or number >= total - _FOOT_LINES
        short = line.end - line.start <= _LONGEST
        if near_edge and short and _is_line_of_date(document, date, line, first=number == 0):
            return date
        before = date.first - line.first
        opening += before == 0
        set_off = (
            number < _HEAD_LINES
            and before <= 5
            and bool(_AFTER_DATELINE.match(document.gaps[date.last]))
            and not (before and is_in(document.words[date.first - 1], "year_lead_ins"))
        )  # «وفي 21 يونيو 2023، أعلن» dates what was announced
        if candidate is None and set_off:
            candidate = date
    return candidate if opening <= 1 else None  # lines that open with dates are a chronology


def _is_line_of_date(document: Document, date: Written, line: Line, *, first: bool) -> bool:
    """Whether a line says little more than the date: a weekday, a clock time, a label, a name or two."""
    others, labelled = 0, False
    for at in range(line.first, line.last + 1):
        word = document.words[at]
        if date.first <= at <= date.last or word.isdecimal() or word in weekdays():
            continue
        if word in word_set("page_labels"):
            return False
        if word in word_set("published_labels"):
            labelled = True
        elif word not in word_set("dateline_words"):
            others += 1
    if not labelled and document.text[line.start : line.end].rstrip().endswith((".", "؟", "!")):
        return False  # a sentence
    if first and not labelled:
        return others == 0
    return others <= (6 if labelled else 3)
