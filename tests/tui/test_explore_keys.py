"""Every key of the explorer, pressed at 80×24 and at 160×45."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store import Selection
from tui.panes.article import ArticlePane
from tui.panes.articles import ArticlesPane
from tui.screens.help import HelpScreen

if TYPE_CHECKING:
    from tests.tui.conftest import Explore

Size = tuple[int, int]

ROUND_1, ROUND_4 = ("round", "astana:1"), ("round", "astana:4")
NEWEST = ["a4", "a5", "a3", "a2", "a1", "a6"]


async def test_down_and_j_move_the_cursor_down(explore: Explore, size: Size) -> None:
    async with explore(size) as explorer:
        await explorer.press("down", "j")
        assert explorer.screen.query_one(ArticlesPane).rows.cursor == 2


async def test_up_and_k_move_the_cursor_up(explore: Explore, size: Size) -> None:
    async with explore(size) as explorer:
        await explorer.press("end", "up", "k")
        assert explorer.screen.query_one(ArticlesPane).rows.cursor == 3


async def test_tab_goes_through_the_panes(explore: Explore, size: Size) -> None:
    async with explore(size) as explorer:
        places = []
        for _ in range(4):
            await explorer.press("tab")
            places.append(explorer.screen.place)
        assert places == ["article", "search", "rounds", "participants"]


async def test_shift_tab_goes_back(explore: Explore, size: Size) -> None:
    async with explore(size) as explorer:
        await explorer.press("shift+tab")
        assert explorer.screen.place == "values"


async def test_left_and_h_go_to_the_pane_on_the_left(explore: Explore, size: Size) -> None:
    async with explore(size) as explorer:
        await explorer.press("right", "left", "h")
        assert explorer.screen.place == "rounds"


async def test_right_and_l_go_to_the_pane_on_the_right(explore: Explore, size: Size) -> None:
    async with explore(size) as explorer:
        await explorer.press("left", "right", "l")
        assert explorer.screen.place == "article"


async def test_space_chooses_a_value(explore: Explore, size: Size) -> None:
    async with explore(size) as explorer:
        await explorer.focus("rounds")
        await explorer.press("down", "space")
        assert explorer.screen.selection.included == {ROUND_4}
        assert explorer.listed() == ["a3", "a2"]


async def test_space_again_drops_it(explore: Explore, size: Size) -> None:
    async with explore(size) as explorer:
        await explorer.focus("rounds")
        await explorer.press("space", "space")
        assert explorer.screen.selection == Selection()


async def test_x_leaves_a_value_out(explore: Explore, size: Size) -> None:
    async with explore(size) as explorer:
        await explorer.focus("rounds")
        await explorer.press("down", "x")
        assert explorer.screen.selection.excluded == {ROUND_4}
        assert explorer.listed() == ["a4", "a5", "a1", "a6"]


async def test_space_marks_an_article(explore: Explore, size: Size) -> None:
    async with explore(size) as explorer:
        await explorer.press("space")
        row = explorer.screen.query_one(ArticlesPane).current
        assert row is not None
        assert row.marked


async def test_space_marks_the_open_article_too(explore: Explore, size: Size) -> None:
    async with explore(size) as explorer:
        await explorer.press("enter", "space")
        assert any("★" in row for row in explorer.rows)
        assert explorer.screen.place == "article"


async def test_enter_opens_the_article_and_makes_it_read(explore: Explore, size: Size) -> None:
    async with explore(size) as explorer:
        await explorer.press("down", "enter")
        assert explorer.screen.place == "article"
        assert explorer.app.session.store.find(Selection("is:read")).rows[0].key == "a5"


async def test_slash_searches_as_one_types(explore: Explore, size: Size) -> None:
    async with explore(size) as explorer:
        await explorer.press("/")
        await explorer.type("تصعيد")
        assert explorer.listed() == ["a3"]


async def test_n_goes_to_the_next_hit(explore: Explore, size: Size) -> None:
    async with explore(size) as explorer:
        await explorer.press("/")
        await explorer.type("الفصائل")
        await explorer.press("enter", "n", "n")
        title = explorer.screen.query_one(ArticlePane).border_title
        assert title == "a2 · hit 2 of 3"


async def test_shift_n_goes_to_the_previous_hit(explore: Explore, size: Size) -> None:
    async with explore(size) as explorer:
        await explorer.press("/")
        await explorer.type("الفصائل")
        await explorer.press("enter", "N")
        assert explorer.screen.query_one(ArticlePane).border_title == "a2 · hit 3 of 3"


async def test_u_takes_the_last_step_back(explore: Explore, size: Size) -> None:
    async with explore(size) as explorer:
        await explorer.focus("rounds")
        await explorer.press("space", "u")
        assert explorer.screen.selection == Selection()
        assert explorer.listed() == NEWEST


async def test_r_does_it_again(explore: Explore, size: Size) -> None:
    async with explore(size) as explorer:
        await explorer.focus("rounds")
        await explorer.press("space", "u", "r")
        assert explorer.screen.selection.included == {ROUND_1}


async def test_c_clears_all_filters(explore: Explore, size: Size) -> None:
    begin = Selection("وفد").toggle(*ROUND_1)
    async with explore(size, selection=begin) as explorer:
        await explorer.press("c")
        assert explorer.screen.selection == Selection()
        await explorer.press("u")
        assert explorer.screen.selection == begin


async def test_d_drops_the_last_filter(explore: Explore, size: Size) -> None:
    async with explore(size) as explorer:
        await explorer.focus("rounds")
        await explorer.press("down", "space", "up", "space", "d")
        assert explorer.screen.selection.included == {ROUND_4}


async def test_o_changes_the_order_and_says_it(explore: Explore, size: Size) -> None:
    async with explore(size) as explorer:
        await explorer.press("o")
        assert explorer.listed() == [*NEWEST[-2::-1], "a6"]
        assert explorer.toasts == ["Sorted: oldest first."]


async def test_a_unfolds_the_claims(explore: Explore, size: Size) -> None:
    async with explore(size) as explorer:
        await explorer.press("a")
        assert explorer.screen.query_one(ArticlePane).unfolded


async def test_question_mark_opens_the_help(explore: Explore, size: Size) -> None:
    async with explore(size) as explorer:
        await explorer.press("?")
        assert isinstance(explorer.app.screen, HelpScreen)


async def test_escape_closes_the_help(explore: Explore, size: Size) -> None:
    async with explore(size) as explorer:
        await explorer.press("?", "escape")
        assert explorer.app.screen is explorer.screen


async def test_the_palette_does_a_command(explore: Explore, size: Size) -> None:
    async with explore(size) as explorer:
        await explorer.press("ctrl+p")
        await explorer.type("sort")
        await explorer.press("enter")
        await explorer.settle()
        assert explorer.screen.selection.order == "oldest"


async def test_q_leaves(explore: Explore, size: Size) -> None:
    async with explore(size) as explorer:
        await explorer.pilot.press("q")
        await explorer.pilot.pause()
        assert not explorer.app.is_running or explorer.app._exit
