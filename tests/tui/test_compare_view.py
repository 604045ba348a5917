"""The comparisons in the explorer: designations, topics with act and actor, two outlets side by side."""

from __future__ import annotations

import hashlib
import shlex
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from store import Store
from store.draft import Draft, Fact, KindSpec
from store.record import Record, Source
from store.writing import Writer
from tui.panes.compare import ComparedPane
from tui.widgets.key_line import KeyLine

if TYPE_CHECKING:
    from tests.tui.conftest import Explore, Explorer

Size = tuple[int, int]
_KINDS = (
    KindSpec("party", "party", "جهة", 1),
    KindSpec("source", "source", "المصدر", 2, multi=False),
    KindSpec("designation", "designation", "تسمية", 3),
    KindSpec("topic", "topic", "موضوع", 4),
)


def _draft(key: str, outlet: str, name: str, said: Fact) -> Draft:
    facts = (
        Fact("source", outlet, name, ""),
        Fact("party", "russia", "روسيا", ""),
        said,
        Fact("topic", "ceasefire", "وقف إطلاق النار", "", detail={"act": "demanded", "by": "russia"}),
    )
    record = Record(title=key, source=Source(outlet, name, None, ()))
    sha256 = hashlib.sha256(key.encode()).hexdigest()
    return Draft(key, f"{key}.txt", sha256, key, "txt", "utf-8", "high", record, facts)


@pytest.fixture
def named(tmp_path: Path) -> Iterator[Store]:
    """Two outlets that call one side by two names."""
    path = tmp_path / "named.db"
    with Writer.open(path, kinds=_KINDS, meetings=(), versions={}) as writer:
        writer.add(
            [
                _draft("a1", "north", "صوت الشمال", Fact("designation", "russia/1", "موسكو", "")),
                _draft("a2", "coast", "وكالة الساحل", Fact("designation", "russia/2", "الضامن", "")),
            ]
        )
    with Store.open(path) as opened:
        yield opened


def entries(explorer: Explorer) -> list[tuple[str, ...]]:
    """The rows of the comparison, headings among them."""
    return [entry.cells for entry in explorer.view.query_one(ComparedPane)._entries]


async def pick(explorer: Explorer, *words: str) -> None:
    """Choose what is compared, and what the dialogs ask then."""
    await explorer.press("p")
    for each in words:
        await explorer.type(each)
        await explorer.press("enter")
        await explorer.settle()


async def test_designations_stand_by_outlet_under_their_side(
    explore: Explore, named: Store, size: Size
) -> None:
    async with explore(size, store=named) as explorer:
        await explorer.press("6")
        assert entries(explorer) == [
            ("روسيا",),
            ("وكالة الساحل", "الضامن", "1", "1"),
            ("صوت الشمال", "موسكو", "1", "1"),
        ]


async def test_enter_opens_the_articles_and_escape_comes_back(
    explore: Explore, named: Store, size: Size
) -> None:
    async with explore(size, store=named) as explorer:
        await explorer.press("6", "enter")
        assert explorer.listed() == ["a2"]
        await explorer.press("escape")
        assert (explorer.view.view, explorer.view.selection.is_empty) == ("compare", True)


async def test_topics_stand_with_act_and_actor(explore: Explore, named: Store, size: Size) -> None:
    async with explore(size, store=named) as explorer:
        await explorer.press("6")
        await pick(explorer, "topic")
        assert entries(explorer) == [("وقف إطلاق النار",), ("روسيا", "demanded", "2", "2")]


async def test_two_outlets_stand_side_by_side(explore: Explore, size: Size) -> None:
    async with explore(size) as explorer:
        await explorer.press("6")
        await pick(explorer, "two outlets", "الشمال", "الساحل")
        assert entries(explorer)[:2] == [("Astana 1",), ("الفصائل", "", "P✓1", "")]
        assert str(explorer.view.main.border_title).startswith("Two outlets · they contradict each other in")
        await explorer.press("y")
        words = shlex.split(explorer.app.clipboard)
        assert words == ["jawla", "compare", "sources", "north", "coast"]


async def test_what_is_compared_is_chosen_by_palette_and_by_click(explore: Explore, named: Store) -> None:
    async with explore((160, 45), store=named) as explorer:
        await explorer.press("6", "ctrl+p")
        await explorer.type("choose what is compared")
        await explorer.press("enter")
        await explorer.settle()
        await explorer.type("topic")
        await explorer.press("enter")
        await explorer.settle()
        assert str(explorer.view.main.border_title).startswith("Topics")
        await explorer.pilot.click(KeyLine, offset=(explorer.rows[-1].index("p comparison"), 0))
        await explorer.settle()
        await explorer.type("each side")
        await explorer.press("enter")
        await explorer.settle()
        assert str(explorer.view.main.border_title).startswith("Designations")
