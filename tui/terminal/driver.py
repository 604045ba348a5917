"""The driver for a mode, and mending a terminal that a killed program left behind; imported on every
platform."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from tui.terminal.modes import Mode, Multiplexer, mending, sequences

if TYPE_CHECKING:
    from textual.driver import Driver


def driver_for(
    mode: Mode, inside: Multiplexer = Multiplexer.NONE, *, was_explicit: bool = False
) -> type[Driver] | None:
    """The driver class for a mode: `App(driver_class=driver_for(detection.mode, detection.inside))`.

    None on Windows, where Textual's own driver has to do: nothing is sent there, the modes that paint work.
    """
    if sys.platform == "win32":
        return None
    from tui.terminal.unix import BidiDriver

    sent = sequences(mode, inside=inside, was_explicit=was_explicit)
    full = mending(mode, inside=inside)
    return type("BidiDriver", (BidiDriver,), {"SEQUENCES": sent, "MENDING": full})


def restore(mode: Mode, inside: Multiplexer = Multiplexer.NONE) -> bool:
    """Mend a terminal that a killed program left behind: `jawla doctor --restore`. False if there is none."""
    if sys.__stdout__ is None or not sys.__stdout__.isatty():
        return False
    output = sys.__stdout__.fileno()
    os.write(output, mending(mode, inside=inside).encode())
    if sys.platform != "win32":
        from tui.terminal.unix import make_sane

        make_sane(output)
    return True
