"""What the tests of real terminals call: run a command in one, press keys, photograph, and judge every cell.

Any command can be photographed that, at a key, writes the rows of its screen as they are meant to a file:
`tui.terminal.dump.write_rows` does it for a Textual application.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

from tests.terminals.reading import Verdict, judge
from tui.terminal.modes import Mode

ROOT = Path(__file__).resolve().parents[2]
SIZE = "100x30"
DUMP_KEY = "F12"
PATIENCE = 20.0


class Session:
    """A command in a terminal, from its window to its end."""

    def __init__(self, machine: str, inside: str, command: list[str], home: Path, **variables: str) -> None:
        home.mkdir(parents=True)
        options = ["--home", str(home), "--size", SIZE, "--inside", inside]
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.terminals.shoot", machine, *options, "--", *command],
            cwd=ROOT,
            env={**os.environ, **variables, "PYTHONPATH": str(ROOT)},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        self._log = home / "log"

    def __enter__(self) -> Session:
        try:
            self._wait()
        except BaseException:
            self.__exit__(None, None, None)
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._process.stdin is not None:
            self._process.stdin.close()
        try:
            self._process.wait(15)
        except subprocess.TimeoutExpired:
            self._process.terminate()
            self._process.wait(15)

    def _wait(self) -> None:
        assert self._process.stdout is not None
        answer = self._process.stdout.readline().strip()
        if answer != "done":
            log = self._log.read_text(errors="replace")[-800:] if self._log.exists() else ""
            raise RuntimeError(f"{answer or 'the terminal ended'}: {log}")

    def _order(self, **order: str) -> None:
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps(order) + "\n")
        self._process.stdin.flush()
        self._wait()

    def press(self, keys: str) -> None:
        """Key names of xdotool, `text:…` and `sleep:seconds`."""
        self._order(keys=keys)

    def picture(self, path: Path) -> None:
        self._order(picture=str(path))

    def rows(self, dump: Path) -> str:
        """Press the dump key and read what the program wrote; tried again, since it may not be listening
        yet."""
        deadline = time.monotonic() + PATIENCE
        dump.unlink(missing_ok=True)
        while time.monotonic() < deadline:
            self.press(DUMP_KEY)
            wait = time.monotonic() + 3
            while time.monotonic() < wait:
                if dump.exists():
                    return dump.read_text(encoding="utf-8")
                time.sleep(0.05)
        raise RuntimeError(f"the program never wrote {dump.name}")


@dataclass(frozen=True, slots=True)
class Stage:
    """One state of the screen to photograph."""

    name: str
    keys: str
    """Pressed before the picture."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A photographed stage."""

    stage: Stage
    rows: str
    """The screen as it was meant."""

    picture: Path


def photograph(
    machine: str, inside: str, command: list[str], dump: Path, stages: list[Stage], folder: Path
) -> list[Shown]:
    """Run the command once and photograph it at every stage. It gets the file to write in JAWLA_DUMP."""
    shown = []
    with Session(machine, inside, command, folder / "home", JAWLA_DUMP=str(dump)) as session:
        for stage in stages:
            if stage.keys:
                session.press(stage.keys)
            picture = folder / f"{stage.name}.png"
            shown.append(Shown(stage, _settled_rows(session, dump, picture), picture))
    return shown


TRIES = 5


def _settled_rows(session: Session, dump: Path, picture: Path) -> str:
    """The rows of a picture: taken again while the screen changes, on a busy machine answers come late."""
    rows = session.rows(dump)
    for _ in range(TRIES):
        session.picture(picture)
        before, rows = rows, session.rows(dump)
        if rows == before:
            break
    return rows


def verdicts(machine: str, inside: str, mode: Mode, shown: list[Shown], folder: Path) -> dict[str, Verdict]:
    """Photograph the alphabet of all rows in the same terminal, and judge every picture by it."""
    rows = folder / "rows.txt"
    everything = "\n".join(item.rows for item in shown)
    rows.write_text(everything, encoding="utf-8")
    multiplexer = inside.partition("-")[0]
    painter = [sys.executable, "-m", "tests.terminals.alphabet", str(rows), str(mode), multiplexer]
    alphabet = folder / "alphabet.png"
    with Session(machine, inside, painter, folder / "alphabet-home") as session:
        session.press("sleep:2.5")
        session.picture(alphabet)
    return {item.stage.name: judge(alphabet, item.picture, item.rows, everything) for item in shown}


def keep(folder: Path, name: str, kept: Path = ROOT / "failed") -> Path:
    """Copy the pictures of a case that failed to where they can be looked at."""
    target = kept / name
    target.mkdir(parents=True, exist_ok=True)
    for picture in [*folder.glob("*.png"), *folder.glob("*.txt")]:
        shutil.copy(picture, target)
    return target
