"""What archives have in common: the names in them, which may try to lead out of the archive."""

from __future__ import annotations

import re

from importers.formats.format import NotAnArticleFile

_DRIVE = re.compile(r"[A-Za-z]:")


def check_name(name: str) -> None:
    """Raises NotAnArticleFile `archive-path` for a name that would lie outside if it were unpacked.

    Nothing is unpacked, so it could do no harm; but whoever made such an archive meant no good with it.
    """
    parts = name.replace("\\", "/").split("/")
    if ".." in parts or not parts[0] or _DRIVE.match(name):
        raise NotAnArticleFile("archive-path")


def is_hidden(name: str) -> bool:
    """Hidden files and the shadows that macOS adds to an archive."""
    parts = name.replace("\\", "/").split("/")
    return any(part.startswith(".") and part.strip(".") for part in parts) or parts[0] == "__MACOSX"
