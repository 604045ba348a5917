"""The contract of a command: one module in `jawla/commands/` with a `COMMAND`.

A command module is light to import, because `jawla --help` imports all of them; what it needs it imports when
it runs.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable
from dataclasses import dataclass

DONE, IN_PART, NOT_DONE, INTERRUPTED = 0, 1, 2, 130
"""Exit statuses: done (also when nothing was found), done in part, not done or wrong usage, Ctrl-C."""


@dataclass(frozen=True, slots=True)
class Command:
    """A command of the command line. Its sentence is `usage.NAME` of the catalogue."""

    name: str
    arguments: Callable[[argparse.ArgumentParser], None]
    run: Callable[[argparse.Namespace], int]
    uses_database: bool = True
