"""The panes as plain text, cell for cell, in visual order.

After a change that is meant, write the files anew and read their difference before it is kept:

    JAWLA_GOLDEN=write .venv/bin/python -m pytest tests/tui/test_golden.py
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from store import Selection

if TYPE_CHECKING:
    from tests.tui.conftest import Explore

GOLDEN = Path(__file__).parent / "golden"


def compare(name: str, rows: list[str]) -> None:
    """Hold the rows against the file of that name, or write it."""
    path = GOLDEN / f"{name}.txt"
    shown = "\n".join(rows) + "\n"
    if os.environ.get("JAWLA_GOLDEN") == "write":
        path.write_text(shown, encoding="utf-8")
    assert shown == path.read_text(encoding="utf-8")


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (200, 60)], ids=lambda size: f"{size[0]}x{size[1]}")
async def test_the_first_screen(explore: Explore, size: tuple[int, int]) -> None:
    async with explore(size, sample=True) as explorer:
        compare(f"first-{size[0]}x{size[1]}", explorer.rows)


async def test_choices_exclusions_and_hits(explore: Explore) -> None:
    selection = Selection("اليوم").toggle("round", "astana:4").exclude("person", "lavrentiev")
    async with explore(selection=selection) as explorer:
        compare("chosen", explorer.rows)


async def test_the_article_with_its_claims(explore: Explore) -> None:
    async with explore((120, 40), selection=Selection().toggle("party", "factions")) as explorer:
        await explorer.press("a", "n")
        compare("claims", explorer.rows)


async def test_nothing_found(explore: Explore) -> None:
    async with explore(selection=Selection("سوق").toggle("party", "turkey")) as explorer:
        compare("nothing", explorer.rows)


async def test_a_fault_in_the_search(explore: Explore) -> None:
    async with explore() as explorer:
        await explorer.press("/")
        await explorer.type("وفد (الفصائل")
        compare("fault", explorer.rows[:2])


async def test_the_help(explore: Explore) -> None:
    async with explore((100, 50)) as explorer:
        await explorer.press("?")
        compare("help", explorer.rows)


async def test_the_export_dialog(explore: Explore) -> None:
    async with explore(export_folder=Path("articles of today")) as explorer:
        await explorer.press("e")
        compare("export", explorer.rows)
