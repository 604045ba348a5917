"""Which real terminals keep harakat on their letters: measured, and held against what the program says."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

pytest.importorskip("numpy", reason="reading pictures needs numpy: pip install numpy pillow")
pytest.importorskip("PIL", reason="reading pictures needs Pillow: pip install numpy pillow")

from tests.terminals.cases import CASES, SHARE, require
from tests.terminals.harness import Stage, keep, photograph, verdicts
from tests.terminals.scores import note
from tui.terminal.cells import glyphs
from tui.terminal.modes import Mode

KEPT = 0.9
"""Share of the letters with harakat that show both; some marks touch their letter or hide in it."""


@pytest.mark.parametrize(("machine", "inside", "mode"), CASES)
def test_harakat_are_offered_exactly_where_the_terminal_keeps_them(
    machine: str, inside: str, mode: Mode, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    require(machine, inside)
    command = [sys.executable, "-m", "tests.terminals.page", "harakat"]
    stage = Stage("vowelled", "sleep:1.5")
    [shown] = photograph(machine, inside, command, tmp_path / "dump.txt", [stage], tmp_path)
    verdict = verdicts(machine, inside, mode, [shown], tmp_path)["vowelled"]
    vowelled = {glyph for glyph in glyphs(shown.rows) if len(glyph) > 1}
    kept = 1 - len(verdict.lost) / len(vowelled)
    print(
        f"{request.node.callspec.id}: cells {verdict.share:.3f}, letters that keep their harakat {kept:.2f}"
    )
    note(
        "harakat",
        request.node.callspec.id,
        mode,
        "kept" if kept >= KEPT and verdict.share >= SHARE else "not kept",
    )
    offered = "with harakat" in shown.rows
    if offered != (verdict.share >= SHARE and kept >= KEPT):
        keep(tmp_path, f"harakat in {request.node.callspec.id}")
        pytest.fail(f"offered: {offered}; cells {verdict.share:.3f}, kept {kept:.2f}", pytrace=False)
