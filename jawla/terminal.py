"""Which terminal this is: asked once a process, with the reader's own choice before everything else."""

from __future__ import annotations

import os
import sys
from functools import cache

from jawla import paths, settings
from tui.terminal.choice import read_choices
from tui.terminal.detect import MODE_VARIABLE, Detection, detect
from tui.terminal.modes import Mode


@cache
def detection(asked: str | None = None) -> Detection:
    """What this terminal needs. `asked` is the word of --terminal-mode; `auto` and None leave it open.

    Raises SettingsError.
    """
    word = asked or settings.load(paths.settings_file()).terminal_mode
    chosen = Mode(word) if word != "auto" else None
    settled = chosen is not None or os.environ.get(MODE_VARIABLE, "") in set(Mode)
    return detect(
        os.environ,
        ask=sys.stdout.isatty() and not settled,  # a question costs half a second where nobody answers
        chosen=chosen,
        remembered=read_choices(paths.terminals_file()),
    )
