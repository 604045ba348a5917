"""Dates in figures alone («21/12/2017»), and years that stand alone."""

from __future__ import annotations

import re

from importers.extract.dates_written import BLANK, DAYS_OF, Sheet, Written, is_in
from importers.extract.document import Document
from importers.language.numbers import years

_SEPARATORS = ("/", "-", ".", "\\")
_DASHES = ("-", "–", "—")
_OPENS = re.compile(r"[^\S\n]*[\"«(]?[^\S\n]*\Z")
_ONWARD = frozenset(
    ["في", "من", "علي", "الي", "عن", "ان", "بعد", "قبل", "حيث", "عندما", "كان", "كانت", "م", "مع"]
)
"""Words that may follow a year and are nothing that is counted."""


class FigureReader:
    """Wakes at figures and at years in words."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet

    def numeric(self, index: int) -> None:
        """21/12/2017, 2017-12-21, 21.12.2017; the day stands before the month unless it cannot."""
        words, gaps = self.sheet.document.words, self.sheet.document.gaps
        if index + 2 >= len(words):
            return
        separator = gaps[index]
        if separator not in _SEPARATORS or gaps[index + 1] != separator:
            return
        parts = words[index : index + 3]
        if not all(part.isdecimal() and len(part) <= 4 for part in parts):
            return
        if index and gaps[index - 1] == separator and words[index - 1].isdecimal():
            return
        a, b, c = (int(part) for part in parts)
        if len(parts[0]) == 4:
            year, month, day = a, b, c
        elif len(parts[2]) == 4 or (len(parts[2]) == 2 and separator == "/" and 10 <= c <= 40):
            year, month, day = (c if len(parts[2]) == 4 else 2000 + c), b, a
            if month > 12 >= day:
                month, day = day, month
        else:
            return
        first, from_day = index, day
        if index >= 1 and len(parts[0]) <= 2 and _is_run(self.sheet.document, index):
            earlier = int(words[index - 1])
            if 1 <= earlier < day:
                first, from_day = index - 1, earlier  # «22-23/11/2022»
        hijri = 1300 <= year <= 1500
        if not (1 <= month <= 12 and 1 <= day <= DAYS_OF[month - 1] and (hijri or 1900 <= year <= 2100)):
            return
        self.sheet.add(
            Written(
                first,
                index + 2,
                "date.numeric",
                year=year,
                explicit_year=True,
                month=month,
                day=from_day,
                end_month=month,
                end_day=day,
                calendar="hijri" if hijri else "gregorian",
            )
        )

    def dateline(self, index: int) -> None:
        """«جنيف - 16 - 5 (كونا)»: day and month between dashes, an agency in brackets behind them."""
        document, words = self.sheet.document, self.sheet.document.words
        if index + 2 >= len(words) or not index or not words[index + 1].isdecimal():
            return
        before, between, behind = document.gaps[index - 1 : index + 2]
        dashed = before.strip() in _DASHES and between.strip() in _DASHES
        if not dashed or not behind.strip().startswith("("):
            return
        day, month = int(words[index]), int(words[index + 1])
        if 1 <= month <= 12 and 1 <= day <= DAYS_OF[month - 1]:
            self.sheet.add(
                Written(index, index + 1, "date.dateline", month=month, day=day, end_month=month, end_day=day)
            )

    def year(self, index: int) -> None:
        """A year behind a word for one, or behind a preposition of time when it counts nothing."""
        document, words = self.sheet.document, self.sheet.document.words
        number = int(words[index])
        if not 1900 <= number <= 2100 or index == 0:
            return
        if not _OPENS.match(document.gaps[index - 1]):
            return
        before = words[index - 1]
        marked = is_in(before, "year_words") or is_in(before, "years_words")
        if not marked and before in ("و", "الي", "حتي", "لغايه", "وحتي") and index >= 2:
            earlier = self.sheet.found[-1] if self.sheet.found else None  # «عامي 2016 و2017»
            marked = earlier is not None and earlier.last == index - 2 and earlier.rule == "date.year"
        if not marked:
            in_time = is_in(before, "year_lead_ins") and 1950 <= number <= 2049
            part = before == "من" and any(
                is_in(word, "part_words") for word in words[max(0, index - 3) : index]
            )
            in_time |= part  # «في النصف الأول من 2025»
            followed = document.gaps[index]
            if not in_time or (BLANK.match(followed) and self._is_counted(index + 1)):
                return
        behind = document.gaps[index]
        decimal = behind == "." and index + 1 < len(words)
        if not marked and (decimal or behind.startswith(("-", "/", "–", "%"))):
            return  # a season, a share, a decimal
        self.sheet.add(
            Written(
                index,
                index,
                "date.year",
                certainty="high" if marked else "medium",
                year=number,
                explicit_year=True,
            )
        )

    def _is_counted(self, index: int) -> bool:
        """Whether the word behind a number may be what it counts: a noun without the article."""
        words = self.sheet.document.words
        if index >= len(words):
            return False
        word = words[index]
        return not word.startswith(("ال", "و", "ب", "ل", "ف", "ي", "ت")) and word not in _ONWARD

    def year_in_words(self, index: int) -> None:
        """«عام ألفين وسبعة عشر»."""
        words = self.sheet.document.words
        if index == 0 or not is_in(words[index - 1], "year_words"):
            return
        spelt = years().at(words, index)
        if spelt is not None:
            last = index + spelt[1] - 1
            self.sheet.add(Written(index, last, "date.year-in-words", year=spelt[0], explicit_year=True))


def _is_run(document: Document, index: int) -> bool:
    """Whether a day and a dash stand before a numeric date with another separator."""
    before, gap = document.words[index - 1], document.gaps[index - 1].strip()
    clear = index < 2 or not document.words[index - 2].isdecimal()
    return (
        before.isdecimal()
        and len(before) <= 2
        and gap in ("-", "–")
        and document.gaps[index] != gap
        and clear
    )
