"""The views of the explorer, once: each a full screen of the one selection, with a key that goes to it.

A view is a module in `tui/screens/` with a `VIEW`, a `ViewScreen`; the module is loaded when the reader
goes there for the first time. The commands are made from this table, their words stand in the catalogue.
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from tui.screens.view import ViewScreen

ViewName = Literal["explore", "matrix", "timeline", "concordance", "tables", "compare"]


@dataclass(frozen=True, slots=True)
class View:
    """A way to look at what the selection finds."""

    name: ViewName
    """Its module in `tui/screens/`, and the place whose commands work all over it."""

    keys: tuple[str, ...]
    """A digit, and a key that no layout changes."""

    @property
    def command(self) -> str:
        """Id of the command that goes there."""
        return f"view_{self.name}"


# fmt: off
VIEWS: tuple[View, ...] = (
    View("explore",     ("1", "shift+f1")),
    View("matrix",      ("2", "shift+f12")),
    View("timeline",    ("3", "alt+f12")),
    View("concordance", ("4", "alt+f11")),
    View("tables",      ("5", "alt+f10")),
    View("compare",     ("6", "alt+f9")),
)
# fmt: on

START: ViewName = "explore"


def load(name: ViewName) -> type[ViewScreen]:
    """The screen of a view."""
    found: type[ViewScreen] = import_module(f"tui.screens.{name}").VIEW
    return found
