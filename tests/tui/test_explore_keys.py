"""Every key of the explorer, pressed at 80×24 and at 160×45."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from store import Selection
from tui.panes.article import ArticlePane
from tui.panes.articles import ArticlesPane
from tui.panes.rounds import RoundsPane
from tui.screens.help import HelpScreen

if TYPE_CHECKING:
    from tests.tui.conftest import Explore

Size = tuple[int, int]

ROUND_1, ROUND_4 = ("round", "astana:1"), ("round", "astana:4")
NEWEST = ["a4", "a5", "a3", "a2", "a1", "a6"]


# moving


async def test_it_begins_in_the_list_of_articles(explore: Explore, size: Size) -> None:
    async with explore(size) as explorer:
        assert explorer.screen.place == "articles"


@pytest.mark.parametrize("key", ["down", "j", "ت"])
async def test_a_key_moves_the_cursor_down(explore: Explore, size: Size, key: str) -> None:
    async with explore(size) as explorer:
        await explorer.press(key)
        assert explorer.screen.query_one(ArticlesPane).rows.cursor == 1


@pytest.mark.parametrize("key", ["up", "k", "ن"])
async def test_a_key_moves_the_cursor_up(explore: Explore, size: Size, key: str) -> None:
    async with explore(size) as explorer:
        await explorer.press("end", key)
        assert explorer.screen.query_one(ArticlesPane).rows.cursor == 4


async def test_tab_goes_through_the_panes(explore: Explore, size: Size) -> None:
    async with explore(size) as explorer:
        places = []
        for _ in range(4):
            await explorer.press("tab")
            places.append(explorer.screen.place)
        assert places == ["article", "everywhere", "rounds", "participants"]


async def test_shift_tab_goes_back(explore: Explore, size: Size) -> None:
    async with explore(size) as explorer:
        await explorer.press("shift+tab")
        assert explorer.screen.place == "participants"


@pytest.mark.parametrize("key", ["left", "h", "ا"])
async def test_a_key_goes_to_the_pane_on_the_left(explore: Explore, size: Size, key: str) -> None:
    async with explore(size) as explorer:
        await explorer.press(key)
        assert explorer.screen.place == "rounds"


@pytest.mark.parametrize("key", ["right", "l", "م"])
async def test_a_key_goes_to_the_pane_on_the_right(explore: Explore, size: Size, key: str) -> None:
    async with explore(size) as explorer:
        await explorer.press(key)
        assert explorer.screen.place == "article"


async def test_going_left_comes_to_the_pane_last_used_there(explore: Explore, size: Size) -> None:
    async with explore(size) as explorer:
        await explorer.focus("participants")
        await explorer.press("right", "left")
        assert explorer.screen.place == "participants"


async def test_the_cursor_passes_over_headings(explore: Explore, size: Size) -> None:
    async with explore(size) as explorer:
        await explorer.focus("rounds")
        await explorer.press("down", "down", "down", "space")
        assert explorer.screen.selection.included == {("meeting", "sochi-congress")}


# choosing


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


async def test_values_of_one_kind_widen(explore: Explore, size: Size) -> None:
    async with explore(size) as explorer:
        await explorer.focus("rounds")
        await explorer.press("space", "down", "space")
        assert explorer.listed() == ["a3", "a2", "a1"]


@pytest.mark.parametrize("key", ["x", "ء", "f7"])
async def test_a_key_leaves_a_value_out(explore: Explore, size: Size, key: str) -> None:
    async with explore(size) as explorer:
        await explorer.focus("rounds")
        await explorer.press("down", key)
        assert explorer.screen.selection.excluded == {ROUND_4}
        assert explorer.listed() == ["a4", "a5", "a1", "a6"]


async def test_a_chosen_value_stays_listed_at_count_zero(explore: Explore, size: Size) -> None:
    async with explore(size) as explorer:
        await explorer.focus("rounds")
        await explorer.press("space")
        await explorer.press("slash")
        await explorer.type("سوق")
        assert explorer.listed() == []
        assert any("+ " in row and "2017-01-23–24" in row for row in explorer.rows)


async def test_the_order_of_values_stays_while_choosing(explore: Explore, size: Size) -> None:
    async with explore(size) as explorer:
        await explorer.focus("participants")
        before = [row[:34].replace("+", " ") for row in explorer.rows if "│" in row]
        await explorer.press("end", "space")
        after = [row[:34].replace("+", " ") for row in explorer.rows if "│" in row]
        assert [row.split() and row.split()[0] for row in before] == [
            row.split() and row.split()[0] for row in after
        ]


# marks


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


async def test_a_mark_is_kept_in_the_store(explore: Explore, size: Size) -> None:
    async with explore(size) as explorer:
        await explorer.press("space")
        assert explorer.app.session.store.find(Selection("is:starred")).total == 1


async def test_enter_opens_the_article_and_makes_it_read(explore: Explore, size: Size) -> None:
    async with explore(size) as explorer:
        await explorer.press("down", "enter")
        assert explorer.screen.place == "article"
        assert explorer.app.session.store.find(Selection("is:read")).rows[0].key == "a5"


# searching


@pytest.mark.parametrize("key", ["/", "ظ", "f3"])
async def test_a_key_searches_as_one_types(explore: Explore, size: Size, key: str) -> None:
    async with explore(size) as explorer:
        await explorer.press(key)
        await explorer.type("تصعيد")
        assert explorer.listed() == ["a3"]


async def test_the_beginning_of_a_word_finds_it_while_typing(explore: Explore, size: Size) -> None:
    async with explore(size) as explorer:
        await explorer.press("/")
        await explorer.type("تصع")
        assert explorer.listed() == ["a3"]


async def test_enter_keeps_the_words_as_they_stand(explore: Explore, size: Size) -> None:
    async with explore(size) as explorer:
        await explorer.press("/")
        await explorer.type("تصعيد")
        await explorer.press("enter")
        assert explorer.screen.selection.query == "تصعيد"
        assert explorer.screen.place == "articles"


async def test_escape_gives_the_search_up(explore: Explore, size: Size) -> None:
    async with explore(size) as explorer:
        await explorer.press("/")
        await explorer.type("تصعيد")
        await explorer.press("escape")
        assert explorer.screen.selection == Selection()
        assert explorer.listed() == NEWEST


async def test_a_faulty_query_leaves_the_last_good_result(explore: Explore, size: Size) -> None:
    async with explore(size) as explorer:
        await explorer.press("/")
        await explorer.type("تصعيد")
        await explorer.type(" (")
        assert explorer.listed() == ["a3"]
        assert explorer.screen.query_one("#search-fault").display


async def test_a_mended_query_takes_the_fault_away(explore: Explore, size: Size) -> None:
    async with explore(size) as explorer:
        await explorer.press("/")
        await explorer.type("تصعيد (")
        await explorer.press("backspace")
        await explorer.type("")
        assert not explorer.screen.query_one("#search-fault").display


async def test_n_goes_to_the_next_hit(explore: Explore, size: Size) -> None:
    async with explore(size) as explorer:
        await explorer.press("/")
        await explorer.type("الفصائل")
        await explorer.press("enter", "n", "n")
        title = explorer.screen.query_one(ArticlePane).border_title
        assert title == "a2 · hit 2 of 3"


@pytest.mark.parametrize("key", ["N", "آ"])
async def test_a_key_goes_to_the_previous_hit(explore: Explore, size: Size, key: str) -> None:
    async with explore(size) as explorer:
        await explorer.press("/")
        await explorer.type("الفصائل")
        await explorer.press("enter", key)
        assert explorer.screen.query_one(ArticlePane).border_title == "a2 · hit 3 of 3"


async def test_without_a_search_n_goes_through_the_mentions_of_what_is_chosen(
    explore: Explore, size: Size
) -> None:
    async with explore(size, selection=Selection().toggle("party", "turkey")) as explorer:
        await explorer.press("n")
        assert explorer.screen.query_one(ArticlePane).border_title == "a3 · mention 1 of 1"


async def test_n_says_so_when_there_is_nothing_to_go_to(explore: Explore, size: Size) -> None:
    async with explore(size) as explorer:
        await explorer.press("n")
        assert explorer.toasts[-1].startswith("Nothing to jump to")


# undo, redo, clear, drop


@pytest.mark.parametrize("key", ["u", "ع", "f8"])
async def test_a_key_takes_the_last_step_back(explore: Explore, size: Size, key: str) -> None:
    async with explore(size) as explorer:
        await explorer.focus("rounds")
        await explorer.press("space", key)
        assert explorer.screen.selection == Selection()
        assert explorer.listed() == NEWEST


@pytest.mark.parametrize("key", ["r", "ق", "f9"])
async def test_a_key_does_it_again(explore: Explore, size: Size, key: str) -> None:
    async with explore(size) as explorer:
        await explorer.focus("rounds")
        await explorer.press("space", "u", key)
        assert explorer.screen.selection.included == {ROUND_1}


async def test_the_step_is_named(explore: Explore, size: Size) -> None:
    async with explore(size) as explorer:
        await explorer.focus("participants")
        await explorer.press("space", "u")
        assert explorer.toasts[-1] == "Undone: filter + \u200eروسيا\u200e"


async def test_undo_takes_a_mark_back(explore: Explore, size: Size) -> None:
    async with explore(size) as explorer:
        await explorer.press("space", "u")
        assert explorer.app.session.store.find(Selection("is:starred")).total == 0
        assert explorer.toasts[-1] == "Undone: mark"


async def test_redo_sets_the_mark_again(explore: Explore, size: Size) -> None:
    async with explore(size) as explorer:
        await explorer.press("space", "u", "r")
        assert explorer.app.session.store.find(Selection("is:starred")).total == 1


async def test_undo_takes_an_order_back(explore: Explore, size: Size) -> None:
    async with explore(size) as explorer:
        await explorer.press("o", "u")
        assert explorer.listed() == NEWEST


@pytest.mark.parametrize("key", ["c", "ؤ"])
async def test_a_key_clears_all_filters(explore: Explore, size: Size, key: str) -> None:
    begin = Selection("وفد").toggle(*ROUND_1)
    async with explore(size, selection=begin) as explorer:
        await explorer.press(key)
        assert explorer.screen.selection == Selection()
        await explorer.press("u")
        assert explorer.screen.selection == begin


@pytest.mark.parametrize("key", ["d", "ي", "backspace"])
async def test_a_key_drops_the_last_filter(explore: Explore, size: Size, key: str) -> None:
    async with explore(size) as explorer:
        await explorer.focus("rounds")
        await explorer.press("down", "space", "up", "space", key)
        assert explorer.screen.selection.included == {ROUND_4}


# order, claims, help, palette, leaving


@pytest.mark.parametrize("key", ["o", "خ", "f11"])
async def test_a_key_changes_the_order_and_says_it(explore: Explore, size: Size, key: str) -> None:
    async with explore(size) as explorer:
        await explorer.press(key)
        assert explorer.listed() == [*NEWEST[-2::-1], "a6"]
        assert explorer.toasts == ["Sorted: oldest first."]


async def test_sorting_stays_with_the_article(explore: Explore, size: Size) -> None:
    async with explore(size) as explorer:
        await explorer.press("down", "o")
        row = explorer.screen.query_one(ArticlesPane).current
        assert row is not None
        assert row.key == "a5"


@pytest.mark.parametrize("key", ["a", "ش", "f6"])
async def test_a_key_unfolds_the_claims(explore: Explore, size: Size, key: str) -> None:
    async with explore(size) as explorer:
        await explorer.press(key)
        assert explorer.screen.query_one(ArticlePane).unfolded


@pytest.mark.parametrize("key", ["?", "؟", "f1"])
async def test_a_key_opens_the_help(explore: Explore, size: Size, key: str) -> None:
    async with explore(size) as explorer:
        await explorer.press(key)
        assert isinstance(explorer.app.screen, HelpScreen)


@pytest.mark.parametrize("key", ["escape", "q", "ض"])
async def test_a_key_closes_the_help(explore: Explore, size: Size, key: str) -> None:
    async with explore(size) as explorer:
        await explorer.press("?", key)
        assert explorer.app.screen is explorer.screen


@pytest.mark.parametrize("key", ["ctrl+p", "f2"])
async def test_the_palette_does_a_command(explore: Explore, size: Size, key: str) -> None:
    async with explore(size) as explorer:
        await explorer.press(key)
        await explorer.type("sort")
        await explorer.press("enter")
        await explorer.settle()
        assert explorer.screen.selection.order == "oldest"


async def test_the_palette_reaches_a_command_of_the_pane_it_was_opened_in(
    explore: Explore, size: Size
) -> None:
    async with explore(size) as explorer:
        await explorer.focus("participants")
        await explorer.press("ctrl+p")
        await explorer.type("exclude")
        await explorer.press("enter")
        await explorer.settle()
        assert explorer.screen.selection.excluded == {("party", "russia")}


@pytest.mark.parametrize("key", ["q", "ض", "f10", "ctrl+q"])
async def test_a_key_leaves(explore: Explore, size: Size, key: str) -> None:
    async with explore(size) as explorer:
        await explorer.pilot.press(key)
        await explorer.pilot.pause()
        assert not explorer.app.is_running or explorer.app._exit


@pytest.mark.parametrize("place", ["rounds", "participants", "articles", "article"])
async def test_the_view_remembers_the_pane(explore: Explore, size: Size, place: str) -> None:
    async with explore(size) as explorer:
        await explorer.focus(place)
        explorer.app.save_view()
    async with explore(size) as explorer:
        assert explorer.screen.place == place


async def test_the_view_remembers_article_and_order(explore: Explore, size: Size) -> None:
    async with explore(size) as explorer:
        await explorer.press("o", "end", "up")
        explorer.app.save_view()
    async with explore(size) as explorer:
        row = explorer.screen.query_one(ArticlesPane).current
        assert row is not None
        assert (row.key, explorer.screen.selection.order) == ("a4", "oldest")


async def test_typing_in_the_search_line_gives_no_commands(explore: Explore, size: Size) -> None:
    async with explore(size) as explorer:
        await explorer.press("/")
        await explorer.type("qcx")
        assert explorer.screen.selection.query.startswith("qcx")
        assert isinstance(explorer.screen.query_one(RoundsPane), RoundsPane)
