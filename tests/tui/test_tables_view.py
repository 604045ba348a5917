"""The tables in the explorer: values with counts and spellings, two kinds together, values as filters."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING

from store import Selection
from tui.panes.tables import SpellingsPane, TablePane
from tui.screens.tables import TableSpot
from tui.widgets.key_line import KeyLine
from tui.widgets.rows import Rows

if TYPE_CHECKING:
    from tests.tui.conftest import Explore, Explorer

Size = tuple[int, int]
LAVRENTIEV = ("person", "lavrentiev")


def values(explorer: Explorer) -> list[tuple[str, ...]]:
    """The rows of the table."""
    return [entry.cells for entry in explorer.view.query_one(TablePane)._entries]


async def pick(explorer: Explorer, key: str, kind: str) -> None:
    """Pick a kind in the dialog that a key opens."""
    await explorer.press(key)
    await explorer.type(kind)
    await explorer.press("enter")
    await explorer.settle()


async def test_people_stand_with_articles_sources_and_mentions(explore: Explore, size: Size) -> None:
    async with explore(size) as explorer:
        await explorer.press("5")
        assert values(explorer) == [("لافرينتيف", "2", "2", "3"), ("علوش", "1", "1", "1")]


async def test_the_spellings_of_the_value_at_hand_are_counted(explore: Explore, size: Size) -> None:
    async with explore(size) as explorer:
        await explorer.press("5", "down")
        pane = explorer.view.query_one(SpellingsPane)
        assert [entry.cells for entry in pane._entries] == [("علوش", "1")]


async def test_p_makes_a_table_of_another_kind(explore: Explore, size: Size) -> None:
    async with explore(size) as explorer:
        await explorer.press("5")
        await pick(explorer, "p", "Parties")
        assert [row[:2] for row in values(explorer)] == [("روسيا", "3"), ("الفصائل", "2"), ("تركيا", "2")]


async def test_the_kind_is_changed_by_palette_and_by_click(explore: Explore) -> None:
    async with explore((160, 45)) as explorer:
        await explorer.press("5", "ctrl+p")
        await explorer.type("another kind of values")
        await explorer.press("enter")
        await explorer.settle()
        await explorer.type("Sources")
        await explorer.press("enter")
        await explorer.settle()
        assert str(explorer.view.main.border_title) == "Sources · 2 rows"
        await explorer.pilot.click(KeyLine, offset=(explorer.rows[-1].index("p kind"), 0))
        await explorer.settle()
        await explorer.type("People")
        await explorer.press("enter")
        await explorer.settle()
        assert str(explorer.view.main.border_title) == "People · 2 rows"


async def test_w_counts_two_kinds_together_and_ends_it(explore: Explore, size: Size) -> None:
    async with explore(size) as explorer:
        await explorer.press("5")
        await pick(explorer, "w", "Parties")
        assert ("علوش", "1", "الفصائل", "2", "1", "1") in values(explorer)
        assert not explorer.view.query_one(SpellingsPane).display
        await pick(explorer, "shift+f5", "alone")
        assert explorer.view.query_one(SpellingsPane).display


async def test_space_chooses_and_drops_the_value(explore: Explore, size: Size) -> None:
    async with explore(size) as explorer:
        await explorer.press("5", "space")
        assert explorer.view.selection.included == {LAVRENTIEV}
        assert any(row.startswith("+  ") for row in explorer.rows)
        await explorer.press("space")
        assert explorer.view.selection.is_empty


async def test_enter_opens_the_articles_of_the_value_and_back_returns(explore: Explore, size: Size) -> None:
    async with explore(size) as explorer:
        await explorer.press("5", "enter")
        assert explorer.screen.selection.included == {LAVRENTIEV}
        assert len(explorer.listed()) == 2
        await explorer.press("alt+left")
        assert (explorer.view.view, explorer.view.selection) == ("tables", Selection())
        assert explorer.view.spot == TableSpot("person", None, (LAVRENTIEV,))


async def test_a_click_opens_the_articles_of_a_pair(explore: Explore) -> None:
    async with explore() as explorer:
        await explorer.press("5")
        await pick(explorer, "w", "Parties")
        rows = explorer.view.query_one(TablePane).query_one(Rows)
        await explorer.pilot.click(rows, offset=(5, 1))
        await explorer.settle()
        assert {kind for kind, _ in explorer.screen.selection.included} == {"person", "party"}


async def test_enter_on_a_spelling_shows_its_places(explore: Explore, size: Size) -> None:
    async with explore(size) as explorer:
        await explorer.press("5", "tab", "enter")
        assert explorer.view.selection.query == '"لافرينتيف"'
        assert explorer.view.view == "concordance"
        assert str(explorer.view.main.border_title).startswith("3 places")


async def test_without_values_it_is_said(explore: Explore, size: Size) -> None:
    async with explore(size, selection=Selection("سوق")) as explorer:
        await explorer.press("5", "enter", "space")
        assert any("No article of the selection has values of this kind." in row for row in explorer.rows)


async def test_y_copies_the_command_line_of_the_table(explore: Explore) -> None:
    async with explore(selection=Selection("الفصائل")) as explorer:
        await explorer.press("5")
        await pick(explorer, "w", "Sources")
        await explorer.press("y")
        words = shlex.split(explorer.app.clipboard)
        assert words == ["jawla", "table", "person", "--with=source", "--search=الفصائل"]
