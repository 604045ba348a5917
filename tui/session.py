"""What the explorer is started with. The command line makes it; nothing in here decides anything."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from store.reference import Reference
from store.selection import Choice, Selection
from tui.importing import Importer
from tui.terminal.detect import CHOSEN, Detection
from tui.terminal.modes import Mode

if TYPE_CHECKING:
    from store import Store

NOT_ASKED = Detection(Mode.PLAIN, CHOSEN, "")
"""For a screen that no terminal shows: pictures and tests."""


def no_reference(_: Choice) -> Reference | None:
    """For a collection of which no profile knows anything."""
    return None


@dataclass(frozen=True, slots=True)
class Session:
    """An open collection and all that the explorer must know about its surroundings."""

    store: Store

    state_file: Path | None
    """Where the last position, order and pane are kept; None keeps nothing."""

    export_folder: Path
    """What the export dialog proposes."""

    version: str
    """Version of the program, for the help screen."""

    coder: str = ""
    """Whose corrections and codes these are."""

    sample: bool = False
    """Whether this is the sample collection, which the screen then says, with how to import one's own."""

    importer: Importer | None = None
    """Imports into this collection; None where nothing can be imported."""

    terminal: Detection = NOT_ASKED
    """What was found out about the terminal before the screen was taken over."""

    choices_file: Path | None = None
    """Where the reader's choice of a mode is remembered by terminal; None remembers nothing."""

    export_bom: bool = False
    """What the export dialog proposes about the byte order mark."""

    theme: str = "dark"
    """Colours to begin with, of `tui.looks`."""

    density: str = "comfortable"
    """Density of lists to begin with, of `tui.looks`."""

    welcomed_file: Path | None = None
    """There once the reader was welcomed; None welcomes nobody."""

    database_words: tuple[str, ...] = ()
    """Options by which the command line opens this collection again."""

    references: Callable[[Choice], Reference | None] = no_reference
    """What profiles know of people and parties; asked in a thread, may raise Problem."""

    open_other: Callable[[str], Session] | None = None
    """The session of another database by its path; raises Problem. None where this one is not left."""

    selection: Selection = field(default_factory=Selection)
    """The filters to begin with."""
