"""What the doctor finds: the terminal and its mode, versions, folders, and a sentence in each mode."""

from __future__ import annotations

import os
import platform
import sys
from importlib.metadata import version

from jawla import paths
from jawla.command import DONE
from jawla.output import Output
from jawla.version import VERSION
from tui.terminal.detect import Detection
from tui.terminal.doctor import font_fact
from tui.words import say

_PACKAGES = ("textual", "rich", "sqlite-utils", "arabic-reshaper", "python-bidi", "pyroaring")


def examine(found: Detection, terminal_mode: str | None, *, as_json: bool) -> int:
    """Print the findings, and on a terminal let the reader choose the row that reads right."""
    out = Output(as_json, terminal_mode)
    facts = {
        "terminal": found.terminal,
        "mode": str(found.mode),
        "reason": found.reason,
        "hint": found.hint,
        "jawla": VERSION,
        "python": platform.python_version(),
        "packages": " ".join(f"{name} {version(name)}" for name in _PACKAGES),
        "database": str(paths.user_database(None)),
        "settings": str(paths.settings_file()),
        "profiles": str(paths.config_folder() / "profiles"),
        "state": str(paths.state_folder()),
    }
    if as_json:
        out.object(facts)
        return DONE
    shown = facts | {"reason": say(found.reason, terminal=found.terminal)}
    shown["hint"] = say(found.hint, terminal=found.terminal) if found.hint else ""
    fonts = font_fact(os.environ)
    shown["fonts"] = say(fonts.code, **fonts.values)
    out.fields([(say(f"doctor.{name}"), value) for name, value in shown.items()])
    if sys.stdin.isatty() and sys.stdout.isatty():
        from jawla.choosing import choose_mode

        choose_mode(found)
    return DONE
