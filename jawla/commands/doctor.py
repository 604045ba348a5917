"""`jawla doctor`: how Arabic is painted in this terminal and why; --restore mends it after a crash."""

from __future__ import annotations

import argparse

from jawla.command import DONE, NOT_DONE, Command
from tui.words import say


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--restore", action="store_true", help=say("option.restore"))
    parser.add_argument("--json", action="store_true", help=say("option.json"))


def _run(arguments: argparse.Namespace) -> int:
    from jawla.output import complain, tell
    from jawla.terminal import detection

    found = detection(arguments.terminal_mode)
    if arguments.restore:
        from tui.terminal.driver import restore

        if not restore(found.mode, found.inside):
            complain(say("doctor.no-terminal"))
            return NOT_DONE
        tell(say("doctor.restored"))
        return DONE
    from jawla.examination import examine

    return examine(found, arguments.terminal_mode, as_json=arguments.json)


COMMAND = Command("doctor", _arguments, _run)
