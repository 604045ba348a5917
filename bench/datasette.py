"""Datasette as others run it: installed by pip into an environment of its own, served to this machine."""

from __future__ import annotations

import json
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Self

STARTING_SECONDS = 60


def install(folder: Path) -> Path:
    """Make an environment in the folder, install Datasette there, and give its program."""
    program = folder / "bin" / "datasette"
    if not program.exists():
        subprocess.run([sys.executable, "-m", "venv", str(folder)], check=True)
        pip = [
            str(folder / "bin" / "python"),
            "-m",
            "pip",
            "install",
            "--quiet",
            "--disable-pip-version-check",
        ]
        subprocess.run([*pip, "datasette>=0.64,<1"], check=True)
    return program


class Datasette:
    """A server of one database on a free port of 127.0.0.1, for the time of a `with`."""

    def __init__(self, program: Path, database: Path, options: Sequence[str] = ()) -> None:
        self.name = database.stem
        """What the database is called in paths."""

        self._command = [str(program), "serve", str(database), "--host", "127.0.0.1", *options]
        self._process: subprocess.Popen[bytes] | None = None
        self._port = 0

    def __enter__(self) -> Self:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self._port = free.getsockname()[1]
        self._process = subprocess.Popen(
            [*self._command, "--port", str(self._port)],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        deadline = time.monotonic() + STARTING_SECONDS
        while True:
            try:
                self.json("/-/versions.json")
            except OSError:
                if self._process.poll() is not None or time.monotonic() > deadline:
                    self.__exit__()
                    raise
                time.sleep(0.05)
            else:
                return self

    def __exit__(self, *_: object) -> None:
        if self._process is not None:
            self._process.terminate()
            try:
                self._process.wait(10)
            except subprocess.TimeoutExpired:
                self._process.kill()
                self._process.wait()
            self._process = None

    def json(self, path: str) -> Any:
        """What the server answers to a path, read as JSON. Raises HTTPError."""
        with urllib.request.urlopen(f"http://127.0.0.1:{self._port}{path}", timeout=600) as answer:
            return json.load(answer)
