"""Rows: virtual, a cursor that passes over headings, pages that come when they are seen."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from store.model import ArticleRow, Page
from store.selection import Selection
from tui.panes.pages import PAGE, ArticlePages, shown_day
from tui.panes.rounds import days


def row(id: int, *, day: str | None = "2017-05-03", day_from: str | None = "text") -> ArticleRow:
    return ArticleRow(
        id, f"a{id}", f"خبر {id}", "صوت الشمال", None, day, day_from, 4, "astana:4", False, False
    )


def page(number: int, total: int) -> Page:
    rows = tuple(row(id) for id in range(number * PAGE, min((number + 1) * PAGE, total)))
    return Page(Selection(), total, total, number * PAGE, rows)


def loaded(total: int, numbers: Sequence[int]) -> ArticlePages:
    pages = ArticlePages(total)
    for number in numbers:
        pages.add(page(number, total), {})
    return pages


def test_a_loaded_article_is_found_by_its_row() -> None:
    found = loaded(250, [2]).at(249)
    assert found is not None
    assert found.id == 249


def test_a_row_that_is_not_loaded_is_none() -> None:
    assert loaded(250, [0]).at(249) is None


def test_a_row_that_is_not_loaded_shows_that_it_is_coming() -> None:
    assert loaded(250, [0]).lines(249, 20, 1)[0][0].text == "…"


@pytest.mark.parametrize(("first", "last", "missing"), [(0, 99, None), (90, 110, 1), (240, 249, 2)])
def test_the_first_missing_page_in_sight_is_told(first: int, last: int, missing: int | None) -> None:
    assert loaded(250, [0]).missing(first, last) == missing


def test_memory_does_not_grow_with_the_collection() -> None:
    pages = loaded(100_000, range(1000))
    assert sum(pages.at(index) is not None for index in range(100_000)) == 4000


def test_the_page_in_sight_is_not_the_one_that_makes_room() -> None:
    pages = ArticlePages(100_000)
    for number in range(100):
        pages.add(page(number, 100_000), {})
        pages.missing(0, 10)
    assert pages.at(0) is not None


@pytest.mark.parametrize("width", [20, 47, 90, 160])
@pytest.mark.parametrize("height", [1, 2])
def test_the_cells_of_a_line_fill_its_width(width: int, height: int) -> None:
    for line in loaded(3, [0]).lines(1, max(width, 45 if height == 1 else 20), height):
        assert sum(cell.width for cell in line) == max(width, 45 if height == 1 else 20)


@pytest.mark.parametrize(
    ("day", "day_from", "shown"),
    [
        ("2017-05-03", "text", " 2017-05-03"),
        ("2017-05-03", "meeting", "~2017-05-03"),
        (None, None, " no date"),
    ],
)
def test_a_day_that_comes_from_the_meeting_has_a_sign(
    day: str | None, day_from: str | None, shown: str
) -> None:
    assert shown_day(row(1, day=day, day_from=day_from)) == shown


@pytest.mark.parametrize(
    ("start", "end", "shown"),
    [
        ("2017-05-03", "2017-05-04", "2017-05-03–04"),
        ("2017-05-03", "2017-05-03", "2017-05-03"),
        ("2017-05-03", None, "2017-05-03"),
        ("2017-07-31", "2017-08-01", "2017-07-31–08-01"),
        ("2017-12-31", "2018-01-01", "2017-12-31–2018-01-01"),
        (None, None, ""),
    ],
)
def test_the_days_of_a_meeting_are_short(start: str | None, end: str | None, shown: str) -> None:
    assert days(start, end) == shown
