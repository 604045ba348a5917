"""Keys that come at once, faster than what they do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import events
from textual.widgets import Input

from store import Selection
from tui.panes.articles import ArticlesPane
from tui.screens.export import ExportScreen

if TYPE_CHECKING:
    from tests.tui.conftest import Explore, Explorer


async def burst(explorer: Explorer, *keys: str) -> None:
    """Send keys all at once, then wait until everything is done."""
    for key in keys:
        explorer.send(key)
    await explorer.settle()


async def test_words_behind_the_slash_are_searched_for(explore: Explore) -> None:
    async with explore() as explorer:
        await burst(explorer, *"/الفصائل", "enter")
        assert explorer.screen.selection == Selection("الفصائل")


async def test_what_comes_behind_enter_is_a_command_again(explore: Explore) -> None:
    async with explore() as explorer:
        await burst(explorer, *"/الفصائل", "enter", "o")
        assert explorer.screen.selection == Selection("الفصائل", order="oldest")


async def test_what_comes_behind_escape_is_a_command_again(explore: Explore) -> None:
    async with explore() as explorer:
        await burst(explorer, *"/الفصائل", "escape", "o")
        assert explorer.screen.selection == Selection(order="oldest")


async def test_a_folder_behind_the_e_is_the_dialogs(explore: Explore) -> None:
    async with explore() as explorer:
        await burst(explorer, "e", "end", *"qux")
        dialog = explorer.app.screen
        assert isinstance(dialog, ExportScreen)
        assert dialog.query_one("#export-folder", Input).value.endswith("qux")


async def test_a_search_and_an_export_at_once(explore: Explore) -> None:
    async with explore() as explorer:
        await burst(explorer, *"/الفصائل", "enter", "e")
        assert isinstance(explorer.app.screen, ExportScreen)
        assert explorer.screen.selection == Selection("الفصائل")


async def test_a_name_behind_the_palettes_key_is_looked_for(explore: Explore) -> None:
    async with explore() as explorer:
        await burst(explorer, "ctrl+p", *"export")
        assert explorer.app.screen.query_one(Input).value == "export"


async def test_a_paste_behind_the_slash_is_searched_for(explore: Explore) -> None:
    async with explore() as explorer:
        explorer.app.post_message(events.Key("slash", "/"))
        explorer.app.post_message(events.Paste("الفصائل"))
        await burst(explorer, "enter")
        assert explorer.screen.selection == Selection("الفصائل")


async def test_keys_of_one_pane_keep_their_number_and_order(explore: Explore) -> None:
    async with explore() as explorer:
        await burst(explorer, *["down"] * 3, *["up", "down"] * 20)
        assert explorer.screen.query_one(ArticlesPane).rows.cursor == 3
