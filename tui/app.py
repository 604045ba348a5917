"""The explorer as a Textual application; `run` is all that the command line calls."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, ClassVar

from textual.driver import Driver

from tui import state
from tui.screens.explore import ExploreScreen
from tui.session import Session
from tui.terminal.detect import detect
from tui.terminal.driver import driver_for
from tui.terminal.modes import Mode
from tui.terminal.paint import PaintedApp
from tui.widgets import content_hook

if TYPE_CHECKING:
    from textual.command import Provider


def _commands() -> type[Provider]:
    """The palette's module is loaded when the palette is opened for the first time."""
    from tui.screens.palette import RegistryCommands

    return RegistryCommands


class JawlaApp(PaintedApp[int]):
    """Explores the collection of a session."""

    CSS_PATH = "tui.tcss"
    TITLE = "jawla"
    COMMANDS: ClassVar = {_commands}

    def __init__(self, session: Session, driver_class: type[Driver] | None = None) -> None:
        content_hook.install()
        super().__init__(driver_class=driver_class)
        self.session = session
        self._explore = ExploreScreen(session, state.load(session.state_file))

    def on_mount(self) -> None:
        self.push_screen(self._explore)

    def save_view(self) -> None:
        """Keep the view for the next time."""
        state.save(self.session.state_file, self._explore.view_state)


def run(session: Session) -> int:
    """Explore until the reader leaves; the exit status."""
    asked = session.mode == "auto"
    found = detect(os.environ, ask=asked, chosen=None if asked else Mode(session.mode))
    app = JawlaApp(session, driver_for(found.mode, found.inside, was_explicit=found.was_explicit))
    app.terminal_mode, app.multiplexer = found.mode, found.inside
    status = app.run()
    app.save_view()
    return status or app.return_code or 0
