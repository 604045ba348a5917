"""Asking the terminal and tmux who they are, without ever leaving a byte of the answer in the input."""

from __future__ import annotations

import os
import re
import select
import subprocess
import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

if sys.platform != "win32":
    import termios
    import tty

PATIENCE = 0.5
"""Seconds to wait for the last answer.

Every terminal measured answers DA1, the local ones within milliseconds.
"""

LATE = 0.05
"""Seconds of silence after which, once time is up, nothing more is expected."""

# DECRQM of ANSI mode 8 (BDSM), XTVERSION, DA2, and at last DA1, which ends the wait.
QUERY = b"\x1b[8$p\x1b[>0q\x1b[>c\x1b[c"

_BDSM = re.compile(rb"\x1b\[8;(\d)\$y")
_VERSION = re.compile(rb"\x1bP>\|([^\x1b]*)\x1b\\")
_SECONDARY = re.compile(rb"\x1b\[>([\d;]*)c")
_PRIMARY = re.compile(rb"\x1b\[\?([\d;]*)c")


@dataclass(frozen=True, slots=True)
class Replies:
    """What the terminal answered; the defaults mean no answer."""

    bdsm: int | None = None
    """DECRPM value of mode 8: 0 unknown, 1 implicit, 2 explicit. None: no answer."""

    version: str = ""
    """XTVERSION, for example "Konsole 22.12.3"."""

    secondary: str = ""
    """Parameters of DA2, for example "65;7006;1"."""

    primary: str = ""
    """Parameters of DA1, for example "62;1;4"."""

    @property
    def answered(self) -> bool:
        return bool(self.primary or self.secondary or self.version or self.bdsm is not None)

    @property
    def named(self) -> bool:
        """Whether an answer tells this kind of terminal from others."""
        return bool(self.version) or self.kind in _TELLING_KINDS

    @property
    def kind(self) -> str:
        """The first parameter of DA2, the model number."""
        return self.secondary.partition(";")[0]

    @property
    def is_konsole_like(self) -> bool:
        """Konsole says `1;115;0`: 115 is the version of the KDE 3 emulation that all its children kept."""
        return self.kind == "1" and ";115;" in self.secondary

    @property
    def is_qtermwidget(self) -> bool:
        """QTermWidget (QTerminal, cool-retro-term) says `0;115;0`."""
        return self.kind == "0" and ";115;" in self.secondary


_TELLING_KINDS = frozenset({"41", "61", "64", "65", "83", "84", "85"})
"""DA2 model numbers that one kind of terminal uses: xterm, terminology, zutty, VTE, screen, tmux, urxvt."""


def parse_replies(received: bytes) -> Replies:
    """The answers found in what was read; pure."""

    def text(pattern: re.Pattern[bytes]) -> str:
        found = pattern.search(received)
        return found[1].decode("ascii", "replace") if found else ""

    bdsm = text(_BDSM)
    version = "".join(filter(str.isprintable, text(_VERSION)))
    return Replies(int(bdsm) if bdsm else None, version, text(_SECONDARY), text(_PRIMARY))


def ask_terminal(patience: float = PATIENCE) -> Replies:
    """Ask the controlling terminal. No terminal, Windows, a background process or silence give empty
    `Replies`."""
    if sys.platform == "win32":
        return Replies()
    try:
        terminal = os.open("/dev/tty", os.O_RDWR | os.O_NOCTTY)
    except OSError:
        return Replies()
    try:
        return ask_through(terminal, patience)
    finally:
        os.close(terminal)


def ask_through(terminal: int, patience: float = PATIENCE) -> Replies:
    """Ask on an open terminal.

    Keys typed ahead are dropped together with the answers: they cannot be told apart.
    """
    if os.tcgetpgrp(terminal) != os.getpgrp():
        return Replies()
    kept = termios.tcgetattr(terminal)
    tty.setraw(terminal, termios.TCSADRAIN)
    try:
        os.write(terminal, QUERY)
        return parse_replies(_read_answers(terminal, patience))
    finally:
        # TCSAFLUSH drops unread input: an answer that comes in pieces must not become keystrokes.
        termios.tcsetattr(terminal, termios.TCSAFLUSH, kept)


