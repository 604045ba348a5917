"""The explorer as a Textual application; `run` is all that the command line calls."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, ClassVar

from rich.console import RenderableType
from textual.driver import Driver

from tui import state
from tui.key_order import KeysInOrder
from tui.registry import bindings
from tui.screens.explore import ExploreScreen
from tui.session import Session
from tui.terminal.driver import driver_for
from tui.terminal.paint import PaintedApp
from tui.widgets import content_hook, mirror
from tui.words import right_to_left, say

if TYPE_CHECKING:
    from textual.command import Provider


_ADVICE = 20.0
"""Seconds for which an advice about the terminal is shown: it takes a while to act on it."""


def _commands() -> type[Provider]:
    """The palette's module is loaded when the palette is opened for the first time."""
    from tui.screens.palette import RegistryCommands

    return RegistryCommands


class JawlaApp(KeysInOrder[int], PaintedApp[int]):
    """Explores the collection of a session."""

    CSS_PATH = "tui.tcss"
    TITLE = "jawla"
    COMMANDS: ClassVar = {_commands}
    ENABLE_COMMAND_PALETTE = False  # Textual's binding of it; ours stands in the registry
    BINDINGS = bindings("program")

    def __init__(self, session: Session, driver_class: type[Driver] | None = None) -> None:
        content_hook.install()
        mirror.install()
        super().__init__(driver_class=driver_class)
        self.set_class(right_to_left(), mirror.CLASS)
        self.session = session
        self.terminal_mode, self.multiplexer = session.terminal.mode, session.terminal.inside
        self._explore = ExploreScreen(session, state.load(session.state_file))

    def on_mount(self) -> None:
        self.push_screen(self._explore)
        terminal = self.session.terminal
        if not terminal.known:
            self.call_after_refresh(self.action_terminal)
        elif terminal.hint:
            self.notify(say(terminal.hint), severity="warning", timeout=_ADVICE, markup=False)

    def exit(
        self, result: int | None = None, return_code: int = 0, message: RenderableType | None = None
    ) -> None:
        """Leave, by key or by signal; the view is kept while its widgets are still there."""
        if self._explore.is_attached:
            state.save(self.session.state_file, self._explore.view_state)
        super().exit(result, return_code, message)

    async def action_terminal(self) -> None:
        from tui.screens.terminal import TerminalScreen

        await self.push_screen(TerminalScreen(self.session, self))

    def action_dump(self) -> None:
        if (path := os.environ.get("JAWLA_DUMP")) is not None:
            from tui.terminal.dump import write_rows

            write_rows(self, path)


def run(session: Session) -> int:
    """Explore until the reader leaves; the exit status."""
    found = session.terminal
    app = JawlaApp(session, driver_for(found.mode, found.inside, was_explicit=found.was_explicit))
    return app.run() or app.return_code or 0
