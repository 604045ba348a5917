"""Reading one article: its mentions, kinds in colour, alone, where it is from, outside of the terminal."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from store import Store
from store.model import ArticleMention
from tui.panes.article import ArticlePane
from tui.panes.legend import Legend
from tui.panes.mentions import counted, following
from tui.screens.asking import PickScreen
from tui.screens.card import CardScreen
from tui.screens.outside import originals, page, show_in_browser, write_page
from tui.widgets.article_view import ArticleView

if TYPE_CHECKING:
    from tests.tui.conftest import Explore


def _mention(kind: str, value: str, start: int) -> ArticleMention:
    return ArticleMention(kind, value, "", "", start, start + 3, "by-hand", "high")


MENTIONS = (
    _mention("person", "alloush", 10),
    _mention("party", "factions", 20),
    _mention("person", "alloush", 30),
)


@pytest.mark.parametrize(
    ("after", "offset", "only", "start"),
    [
        (None, 0, None, 10),
        (None, 15, None, 20),
        ((10, 13), 0, None, 20),
        ((10, 13), 0, ("person", "alloush"), 30),
        ((30, 33), 0, None, 10),
        (None, 40, None, 10),
    ],
)
def test_the_mention_that_follows(
    after: tuple[int, int] | None, offset: int, only: tuple[str, str] | None, start: int
) -> None:
    found = following(MENTIONS, after, offset, only)
    assert found is not None
    assert found.start == start


def test_places_are_counted_by_kind_in_reading_order() -> None:
    assert list(counted(MENTIONS).items()) == [("person", 2), ("party", 1)]


async def test_comma_goes_to_mentions_and_full_stop_to_the_same_again(explore: Explore) -> None:
    async with explore() as explorer:
        await explorer.press("down", "down", "down", "enter")  # a2 speaks of the factions three times
        pane, titles = explorer.screen.query_one(ArticlePane), []
        for key in (",", ".", "و", "ز"):
            await explorer.press(key)
            titles.append(str(pane.border_title).split(" · ")[2])
        assert titles == ["1 of 3", "2 of 3", "1 of 1", "1 of 1"]


async def test_all_mentions_are_marked_with_a_legend_and_again_they_are_not(explore: Explore) -> None:
    async with explore((120, 40)) as explorer:
        await explorer.press("down", "down", "down", "Y")
        legend = explorer.screen.query_one(Legend)
        assert legend.display
        assert any("Parties 4" in row for row in explorer.rows)
        await explorer.press("إ")
        assert not legend.display


@pytest.mark.parametrize("size", [(80, 24), (200, 60)])
async def test_the_reader_has_the_article_alone_in_lines_of_comfortable_width(
    explore: Explore, size: tuple[int, int]
) -> None:
    async with explore(size) as explorer:
        await explorer.press("J")
        assert explorer.screen.place == "article"
        assert not explorer.screen.query_one("#list").display
        assert explorer.screen.query_one(ArticleView).max_width == 72
        await explorer.press("J")
        assert explorer.screen.query_one("#list").display


async def test_provenance_names_place_and_hash(explore: Explore) -> None:
    async with explore((100, 30)) as explorer:
        await explorer.press("I")
        assert isinstance(explorer.app.screen, CardScreen)
        assert any("a4.txt" in row for row in explorer.rows)
        await explorer.press("escape")
        assert not isinstance(explorer.app.screen, CardScreen)


@pytest.fixture
def browser(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A browser that writes down its argument; the file it writes to."""
    program, said = tmp_path / "browser", tmp_path / "said"
    program.write_text(f'#!/bin/sh\nprintf "%s\\n" "$#" "$1" > "{said}"\n')
    program.chmod(0o700)
    monkeypatch.setenv("BROWSER", f"{program} %s")
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr("tempfile.tempdir", None)
    return said


async def test_the_page_is_opened_after_it_was_shown_what_is(explore: Explore, browser: Path) -> None:
    async with explore() as explorer:
        await explorer.press("O")
        assert isinstance(explorer.app.screen, PickScreen)
        assert not browser.exists()
        await explorer.press("enter")
        count, address = browser.read_text().split()
        assert count == "1"
        assert address.startswith("file:///")
        assert address.endswith("/article.html")


def test_an_address_is_one_argument_whatever_stands_in_it(browser: Path) -> None:
    assert show_in_browser("https://example.org/?a=$(id);`id`&b")
    assert browser.read_text().splitlines() == ["1", "https://example.org/?a=$(id);`id`&b"]


def test_the_page_is_the_readers_alone_and_runs_from_right_to_left(store: Store, browser: Path) -> None:
    path = write_page(store.article(1))
    assert os.stat(path.parent).st_mode & 0o077 == 0
    text = path.read_text(encoding="utf-8")
    assert '<html lang="ar" dir="rtl">' in text
    assert "default-src 'none'" in text


def test_what_comes_from_an_article_is_no_markup(store: Store) -> None:
    from dataclasses import replace

    article = store.article(1)
    evil = '<script>alert(1)</script>"\x1b]0;x\x07'
    shown = page(replace(article, text=evil, row=replace(article.row, title=evil)))
    assert "<script" not in shown
    assert "\x1b" not in shown


@pytest.mark.parametrize(
    ("address", "offered"),
    [
        ("https://example.org/a", True),
        ("http://example.org/a", True),
        ("javascript:alert(1)", False),
        ("file:///etc/passwd", False),
        ("https://", False),
        ("https://example.org/\x1b[2J", False),
    ],
)
def test_only_pages_of_the_web_and_imported_files_are_originals(
    store: Store, address: str, offered: bool
) -> None:
    from dataclasses import replace

    from store.draft import Told

    article = replace(store.article(1), told=(Told("url", address, "metadata"),))
    assert originals(article) == ((address,) if offered else ())


def test_an_imported_file_that_is_still_there_is_an_original(store: Store, tmp_path: Path) -> None:
    from dataclasses import replace

    here = tmp_path / "مقالة.txt"
    here.touch()
    article = replace(store.article(1), paths=(str(here), str(tmp_path / "gone.txt")))
    assert originals(article) == (here.as_uri(),)
