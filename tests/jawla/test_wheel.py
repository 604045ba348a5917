"""The wheel holds the sample collection and the profiles, and works far from the checkout."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder into which the wheel of this checkout is installed, without what it depends on."""
    work = tmp_path_factory.mktemp("wheel")
    source = work / "source"
    shutil.copytree(
        ROOT,
        source,
        ignore=shutil.ignore_patterns(
            ".venv*", ".git", "*.egg-info", "build", "dist", "__pycache__", "tests", ".*_cache"
        ),
    )
    pip = [sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check"]
    subprocess.run([*pip, "wheel", "--no-deps", "--no-build-isolation", "-w", work, source], check=True)
    [wheel] = work.glob("*.whl")
    target = work / "target"
    subprocess.run([*pip, "install", "--no-deps", "--target", target, wheel], check=True)
    return target


def run(installed: Path, code: list[str], home: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *code],
        capture_output=True,
        text=True,
        cwd=home,
        env={"PATH": os.environ["PATH"], "HOME": str(home), "PYTHONPATH": str(installed)},
        timeout=120,
    )


def test_the_installed_program_opens_the_sample(installed: Path, tmp_path: Path) -> None:
    done = run(installed, ["-m", "jawla", "find", "--sample", "--json"], tmp_path)
    assert done.returncode == 0, done.stderr
    assert len(done.stdout.splitlines()) == len(list((ROOT / "sample_data" / "articles").glob("*.txt")))


def test_it_is_the_installed_program_that_ran(installed: Path, tmp_path: Path) -> None:
    done = run(
        installed,
        ["-c", "import jawla.cli, sample_data; print(jawla.cli.__file__, sample_data.__file__)"],
        tmp_path,
    )
    assert all(path.startswith(str(installed)) for path in done.stdout.split()), done.stdout + done.stderr


def test_the_installed_profiles_are_whole(installed: Path, tmp_path: Path) -> None:
    done = run(installed, ["-m", "jawla", "profile", "list", "--json"], tmp_path)
    assert {'"name": "astana"', '"name": "geneva"'} <= {
        line.split(",")[0].lstrip("{") for line in done.stdout.splitlines()
    }
