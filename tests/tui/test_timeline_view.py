"""The timeline in the explorer: months and years, a range by keys and by mouse."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store import Selection
from tui.panes.timeline import TimelinePane
from tui.widgets.key_line import KeyLine
from tui.widgets.rows import Rows

if TYPE_CHECKING:
    from tests.tui.conftest import Explore, Explorer

Size = tuple[int, int]


def starts(explorer: Explorer) -> list[str]:
    """The months or years on the screen."""
    return [row[2:9].strip() for row in explorer.rows[4:-2] if row[2:6].isdigit()]


async def test_months_stand_with_bars_and_meetings(explore: Explore, size: Size) -> None:
    async with explore(size) as explorer:
        await explorer.press("3")
        row = next(row for row in explorer.rows if row.startswith("  2017-05"))
        assert "█" in row
        assert "Astana 4" in row
        assert row.split()[-2:] == ["2/2", "1/1"]


async def test_minus_shows_years_and_plus_months(explore: Explore, size: Size) -> None:
    async with explore(size) as explorer:
        await explorer.press("3", "-")
        assert starts(explorer) == ["2017", "2018"]
        await explorer.press("+")
        assert starts(explorer) == ["2017-01", "2017-05", "2018-01", "2018-07"]


async def test_years_by_palette_and_months_by_click(explore: Explore) -> None:
    async with explore() as explorer:
        await explorer.press("3", "ctrl+p")
        await explorer.type("years")
        await explorer.press("enter")
        await explorer.settle()
        assert starts(explorer) == ["2017", "2018"]
        await explorer.pilot.click(KeyLine, offset=(explorer.rows[-1].index("+ months"), 0))
        await explorer.settle()
        assert len(starts(explorer)) == 4


async def test_a_range_becomes_a_filter_that_undo_takes_back(explore: Explore, size: Size) -> None:
    async with explore(size) as explorer:
        await explorer.press("3", "down", "space", "up", "space")
        assert explorer.view.selection == Selection(since="2017-01", until="2017-05")
        await explorer.press("1")
        assert explorer.listed() == ["a3", "a2", "a1"]
        await explorer.press("escape", "u")
        assert len(starts(explorer)) == 4


async def test_a_range_by_mouse(explore: Explore, size: Size) -> None:
    async with explore(size) as explorer:
        await explorer.press("3")
        for _ in range(2):
            at = next(n for n, row in enumerate(explorer.rows) if row[2:9] == "2018-01")
            rows = explorer.view.query_one(TimelinePane).query_one(Rows)
            await explorer.pilot.click(rows, offset=(4, at - rows.region.y))
            await explorer.settle()
        assert explorer.view.selection == Selection(since="2018-01", until="2018-01")


async def test_the_year_of_the_month_is_under_the_cursor_after_zooming(explore: Explore) -> None:
    async with explore() as explorer:
        await explorer.press("3", "end", "-")
        assert explorer.view.query_one(TimelinePane).current == "2018"
