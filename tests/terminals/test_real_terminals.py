"""Our widgets in real terminals, judged cell by cell: the mode is detected, the order is right, every letter
is joined."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

pytest.importorskip("numpy", reason="reading pictures needs numpy: pip install numpy pillow")
pytest.importorskip("PIL", reason="reading pictures needs Pillow: pip install numpy pillow")

from tests.terminals.harness import Stage, keep, photograph, verdicts
from tests.terminals.machines import MACHINES, missing_packages
from tui.terminal.modes import Mode

SHARE = 0.99

# fmt: off
CASES = [
    ("xterm", "none", Mode.PLAIN, True),
    ("urxvt", "none", Mode.PLAIN, False),
    ("st", "none", Mode.PLAIN, False),
    ("alacritty", "none", Mode.PLAIN, False),
    ("foot", "none", Mode.PLAIN, False),
    ("terminology", "none", Mode.PLAIN, False),
    ("xfce4-terminal", "none", Mode.EXPLICIT, True),
    ("gnome-terminal", "none", Mode.EXPLICIT, False),
    ("lxterminal", "none", Mode.EXPLICIT, False),
    ("konsole", "none", Mode.KONSOLE, True),
    ("mlterm", "none", Mode.MLTERM, True),
    ("kitty", "none", Mode.KITTY, True),
    ("qterminal", "none", Mode.FRAGMENTS, True),
    ("xterm", "tmux", Mode.LRM, False),
    ("xterm", "screen", Mode.LRM, False),
    ("xfce4-terminal", "tmux", Mode.LRM, True),
    ("xfce4-terminal", "screen", Mode.LRM, False),
    ("kitty", "tmux", Mode.KITTY, False),
    ("qterminal", "tmux", Mode.FRAGMENTS, False),
    ("konsole", "tmux-passthrough", Mode.KONSOLE, False),
    ("mlterm", "tmux-passthrough", Mode.MLTERM, False),
]
# fmt: on

STAGES = [
    Stage("opened", "sleep:1"),
    Stage("scrolled", "Down Down Down"),
    Stage("filtered", "F5"),
    Stage("table", "shift+Tab Down Down"),
    Stage("typing", "shift+Tab shift+Tab text:ابحث sleep:0.5"),
]


def _case(machine: str, inside: str, mode: Mode, *, representative: bool) -> object:
    marks = [pytest.mark.long, *([pytest.mark.modes] if representative else [])]
    name = machine if inside == "none" else f"{inside} in {machine}"
    return pytest.param(machine, inside, mode, marks=marks, id=name)


@pytest.mark.parametrize(
    ("machine", "inside", "mode"),
    [_case(machine, inside, mode, representative=one) for machine, inside, mode, one in CASES],
)
def test_every_cell_shows_what_was_meant(
    machine: str, inside: str, mode: Mode, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    if packages := missing_packages(MACHINES[machine], inside):
        pytest.skip(f"NOT RUN: apt-get install {packages}")
    dump = tmp_path / "dump.txt"
    command = [sys.executable, "-m", "tests.terminals.page", str(dump)]
    shown = photograph(machine, inside, command, dump, STAGES, tmp_path)
    assert (tmp_path / "dump.mode").read_text() == mode
    judged = verdicts(machine, inside, mode, shown, tmp_path)
    shares = {name: round(verdict.share, 4) for name, verdict in judged.items()}
    print(request.node.callspec.id, mode, shares)
    if min(shares.values()) < SHARE or any(verdict.boxes for verdict in judged.values()):
        kept = keep(tmp_path, request.node.callspec.id)
        read = "\n".join(f"--- {name}\n" + "\n".join(verdict.rows) for name, verdict in judged.items())
        pytest.fail(f"{shares}; pictures in {kept}\n{read}", pytrace=False)