def _read_answers(terminal: int, patience: float) -> bytes:
    received = b""
    deadline = time.monotonic() + patience
    while (left := deadline - time.monotonic()) > 0 and not _PRIMARY.search(received):
        if select.select([terminal], [], [], left)[0]:
            received += os.read(terminal, 4096)
    # Half an answer at the end of the time: wait for the rest of it.
    while (
        b"\x1b" in received and not _PRIMARY.search(received) and select.select([terminal], [], [], LATE)[0]
    ):
        received += os.read(terminal, 4096)
    return received


@dataclass(frozen=True, slots=True)
class Outer:
    """What tmux tells about the terminal that is attached to it now."""

    kind: str = ""
    """One of konsole, kitty, mlterm, qterminal, or another program's name in small letters; empty if unknown.
    """

    passthrough: bool = False
    """Whether tmux hands wrapped sequences on (`allow-passthrough`)."""


NO_OUTER = Outer()
_TMUX_FORMAT = "#{client_termtype}\t#{client_termname}\t#{client_pid}"
_TMUX_PATIENCE = 2.0


def ask_tmux(environ: Mapping[str, str]) -> Outer:
    """Ask the tmux server of this pane; an old or unreachable one gives `NO_OUTER`."""
    shown = _run_tmux("display-message", "-p", _TMUX_FORMAT, environ=environ)
    termtype, termname, pid = [*shown.rstrip("\n").split("\t"), "", "", ""][:3]
    option = _run_tmux("show-options", "-Apv", "allow-passthrough", environ=environ).strip()
    ancestors = ancestor_names(int(pid)) if pid.isdecimal() else ()
    return parse_outer(termtype, termname, ancestors, option)


def parse_outer(termtype: str, termname: str, ancestors: tuple[str, ...], option: str) -> Outer:
    """Name the outer terminal by its XTVERSION, its TERM, or the programs that the tmux client descends from;
    pure."""
    kind = termtype.partition("(")[0].partition(" ")[0].lower()
    if not kind and termname.startswith("mlterm"):
        kind = "mlterm"
    if not kind and termname == "xterm-kitty":
        kind = "kitty"
    if not kind:
        kind = next((name for name in ancestors if name in _TERMINAL_PROGRAMS), "")
    return Outer(_ALIASES.get(kind, kind), option in ("on", "all"))


_ALIASES = {"cool-retro-term": "qterminal", "lxqt-terminal": "qterminal"}

# Names as the kernel keeps them: at most 15 bytes.
_TERMINAL_PROGRAMS = frozenset(
    [
        "alacritty",
        "cool-retro-term",
        "foot",
        "gnome-terminal-",
        "kgx",
        "kitty",
        "konsole",
        "lxterminal",
        "mate-terminal",
        "mlterm",
        "ptyxis-agent",
        "qterminal",
        "st",
        "stterm",
        "terminator",
        "terminology",
        "tilix",
        "urxvt",
        "urxvtd",
        "wezterm-gui",
        "xfce4-terminal",
        "xterm",
        "yakuake",
    ]
)


def _run_tmux(*arguments: str, environ: Mapping[str, str]) -> str:
    try:
        done = subprocess.run(
            ["tmux", *arguments],
            env=dict(environ),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=_TMUX_PATIENCE,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return done.stdout if done.returncode == 0 else ""


def ancestor_names(pid: int) -> tuple[str, ...]:
    """Names of the programs that a process descends from, nearest first (Linux; elsewhere empty)."""
    names: list[str] = []
    while pid > 1 and len(names) < 30:
        try:
            head, _, tail = Path(f"/proc/{pid}/stat").read_text(errors="replace").rpartition(")")
        except OSError:
            break
        names.append(head.partition("(")[2])
        pid = int(tail.split()[1])
    return tuple(names)
