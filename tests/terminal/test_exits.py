"""Every exit that a program can see gives the terminal back: read on the master side of a pseudo-terminal."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import signal
import subprocess
import sys
import termios
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tui.terminal.modes import Mode, sequences

START, END = b"\x1b[8l", b"\x1b[8h"
ALTERNATE_ON, ALTERNATE_OFF = b"\x1b[?1049h", b"\x1b[?1049l"

PROGRAM = """
import os, sys, time
from textual.app import App
from textual.widgets import Label
from tui.terminal.driver import driver_for
from tui.terminal.modes import Mode
from tui.terminal.paint import PaintedApp

class Small(PaintedApp[None]):
    BINDINGS = [("q", "quit"), ("x", "fail"), ("z", "suspend_process"), ("h", "hang"), ("d", "break_driver")]
    BINDINGS += [("m", "other_mode")]
    def compose(self):
        yield Label("READY", id="ready")
    def action_other_mode(self):
        self.change_mode(Mode.KONSOLE)
        self.query_one("#ready").update("OTHER")
    def action_fail(self):
        raise RuntimeError("as asked")
    def action_hang(self):
        while True:
            time.sleep(0.1)
    def action_break_driver(self):
        self._driver._disable_bracketed_paste = None
        self.exit()

class BrokenStart(driver_for(Mode.EXPLICIT)):
    def _enable_bracketed_paste(self):
        raise RuntimeError("a driver that fails half way")

