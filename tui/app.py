"""The explorer as a Textual application; `run` is all that the command line calls."""

from __future__ import annotations

import os
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from rich.console import RenderableType
from textual import on
from textual.driver import Driver

from tui import state
from tui.key_order import KeysInOrder
from tui.registry import bindings
from tui.screens.desk import Desk, GoBack, GoForward, GoTo, LeaveFor
from tui.screens.explore import ExploreScreen
from tui.screens.loader import Marked
from tui.screens.trail import Stop, Trail
from tui.screens.view import ViewScreen
from tui.session import Session
from tui.surface import Surface
from tui.terminal.driver import driver_for
from tui.views import VIEWS, ViewName, load
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


class JawlaApp(KeysInOrder[int], Surface[int]):
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
        self.dress(session.theme, session.density)
        left = state.load(session.state_file)
        self._desk = Desk(session, left)
        self._views: dict[ViewName, ViewScreen] = {}
        self._here = left.view
        self._trail = Trail()
        self.following: Session | None = None
        """The session that the reader left this one for."""
        for view in VIEWS:  # each is a mode, with dialogs of its own, made when the reader first goes there
            self.add_mode(view.name, partial(self._open, view.name))

    def _open(self, name: ViewName) -> ViewScreen:
        self._views[name] = load(name)(self._desk)
        return self._views[name]

    async def on_mount(self) -> None:
        self.keep_window_title()
        await self.switch_mode(self._here)
        terminal = self.session.terminal
        if not terminal.known:
            self.call_after_refresh(self.action_terminal)
        elif terminal.hint:
            self.notify(say(terminal.hint), severity="warning", timeout=_ADVICE, markup=False)
        else:
            self.welcome(self.session.welcomed_file, _ADVICE)

    # from view to view

    @on(GoTo)
    async def _go_to(self, event: GoTo) -> None:
        if event.view != self._here or event.spot is not None:
            self._trail.leave(self._stop())
            if event.selection is not None:
                self._desk.work.change(event.selection)
            await self._show(event.view, event.spot)

    @on(GoBack)
    async def _go_back(self) -> None:
        await self._return_to(self._trail.back(self._stop()), "trail.begin")

    @on(GoForward)
    async def _go_forward(self) -> None:
        await self._return_to(self._trail.forward(self._stop()), "trail.end")

    def _stop(self) -> Stop:
        return Stop(self._here, self._desk.work.selection, self._views[self._here].spot)

    async def _return_to(self, stop: Stop | None, otherwise: str) -> None:
        if stop is None:
            self.notify(say(otherwise), markup=False)
        else:
            self._desk.work.change(stop.selection)
            await self._show(stop.view, stop.spot)

    async def _show(self, view: ViewName, spot: object) -> None:
        self._here = view
        await self.switch_mode(view)
        self._views[view].arrive(spot)

    @on(Marked)
    def _marked(self, event: Marked) -> None:
        for view in self._views.values():
            view.show_mark(event.step)

    # leaving

    @on(LeaveFor)
    def _leave_for(self, event: LeaveFor) -> None:
        self.following = event.session
        self.exit(0)

    def exit(
        self, result: int | None = None, return_code: int = 0, message: RenderableType | None = None
    ) -> None:
        """Leave, by key or by signal; the view is kept while its widgets are still there."""
        self.give_window_title_back()
        explore = self._views.get("explore")
        left = self._desk.state
        if isinstance(explore, ExploreScreen) and explore.is_attached:
            left = explore.view_state
        state.save(self.session.state_file, replace(left, view=self._here))
        super().exit(result, return_code, message)

    async def action_terminal(self) -> None:
        from tui.screens.terminal import TerminalScreen

        await self.push_screen(TerminalScreen(self.session, self))

    def action_dump(self) -> None:
        if (path := os.environ.get("JAWLA_DUMP")) is not None:
            from tui.terminal.dump import write_rows

            write_rows(self, path)


def run(session: Session) -> int:
    """Explore until the reader leaves, one collection after the other; the exit status."""
    while True:
        found = session.terminal
        app = JawlaApp(session, driver_for(found.mode, found.inside, was_explicit=found.was_explicit))
        status = app.run() or app.return_code or 0
        if app.following is None:
            return status
        session.store.close()
        session = app.following
