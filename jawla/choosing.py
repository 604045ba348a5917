"""Choosing by eye: one sentence in every mode that only paints; the reader says which row reads right."""

from __future__ import annotations

import sys
from dataclasses import replace

from jawla import paths
from jawla.output import note, paint
from tui.terminal.choice import write_choice
from tui.terminal.detect import Detection
from tui.terminal.modes import Mode
from tui.text.labels import visual
from tui.words import say

PAINTED = (Mode.PLAIN, Mode.LRM, Mode.KITTY)
"""Modes that one command can show; the others hold for the whole window."""

SENTENCE = "في ٤ أيار/مايو 2017 قال (الوفد): «لا إكراه»، Astana 4."


def choose_mode(found: Detection) -> None:
    """Show the rows, read a number, remember the choice for this kind of terminal."""
    print("\n" + say("doctor.rows"))
    for number, mode in enumerate(PAINTED, 1):
        print(f"  {number}  {paint(visual(SENTENCE, base='rtl'), replace(found, mode=mode))}")
    print(f"  {len(PAINTED) + 1}  {SENTENCE}")
    sys.stdout.write(say("doctor.which", last=len(PAINTED) + 1) + " ")
    sys.stdout.flush()
    answer = sys.stdin.readline().strip()
    if not answer:
        return
    if answer.isdecimal() and 1 <= int(answer) <= len(PAINTED):
        mode = PAINTED[int(answer) - 1]
        write_choice(paths.terminals_file(), found.terminal, mode)
        note(say("doctor.remembered", mode=str(mode), terminal=found.terminal))
    elif answer == str(len(PAINTED) + 1):
        note(say("doctor.reorders"))
    else:
        write_choice(paths.terminals_file(), found.terminal, None)
        note(say("doctor.forgotten", terminal=found.terminal))
