"""The terminal emulators that pictures are taken of: how each is started at a size with a font, running one
program."""

from __future__ import annotations

import os
import shlex
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Job:
    """What a terminal needs to know to build its command line."""

    columns: int
    rows: int
    font: str
    font_size: int
    home: Path
    script: Path
    """An executable file that runs the wanted command."""

    @property
    def geometry(self) -> str:
        return f"{self.columns}x{self.rows}"

    def write(self, relative: str, text: str) -> Path:
        """Write a settings file into the job's own home folder."""
        path = self.home / relative
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
        return path


@dataclass(frozen=True, slots=True)
class Machine:
    """One terminal emulator as Debian 12 packages it."""

    program: str
    packages: tuple[str, ...]
    argv: Callable[[Job], list[str]]
    session_bus: bool = False
    environment: tuple[tuple[str, str], ...] = ()
    warm_up: float = 1.0
    """Seconds from the window to the first prompt."""

    first_keys: str = ""
    """What closes a dialogue of the first run."""

    resize_cell: tuple[int, int] | None = None
    """Pixels of a cell, for terminals without an option for their size: the window is resized instead."""

    @property
    def missing(self) -> str:
        """The packages to install, or nothing if the program is there."""
        return "" if shutil.which(self.program) else " ".join(self.packages)


def _xterm(job: Job) -> list[str]:
    font = ["-fa", job.font, "-fs", str(job.font_size)]
    return ["xterm", "-u8", "-geometry", job.geometry, *font, "-e", str(job.script)]


def _urxvt(job: Job) -> list[str]:
    font = f"xft:{job.font}:size={job.font_size}"
    return ["urxvt", "-geometry", job.geometry, "-fn", font, "-e", str(job.script)]


def _st(job: Job) -> list[str]:
    font = f"{job.font}:size={job.font_size}"
    return ["stterm", "-g", job.geometry, "-f", font, "-e", str(job.script)]


def _alacritty(job: Job) -> list[str]:
    config = job.write(
        "alacritty.yml",
        f"window:\n  dimensions: {{columns: {job.columns}, lines: {job.rows}}}\n"
        f"font:\n  size: {job.font_size}\n  normal: {{family: '{job.font}'}}\n",
    )
    return ["alacritty", "--config-file", str(config), "-e", str(job.script)]


def _kitty(job: Job) -> list[str]:
    settings = {
        "remember_window_size": "no",
        "update_check_interval": "0",
        "initial_window_width": f"{job.columns}c",
        "initial_window_height": f"{job.rows}c",
        "font_family": job.font,
        "font_size": str(job.font_size),
    }
    options = [part for name, value in settings.items() for part in ("-o", f"{name}={value}")]
    return ["kitty", "--config", "NONE", *options, str(job.script)]


def _mlterm(job: Job) -> list[str]:
    job.write(".mlterm/aafont", f"DEFAULT = {job.font}\n")
    size = f"--fontsize={job.font_size + 5}"
    return ["mlterm", "-g", job.geometry, "--type=xft", "--term=xterm-256color", size, "-e", str(job.script)]


def _xfce4_terminal(job: Job) -> list[str]:
    look = [f"--geometry={job.geometry}", f"--font={job.font} {job.font_size}", "--hide-menubar"]
    return ["xfce4-terminal", "--disable-server", *look, "-e", str(job.script)]


def _lxterminal(job: Job) -> list[str]:
    job.write(
        ".config/lxterminal/lxterminal.conf",
        f"[general]\nfontname={job.font} {job.font_size}\nhidemenubar=true\n",
    )
    return ["lxterminal", "--no-remote", f"--geometry={job.geometry}", "-e", str(job.script)]


def _gnome_terminal(job: Job) -> list[str]:
    return ["gnome-terminal", "--wait", "--hide-menubar", f"--geometry={job.geometry}", "--", str(job.script)]


def _konsole(job: Job) -> list[str]:
    job.write(
        ".local/share/konsole/Shoot.profile",
        f"[Appearance]\nFont={job.font},{job.font_size},-1,5,50,0,0,0,0,0\n"
        "[General]\nName=Shoot\nParent=FALLBACK/\n"
        f"TerminalColumns={job.columns}\nTerminalRows={job.rows}\n",
    )
    job.write(
        ".config/konsolerc",
        "[Desktop Entry]\nDefaultProfile=Shoot.profile\n[KonsoleWindow]\nRememberWindowSize=false\n",
    )
    size = ["-p", f"TerminalColumns={job.columns}", "-p", f"TerminalRows={job.rows}"]
    look = ["--profile", "Shoot", "--hide-menubar", "--hide-tabbar"]
    return ["konsole", *look, *size, "-e", str(job.script)]


