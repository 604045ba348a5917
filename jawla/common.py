"""Options of every command, also of the actions of a command (`jawla saved list --db FILE`)."""

from __future__ import annotations

import argparse

from jawla.settings import WORDS
from tui.words import LANGUAGES, say

MODES = WORDS["terminal_mode"]


def add_theme(own: argparse.ArgumentParser, *, top: bool = False) -> None:
    """What only the explorer has; without a command it is the explorer that starts."""
    default = None if top else argparse.SUPPRESS
    own.add_argument(
        "--theme", choices=WORDS["theme"], metavar="THEME", default=default, help=say("option.theme")
    )


def add_common(own: argparse.ArgumentParser, *, uses_database: bool, top: bool = False) -> None:
    """Options of every command; below the top without default, so that those before the command stand."""
    group = own.add_argument_group(say("cli.common"))
    default = None if top else argparse.SUPPRESS
    if uses_database:
        group.add_argument("--db", metavar="FILE", default=default, help=say("option.db"))
        group.add_argument(
            "--sample",
            action="store_true",
            default=False if top else argparse.SUPPRESS,
            help=say("option.sample"),
        )
    group.add_argument(
        "--terminal-mode", choices=MODES, metavar="MODE", default=default, help=say("option.terminal-mode")
    )
    group.add_argument("--lang", choices=LANGUAGES, metavar="LANG", default=default, help=say("option.lang"))
