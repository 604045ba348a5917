"""What the whole application answers, whatever it shows: looks, words in passing, the window around it."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from textual.app import ReturnType

from tui.looks import COMPACT, DENSITIES, THEMES, following, themes
from tui.panes.pane import Pane
from tui.terminal.paint import PaintedApp
from tui.words import say, visible

if TYPE_CHECKING:
    from textual.notifications import SeverityLevel

_NO_WINDOW = ("linux", "dumb")
_KEEP_TITLE, _TITLE_BACK = "\x1b[22;2t", "\x1b[23;2t"
"""The title that the window had is put on xterm's stack, and taken back at the end."""


class Surface(PaintedApp[ReturnType]):
    """An application with themes, two densities, one word in passing at a time, and a window with a title."""

    def dress(self, theme: str, density: str) -> None:
        """Begin with these looks."""
        for each in themes():
            self.register_theme(each)
        self.theme = theme
        self.set_class(density == "compact", COMPACT)

    def action_theme(self) -> None:
        self.theme = following(THEMES, self.theme)
        words = say(f"theme.{self.theme}")
        self.notify(say("themed", theme=words, setting=f'theme = "{self.theme}"'))

    def action_density(self) -> None:
        density = following(DENSITIES, DENSITIES[self.has_class(COMPACT)])
        self.set_class(density == "compact", COMPACT)
        for screen in self.screen_stack:
            for pane in screen.query(Pane):
                pane.fit()
        words = say(f"density.{density}")
        self.notify(say("dense", density=words, setting=f'density = "{density}"'))

    # words in passing

    def notify(
        self,
        message: str,
        *,
        title: str = "",
        severity: SeverityLevel = "information",
        timeout: float | None = None,
        markup: bool = False,
    ) -> None:
        """Say something in passing; it takes the place of what was said before, so that nothing piles up."""
        self.clear_notifications()
        super().notify(message, title=title, severity=severity, timeout=timeout, markup=markup)

    def welcome(self, file: Path | None, seconds: float) -> None:
        """Say once what to press first, over nothing that has the keyboard; the file remembers that."""
        if file is None or file.exists():
            return
        self.notify(say("welcome"), title=say("welcome.title"), timeout=seconds)
        with suppress(OSError):  # where nothing can be kept, the reader is welcomed again
            file.parent.mkdir(parents=True, exist_ok=True)
            file.touch()

    # the window and the shell around it

    def keep_window_title(self) -> None:
        """Let the terminal remember the title that its window has."""
        self._tell_window(_KEEP_TITLE)

    def give_window_title_back(self) -> None:
        """Give the window the title that it had."""
        self._tell_window(_TITLE_BACK)

    def watch_title(self, title: str) -> None:
        """The title of the terminal's window says where the keyboard is."""
        self._tell_window(f"\x1b]2;{visible(title)}\x07")

    def _tell_window(self, sequence: str) -> None:
        if self._driver is not None and not self.is_headless and os.environ.get("TERM") not in _NO_WINDOW:
            self._driver.write(sequence)

    def action_suspend(self) -> None:
        if self._driver is not None and self._driver.can_suspend:
            self.action_suspend_process()
        else:
            self.notify(say("suspend.none"))
