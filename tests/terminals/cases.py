"""The terminals, multiplexers between, and modes that every photographed program must come out right in."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.terminals.harness import Stage, keep, photograph, verdicts
from tests.terminals.machines import MACHINES, missing_packages
from tests.terminals.scores import note
from tui.terminal.modes import Mode

SHARE = 0.99

# fmt: off
_CASES = [
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


def _case(machine: str, inside: str, mode: Mode, *, representative: bool) -> object:
    marks = [pytest.mark.long, *([pytest.mark.modes] if representative else [])]
    name = machine if inside == "none" else f"{inside} in {machine}"
    return pytest.param(machine, inside, mode, marks=marks, id=name)


CASES = [_case(machine, inside, mode, representative=one) for machine, inside, mode, one in _CASES]
"""For parametrize("machine", "inside", "mode"). One representative of each mode is marked `modes`."""


def require(machine: str, inside: str) -> None:
    """Skip loudly, naming the packages, when something is not installed."""
    if packages := missing_packages(MACHINES[machine], inside):
        pytest.skip(f"NOT RUN: apt-get install {packages}")


def assert_right(
    name: str,
    where: tuple[str, str, Mode],
    command: list[str],
    stages: list[Stage],
    folder: Path,
    wanted: str = "",
) -> None:
    """Photograph the command at every stage, and fail with what was read if a cell in a hundred is wrong.

    `wanted` must stand on the screen at every stage. A case that fails is tried once more: on a busy machine
    windows come late.
    """
    first, second = folder / "first", folder / "second"
    if _fault(name, where, command, stages, first, wanted) and (
        fault := _fault(name, where, command, stages, second, wanted)
    ):
        pytest.fail(f"{fault}\npictures: {keep(second, name)}", pytrace=False)


def _fault(
    name: str,
    where: tuple[str, str, Mode],
    command: list[str],
    stages: list[Stage],
    folder: Path,
    wanted: str,
) -> str:
    """What is wrong, or nothing."""
    folder.mkdir()
    try:
        shown = photograph(*where[:2], command, folder / "dump.txt", stages, folder)
        judged = verdicts(*where, shown, folder)
    except RuntimeError as problem:
        return str(problem)
    shares = {stage: round(verdict.share, 4) for stage, verdict in judged.items()}
    print(f"{name}: {where[2]} {shares}")
    page, _, case = name.partition(" in ")
    note(page, case, where[2], min(shares.values()))
    boxes = sorted({letter for verdict in judged.values() for letter in verdict.boxes})
    if boxes:
        return f"the font lacks {' '.join(boxes)}"
    if any(wanted not in item.rows for item in shown):
        return f"{wanted!r} is missing"
    if min(shares.values()) < SHARE:
        return "\n".join(
            [str(shares), *(f"--- {stage}\n" + "\n".join(verdict.rows) for stage, verdict in judged.items())]
        )
    return ""
