"""Writing the screen as it is meant: for tests that compare a photograph of the terminal with it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from textual.app import App


def screen_rows(app: App[Any]) -> list[str]:
    """The rows of the screen in visual order, one glyph a cell, before the terminal's mode painted them."""
    strips = app.screen._compositor.render_strips()
    return ["".join(segment.text for segment in strip if not segment.control) for strip in strips]


def write_rows(app: App[Any], path: str | Path) -> None:
    """Write the rows to a file, one a line. The file is there only when it is whole."""
    unfinished = Path(f"{path}.part")
    unfinished.write_text("\n".join(screen_rows(app)), encoding="utf-8")
    unfinished.replace(path)
