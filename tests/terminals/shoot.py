"""Runs one terminal on a virtual display and does as it is told: press keys, take pictures.

    python -m tests.terminals.shoot MACHINE --home FOLDER [--size 100x30] [--inside tmux] -- COMMAND...

Orders come as JSON lines on the standard input, `{"keys": "j Tab text:hello sleep:1"}` or `{"picture":
"page.png"}`; each is answered with a line "done". The end of the input ends everything. Every process started
here is a descendant of this program, and exactly those are stopped at the end, by process id.
"""

from __future__ import annotations

import argparse
import ctypes
import json
import os
import shlex
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

from tests.terminals.machines import MACHINES, Job, Machine

PR_SET_CHILD_SUBREAPER = 36
SCREEN = "1280x900"
SMALLEST_WINDOW = 40_000
"""Square pixels; smaller windows are pop-ups and icons."""

# Terminal-specific variables of the caller would mislead the program under test.
# fmt: off
_NOT_INHERITED = frozenset((
    "TERM", "TERM_PROGRAM", "TERM_PROGRAM_VERSION", "COLORTERM", "VTE_VERSION", "TMUX", "TMUX_PANE", "STY",
    "KONSOLE_VERSION", "MLTERM", "WINDOWID", "XTERM_VERSION", "WAYLAND_DISPLAY", "DBUS_SESSION_BUS_ADDRESS",
    "COLUMNS", "LINES", "KITTY_WINDOW_ID", "NO_COLOR", "SSH_CONNECTION", "SSH_TTY", "JAWLA_TERMINAL_MODE",
))
# fmt: on


class NoWindow(Exception):
    """The terminal opened no window in time."""


# processes


def adopt_orphans() -> None:
    """Daemonised grandchildren come back to us instead of to init."""
    ctypes.CDLL(None, use_errno=True).prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)


def descendants(root: int) -> list[int]:
    """Every process that descends from one, by /proc."""
    children: dict[int, list[int]] = {}
    for entry in os.listdir("/proc"):
        if entry.isdigit():
            try:
                fields = Path("/proc", entry, "stat").read_text().rpartition(")")[2].split()
            except OSError:
                continue
            children.setdefault(int(fields[1]), []).append(int(entry))
    found, todo = [], [root]
    while todo:
        for child in children.get(todo.pop(), []):
            found.append(child)
            todo.append(child)
    return found


def reap() -> None:
    """Collect what has ended."""
    try:
        while os.waitpid(-1, os.WNOHANG)[0]:
            pass
    except ChildProcessError:
        pass


def stop_descendants() -> None:
    """Ask everything we started to end, then make it."""
    for number, patience in ((signal.SIGTERM, 1.5), (signal.SIGKILL, 2.0)):
        for pid in descendants(os.getpid()):
            try:
                os.kill(pid, number)
            except ProcessLookupError:
                continue
        deadline = time.monotonic() + patience
        while time.monotonic() < deadline:
            reap()
            if not descendants(os.getpid()):
                return
            time.sleep(0.05)


# display


def start_display(log: int) -> str:
    """Xvfb picks a free display number itself and tells it through a pipe."""
    reader, writer = os.pipe()
    command = [
        "Xvfb",
        "-displayfd",
        str(writer),
        "-screen",
        "0",
        f"{SCREEN}x24",
        "-dpi",
        "96",
        "-nolisten",
        "tcp",
    ]
    subprocess.Popen(command, pass_fds=(writer,), stdout=log, stderr=log)
    os.close(writer)
    with os.fdopen(reader) as pipe:
        number = pipe.readline().strip()
    if not number:
        raise NoWindow("Xvfb did not start")
    return f":{number}"


class Window:
    """The terminal's window: keys go in, pictures come out."""

    def __init__(self, environment: dict[str, str], log: int) -> None:
        self.environment = environment
        self._log = log
        self._id = ""

    def start(self, *argv: str) -> None:
        subprocess.Popen(
            argv, env=self.environment, stdin=subprocess.DEVNULL, stdout=self._log, stderr=self._log
        )

    def ask(self, *argv: str) -> str:
        """What a small program prints."""
        return subprocess.run(
            argv, env=self.environment, capture_output=True, text=True, timeout=15, check=False
        ).stdout

    def start_manager(self) -> None:
        """A window mapped before the manager is ready could get lost."""
        self.start("openbox")
        deadline = time.monotonic() + 10
        while time.monotonic() < deadline:
            if "window id" in self.ask("xprop", "-root", "_NET_SUPPORTING_WM_CHECK"):
                return
            time.sleep(0.1)

    def find(self, patience: float) -> None:
        """Wait for the largest visible window that a client opened."""
        deadline = time.monotonic() + patience
        while time.monotonic() < deadline:
            listed = self.ask("xdotool", "search", "--onlyvisible", "--class", ".").split()
            areas = {window: self._area(window) for window in listed}
            if areas and max(areas.values()) > SMALLEST_WINDOW:
                self._id = max(areas, key=areas.__getitem__)
                return
            reap()
            time.sleep(0.2)
        raise NoWindow("no window appeared")

    def _size(self, window: str) -> tuple[int, int]:
        shape = self.ask("xdotool", "getwindowgeometry", "--shell", window)
        values = dict(line.split("=", 1) for line in shape.splitlines() if "=" in line)
        return int(values.get("WIDTH", 0)), int(values.get("HEIGHT", 0))

    def _area(self, window: str) -> int:
        width, height = self._size(window)
        return width * height

    def resize(self, width: int, height: int) -> None:
        self.ask("xdotool", "windowsize", self._id, str(width), str(height))

    def press(self, keys: str) -> None:
        """'j Tab text:hello click:50%,60% sleep:1': key names of xdotool, literal text, clicks, pauses."""
        self.ask("xdotool", "windowfocus", "--sync", self._id)
        for item in shlex.split(keys):
            kind, _, rest = item.partition(":")
            if kind == "sleep" and rest:
                time.sleep(float(rest))
            elif kind == "click" and rest:
                self.ask("xdotool", "mousemove", "--window", self._id, *self._point(rest), "click", "1")
            elif kind == "text" and rest:
                self.ask("xdotool", "type", "--delay", "60", rest)
            else:
                self.ask("xdotool", "key", item)
            time.sleep(0.15)

    def _point(self, text: str) -> list[str]:
        sizes = self._size(self._id)
        return [
            str(int(float(part[:-1]) * whole / 100))
            for part, whole in zip(text.split(","), sizes, strict=True)
        ]

    def picture(self, path: str, patience: float = 5.0) -> None:
        """Photograph until two pictures in a row are the same."""
        previous, deadline = b"", time.monotonic() + patience
        while True:
            self.ask("import", "-silent", "-window", self._id, path)
            pixels = subprocess.run(["convert", path, "rgb:-"], capture_output=True, check=False).stdout
            if (pixels and pixels == previous) or time.monotonic() > deadline:
                return
            previous = pixels
            time.sleep(0.3)