def _qterminal(job: Job) -> list[str]:
    job.write(
        ".config/qterminal.org/qterminal.ini",
        f"[General]\nfontFamily={job.font}\nfontSize={job.font_size}\n"
        "MenuVisible=false\nHideTabBarWithOneTab=true\nAskOnExit=false\n",
    )
    return ["qterminal", "-e", str(job.script)]


def _terminology(job: Job) -> list[str]:
    font = f"--font={job.font}/{job.font_size + 4}"
    return ["terminology", f"--geometry={job.geometry}", font, "-e", str(job.script)]


def _foot(job: Job) -> list[str]:
    """foot speaks Wayland only, so it lives in a nested weston window."""
    starter = job.write(
        "start-foot",
        '#!/bin/sh\nmkdir -p "$HOME/run"; chmod 700 "$HOME/run"\n'
        'export XDG_RUNTIME_DIR="$HOME/run"\n'
        "weston --backend=x11-backend.so --use-pixman --width=1100 --height=760 "
        "--socket=shoot --idle-time=0 &\n"
        'n=0; while [ ! -S "$HOME/run/shoot" ] && [ $n -lt 100 ]; do sleep 0.1; n=$((n+1)); done\n'
        "export WAYLAND_DISPLAY=shoot\n"
        f"exec foot --config={os.devnull} --font={shlex.quote(job.font)}:size={job.font_size} "
        f"--window-size-chars={job.geometry} {shlex.quote(str(job.script))}\n",
    )
    starter.chmod(0o755)
    return [str(starter)]


_SOFTWARE_GL = (("LIBGL_ALWAYS_SOFTWARE", "1"),)
_GL = "libgl1-mesa-dri"

# fmt: off
MACHINES: dict[str, Machine] = {
    "xterm": Machine("xterm", ("xterm",), _xterm),
    "urxvt": Machine("urxvt", ("rxvt-unicode",), _urxvt),
    "st": Machine("stterm", ("stterm",), _st),
    "alacritty": Machine("alacritty", ("alacritty", _GL), _alacritty, environment=_SOFTWARE_GL, warm_up=2.5),
    "kitty": Machine("kitty", ("kitty", _GL), _kitty, environment=_SOFTWARE_GL, warm_up=2.5),
    "foot": Machine("foot", ("foot", "weston"), _foot, warm_up=3),
    "terminology": Machine("terminology", ("terminology",), _terminology, warm_up=3,
                           environment=(("ELM_ENGINE", "x11"),),
                           first_keys="click:50%,55.5% sleep:1 click:98%,99% sleep:0.5"),
    "mlterm": Machine("mlterm", ("mlterm",), _mlterm),
    "xfce4-terminal": Machine("xfce4-terminal", ("xfce4-terminal",), _xfce4_terminal, True, warm_up=2),
    "lxterminal": Machine("lxterminal", ("lxterminal",), _lxterminal, True, warm_up=2),
    "gnome-terminal": Machine("gnome-terminal", ("gnome-terminal",), _gnome_terminal, True, warm_up=3),
    "konsole": Machine("konsole", ("konsole",), _konsole, True, warm_up=3),
    "qterminal": Machine("qterminal", ("qterminal",), _qterminal, True, warm_up=3, resize_cell=(9, 18)),
}
# fmt: on

TOOLS = {"Xvfb": "xvfb", "openbox": "openbox", "xprop": "x11-utils", "xdotool": "xdotool"}
TOOLS |= {"import": "imagemagick", "dbus-run-session": "dbus"}
"""Programs that every picture needs, and their packages."""


def missing_packages(machine: Machine, inside: str) -> str:
    """What has to be installed before a case can be run, as apt takes it; nothing if all is there."""
    needed = [package for program, package in TOOLS.items() if not shutil.which(program)]
    if inside != "none" and not shutil.which(inside.partition("-")[0]):
        needed.append(inside.partition("-")[0])
    return " ".join([*needed, machine.missing]).strip()