mode = Mode(sys.argv[1]) if sys.argv[1:] and sys.argv[1] in set(Mode) else Mode.EXPLICIT
driver = BrokenStart if sys.argv[1:] == ["broken-start"] else driver_for(mode)
app = Small(driver_class=driver)
app.terminal_mode = mode
app.run()
sys.exit(app.return_code)
"""


class Session:
    """The small program in a pseudo-terminal of its own."""

    def __init__(self, script: Path, *arguments: str) -> None:
        self.master, self.slave = pty.openpty()
        termios.tcsetwinsize(self.slave, (24, 80))
        self.attributes = termios.tcgetattr(self.slave)
        self.seen = b""
        self.process = subprocess.Popen(
            [sys.executable, str(script), *arguments],
            stdin=self.slave,
            stdout=self.slave,
            stderr=self.slave,
            start_new_session=True,
            preexec_fn=lambda: _take_terminal(self.slave),
            env={**os.environ, "TERM": "xterm-256color", "PYTHONPATH": str(Path.cwd())},
        )

    def read_until(self, done: Callable[[], bool], patience: float = 15.0) -> None:
        deadline = time.monotonic() + patience
        while not done():
            assert time.monotonic() < deadline, self.seen[-2000:]
            if select.select([self.master], [], [], 0.1)[0]:
                self.seen += os.read(self.master, 65536)

    def read_text(self, wanted: bytes) -> None:
        self.read_until(lambda: wanted in self.seen)

    def press(self, key: str) -> None:
        os.write(self.master, key.encode())

    def finish(self) -> int:
        """The exit status, after everything that was written has been read."""
        self.read_until(lambda: self.process.poll() is not None)
        while select.select([self.master], [], [], 0.2)[0]:
            self.seen += os.read(self.master, 65536)
        return self.process.wait()

    @property
    def echoes(self) -> bool:
        return bool(termios.tcgetattr(self.slave)[3] == self.attributes[3])

    def close(self) -> None:
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()
        os.close(self.master)
        os.close(self.slave)


def _take_terminal(descriptor: int) -> None:
    fcntl.ioctl(descriptor, termios.TIOCSCTTY, 0)


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Callable[..., Session]]:
    script = tmp_path / "program.py"
    script.write_text(PROGRAM)
    sessions = []

    def begin(*arguments: str) -> Session:
        sessions.append(Session(script, *arguments))
        return sessions[-1]

    yield begin
    for session in sessions:
        session.close()


def test_the_sequence_comes_before_the_alternate_screen(start: Callable[..., Session]) -> None:
    session = start()
    session.read_text(b"READY")
    assert session.seen.index(START) < session.seen.index(ALTERNATE_ON)


EXITS: dict[str, tuple[Callable[[Session], object], int]] = {
    "quit": (lambda session: session.press("q"), 0),
    "exception": (lambda session: session.press("x"), 1),
    "SIGTERM": (lambda session: session.process.send_signal(signal.SIGTERM), 128 + signal.SIGTERM),
    "SIGHUP": (lambda session: session.process.send_signal(signal.SIGHUP), 128 + signal.SIGHUP),
    "SIGQUIT": (lambda session: session.process.send_signal(signal.SIGQUIT), 128 + signal.SIGQUIT),
    "crash in the driver": (lambda session: session.press("d"), 1),
}


@pytest.mark.parametrize("way", EXITS)
def test_an_exit_restores_the_terminal(start: Callable[..., Session], way: str) -> None:
    session = start()
    session.read_text(b"READY")
    leave, status = EXITS[way]
    leave(session)
    assert session.finish() == status
    assert session.seen.rindex(END) > session.seen.rindex(ALTERNATE_OFF) > session.seen.index(START)
    assert session.echoes


@pytest.mark.parametrize("mode", [Mode.KONSOLE, Mode.MLTERM])
@pytest.mark.parametrize("way", ["quit", "SIGTERM"])
def test_the_modes_of_a_whole_window_are_taken_back_too(
    start: Callable[..., Session], mode: Mode, way: str
) -> None:
    session, sent = start(str(mode)), sequences(mode)
    session.read_text(b"READY")
    EXITS[way][0](session)
    session.finish()
    order = [sent.start.encode(), ALTERNATE_ON, ALTERNATE_OFF, sent.end.encode()]
    assert [session.seen.rindex(part) for part in order] == sorted(
        session.seen.rindex(part) for part in order
    )
    assert session.echoes


def test_a_mode_that_is_changed_on_the_way_is_the_one_taken_back_at_the_end(
    start: Callable[..., Session],
) -> None:
    session, sent = start(), sequences(Mode.KONSOLE)
    session.read_text(b"READY")
    session.press("m")
    session.read_text(b"OTHER")
    assert session.seen.index(END) < session.seen.index(sent.start.encode())
    session.press("q")
    session.finish()
    assert session.seen.rindex(sent.end.encode()) > session.seen.rindex(ALTERNATE_OFF)
    assert session.seen.count(END) == 1


def test_ctrl_c_of_another_process_restores_the_terminal(start: Callable[..., Session]) -> None:
    session = start()
    session.read_text(b"READY")
    session.process.send_signal(signal.SIGINT)
    session.finish()
    assert session.seen.rindex(END) > session.seen.rindex(ALTERNATE_OFF)
    assert session.echoes


def test_a_hanging_application_still_restores_the_terminal_at_sigterm(start: Callable[..., Session]) -> None:
    session = start()
    session.read_text(b"READY")
    session.press("h")
    time.sleep(0.5)
    session.process.send_signal(signal.SIGTERM)
    assert session.finish() == 128 + signal.SIGTERM
    assert session.seen.rindex(END) > session.seen.rindex(ALTERNATE_OFF)
    assert session.echoes


@pytest.mark.parametrize("by_default", [signal.SIG_DFL, signal.SIG_IGN], ids=["alone", "under nohup"])
def test_a_terminal_that_vanishes_ends_the_program(
    start: Callable[..., Session], by_default: signal.Handlers
) -> None:
    before = signal.signal(signal.SIGHUP, by_default)  # a program inherits what is ignored
    try:
        session = start()
    finally:
        signal.signal(signal.SIGHUP, before)
    session.read_text(b"READY")
    os.close(session.slave)
    os.close(session.master)  # the kernel sends SIGHUP; whatever is written then fails
    session.master, session.slave = pty.openpty()
    assert session.process.wait(15) != 0


def test_a_driver_that_fails_at_its_start_restores_the_terminal(start: Callable[..., Session]) -> None:
    session = start("broken-start")
    session.finish()
    assert session.seen.rindex(END) > session.seen.rindex(ALTERNATE_OFF)
    assert session.echoes


def test_suspending_restores_and_coming_back_sends_the_sequence_again(start: Callable[..., Session]) -> None:
    session = start()
    session.read_text(b"READY")
    session.process.send_signal(signal.SIGTSTP)
    session.read_until(lambda: _stopped(session.process.pid))
    while select.select([session.master], [], [], 0.2)[0]:
        session.seen += os.read(session.master, 65536)
    assert session.seen.rindex(END) > session.seen.rindex(ALTERNATE_OFF)
    session.seen = b""
    session.process.send_signal(signal.SIGCONT)
    session.read_text(b"READY")
    assert session.seen.index(START) < session.seen.index(ALTERNATE_ON)
    session.press("q")
    assert session.finish() == 0
    assert session.seen.count(END) == 1


def _stopped(pid: int) -> bool:
    return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] == "T"
