"""Saved selections from within the explorer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store import Selection

if TYPE_CHECKING:
    from tests.tui.conftest import Explore

CHOSEN = Selection().toggle("party", "turkey")


async def test_a_new_name_saves_the_present_selection(explore: Explore) -> None:
    async with explore(selection=CHOSEN) as explorer:
        await explorer.press("U")
        await explorer.type("تركيا")
        await explorer.press("enter")
        assert explorer.app.session.store.saved.all() == {"تركيا": CHOSEN}
        assert explorer.toasts[-1] == "Saved: تركيا"


async def test_one_is_taken_up_and_undone(explore: Explore) -> None:
    async with explore() as explorer:
        explorer.app.session.store.saved.save("turkey", CHOSEN)
        await explorer.press("alt+f8", "enter", "enter")
        assert explorer.screen.selection == CHOSEN
        await explorer.press("u")
        assert explorer.screen.selection == Selection()


async def test_one_is_renamed_and_one_deleted(explore: Explore) -> None:
    async with explore() as explorer:
        saved = explorer.app.session.store.saved
        saved.save("first", CHOSEN)
        await explorer.press("U", "enter", "down", "down", "enter")
        await explorer.type("second")
        await explorer.press("enter")
        assert list(saved.all()) == ["second"]
        await explorer.press("U", "enter", "down", "down", "down", "enter")
        assert saved.all() == {}
