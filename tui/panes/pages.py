"""Article rows held page by page: what was seen lately is at hand, what was not stays in the database."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import replace

from store.model import ArticleRow, Page
from tui.widgets.cells import Cell, Line, shared_width
from tui.words import digits, say

ROOM_FOR_OUTLET = 70
"""Cells from which a row of one line also has the day and the outlet."""

PAGE = 100
"""Articles fetched at once; a page begins at a multiple of this."""

_KEPT = 40
"""Pages kept: 4,000 rows, whatever the collection's size."""

HeadlineHits = Mapping[int, tuple[tuple[int, int], ...]]
"""Article id → logical spans of its headline that the search found."""


class ArticlePages:
    """The articles of a selection as rows, as far as they have been loaded."""

    def __init__(self, total: int = 0, *, copies: bool = False) -> None:
        self.total = total
        self._copies_width = 5 if copies else 0
        """Cells for the number of further copies that an article stands for."""
        self._pages: OrderedDict[int, tuple[ArticleRow, ...]] = OrderedDict()
        self._hits: dict[int, tuple[tuple[int, int], ...]] = {}

    def add(self, page: Page, hits: HeadlineHits) -> None:
        """Take in a page; the one seen longest ago makes room."""
        self._pages[page.offset // PAGE] = page.rows
        self._hits.update(hits)
        while len(self._pages) > _KEPT:
            _, dropped = self._pages.popitem(last=False)
            for row in dropped:
                self._hits.pop(row.id, None)

    def at(self, index: int) -> ArticleRow | None:
        """The article at an index; None when its page is not loaded."""
        page = self._pages.get(index // PAGE)
        if page is None or index % PAGE >= len(page):
            return None
        return page[index % PAGE]

    def missing(self, first: int, last: int) -> int | None:
        """The number of the first page wanted for these rows that is not loaded."""
        for number in range(first // PAGE, last // PAGE + 1):
            if number in self._pages:
                self._pages.move_to_end(number)
            else:
                return number
        return None

    def mark(self, article: int, *, starred: bool | None = None, read: bool | None = None) -> None:
        """Change the marks of an article wherever its row is held."""
        for number, rows in self._pages.items():
            for place, row in enumerate(rows):
                if row.id == article:
                    changed = replace(
                        row,
                        marked=row.marked if starred is None else starred,
                        read=row.read if read is None else read,
                    )
                    self._pages[number] = (*rows[:place], changed, *rows[place + 1 :])
                    return

    # rows of cells

    def __len__(self) -> int:
        return self.total

    def stops(self, index: int) -> bool:
        return 0 <= index < self.total

    def lines(self, index: int, width: int, height: int) -> tuple[Line, ...]:
        row = self.at(index)
        if row is None:
            blank: Line = (Cell("", width),)
            return ((Cell("…", width, "quiet"),), *[blank] * (height - 1))
        star = Cell("★" if row.marked else "", 2, "star", "left")
        headline_look = "text" if row.read else "strong"
        hits = self._hits.get(row.id, ())
        day = Cell(shown_day(row), 12, "quiet", "left")
        number = Cell(
            "" if row.main_round is None else say("articles.round", number=row.main_round), 4, "quiet", "left"
        )
        source = row.source_ar or row.source_en or ""
        copies = Cell(
            say("articles.copies", count=row.copies) if row.copies else "",
            self._copies_width,
            "quiet",
            "left",
        )
        if height == 1:
            if width < ROOM_FOR_OUTLET:
                headline = Cell(
                    row.title, shared_width(width, star.width, number.width), headline_look, hits=hits
                )
                return ((star, number, headline),)
            outlet = Cell(source, 16, "quiet")
            rest = shared_width(width, star.width, number.width, day.width, copies.width, outlet.width, 1)
            return (
                (
                    star,
                    number,
                    day,
                    copies,
                    outlet,
                    Cell("", 1),
                    Cell(row.title, rest, headline_look, hits=hits),
                ),
            )
        below = Cell(source, shared_width(width, 2, number.width, day.width, copies.width), "quiet")
        return (
            (star, Cell(row.title, shared_width(width, star.width), headline_look, hits=hits)),
            (Cell("", 2), number, day, copies, below),
        )


def shown_day(row: ArticleRow) -> str:
    """The day of an article; a tilde says that it is the day of its meeting, for want of its own."""
    if row.day is None:
        return say("articles.no-day")
    return digits(f"~{row.day}" if row.day_from == "meeting" else f" {row.day}")
