"""A Textual driver that tells the terminal our mode, and takes it back at every exit that a program can see.

Textual itself handles quitting, exceptions and SIGTSTP. Here SIGTERM, SIGHUP and SIGQUIT become an orderly
exit too, an exit handler mends the terminal when the driver itself failed, and a watchdog does when the
application hangs.
"""

from __future__ import annotations

import atexit
import os
import signal
import termios
import threading
import time
from functools import partial
from typing import Any

from textual.drivers.linux_driver import LinuxDriver
from textual.message import Message

from tui.terminal.late import LateAnswers
from tui.terminal.modes import Sequences

_SIGNALS = (signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT)
SIGNAL_STATUS = 128
"""A program ended by signal n exits with this plus n, as a shell would report it."""

LATEST = 10.0
"""Seconds after the start within which late answers of the terminal are looked out for."""

HANGING = 3.0
"""Seconds that an application gets to end in order after a signal."""


class BidiDriver(LinuxDriver):
    """LinuxDriver that keeps the terminal from reordering rows while the application has it."""

    SEQUENCES = Sequences()
    MENDING = ""

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self._active = False
        self._attributes: list[Any] | None = None
        self._handlers: dict[int, Any] = {}
        self._late = LateAnswers()
        self._started = time.monotonic()
        self._output = self._file.fileno() if self._file else self.fileno
        self._sequences, self._mending = self.SEQUENCES, self.MENDING

    def start_application_mode(self) -> None:
        """Send the mode's sequence first: VTE fixes a line's mode when the alternate screen begins it."""
        if self._can_write():
            self._attributes = attributes_of(self.fileno)
            self._active = True
            atexit.register(self.mend)
            self._listen()
            self._begin(self._sequences)
        try:
            super().start_application_mode()  # type: ignore[no-untyped-call]  # Textual leaves it bare
        except BaseException:
            self.mend()
            raise

    def stop_application_mode(self) -> None:
        """Take the mode back last, through the same queue as everything else that is still to be written."""
        try:
            super().stop_application_mode()
            if self._active:
                self.write(self._sequences.end)
                self._settle()
        finally:
            self.mend()

    def tell(self, sent: Sequences, full: str) -> None:
        """Take the mode back that the terminal was told, and tell it another one."""
        if self._active:
            self._write_now(self._sequences.end)
            self._begin(sent)
        self._sequences, self._mending = sent, full

    def _begin(self, sent: Sequences) -> None:
        if sent.start:
            self._write_now(sent.start)
            time.sleep(sent.pause)

    def process_message(self, message: Message) -> None:
        """Keep answers that come late from being taken for keys."""
        if time.monotonic() - self._started > LATEST:
            for held in self._late.release():
                super().process_message(held)
            super().process_message(message)
            return
        for passed in self._late.pass_on(message):
            super().process_message(passed)

    def mend(self) -> None:
        """Write everything that restores the terminal at once, unless it was restored in order already."""
        if not self._active:
            return
        self._settle()
        self._write_now(self._mending)
        if self._attributes is not None:
            set_attributes(self.fileno, self._attributes)

    def _listen(self) -> None:
        # Also where they are ignored, as under nohup: without its terminal a full screen has nothing to do,
        # and Textual would read the end of its input for ever.
        for number in _SIGNALS:
            self._handlers[number] = signal.signal(number, self._end_by)

    def _settle(self) -> None:
        self._active = False
        atexit.unregister(self.mend)
        if threading.current_thread() is threading.main_thread():
            while self._handlers:
                number, handler = self._handlers.popitem()
                signal.signal(number, handler)

    def _end_by(self, number: int, _frame: object) -> None:
        """Ask for an orderly exit, and see to it that there is one."""
        watchdog = threading.Timer(HANGING, self._end_now, (number,))
        watchdog.daemon = True
        watchdog.start()
        exit_application = partial(self._app.exit, return_code=SIGNAL_STATUS + number)
        self._loop.call_soon_threadsafe(exit_application)

    def _end_now(self, number: int) -> None:
        self.mend()
        os._exit(SIGNAL_STATUS + number)

    def _can_write(self) -> bool:
        """False in the background: there a write would stop us, and Textual goes back to sleep by itself."""
        try:
            return os.tcgetpgrp(self.fileno) == os.getpgrp()
        except OSError:
            return False

    def _write_now(self, sequence: str) -> None:
        """Past the writer thread, which may not run yet, or any more."""
        data = sequence.encode()
        try:
            while data:
                data = data[os.write(self._output, data) :]
        except OSError:
            pass  # the terminal is gone: nothing is left to restore


def make_sane(descriptor: int) -> None:
    """Give a terminal that was left raw its line editing back, as `stty sane` does for what Textual
    changes."""
    attributes = attributes_of(descriptor)
    if attributes is not None:
        attributes[0] |= termios.ICRNL | termios.IXON
        attributes[1] |= termios.OPOST
        attributes[3] |= termios.ECHO | termios.ICANON | termios.IEXTEN | termios.ISIG
        set_attributes(descriptor, attributes)


def attributes_of(descriptor: int) -> list[Any] | None:
    """What the terminal's driver does with input and output; None if this is no terminal."""
    try:
        return termios.tcgetattr(descriptor)
    except termios.error:
        return None


def set_attributes(descriptor: int, attributes: list[Any]) -> None:
    """Set them; a terminal that is gone needs none."""
    try:
        termios.tcsetattr(descriptor, termios.TCSANOW, attributes)
    except termios.error:
        return
