"""The matrix in the explorer: cells, the claims behind them, the way to their words and back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store import Selection
from tui.panes.article import ArticlePane
from tui.panes.matrix import EvidencePane, MatrixPane
from tui.screens.matrix import CellSpot
from tui.widgets.grid import Grid
from tui.widgets.key_line import KeyLine

if TYPE_CHECKING:
    from tests.tui.conftest import Explore, Explorer

Size = tuple[int, int]
FACTIONS_1 = CellSpot("party", "astana:1", "factions")


def about(explorer: Explorer) -> str:
    """What the evidence pane says of the cell."""
    return "\n".join(explorer.rows)


async def test_a_meeting_stands_with_its_articles_and_sources(explore: Explore, size: Size) -> None:
    async with explore(size) as explorer:
        await explorer.press("2")
        row = next(row for row in explorer.rows if row.startswith("Astana 4"))
        assert row.split()[2:4] == ["2017-05-03", "2/2"]


async def test_a_cell_shows_role_states_and_sources(explore: Explore, size: Size) -> None:
    async with explore(size) as explorer:
        await explorer.press("2")
        row = next(row for row in explorer.rows if row.startswith("Astana 4"))
        assert "P✓1~1" in row


async def test_the_claims_of_the_cell_are_shown_with_outlet_and_day(explore: Explore, size: Size) -> None:
    async with explore(size) as explorer:
        await explorer.press("2")
        assert explorer.view.spot == FACTIONS_1
        assert "Claimed by 1 article of 1 independent sources" in about(explorer)
        assert any("attended" in row and "2017-01-23" in row for row in explorer.rows)


async def test_moving_down_shows_the_next_meeting(explore: Explore, size: Size) -> None:
    async with explore(size) as explorer:
        await explorer.press("2", "down")
        assert str(explorer.view.query_one(EvidencePane).border_title).startswith("Astana 4")


async def test_an_empty_cell_says_which_emptiness(explore: Explore) -> None:
    async with explore() as explorer:
        await explorer.press("2", "end")
        assert "none names them" in about(explorer)


async def test_enter_opens_the_article_at_the_words_and_escape_comes_back(
    explore: Explore, size: Size
) -> None:
    async with explore(size) as explorer:
        await explorer.press("2", "down", "enter")
        pane = explorer.screen.query_one(ArticlePane)
        assert pane.here is not None
        assert explorer.screen.place == "article"
        await explorer.press("escape")
        assert explorer.view.spot == CellSpot("party", "astana:4", "factions")
        assert explorer.view.place == "cells"


async def test_a_claim_opens_at_its_own_words(explore: Explore) -> None:
    async with explore() as explorer:
        await explorer.press("2", "down", "tab", "down", "enter")
        pane = explorer.screen.query_one(ArticlePane)
        start, end = pane.here or (0, 0)
        assert pane.view.text[start:end] == "عادت الفصائل في اليوم التالي"


async def test_p_changes_to_people_and_back(explore: Explore, size: Size) -> None:
    async with explore(size) as explorer:
        await explorer.press("2", "p")
        assert str(explorer.view.main.border_title).startswith("Meetings × people")
        await explorer.press("f6")
        assert str(explorer.view.main.border_title).startswith("Meetings × parties")


async def test_people_by_palette_and_by_click(explore: Explore) -> None:
    async with explore() as explorer:
        await explorer.press("2", "ctrl+p")
        await explorer.type("people")
        await explorer.press("enter")
        await explorer.settle()
        assert str(explorer.view.main.border_title).startswith("Meetings × people")
        await explorer.pilot.click(KeyLine, offset=(explorer.rows[-1].index("p people"), 0))
        await explorer.settle()
        assert str(explorer.view.main.border_title).startswith("Meetings × parties")


async def test_a_click_takes_the_cursor_and_a_second_opens(explore: Explore, size: Size) -> None:
    async with explore(size) as explorer:
        await explorer.press("2")
        grid = explorer.view.query_one(Grid)
        at = next(number for number, row in enumerate(explorer.rows) if row.startswith("Astana 4"))
        where = explorer.rows[at].index("P✓") - grid.region.x, at - grid.region.y
        await explorer.pilot.click(Grid, offset=where)
        await explorer.settle()
        assert explorer.view.spot == CellSpot("party", "astana:4", "factions")
        await explorer.pilot.click(Grid, offset=where)
        await explorer.settle()
        assert explorer.view.view == "explore"


async def test_filters_apply(explore: Explore) -> None:
    async with explore(selection=Selection().toggle("round", "astana:4")) as explorer:
        await explorer.press("2")
        assert explorer.view.query_one(MatrixPane).grid.source.rows == 1


async def test_without_claims_it_is_said(explore: Explore) -> None:
    async with explore(selection=Selection("سوق")) as explorer:
        await explorer.press("2")
        assert "No article of the selection makes a claim of attendance." in about(explorer)
        await explorer.press("enter")
        assert explorer.view.view == "matrix"


async def test_what_a_coder_decided_is_shown_as_such(explore: Explore) -> None:
    async with explore() as explorer:
        explorer.app.session.store.curation.code_cell(
            "astana:4", "party", "factions", "anna", state="undetermined", role=None, reason="both are said"
        )
        await explorer.press("2", "down")
        assert any("P✓1~1 =·" in row for row in explorer.rows)
        assert "= Coded by anna: undetermined" in about(explorer)


async def test_a_cell_is_coded_by_dialog_and_undone(explore: Explore) -> None:
    async with explore(coder="anna") as explorer:
        await explorer.press("2", "down", "space")
        await explorer.press("enter", "enter")
        await explorer.type("both are said")
        await explorer.press("tab", "enter")
        await explorer.settle()
        assert "= Coded by" in about(explorer)
        await explorer.press("u")
        await explorer.settle()
        assert "= Coded by" not in about(explorer)
