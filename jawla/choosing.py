"""Choosing by eye: one sentence in every mode that only paints; the reader says which row reads right."""

from __future__ import annotations

import sys
from pathlib import Path

from jawla import paths
from jawla.output import note, tell
from tui.terminal.choice import write_choice
from tui.terminal.detect import Detection
from tui.terminal.doctor import SENTENCE, samples
from tui.terminal.modes import Mode
from tui.words import say


def choose_mode(found: Detection) -> None:
    """Show the rows, read a number, and remember the choice for this kind of terminal."""
    rows = samples()
    tell("\n" + say("doctor.rows"))
    for number, (_, row) in enumerate(rows, 1):
        print(f"  {number}  {row}")
    print(f"  {len(rows) + 1}  {SENTENCE}")
    tell(say("doctor.which", last=len(rows) + 1))
    sys.stdout.flush()
    answer = sys.stdin.readline().strip()
    if answer.isdecimal() and 1 <= int(answer) <= len(rows):
        mode = rows[int(answer) - 1][0]
        if found.settled:
            note(say("doctor.settled"))
            return
        remember(found, mode)
        note(say("doctor.remembered", mode=str(mode), terminal=found.terminal))
    elif answer == str(len(rows) + 1):
        note(say("doctor.reorders"))
    elif answer:
        remember(found, None)
        note(say("doctor.forgotten", terminal=found.terminal))


def remember(found: Detection, mode: Mode | None) -> None:
    """Keep or drop the choice; a state folder that cannot be written is told and nothing else happens."""
    target: Path = paths.terminals_file()
    try:
        write_choice(target, found.terminal, mode)
    except OSError as error:
        note(say("doctor.not-remembered", path=str(target), why=str(error.strerror)))
