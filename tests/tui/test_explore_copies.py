"""Copies in the explorer: once on a key, with a chip, and what differs between two of them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from textual.widgets import Static

from tui.panes.articles import ArticlesPane
from tui.screens.differences import DifferencesScreen

if TYPE_CHECKING:
    from tests.tui.conftest import Explore, Story, WriteStories

Size = tuple[int, int]


def copied(stories: tuple[Story, ...]) -> tuple[Story, ...]:
    """The stories, the first with a long text of its own, and a copy of it with another last word."""
    long = replace(stories[0], body=" ".join(f"كلمة{'ا' * number}" for number in range(1, 30)))
    return (long, *stories[1:], replace(long, body=f"{long.body} مختلفة", outlet=stories[1].outlet))


async def test_m_lists_copies_once_with_their_number_and_a_chip(
    explore: Explore, size: Size, stories: tuple[Story, ...], write_stories: WriteStories
) -> None:
    async with explore(size, store=write_stories(copied(stories))) as explorer:
        pane = explorer.screen.query_one(ArticlesPane)
        before = len(pane.pages)
        await explorer.press("m")
        assert explorer.screen.selection.copies == "once"
        assert len(pane.pages) == before - 1
        rows = [row for row in map(pane.pages.at, range(before - 1)) if row is not None]
        assert sorted(row.copies for row in rows) == [0] * (before - 2) + [1]
        await explorer.press("u")
        assert (explorer.screen.selection.copies, len(pane.pages)) == ("all", before)


async def test_w_in_an_article_shows_what_differs_from_its_copy(
    explore: Explore, size: Size, stories: tuple[Story, ...], write_stories: WriteStories
) -> None:
    async with explore(size, store=write_stories(copied(stories))) as explorer:
        pane = explorer.screen.query_one(ArticlesPane)
        at = next(
            number
            for number in range(len(pane.pages))
            if (row := pane.pages.at(number)) and explorer.app.session.store.copies(row.id)[1:]
        )
        await explorer.press(*["down"] * at, "enter", "w")
        assert isinstance(explorer.app.screen, DifferencesScreen)
        shown = [str(static.content) for static in explorer.app.screen.query(Static)]
        assert any("مختلفة" in words and words[0] in "+-" for words in shown)
        await explorer.press("escape")
        assert not isinstance(explorer.app.screen, DifferencesScreen)
