"""The import formats: every module here that has a `FORMAT`."""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache
from pathlib import Path

from importers.formats.format import Format, NotAnArticleFile

SNIFFED = 4096
"""Bytes of a file that a format sees before it is chosen."""


@cache
def formats() -> tuple[Format, ...]:
    """Every format, by name."""
    found = []
    for module in pkgutil.iter_modules(__path__, __name__ + "."):
        format_ = getattr(importlib.import_module(module.name), "FORMAT", None)
        if isinstance(format_, Format):
            found.append(format_)
    return tuple(sorted(found, key=lambda format_: format_.name))


def suffixes() -> frozenset[str]:
    """Suffixes that an import takes from a folder."""
    return frozenset(suffix for format_ in formats() for suffix in format_.suffixes)


def format_of(path: Path, start: bytes, asked: str | None = None) -> Format:
    """The format of a file: the one asked for, else by suffix and first bytes.

    Raises NotAnArticleFile: `format-unknown` when nothing of that name exists or nothing fits.
    """
    if asked is not None:
        for format_ in formats():
            if format_.name == asked:
                return format_
        raise NotAnArticleFile("format-unknown", format=asked, known=", ".join(f.name for f in formats()))
    fitting = [f for f in formats() if path.suffix.lower() in f.suffixes] or list(formats())
    for format_ in fitting:
        if format_.sniff(start):
            return format_
    raise NotAnArticleFile("format-not-recognised", suffix=path.suffix or "none")
