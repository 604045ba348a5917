"""What the reader does with the text itself: harakat, and copying to the clipboard and to a file."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.tui.conftest import Story
from tui.terminal.detect import Detection
from tui.terminal.modes import Mode
from tui.widgets.article_view import ArticleView

if TYPE_CHECKING:
    from tests.tui.conftest import Explore, WriteStories

VOWELLED = (Story("خَبَرٌ", "قَالَ الوَفْدُ", "north", "2017-01-23"),)
FATHA = "\u064e"


def terminal(name: str) -> Detection:
    return Detection(Mode.PLAIN, "terminal-mode-no-bidi", name)


async def test_harakat_are_shown_at_a_key_and_the_next_time_too(
    explore: Explore, write_stories: WriteStories, tmp_path: Path
) -> None:
    store = write_stories(VOWELLED)
    async with explore((160, 45), store=store, terminal=terminal("XTerm")) as explorer:
        shown = explorer.screen.query_one(ArticleView)
        assert FATHA not in "".join(row[60:] for row in explorer.rows)
        await explorer.press("v")
        assert any(FATHA in row for row in explorer.rows)
        assert shown.marks
        explorer.app.exit()
    assert json.loads((tmp_path / "state" / "view.json").read_text())["harakat"] is True
    async with explore((160, 45), store=store, terminal=terminal("XTerm")) as explorer:
        assert any(FATHA in row for row in explorer.rows)


async def test_harakat_stay_hidden_where_the_terminal_would_misplace_them(
    explore: Explore, write_stories: WriteStories
) -> None:
    async with explore(store=write_stories(VOWELLED), terminal=terminal("foot")) as explorer:
        await explorer.press("v")
        assert not any(FATHA in row for row in explorer.rows)
        assert "foot" in explorer.toasts[-1]


@pytest.mark.parametrize(
    ("name", "said"), [("vte", "until you ask for them (v)"), ("kitty", "Harakat stay hidden")]
)
async def test_the_help_says_what_this_terminal_does_with_harakat(
    explore: Explore, name: str, said: str
) -> None:
    async with explore((160, 160), terminal=terminal(name)) as explorer:
        await explorer.press("?")
        assert any(said in row for row in explorer.rows)


async def test_copying_says_how_much_and_hands_over_logical_text(explore: Explore) -> None:
    async with explore() as explorer:
        await explorer.focus("article")
        await explorer.press("ctrl+a", "ctrl+c")
        text = explorer.app.clipboard
        assert text.startswith("افتتاح") or "\n" in text
        assert f"Copied {len(text)} characters" in explorer.toasts[-1]


async def test_what_is_copied_to_a_file_is_said_with_its_place(explore: Explore, tmp_path: Path) -> None:
    async with explore() as explorer:
        await explorer.focus("article")
        await explorer.press("ctrl+s")
        [written] = (tmp_path / "out").iterdir()
        assert str(written) in explorer.toasts[-1]
        text = explorer.screen.query_one(ArticleView).text
        assert written.read_text(encoding="utf-8").rstrip() == text.rstrip()


async def test_a_folder_that_cannot_be_written_is_named(explore: Explore, tmp_path: Path) -> None:
    (tmp_path / "out").write_text("in the way")
    async with explore() as explorer:
        await explorer.focus("article")
        await explorer.press("ctrl+s")
        assert str(tmp_path / "out") in explorer.toasts[-1]
