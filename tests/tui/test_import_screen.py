"""The import dialog: a folder is picked and imported while the explorer is open, and can be stopped."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from jawla.explorer_import import ExplorerImport
from tui.importing import ImportState

if TYPE_CHECKING:
    from tests.tui.conftest import Explore, Explorer


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder beside the one that the dialog opens in, with two articles and what is none."""
    (tmp_path / "out").mkdir()
    own = tmp_path / "out" / "مقالات"
    own.mkdir()
    for word in ("أول", "ثان"):
        (own / f"{word}.txt").write_text(f"خبر {word}\n\nعقدت الجولة الرابعة من محادثات أستانا.\n")
    (own / "empty.txt").touch()
    (own / "picture.png").touch()
    (own / "\x1b]0;x\x07.txt").write_text("خبر ثالث\n\nكلام آخر عن أستانا.\n")
    return own


def shown(explorer: Explorer) -> str:
    """What is painted as one line, without frames."""
    return " ".join("\n".join(explorer.rows).replace("┃", " ").split())


async def test_a_picked_folder_is_imported_and_its_articles_appear(
    explore: Explore, size: tuple[int, int], database: Path, folder: Path
) -> None:
    async with explore(size, importer=ExplorerImport(database)) as explorer:
        await explorer.press("i", "down", "down", "enter")  # behind the folder itself and the one around it
        assert "picture" not in shown(explorer)
        assert not {"\x1b", "\x07"} & set(shown(explorer))
        await explorer.press("enter")
        assert "3 loaded, 0 already there, 1 skipped" in shown(explorer)
        assert "the file is empty" in shown(explorer)
        await explorer.press("escape")
        assert explorer.app.screen is explorer.screen
        assert {"أول", "ثان"} <= set(explorer.listed())


async def test_one_file_is_imported_and_the_same_again_changes_nothing(
    explore: Explore, database: Path, folder: Path
) -> None:
    async with explore((160, 45), importer=ExplorerImport(database)) as explorer:
        await explorer.press("i", "down", "down", "enter", *["down"] * 6)
        await explorer.press("enter")
        assert "1 loaded" in shown(explorer)
        await explorer.press("enter")
        assert "0 loaded, 1 already there" in shown(explorer)


@dataclass
class Endless:
    """Tells how far it is until it is stopped."""

    suffixes: frozenset[str] = frozenset({".txt"})
    asked: list[Path] = field(default_factory=list)

    def __call__(
        self, paths: Sequence[Path], tell: Callable[[ImportState], None], stop: Callable[[], bool]
    ) -> ImportState:
        self.asked += paths
        tell(ImportState("7 articles", ("skipped b.txt",), 0))
        while not stop():
            pass
        return ImportState("stopped after 7")


async def test_escape_stops_what_runs_and_closes_what_has_ended(explore: Explore, folder: Path) -> None:
    importer = Endless()
    async with explore((160, 45), importer=importer) as explorer:
        await explorer.press("i")
        explorer.send("enter")
        while "7 articles" not in shown(explorer):
            await explorer.pilot.pause(0.01)
        assert "skipped b.txt" in shown(explorer)
        await explorer.press("escape")
        assert "stopped after 7" in shown(explorer)
        assert len(explorer.app.screen_stack) == 2
        await explorer.press("escape")
        assert explorer.app.screen is explorer.screen
    assert importer.asked == [folder.parent]


def test_a_stopped_import_is_gone_on_with(database: Path, folder: Path) -> None:
    importer = ExplorerImport(database)
    stopped = importer([folder], lambda _: None, lambda: True)
    assert stopped.line.startswith("Stopped")
    ended = importer([folder], lambda _: None, lambda: False)
    assert "1 skipped" in ended.line
    assert importer([folder], lambda _: None, lambda: False).line.startswith("0 loaded, 3 already there")


async def test_the_sample_says_that_it_takes_no_articles(explore: Explore) -> None:
    async with explore(sample=True) as explorer:
        await explorer.press("i")
        assert "takes no articles" in explorer.toasts[-1]
