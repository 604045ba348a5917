"""Real terminals, judged cell by cell: the mode is found, the order is right, every letter is joined."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

pytest.importorskip("numpy", reason="reading pictures needs numpy: pip install numpy pillow")
pytest.importorskip("PIL", reason="reading pictures needs Pillow: pip install numpy pillow")

from tests.terminals.cases import CASES, assert_right, require
from tests.terminals.harness import ROOT, Stage
from tui.terminal.modes import Mode

PAGE = [
    Stage("opened", "sleep:1"),
    Stage("scrolled", "Down Down Down"),
    Stage("filtered", "F5"),
    Stage("table", "shift+Tab Down Down"),
    Stage("typing", "shift+Tab shift+Tab text:ابحث sleep:0.5"),
]
EXPLORER = [
    Stage("opened", "sleep:4"),
    Stage("scrolled", "Tab j j j sleep:0.5"),
    Stage("filtered", "shift+Tab shift+Tab space sleep:2"),
    Stage("typing", "slash text:المحادثات sleep:2"),
    Stage("highlighted", "Return sleep:1 n n sleep:1"),
]


@pytest.fixture(scope="session")
def collection(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample collection, imported once."""
    path = tmp_path_factory.mktemp("collection") / "sample.db"
    command = [sys.executable, "-m", "jawla", "--db", str(path), "import", "sample_data/articles"]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    return path


@pytest.mark.parametrize(("machine", "inside", "mode"), CASES)
def test_the_explorer_shows_every_cell_as_it_was_meant(
    machine: str, inside: str, mode: Mode, collection: Path, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    require(machine, inside)
    command = [sys.executable, "-m", "jawla", "--db", str(collection)]
    name = f"explorer in {request.node.callspec.id}"
    assert_right(name, (machine, inside, mode), command, EXPLORER, tmp_path)


@pytest.mark.parametrize(("machine", "inside", "mode"), CASES)
def test_fields_lists_and_tables_show_every_cell_as_it_was_meant(
    machine: str, inside: str, mode: Mode, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    require(machine, inside)
    command = [sys.executable, "-m", "tests.terminals.page"]
    name = f"widgets in {request.node.callspec.id}"
    assert_right(name, (machine, inside, mode), command, PAGE, tmp_path, wanted=f"mode {mode}")
