"""The modes that the reader chose, one a kind of terminal, in a small file whose place the caller knows."""

from __future__ import annotations

import json
import os
from pathlib import Path

from tui.terminal.modes import Mode


def read_choices(path: Path) -> dict[str, Mode]:
    """Remembered modes by `Detection.terminal`.

    A missing or spoilt file, or an unknown mode, counts as no choice.
    """
    try:
        stored = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    if not isinstance(stored, dict):
        return {}
    modes = set(Mode)
    return {name: Mode(mode) for name, mode in stored.items() if isinstance(mode, str) and mode in modes}


def write_choice(path: Path, terminal: str, mode: Mode | None) -> None:
    """Remember a mode for a kind of terminal, or forget it with None.

    Raises OSError when the file cannot be written; the old one is then whole still.
    """
    choices = read_choices(path)
    choices.pop(terminal, None)
    if mode is not None:
        choices[terminal] = mode
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_name(f".{path.name}.{os.getpid()}")
    fresh.write_text(
        json.dumps(choices, ensure_ascii=False, indent=1, sort_keys=True) + "\n", encoding="utf-8"
    )
    fresh.replace(path)
