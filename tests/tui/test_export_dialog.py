"""The export dialog: what it writes, what it asks, what it says."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from textual.widgets import Button, Input

from store import Selection
from store.export import export
from tui.screens.export import ExportScreen
from tui.widgets.tick import Tick
from tui.widgets.turn import Turn

if TYPE_CHECKING:
    from tests.tui.conftest import Explore, Explorer

FILES = [
    "articles.csv", "claims.csv", "codebook.md", "facts.csv", "labels.R", "labels.do", "query.json",
]  # fmt: skip


async def write(explorer: Explorer) -> None:
    """Open the dialog and press Enter in its first field."""
    await explorer.press("e", "enter")


async def test_e_and_enter_write_the_selection(
    explore: Explore, size: tuple[int, int], tmp_path: Path
) -> None:
    async with explore(size) as explorer:
        await write(explorer)
        assert sorted(path.name for path in (tmp_path / "out").iterdir()) == FILES
        assert explorer.app.screen is explorer.screen


async def test_the_files_are_those_of_the_command_line(explore: Explore, tmp_path: Path) -> None:
    selection = Selection().toggle("party", "turkey")
    async with explore(selection=selection) as explorer:
        await write(explorer)
        session = explorer.app.session
        export(session.store, selection, tmp_path / "other", program=session.version)
    for name in FILES:
        assert (tmp_path / "out" / name).read_bytes() == (tmp_path / "other" / name).read_bytes()


async def test_it_says_what_was_written(explore: Explore, tmp_path: Path) -> None:
    async with explore() as explorer:
        await write(explorer)
        assert explorer.toasts[-1].split("\n")[0] == f"{tmp_path / 'out' / 'articles.csv'}: 6 rows"


async def test_it_asks_before_it_overwrites(explore: Explore, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "facts.csv").write_text("mine")
    async with explore() as explorer:
        await write(explorer)
        assert isinstance(explorer.app.screen, ExportScreen)
        assert str(explorer.app.screen.query_one("#export-write", Button).label) == "Overwrite"
        assert (tmp_path / "out" / "facts.csv").read_text() == "mine"


async def test_a_yes_overwrites(explore: Explore, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "facts.csv").write_text("mine")
    async with explore() as explorer:
        await write(explorer)
        await explorer.press("enter")
        assert (tmp_path / "out" / "facts.csv").read_text() != "mine"


async def test_a_yes_for_one_folder_is_none_for_another(explore: Explore, tmp_path: Path) -> None:
    for folder in ("out", "out2"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "facts.csv").write_text("mine")
    async with explore() as explorer:
        await write(explorer)
        explorer.app.screen.query_one("#export-folder", Input).focus()
        await explorer.press("end", "2", "enter")
        assert (tmp_path / "out2" / "facts.csv").read_text() == "mine"


async def test_escape_writes_nothing(explore: Explore, tmp_path: Path) -> None:
    async with explore() as explorer:
        await explorer.press("e", "escape")
        assert not (tmp_path / "out").exists()
        assert explorer.app.screen is explorer.screen


async def test_the_byte_order_mark_is_an_option(explore: Explore, tmp_path: Path) -> None:
    async with explore() as explorer:
        await explorer.press("e")
        explorer.app.screen.query_one("#export-bom", Tick).focus()
        await explorer.press("space")
        await explorer.pilot.click("#export-write")
        await explorer.settle()
    assert (tmp_path / "out" / "articles.csv").read_bytes().startswith(b"\xef\xbb\xbf")


@pytest.mark.parametrize(("key", "ticked"), [("space", True), ("enter", True)])
async def test_a_key_ticks(explore: Explore, key: str, ticked: bool) -> None:
    async with explore() as explorer:
        await explorer.press("e")
        explorer.app.screen.query_one("#export-bom", Tick).focus()
        await explorer.press(key)
        assert explorer.app.screen.query_one("#export-bom", Tick).value is ticked


async def test_a_folder_that_cannot_be_made_is_said_in_the_dialog(explore: Explore, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    async with explore(export_folder=tmp_path / "file" / "out") as explorer:
        await write(explorer)
        assert isinstance(explorer.app.screen, ExportScreen)
        assert "Nothing was exported" in " ".join(explorer.rows)


async def test_tables_and_form_are_chosen_with_the_keyboard_alone(
    explore: Explore, size: tuple[int, int], tmp_path: Path
) -> None:
    async with explore(size) as explorer:
        await explorer.press("e", "tab", "space", "tab", "space")  # neither articles nor facts
        await explorer.press(*["tab"] * 3, "space")  # but the matrix
        await explorer.press(*["tab"] * 3, "right")  # as JSON Lines
        assert "Form: ‹ JSON Lines ›" in " ".join(explorer.rows)
        await explorer.press(*["shift+tab"] * 8, "enter")
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == [
        "claims.jsonl", "codebook.md", "matrix.jsonl", "query.json",
    ]  # fmt: skip


async def test_every_part_of_the_dialog_is_on_a_small_screen(explore: Explore) -> None:
    async with explore((80, 24)) as explorer:
        await explorer.press("e")
        for name in ("export-folder", "export-form", "export-columns", "export-preview", "export-write"):
            region = explorer.app.screen.query_one(f"#{name}").region
            assert region.bottom < 24
            assert region.width > 5


async def test_the_first_rows_and_their_number_are_shown(explore: Explore) -> None:
    async with explore() as explorer:
        await explorer.press("e", "tab", "space", "space")
        shown = "\n".join(explorer.rows)
        assert "articles: 6 rows" in shown
        assert "article_id" in shown


async def test_columns_are_chosen_in_a_list_of_their_own(explore: Explore, tmp_path: Path) -> None:
    async with explore() as explorer:
        await explorer.press("e")
        explorer.app.screen.query_one("#export-columns", Button).focus()
        await explorer.press("enter", "space")  # the first column of the claims is not wanted
        await explorer.pilot.click("#columns-take")
        await explorer.settle()
        assert isinstance(explorer.app.screen, ExportScreen)
        explorer.app.screen.query_one("#export-folder", Input).focus()
        await explorer.press("enter")
    head = (tmp_path / "out" / "claims.csv").read_text(encoding="utf-8").split("\n")[0]
    assert head.startswith("meeting_id,number_said,")


async def test_the_mouse_ticks_a_table_and_turns_the_form(explore: Explore) -> None:
    async with explore() as explorer:
        await explorer.press("e")
        await explorer.pilot.click("#export-table-texts")
        await explorer.pilot.click("#export-form")
        await explorer.settle()
        screen = explorer.app.screen
        assert screen.query_one("#export-table-texts", Tick).value
        assert screen.query_one("#export-form", Turn).value == "jsonl"
