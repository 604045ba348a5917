"""Results as they come: late answers, empty ones, pages, a changing size, hostile words."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING

import pytest
from textual.events import MouseScrollDown
from textual.widget import Widget
from textual.widgets import Static

from store import Selection, Store
from store.model import Article, Counts, Page
from store.problem import StoreError
from tui.panes.article import ArticlePane
from tui.panes.articles import ArticlesPane
from tui.panes.pages import PAGE
from tui.panes.participants import ParticipantsPane
from tui.screens.loader import ArticleLoaded, Counted, Found, Refused
from tui.widgets.chips import ChipLine
from tui.widgets.nothing import NothingFound

if TYPE_CHECKING:
    from tests.tui.conftest import AddStory, Explore, Story, WriteStories

RUSSIA, TURKEY = ("party", "russia"), ("party", "turkey")
NOTHING = Selection("سوق").toggle(*TURKEY)


# late answers


async def test_a_late_page_of_another_selection_is_dropped(explore: Explore) -> None:
    async with explore() as explorer:
        before = explorer.listed()
        late = Selection().toggle(*TURKEY)
        explorer.screen.post_message(Found(late, Page(late, 0, 6, 0, ()), {}, 0))
        await explorer.settle()
        assert explorer.listed() == before


async def test_late_counts_of_another_selection_are_dropped(explore: Explore) -> None:
    async with explore() as explorer:
        before = explorer.rows
        explorer.screen.post_message(Counted(Counts(Selection("x"), 0, {})))
        await explorer.settle()
        assert explorer.rows == before


async def test_a_late_article_is_dropped(explore: Explore) -> None:
    async with explore() as explorer:
        store = explorer.app.session.store
        late: Article = store.article(store.article_id("a1"))
        explorer.screen.post_message(ArticleLoaded(late, "", ()))
        await explorer.settle()
        assert explorer.screen.query_one(ArticlePane).border_title == "a4"


async def test_many_changes_at_once_end_at_the_last(explore: Explore) -> None:
    async with explore() as explorer:
        for selection in (Selection().toggle(*RUSSIA), Selection("سوق"), Selection().toggle(*TURKEY)):
            explorer.screen.change(selection)
        await explorer.settle()
        assert explorer.listed() == ["a3", "a2"]


async def test_what_the_store_cannot_do_is_said_as_a_sentence(explore: Explore) -> None:
    async with explore() as explorer:
        explorer.screen.post_message(Refused(StoreError("store-locked", path="articles.db")))
        await explorer.settle()
        assert explorer.toasts == ["articles.db is being written by another program. Try again in a moment."]


# nothing found


async def test_an_empty_result_names_every_filter_with_what_it_costs(explore: Explore) -> None:
    async with explore(selection=NOTHING) as explorer:
        why = str(explorer.screen.query_one("#nothing-why", Static).content)
        assert why.split("\n") == ["No article has all of this.", "2 without  / سوق", "1 without  + تركيا"]


async def test_an_empty_result_offers_to_drop_the_last_filter(explore: Explore) -> None:
    async with explore(selection=Selection("سوق")) as explorer:
        explorer.screen.change(NOTHING)
        await explorer.settle()
        assert any("Drop  + " in row and "(d)" in row for row in explorer.rows)


async def test_the_offer_can_be_clicked(explore: Explore) -> None:
    async with explore(selection=Selection("سوق")) as explorer:
        explorer.screen.change(NOTHING)
        await explorer.settle()
        await explorer.pilot.click("#nothing-drop")
        await explorer.settle()
        assert explorer.listed() == ["a6"]


async def test_keys_work_where_nothing_was_found(explore: Explore) -> None:
    async with explore(selection=NOTHING) as explorer:
        await explorer.focus("articles")
        await explorer.press("d", "d")
        assert len(explorer.listed()) == 6
        assert not explorer.screen.query_one(NothingFound).display


async def test_without_articles_the_way_to_import_some_is_said(
    explore: Explore, write_stories: WriteStories
) -> None:
    async with explore(store=write_stories(())) as explorer:
        why = str(explorer.screen.query_one("#nothing-why", Static).content)
        assert why == "There are no articles yet. Import some: jawla import PATH"


# pages


@pytest.fixture
def many(stories: tuple[Story, ...], write_stories: WriteStories) -> Store:
    """A store of several pages of articles."""
    return write_stories(
        tuple(replace(stories[5], body=f"خبر رقم {number}") for number in range(3 * PAGE + 7))
    )


async def test_the_end_of_a_long_list_is_loaded_when_it_is_seen(explore: Explore, many: Store) -> None:
    async with explore(store=many) as explorer:
        await explorer.press("end")
        assert explorer.screen.query_one(ArticlesPane).current is not None


async def test_a_long_list_is_not_loaded_whole(explore: Explore, many: Store) -> None:
    async with explore(store=many) as explorer:
        await explorer.press("end")
        assert explorer.listed().count("…") == 2 * PAGE


async def test_a_remembered_article_far_down_is_under_the_cursor_again(explore: Explore, many: Store) -> None:
    async with explore(store=many) as explorer:
        await explorer.press("end")
        explorer.app.exit()
    async with explore(store=many) as explorer:
        assert explorer.screen.query_one(ArticlesPane).rows.cursor == 3 * PAGE + 6


# slow answers


class SlowStore(Store):
    """A store whose counts take as long as the test wants."""

    counted = Event()

    def counts(self, selection: Selection, kinds: Sequence[str] | None = None) -> Counts:
        self.counted.wait(20)
        return super().counts(selection, kinds)


async def test_while_counts_are_awaited_articles_stand_there_and_keys_work(
    explore: Explore, database: Path
) -> None:
    with SlowStore.open(database) as slow:
        SlowStore.counted.set()
        async with explore(store=slow) as explorer:
            SlowStore.counted.clear()
            explorer.screen.change(Selection().toggle(*RUSSIA))
            while explorer.listed() != ["a5", "a3", "a1"]:
                await explorer.pilot.pause(0.01)
            explorer.send("down")
            await explorer.pilot.pause(0)
            while explorer.app.keys_under_way:
                await explorer.pilot.pause(0.01)
            cursor = explorer.screen.query_one(ArticlesPane).rows.cursor
            status = explorer.rows[-2]
            SlowStore.counted.set()
        assert (cursor, status) == (1, "3 of 6 articles · newest first · counting …")


# another program


async def test_what_another_program_imports_is_offered_and_nothing_moves(
    explore: Explore, stories: tuple[Story, ...], add_story: AddStory
) -> None:
    async with explore() as explorer:
        before = explorer.listed()
        add_story(replace(stories[4], title="خبر جديد", published="2020-01-01"))
        explorer.screen.loader.look_for_news()
        await explorer.settle()
        assert explorer.listed() == before
        assert explorer.rows[-2].startswith("1 article more: Ctrl+R shows them · 6 of 6 articles")


async def test_a_removed_article_is_no_new_one(explore: Explore, remove_story: Callable[[str], None]) -> None:
    async with explore() as explorer:
        remove_story("a4")
        explorer.screen.loader.look_for_news()
        await explorer.settle()
        assert explorer.rows[-2].startswith("the collection has changed: Ctrl+R reads it anew")


@pytest.mark.parametrize("key", ["ctrl+r", "shift+f9"])
async def test_what_was_offered_appears_at_the_readers_word(
    explore: Explore, stories: tuple[Story, ...], add_story: AddStory, key: str
) -> None:
    async with explore() as explorer:
        add_story(replace(stories[4], title="خبر جديد", published="2020-01-01"))
        await explorer.press(key)
        assert explorer.listed()[0] == "new"
        assert explorer.rows[-2].startswith("7 of 7 articles")


async def test_the_cursor_stays_with_its_article_when_others_appear_above(
    explore: Explore, stories: tuple[Story, ...], add_story: AddStory
) -> None:
    async with explore() as explorer:
        add_story(replace(stories[4], title="خبر جديد", published="2020-01-01"))
        await explorer.press("ctrl+r")
        row = explorer.screen.query_one(ArticlesPane).current
        assert row is not None
        assert row.key == "a4"


# the size


@pytest.mark.parametrize("size", [(80, 24), (100, 30), (120, 40), (160, 45), (200, 60)])
async def test_nothing_is_wider_than_the_screen(explore: Explore, size: tuple[int, int]) -> None:
    async with explore(size) as explorer:
        screen = explorer.screen
        for widget in screen.walk_children(Widget):
            if widget.display and widget.region.area:
                assert screen.region.contains_region(widget.region), widget


async def test_a_resize_keeps_the_place_in_the_list(explore: Explore, many: Store) -> None:
    async with explore(store=many) as explorer:
        await explorer.press(*["pagedown"] * 4)
        rows = explorer.screen.query_one(ArticlesPane).rows
        cursor = rows.cursor
        await explorer.pilot.resize_terminal(160, 45)
        await explorer.settle()
        top, height = rows.scroll_offset.y, rows.scrollable_content_region.height
        assert rows.cursor == cursor
        assert top <= cursor * rows.row_height < top + height


# the mouse


async def test_a_click_chooses_a_value(explore: Explore) -> None:
    async with explore() as explorer:
        rows = explorer.screen.query_one(ParticipantsPane).rows
        await explorer.pilot.click(rows, offset=(10, 2))
        await explorer.settle()
        assert explorer.screen.selection.included == {TURKEY}


async def test_a_click_on_a_heading_chooses_nothing(explore: Explore) -> None:
    async with explore() as explorer:
        await explorer.pilot.click(explorer.screen.query_one(ParticipantsPane).rows, offset=(3, 0))
        await explorer.settle()
        assert explorer.screen.selection == Selection()


async def test_a_click_opens_an_article(explore: Explore) -> None:
    async with explore() as explorer:
        await explorer.pilot.click(explorer.screen.query_one(ArticlesPane).rows, offset=(10, 2))
        await explorer.settle()
        assert explorer.screen.query_one(ArticlePane).border_title == "a5"
        assert explorer.screen.place == "article"


async def test_a_click_on_a_chip_drops_it(explore: Explore) -> None:
    async with explore(selection=Selection().toggle(*RUSSIA).toggle(*TURKEY)) as explorer:
        await explorer.pilot.click(ChipLine, offset=(2, 0))
        await explorer.settle()
        assert explorer.screen.selection.included == {TURKEY}


async def test_a_click_on_a_key_in_the_footer_presses_it(explore: Explore) -> None:
    async with explore() as explorer:
        column = explorer.rows[-1].index("o sort")
        await explorer.pilot.click("#keys", offset=(column, 0))
        await explorer.settle()
        assert explorer.screen.selection.order == "oldest"


async def test_the_wheel_scrolls_the_list(explore: Explore, many: Store) -> None:
    async with explore(store=many) as explorer:
        rows = explorer.screen.query_one(ArticlesPane).rows
        await explorer.pilot._post_mouse_events([MouseScrollDown], rows, offset=(5, 2), button=0)
        await explorer.settle()
        assert rows.scroll_offset.y > 0


# chips by key


async def test_chips_are_reached_and_dropped_by_key(explore: Explore) -> None:
    async with explore(selection=Selection().toggle(*RUSSIA).toggle(*TURKEY)) as explorer:
        explorer.screen.query_one(ChipLine).focus()
        await explorer.press("right", "delete")
        assert explorer.screen.selection.included == {RUSSIA}


# what stands in articles


async def test_words_of_articles_are_never_markup_or_escapes(
    explore: Explore, stories: tuple[Story, ...], write_stories: WriteStories
) -> None:
    hostile = replace(
        stories[0], title="خبر [bold red]عاجل[/] \x1b[2J", body="نص [link]x[/link] \x07 \u202eabc"
    )
    async with explore(store=write_stories((hostile,))) as explorer:
        shown = "\n".join(explorer.rows)
        assert "[bold red]" in shown
        assert "\x1b" not in shown
        assert "\x07" not in shown


# marks beside


async def test_marks_kept_beside_are_said_once(explore: Explore, store_beside: Store) -> None:
    async with explore(store=store_beside) as explorer:
        await explorer.press("space", "down", "space")
        assert [toast for toast in explorer.toasts if "beside" in toast] == [
            "This collection cannot be written: marks are kept in a file beside it."
        ]
