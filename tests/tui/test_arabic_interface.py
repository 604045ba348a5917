"""The explorer in Arabic: mirrored, with the same keys, and nothing of it left in English."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractAsyncContextManager
from typing import Any

import pytest

from tui.panes.pane import Pane
from tui.screens.base import place_of
from tui.screens.help import HelpScreen
from tui.text.labels import visual
from tui.widgets.chips import ChipLine
from tui.widgets.key_line import KeyLine
from tui.widgets.search_line import SearchLine
from tui.words import speak

Explore = Callable[..., AbstractAsyncContextManager[Any]]


@pytest.fixture(autouse=True)
def arabic() -> Iterator[None]:
    speak("ar")
    yield
    speak("en")


async def test_facets_stand_on_the_right_of_the_list_and_that_on_the_right_of_the_article(
    explore: Explore,
) -> None:
    async with explore(size=(160, 45)) as explorer:
        x = {pane.place: pane.region.x for pane in explorer.screen.query(Pane) if pane.display}
        assert x["article"] < x["articles"] < x["rounds"] == x["participants"]
        assert x["article"] == 0
        facets = explorer.screen.query_one("#facets")
        assert facets.region.right == 160


async def test_the_left_key_goes_to_the_pane_on_the_left(explore: Explore, size: tuple[int, int]) -> None:
    async with explore(size=size) as explorer:
        await explorer.focus("rounds")
        await explorer.press("left")
        assert place_of(explorer.app.focused) == "articles"
        await explorer.press("right")
        assert place_of(explorer.app.focused) == "rounds"


async def test_columns_of_a_list_run_from_right_to_left(explore: Explore) -> None:
    async with explore(size=(160, 45)) as explorer:
        row = next(row for row in explorer.rows if "2017-05-03" in row)
        line = row[explorer.screen.query_one("#facets").region.x :]
        assert line.index(visual("أستانا")) < line.index("2017-05-03") < line.rindex("4")


async def test_the_footer_begins_on_the_right_and_a_click_finds_its_keys(explore: Explore) -> None:
    async with explore(size=(80, 24)) as explorer:
        footer = explorer.rows[-1].ljust(80)
        assert footer.rstrip().endswith(f"{visual('مساعدة')} ?")
        await explorer.pilot.click(KeyLine, offset=(78, 0))
        await explorer.settle()
        assert isinstance(explorer.app.screen, HelpScreen)


async def test_a_chip_is_removed_where_it_is_clicked(explore: Explore) -> None:
    async with explore(size=(80, 24)) as explorer:
        await explorer.focus("rounds")
        await explorer.press("space")
        assert explorer.screen.selection.included
        await explorer.pilot.click(ChipLine, offset=(0, 0))
        await explorer.settle()
        assert explorer.screen.selection.included
        await explorer.pilot.click(ChipLine, offset=(77, 0))
        await explorer.settle()
        assert not explorer.screen.selection.included


async def test_a_fault_of_the_search_is_shown_under_its_place(explore: Explore) -> None:
    async with explore(size=(80, 24)) as explorer:
        await explorer.press("slash")
        await explorer.type('"abc')
        field = explorer.screen.query_one(SearchLine)
        caret = next(row for row in explorer.rows if "^" in row).ljust(80)
        assert caret.index("^") == field.content_region.x + field._cell_of(0)


async def test_no_letter_of_the_screen_is_latin_but_names_and_keys(explore: Explore) -> None:
    async with explore(size=(160, 45)) as explorer:
        words = " ".join(explorer.rows)
        english = ("articles", "Rounds", "Participants", "newest", "help", "search", "Guarantors", "no date")
        assert [word for word in english if word in words] == []