# the command inside


def command_script(home: Path, command: list[str], inside: str) -> Path:
    """A one-line program, so that every terminal's -e takes a single word; a shell stays when the command
    ends."""
    inner = home / "run-command"
    line = shlex.join(command)
    inner.write_text(f"#!/bin/sh\ncd {shlex.quote(os.getcwd())}\n{line}\nexec sleep 600\n")
    inner.chmod(0o755)
    if inside == "none":
        return inner
    # No server of the user's is touched: own sockets in the job's own home folder, own settings.
    quoted = shlex.quote(str(inner))
    start = {
        "tmux": f"exec tmux -L shoot -f {os.devnull} -u new-session {quoted}",
        "tmux-passthrough": f"exec tmux -L shoot -f {os.devnull} -u new-session -d {quoted} "
        "\\; set -g allow-passthrough on \\; attach",
        "screen": 'mkdir -p -m 700 "$HOME/scr"; SCREENDIR="$HOME/scr" '
        f"exec screen -U -c {os.devnull} {quoted}",
    }[inside]
    outer = home / "run-multiplexer"
    outer.write_text(f'#!/bin/sh\nexport TMUX_TMPDIR="$HOME"\n{start}\n')
    outer.chmod(0o755)
    return outer


def environment_for(machine: Machine, display: str, home: Path) -> dict[str, str]:
    """The caller's variables without what names a terminal, and an empty home folder."""
    environment = {name: value for name, value in os.environ.items() if name not in _NOT_INHERITED}
    runtime = home / "runtime"
    runtime.mkdir(mode=0o700, exist_ok=True)
    environment.update(
        DISPLAY=display,
        HOME=str(home),
        LANG="C.UTF-8",
        LC_ALL="C.UTF-8",
        XDG_RUNTIME_DIR=str(runtime),
        XDG_CONFIG_HOME=str(home / ".config"),
        XDG_DATA_HOME=str(home / ".local/share"),
        XDG_STATE_HOME=str(home / ".local/state"),
        XDG_CACHE_HOME=str(home / ".cache"),
        QT_QPA_PLATFORM="xcb",
        GDK_BACKEND="x11",
        NO_AT_BRIDGE="1",
        GSETTINGS_BACKEND="memory",
    )
    environment.update(machine.environment)
    return environment


def open_window(options: argparse.Namespace, log: int) -> Window:
    """Start display, manager and terminal, and wait until the window has its size."""
    machine, home = MACHINES[options.machine], Path(options.home)
    columns, rows = (int(number) for number in options.size.split("x"))
    window = Window(environment_for(machine, start_display(log), home), log)
    window.start_manager()
    script = command_script(home, options.command, options.inside)
    argv = machine.argv(Job(columns, rows, options.font, options.font_size, home, script))
    window.start(*(["dbus-run-session", "--"] if machine.session_bus else []), *argv)
    window.find(25)
    if machine.resize_cell:
        width, height = machine.resize_cell
        window.resize(columns * width + 40, rows * height + 40)
    time.sleep(machine.warm_up)
    window.find(3)
    if machine.first_keys:
        window.press(machine.first_keys)
    return window


def obey(window: Window, order: dict[str, Any]) -> None:
    """Do what one line of the input says."""
    if "keys" in order:
        window.press(order["keys"])
    if "picture" in order:
        window.picture(order["picture"])


def main(arguments: list[str]) -> int:
    at = arguments.index("--")
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("machine", choices=MACHINES)
    parser.add_argument("--home", required=True)
    parser.add_argument("--size", default="100x30")
    parser.add_argument("--font", default="DejaVu Sans Mono")
    parser.add_argument("--font-size", type=int, default=11)
    parser.add_argument("--inside", default="none", choices=("none", "tmux", "tmux-passthrough", "screen"))
    options = parser.parse_args(arguments[:at])
    options.command = arguments[at + 1 :]
    adopt_orphans()
    log = os.open(Path(options.home) / "log", os.O_WRONLY | os.O_CREAT)
    try:
        window = open_window(options, log)
        print("done", flush=True)
        for line in sys.stdin:
            obey(window, json.loads(line))
            print("done", flush=True)
    except NoWindow as problem:
        print(problem, flush=True)
        return 1
    finally:
        stop_descendants()
        os.close(log)
    return 0


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    raise SystemExit(main(sys.argv[1:]))
