"""The real program in its own process, with an empty home."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
Run = Callable[..., subprocess.CompletedProcess[str]]


def environment(home: Path) -> dict[str, str]:
    """Variables of a fresh user: nothing of the calling terminal, an empty home."""
    kept = {name: os.environ[name] for name in ("PATH", "LANG", "LC_ALL", "PYTHONPATH") if name in os.environ}
    return kept | {"HOME": str(home), "PYTHONPATH": str(ROOT), "TERM": "xterm-256color"}


@pytest.fixture(scope="session")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One home for all tests that only read the sample: its database is made once."""
    return tmp_path_factory.mktemp("home")


@pytest.fixture
def fresh(home: Path) -> dict[str, str]:
    """The environment of a process that runs by hand."""
    return environment(home)


@pytest.fixture
def jawla(home: Path, tmp_path: Path) -> Run:
    """Runs `jawla …` in an empty folder and gives what it printed."""

    def run(*words: str | Path, own_home: bool = False, **variables: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "jawla", *map(str, words)],
            capture_output=True,
            text=True,
            stdin=subprocess.DEVNULL,
            cwd=tmp_path,
            env=environment(tmp_path / "home" if own_home else home) | variables,
            timeout=120,
        )

    return run
