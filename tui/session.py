"""What the explorer is started with. The command line makes it; nothing in here decides anything."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from store.selection import Selection

if TYPE_CHECKING:
    from store import Store
    from tui.terminal.detect import Detection


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

    sample: bool = False
    """Whether this is the sample collection, which the screen then says, with how to import one's own."""

    mode: str | Detection = "auto"
    """What was found out about the terminal, or only the name of the way to paint Arabic; `auto` asks the
    terminal before the screen is taken over."""

    export_bom: bool = False
    """What the export dialog proposes about the byte order mark."""

    selection: Selection = field(default_factory=Selection)
    """The filters to begin with."""
