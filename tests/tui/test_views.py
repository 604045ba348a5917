"""From view to view: by key, palette and mouse; back and forward with selection and cursor."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from store import Selection
from tui.panes.articles import ArticlesPane
from tui.views import VIEWS, ViewName, load
from tui.widgets.view_tabs import ViewTabs

if TYPE_CHECKING:
    from tests.tui.conftest import Explore, Explorer

Size = tuple[int, int]
OTHERS = [view for view in VIEWS if view.name != "explore"]
ROUND_4 = ("round", "astana:4")


@pytest.mark.parametrize("view", VIEWS, ids=lambda view: view.name)
def test_a_view_is_the_screen_of_its_name(view: object) -> None:
    name: ViewName = getattr(view, "name")  # noqa: B009  # parametrize gives objects
    assert load(name).view == name


@pytest.mark.parametrize("view", OTHERS, ids=lambda view: view.name)
async def test_each_of_its_keys_goes_there_and_an_arabic_digit_too(explore: Explore, view: object) -> None:
    keys: tuple[str, ...] = getattr(view, "keys")  # noqa: B009
    async with explore() as explorer:
        for key in (*keys, "٠١٢٣٤٥٦٧٨٩"[int(keys[0])]):
            await explorer.press(key)
            assert explorer.view.view == getattr(view, "name")  # noqa: B009
            await explorer.press("1")
            assert explorer.view.view == "explore"


async def test_the_palette_goes_there(explore: Explore) -> None:
    async with explore() as explorer:
        await explorer.press("ctrl+p")
        await explorer.type("matrix")
        await explorer.press("enter")
        await explorer.settle()
        assert explorer.view.view == "matrix"


async def test_a_click_on_its_name_goes_there(explore: Explore, size: Size) -> None:
    async with explore(size) as explorer:
        tabs = explorer.view.query_one(ViewTabs)
        at = explorer.rows[0].index("2", tabs.region.x) - tabs.region.x
        await explorer.pilot.click(ViewTabs, offset=(at, 0))
        await explorer.settle()
        assert explorer.view.view == "matrix"


async def test_a_filter_of_one_view_stands_in_the_other(explore: Explore) -> None:
    async with explore() as explorer:
        await explorer.press("2")
        explorer.view.change(Selection().toggle(*ROUND_4))
        await explorer.settle()
        await explorer.press("1")
        assert explorer.screen.selection.included == {ROUND_4}
        assert explorer.listed() == ["a3", "a2"]


async def test_undo_in_one_view_takes_back_a_step_of_the_other(explore: Explore) -> None:
    async with explore() as explorer:
        await explorer.focus("rounds")
        await explorer.press("down", "space", "2", "u")
        assert explorer.view.selection == Selection()
        await explorer.press("1")
        assert len(explorer.listed()) == 6


async def test_a_search_in_another_view_is_shared(explore: Explore) -> None:
    async with explore() as explorer:
        await explorer.press("2", "/")
        await explorer.type("تصعيد")
        await explorer.press("enter", "1")
        assert explorer.listed() == ["a3"]


def article(explorer: Explorer) -> str | None:
    """Key of the article under the cursor."""
    row = explorer.screen.query_one(ArticlesPane).current
    return row.key if row else None


async def test_back_comes_to_selection_and_cursor_and_forward_returns(explore: Explore) -> None:
    async with explore() as explorer:
        await explorer.press("down", "down", "2")
        explorer.view.change(Selection().toggle(*ROUND_4))
        await explorer.settle()
        await explorer.press("alt+left")
        assert (explorer.view.view, explorer.screen.selection, article(explorer)) == (
            "explore",
            Selection(),
            "a3",
        )
        await explorer.press("alt+right")
        assert explorer.view.view == "matrix"
        assert explorer.view.selection.included == {ROUND_4}


@pytest.mark.parametrize(("key", "toast"), [("escape", "before"), ("alt+right", "after")])
async def test_where_there_is_no_way_it_is_said(explore: Explore, key: str, toast: str) -> None:
    async with explore() as explorer:
        await explorer.press(key)
        assert explorer.toasts == [f"There is no view {toast} this one."]


async def test_keys_typed_at_once_go_to_the_new_view(explore: Explore) -> None:
    async with explore() as explorer:
        for key in ("2", "p"):
            explorer.send(key)
        await explorer.settle()
        title = explorer.view.main.border_title
        assert title is not None
        assert title.startswith("Meetings × people")
