"""Copied text as a file: for terminals that keep no clipboard, and for quotations longer than a clipboard
takes."""

from __future__ import annotations

from itertools import count
from pathlib import Path


def write_copy(text: str, folder: Path) -> Path:
    """Write logical text to the first free name `jawla-copy-N.txt` of a folder; no file is ever overwritten.

    Raises OSError when the folder cannot be written. Lone surrogates become question marks, since UTF-8 has
    none.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for number in count(1):
        path = folder / f"jawla-copy-{number}.txt"
        try:
            with path.open("x", encoding="utf-8", errors="replace", newline="") as file:
                file.write(text if text.endswith("\n") else text + "\n")
        except FileExistsError:
            continue
        return path
    raise AssertionError("counting ended")
