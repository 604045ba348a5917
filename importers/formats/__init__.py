"""The import formats: every module here that has a `FORMAT`."""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache
from importlib.util import find_spec
from typing import TYPE_CHECKING

from importers.formats.format import Format, NotAnArticleFile

if TYPE_CHECKING:
    from importers.source import Source


@cache
def formats() -> tuple[Format, ...]:
    """Every format, by name."""
    found = []
    for module in pkgutil.iter_modules(__path__, __name__ + "."):
        format_ = getattr(importlib.import_module(module.name), "FORMAT", None)
        if isinstance(format_, Format):
            found.append(format_)
    return tuple(sorted(found, key=lambda format_: format_.name))


@cache
def suffixes() -> frozenset[str]:
    """Suffixes that an import takes from a folder or an archive."""
    return frozenset(suffix for format_ in formats() for suffix in format_.suffixes)


def format_named(name: str) -> Format:
    """The format of that name. Raises NotAnArticleFile `format-unknown`."""
    for format_ in formats():
        if format_.name == name:
            return format_
    raise NotAnArticleFile("format-unknown", format=name, known=", ".join(f.name for f in formats()))


def format_of(source: Source, asked: str | None = None) -> Format:
    """The format of a file: the one asked for, else by suffix and first bytes.

    An archive is opened whatever is asked, so that `--format` speaks of the files in it. Raises
    NotAnArticleFile: `format-unknown`, `format-not-recognised`.
    """
    start = source.start()
    if asked is not None:
        chosen = format_named(asked)
        if chosen.turn == 0 and chosen.sniff(start):
            return chosen
        return next((f for f in formats() if f.container and f.sniff(start)), chosen)
    suffix = source.suffix
    for format_ in _candidates(suffix):
        if format_.sniff(start):
            return format_
    raise NotAnArticleFile("format-not-recognised", suffix=suffix or "none")


@cache
def _candidates(suffix: str) -> tuple[Format, ...]:
    """The formats of a suffix; when it tells nothing, all that can be recognised without it."""
    by_suffix = tuple(f for f in formats() if suffix in f.suffixes)
    turns = sorted((f for f in formats() if f.turn is not None), key=lambda f: f.turn or 0)
    return by_suffix or tuple(turns)


@cache
def missing(format_: Format) -> tuple[str, ...]:
    """The modules that a format needs and this installation does not have."""
    return tuple(name for name in format_.needs if find_spec(name) is None)
