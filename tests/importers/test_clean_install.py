"""A plain installation says how to get what pages need; with the extra, pages are read."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = ROOT / "sample_data" / "formats"


@pytest.mark.long
def test_the_extra_for_pages_brings_everything_that_pages_need(tmp_path: Path) -> None:
    away = shutil.ignore_patterns(".venv*", ".git", "*.egg-info", "build", "dist", "__pycache__", ".*_cache")
    shutil.copytree(ROOT, tmp_path / "source", ignore=away)
    subprocess.run([sys.executable, "-m", "venv", str(tmp_path / "env")], check=True)
    pip = [str(tmp_path / "env" / "bin" / "pip"), "install", "--quiet", "--disable-pip-version-check"]

    def import_samples(database: str) -> subprocess.CompletedProcess[str]:
        program = str(tmp_path / "env" / "bin" / "jawla")
        command = [program, "import", str(SAMPLES), "--db", str(tmp_path / database)]
        return subprocess.run(command, capture_output=True, text=True, cwd=tmp_path)

    subprocess.run([*pip, str(tmp_path / "source")], check=True)
    plain = import_samples("plain.db")
    assert (plain.returncode, plain.stderr.count("get them with: pip install 'jawla[html]'")) == (1, 3)
    subprocess.run([*pip, f"{tmp_path / 'source'}[html]"], check=True)
    complete = import_samples("complete.db")
    assert (complete.returncode, complete.stdout.split(",")[2].split(".")[0]) == (0, " 0 skipped")
