"""The concordance in the explorer: places in order, their neighbours, the way to the article and back."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING

import pytest

from store import Selection
from tui.panes.article import ArticlePane
from tui.panes.concordance import NeighboursPane, PlacesPane
from tui.screens.concordance import LineSpot
from tui.text.labels import visual
from tui.widgets.key_line import KeyLine
from tui.widgets.rows import Rows

if TYPE_CHECKING:
    from tests.tui.conftest import Explore, Explorer

Size = tuple[int, int]
FACTIONS = Selection("الفصائل", order="oldest")


def words_after(explorer: Explorer) -> list[str]:
    """The next word of each place, in the order of the list."""
    return [place.words_after[0] for place in explorer.view.query_one(PlacesPane)._places]


async def test_what_comes_before_stands_on_the_right_of_the_keyword(explore: Explore, size: Size) -> None:
    async with explore(size, selection=FACTIONS) as explorer:
        await explorer.press("4")
        row = next(row for row in explorer.rows if visual("أعلنت") in row)
        assert row.index(visual("تعليق")) < row.index(visual("الفصائل")) < row.index(visual("أعلنت"))


async def test_o_sorts_by_the_next_word_then_by_the_previous(explore: Explore) -> None:
    async with explore(selection=FACTIONS) as explorer:
        await explorer.press("4")
        assert words_after(explorer) == ["وقال", "تعلق", "تعليق", "في"]
        await explorer.press("o")
        assert words_after(explorer) == ["تعلق", "تعليق", "في", "وقال"]
        assert str(explorer.view.main.border_title) == "4 places · by the next word"
        await explorer.press("f11")
        assert str(explorer.view.main.border_title) == "4 places · by the previous word"


async def test_sorting_by_palette_and_by_click(explore: Explore) -> None:
    async with explore(selection=FACTIONS) as explorer:
        await explorer.press("4", "ctrl+p")
        await explorer.type("previous word")
        await explorer.press("enter")
        await explorer.settle()
        assert str(explorer.view.main.border_title).endswith("by the next word")
        await explorer.pilot.click(KeyLine, offset=(explorer.rows[-1].index("o order"), 0))
        await explorer.settle()
        assert str(explorer.view.main.border_title).endswith("by the previous word")


async def test_enter_opens_the_place_and_escape_comes_back_to_the_row(explore: Explore, size: Size) -> None:
    async with explore(size, selection=FACTIONS) as explorer:
        await explorer.press("4", "o", "down", "down")
        spot = explorer.view.spot
        assert isinstance(spot, LineSpot)
        await explorer.press("enter")
        pane = explorer.screen.query_one(ArticlePane)
        assert pane.here == (spot.start, spot.start + len("الفصائل"))
        await explorer.press("alt+left")
        assert (explorer.view.view, explorer.view.spot) == ("concordance", spot)


async def test_a_click_opens_the_place(explore: Explore) -> None:
    async with explore(selection=FACTIONS) as explorer:
        await explorer.press("4")
        rows = explorer.view.query_one(PlacesPane).query_one(Rows)
        await explorer.pilot.click(rows, offset=(30, 1))
        await explorer.settle()
        assert explorer.screen.query_one(ArticlePane).here is not None


async def test_chosen_values_are_looked_for_without_a_search(explore: Explore) -> None:
    async with explore(selection=Selection().toggle("person", "alloush")) as explorer:
        await explorer.press("4")
        assert str(explorer.view.main.border_title).startswith("1 place ")


async def test_neighbours_are_counted_and_enter_goes_to_their_first_place(
    explore: Explore, size: Size
) -> None:
    async with explore(size, selection=FACTIONS) as explorer:
        await explorer.press("4", "tab")
        pane = explorer.view.query_one(NeighboursPane)
        assert (pane._entries[1].word, pane._entries[1].times) == ("تعلق", 1)
        await explorer.press("down", "down", "enter")
        current = explorer.view.query_one(PlacesPane).current
        assert current is not None
        assert (current.words_after[0], pane._entries[pane.rows.cursor].word) == ("في", "في")
        spot = explorer.view.spot
        assert isinstance(spot, LineSpot)
        assert spot.order == "after"
        assert explorer.view.place == "lines"


@pytest.mark.parametrize(
    ("selection", "said"),
    [
        (Selection(), "Nothing is searched for or chosen yet."),
        (Selection("كلمة"), "No text of the selection has these words"),
    ],
)
async def test_without_places_it_says_what_to_do(
    explore: Explore, selection: Selection, said: str, size: Size
) -> None:
    async with explore(size, selection=selection) as explorer:
        await explorer.press("4", "enter")
        assert any(said in row for row in explorer.rows)


async def test_a_search_in_the_view_shows_its_places(explore: Explore) -> None:
    async with explore() as explorer:
        await explorer.press("4", "/")
        await explorer.type("تصعيد")
        await explorer.press("enter")
        assert str(explorer.view.main.border_title).startswith("1 place ")


async def test_y_copies_the_command_line_of_the_concordance(explore: Explore) -> None:
    async with explore(selection=FACTIONS) as explorer:
        await explorer.press("4", "o", "y")
        words = shlex.split(explorer.app.clipboard)
        assert words == ["jawla", "kwic", "--search=الفصائل", "--order=oldest", "--sort=next"]
