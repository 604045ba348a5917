"""Dates as the text writes them, before their years are worked out.

A rule wakes at the name of a month, at a number that may be a year or part of a numeric date, at a weekday or
at a word such as «الجاري»; it then reads to both sides, word by word.
"""

from __future__ import annotations

import re

from importers.extract.dates_figures import FigureReader
from importers.extract.dates_months import MonthReader
from importers.extract.dates_pointing import PointingReader
from importers.extract.dates_written import BLANK, Sheet, Written
from importers.extract.document import Document
from importers.language.anchors import Wakes, waking
from importers.language.calendar import directions, word_set
from importers.language.numbers import years

_DASH = re.compile(r"[^\S\n]*[-–—_][^\S\n]*\Z")


__all__ = ["Written", "dates_and_words", "read_dates"]


def read_dates(document: Document) -> list[Written]:
    """Every date of the text as written, in order; years that it leaves open are None."""
    return dates_and_words(document)[0]


def dates_and_words(document: Document) -> tuple[list[Written], set[int]]:
    """The dates in order, and the words that they take from other rules."""
    sheet = Sheet(document)
    names, figures = MonthReader(sheet), FigureReader(sheet)
    pointers = PointingReader(sheet, names)
    words, pointing, year_words = document.words, directions(), years()
    at_month: list[int] = []
    at_figures: list[int] = []
    at_other: list[int] = []
    for index, wakes in waking(document):
        if wakes & Wakes.MONTH:
            at_month.append(index)
        elif wakes & Wakes.DAY:
            at_other.append(index)
        elif wakes & Wakes.FIGURES and words[index].isdecimal():
            at_figures.append(index)
    for index in at_figures:
        if index not in sheet.taken:
            figures.numeric(index)
            figures.dateline(index)
    for index in at_month:
        if index not in sheet.taken:
            names.read(index)
    for index in at_figures:
        if index not in sheet.taken and len(words[index]) == 4:
            figures.year(index)
    for index in at_other:
        if index in sheet.taken:
            continue
        if words[index] in year_words:
            figures.year_in_words(index)
        elif words[index] in pointing:
            pointers.of_month(index, pointing[words[index]])
        else:
            pointers.day(index)
    return _joined_across_months(document, sorted(sheet.found, key=lambda date: date.first)), sheet.taken


def _joined_across_months(document: Document, dates: list[Written]) -> list[Written]:
    """«من 28 نوفمبر إلى 3 ديسمبر» is one date."""
    joined: list[Written] = []
    for date in dates:
        before = joined[-1] if joined else None
        if (
            before is not None
            and before.day is not None
            and date.day is not None
            and before.month is not None
            and date.month is not None
            and before.day == before.end_day
            and date.day == date.end_day
            and before.calendar == date.calendar
            and not (before.explicit_year and not date.explicit_year)
            and _connected(document, before, date)
            and (before.month, before.day) != (date.month, date.day)
            and document.paragraph_at(document.starts[before.first])
            == document.paragraph_at(document.starts[date.first])
        ):
            joined[-1] = Written(
                before.first,
                date.last,
                "date.across-months",
                year=date.year,
                explicit_year=date.explicit_year,
                month=before.month,
                day=before.day,
                end_month=date.month,
                end_day=date.day,
                calendar=date.calendar,
                direction=date.direction,
                of_year=date.of_year,
                years_back=date.years_back,
            )
        else:
            joined.append(date)
    return joined


def _connected(document: Document, before: Written, date: Written) -> bool:
    between = range(before.last + 1, date.first)
    if len(between) == 0:
        return bool(_DASH.match(document.gaps[before.last]))
    lead = document.words[before.first - 1] if before.first else ""
    words = [document.words[index] for index in between]
    if len(words) > 2 or not all(BLANK.match(document.gaps[n]) for n in range(before.last, date.first)):
        return False
    if words[0] in word_set("range_words"):
        return len(words) == 1 or words[1] in ("يوم", "ال")
    return words == ["و"] and lead in ("بين", "مابين")
