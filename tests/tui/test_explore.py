"""What the explorer does with what it is told: choices, searches, steps, places remembered."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from store import Selection
from tui.panes.article import ArticlePane
from tui.panes.articles import ArticlesPane
from tui.widgets.article_view import ArticleView

if TYPE_CHECKING:
    from tests.tui.conftest import Explore, Story, WriteStories

NEWEST = ["a4", "a5", "a3", "a2", "a1", "a6"]


async def test_it_begins_in_the_list_of_articles(explore: Explore) -> None:
    async with explore() as explorer:
        assert explorer.screen.place == "articles"


async def test_going_left_comes_to_the_pane_last_used_there(explore: Explore) -> None:
    async with explore() as explorer:
        await explorer.focus("participants")
        await explorer.press("right", "left")
        assert explorer.screen.place == "participants"


async def test_the_cursor_passes_over_headings(explore: Explore) -> None:
    async with explore() as explorer:
        await explorer.focus("rounds")
        await explorer.press("down", "down", "down", "space")
        assert explorer.screen.selection.included == {("meeting", "sochi-congress")}


async def test_values_of_one_kind_widen(explore: Explore) -> None:
    async with explore() as explorer:
        await explorer.focus("rounds")
        await explorer.press("space", "down", "space")
        assert explorer.listed() == ["a3", "a2", "a1"]


async def test_a_chosen_value_stays_listed_at_count_zero(explore: Explore) -> None:
    async with explore() as explorer:
        await explorer.focus("rounds")
        await explorer.press("space")
        await explorer.press("slash")
        await explorer.type("سوق")
        assert explorer.listed() == []
        assert any("+ " in row and "2017-01-23–24" in row for row in explorer.rows)


async def test_the_order_of_values_stays_while_choosing(explore: Explore) -> None:
    async with explore() as explorer:
        await explorer.focus("participants")
        before = [row[:34].replace("+", " ") for row in explorer.rows if "│" in row]
        await explorer.press("end", "space")
        after = [row[:34].replace("+", " ") for row in explorer.rows if "│" in row]
        assert [row.split() and row.split()[0] for row in before] == [
            row.split() and row.split()[0] for row in after
        ]


async def test_a_mark_is_kept_in_the_store(explore: Explore) -> None:
    async with explore() as explorer:
        await explorer.press("space")
        assert explorer.app.session.store.find(Selection("is:starred")).total == 1


async def test_the_beginning_of_a_word_finds_it_while_typing(explore: Explore) -> None:
    async with explore() as explorer:
        await explorer.press("/")
        await explorer.type("تصع")
        assert explorer.listed() == ["a3"]


async def test_enter_keeps_the_words_as_they_stand(explore: Explore) -> None:
    async with explore() as explorer:
        await explorer.press("/")
        await explorer.type("تصعيد")
        await explorer.press("enter")
        assert explorer.screen.selection.query == "تصعيد"
        assert explorer.screen.place == "articles"


async def test_escape_gives_the_search_up(explore: Explore) -> None:
    async with explore() as explorer:
        await explorer.press("/")
        await explorer.type("تصعيد")
        await explorer.press("escape")
        assert explorer.screen.selection == Selection()
        assert explorer.listed() == NEWEST


async def test_a_faulty_query_leaves_the_last_good_result(explore: Explore) -> None:
    async with explore() as explorer:
        await explorer.press("/")
        await explorer.type("تصعيد")
        await explorer.type(" (")
        assert explorer.listed() == ["a3"]
        assert explorer.screen.query_one("#search-fault").display


async def test_a_mended_query_takes_the_fault_away(explore: Explore) -> None:
    async with explore() as explorer:
        await explorer.press("/")
        await explorer.type("تصعيد (")
        await explorer.press("backspace")
        await explorer.type("")
        assert not explorer.screen.query_one("#search-fault").display


async def test_without_a_search_n_goes_through_the_mentions_of_what_is_chosen(explore: Explore) -> None:
    async with explore(selection=Selection().toggle("party", "turkey")) as explorer:
        await explorer.press("n")
        assert explorer.screen.query_one(ArticlePane).border_title == "a3 · mention 1 of 1"


async def test_n_says_so_when_there_is_nothing_to_go_to(explore: Explore) -> None:
    async with explore() as explorer:
        await explorer.press("n")
        assert explorer.toasts[-1].startswith("Nothing to jump to")


async def test_the_step_is_named(explore: Explore) -> None:
    async with explore() as explorer:
        await explorer.focus("participants")
        await explorer.press("space", "u")
        assert explorer.toasts[-1] == "Undone: filter + روسيا"


async def test_undo_takes_a_mark_back(explore: Explore) -> None:
    async with explore() as explorer:
        await explorer.press("space", "u")
        assert explorer.app.session.store.find(Selection("is:starred")).total == 0
        assert explorer.toasts[-1] == "Undone: mark"


async def test_redo_sets_the_mark_again(explore: Explore) -> None:
    async with explore() as explorer:
        await explorer.press("space", "u", "r")
        assert explorer.app.session.store.find(Selection("is:starred")).total == 1


async def test_undo_takes_an_order_back(explore: Explore) -> None:
    async with explore() as explorer:
        await explorer.press("o", "u")
        assert explorer.listed() == NEWEST


async def test_sorting_stays_with_the_article(explore: Explore) -> None:
    async with explore() as explorer:
        await explorer.press("down", "o")
        row = explorer.screen.query_one(ArticlesPane).current
        assert row is not None
        assert row.key == "a5"


async def test_the_palette_reaches_a_command_of_the_pane_it_was_opened_in(explore: Explore) -> None:
    async with explore() as explorer:
        await explorer.focus("participants")
        await explorer.press("ctrl+p")
        await explorer.type("exclude")
        await explorer.press("enter")
        await explorer.settle()
        assert explorer.screen.selection.excluded == {("party", "russia")}


@pytest.mark.parametrize("place", ["rounds", "participants", "articles", "article"])
async def test_the_view_remembers_the_pane(explore: Explore, place: str) -> None:
    async with explore() as explorer:
        await explorer.focus(place)
        explorer.app.exit()
    async with explore() as explorer:
        assert explorer.screen.place == place


async def test_the_view_remembers_article_and_order(explore: Explore) -> None:
    async with explore() as explorer:
        await explorer.press("o", "end", "up")
        explorer.app.exit()
    async with explore() as explorer:
        row = explorer.screen.query_one(ArticlesPane).current
        assert row is not None
        assert (row.key, explorer.screen.selection.order) == ("a4", "oldest")


async def test_typing_in_the_search_line_gives_no_commands(explore: Explore) -> None:
    async with explore() as explorer:
        await explorer.press("/")
        await explorer.type("qcx")
        assert explorer.screen.selection.query == "qcx*"


async def test_enter_on_a_claim_goes_to_its_words(
    explore: Explore, stories: tuple[Story, ...], write_stories: WriteStories
) -> None:
    far = replace(stories[1], body="خبر طويل.\n" * 80 + stories[1].body)
    async with explore(store=write_stories((far,))) as explorer:
        await explorer.press("a")
        await explorer.focus("claims")
        await explorer.press("enter")
        assert explorer.screen.query_one(ArticleView).scroll_offset.y > 60


async def test_letters_of_an_arabic_keyboard_are_commands(explore: Explore) -> None:
    async with explore() as explorer:
        await explorer.press("ت", "ت", "ن", "خ")  # j j k o
        row = explorer.screen.query_one(ArticlesPane).current
        assert row is not None
        assert (row.key, explorer.screen.selection.order) == ("a5", "oldest")
