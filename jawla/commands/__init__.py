"""The commands, in the order of the help."""

from __future__ import annotations

from importlib import import_module

from jawla.command import Command

_MODULES = (
    "open_",
    "import_",
    "watch",
    "extract",
    "find",
    "facets",
    "show",
    "export",
    "rehydrate",
    "cite",
    "snapshot",
    "diff",
    "sensitivity",
    "merge",
    "reextract",
    "remove",
    "matrix",
    "kwic",
    "table",
    "timeline",
    "compare",
    "saved",
    "correct",
    "tag",
    "note",
    "code",
    "coding",
    "sample",
    "task",
    "agreement",
    "adjudicate",
    "gold",
    "queue",
    "db",
    "cat",
    "formats",
    "profile",
    "evaluate",
    "doctor",
)


def commands() -> tuple[Command, ...]:
    """Every command."""
    found = []
    for name in _MODULES:
        command = import_module(f"jawla.commands.{name}").COMMAND
        assert isinstance(command, Command)
        found.append(command)
    return tuple(found)
