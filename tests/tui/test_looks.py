"""Themes, density, first start, what is said in passing, and the command line of the view."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING

import pytest

from jawla import settings
from store.selection import Selection
from tests.tui.test_colours import LEAST_CONTRAST, contrast
from tui.looks import DENSITIES, THEMES, themes
from tui.widgets.article_view import ArticleView
from tui.widgets.chips import ChipLine
from tui.widgets.key_line import KeyLine
from tui.widgets.rows import Rows

if TYPE_CHECKING:
    from pathlib import Path

    from tests.tui.conftest import Explore


def test_settings_know_the_themes_and_densities_of_the_explorer() -> None:
    assert settings.WORDS["theme"] == THEMES == tuple(theme.name for theme in themes())
    assert settings.WORDS["density"] == DENSITIES


@pytest.mark.parametrize("theme", THEMES)
async def test_every_look_of_a_theme_can_be_read(explore: Explore, theme: str) -> None:
    async with explore(theme=theme) as explorer:
        screen = explorer.screen
        poor = {}
        widgets = (screen.query(Rows).first(), screen.query_one(ArticleView))
        for widget in (*widgets, screen.query_one(ChipLine), screen.query_one(KeyLine)):
            for name in type(widget).COMPONENT_CLASSES:
                if name.split("--")[0] not in ("rows", "article", "chips", "keys"):
                    continue
                style = widget.get_component_rich_style(name)
                assert style.color is not None, name
                assert style.bgcolor is not None, name
                pair = style.color.get_truecolor(), style.bgcolor.get_truecolor()
                if contrast(*pair) < LEAST_CONTRAST:
                    poor[name] = pair
        assert poor == {}


def test_the_theme_without_colour_has_greys_alone() -> None:
    plain = next(theme for theme in themes() if theme.name == "plain")
    names = ("primary", "secondary", "accent", "warning", "error", "success", "foreground", "background")
    for name in names:
        code = getattr(plain, name).removeprefix("#")
        assert code[:2] == code[2:4] == code[4:], name


async def test_a_key_goes_through_the_themes_and_says_how_to_keep_one(explore: Explore) -> None:
    async with explore() as explorer:
        await explorer.press("P")
        assert explorer.app.theme == "light"
        assert 'theme = "light"' in explorer.toasts[-1]
        await explorer.press("P", "P", "P")
        assert explorer.app.theme == "dark"


async def test_compact_lists_give_one_row_to_an_article(explore: Explore, size: tuple[int, int]) -> None:
    async with explore(size=size) as explorer:
        rows = explorer.screen.query_one("#articles Rows", Rows)
        assert rows.row_height == 2
        await explorer.press("K")
        assert rows.row_height == 1
        await explorer.press("K")
        assert rows.row_height == 2


async def test_only_the_latest_is_said(explore: Explore) -> None:
    async with explore() as explorer:
        await explorer.press("o", "u", "u", "c")
        assert len(explorer.toasts) == 1


async def test_the_reader_is_welcomed_once(explore: Explore, tmp_path: Path) -> None:
    file = tmp_path / "state" / "welcomed"
    async with explore(welcomed_file=file) as explorer:
        assert "?" in explorer.toasts[0]
        await explorer.press("down")  # the welcome holds no key back
        assert "2 of" in " ".join(explorer.rows)
    async with explore(welcomed_file=file) as explorer:
        assert explorer.toasts == []


async def test_the_command_line_of_the_view_is_copied(explore: Explore) -> None:
    selection = Selection(query="روسيا تركيا").toggle("party", "russia")
    async with explore(selection=selection, database_words=("--db=my articles.db",)) as explorer:
        await explorer.press("y")
        words = shlex.split(explorer.app.clipboard)
        assert words[:3] == ["jawla", "find", "--db=my articles.db"]
        assert Selection.from_words(words[3:]) == selection
        assert explorer.app.clipboard in explorer.toasts[0]


async def test_the_title_of_the_window_follows_the_keyboard(explore: Explore) -> None:
    async with explore() as explorer:
        await explorer.focus("rounds")
        assert explorer.app.title == "rounds · jawla"
        await explorer.press("slash")
        assert explorer.app.title == "search · jawla"


async def test_the_real_cursor_stands_on_the_row_of_the_list(explore: Explore) -> None:
    async with explore() as explorer:
        articles = explorer.screen.query_one("#articles Rows", Rows)
        assert articles.region.contains_point(explorer.app.cursor_position)
        await explorer.focus("rounds")
        before = explorer.app.cursor_position
        rows = explorer.screen.query_one("#rounds Rows", Rows)
        assert rows.region.contains_point(before)
        await explorer.press("down")
        assert explorer.app.cursor_position == (before.x, before.y + 1)
