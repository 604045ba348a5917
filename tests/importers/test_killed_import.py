"""An import that is killed at any moment leaves a sound file, and the same command again finishes it."""

from __future__ import annotations

import json
import random
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path

import pytest

from tests.importers.dumping import dump

ROOT = Path(__file__).resolve().parents[2]
CITIES = ("أستانا", "جنيف", "سوتشي", "نور سلطان")
DOERS = ("الوفد الروسي", "وفد النظام السوري", "وفد المعارضة", "تركيا", "إيران", "بشار الجعفري", "لافرنتييف")
DEEDS = ("شارك في", "قاطع", "رحب بنتائج", "انسحب من", "وصل إلى")


def article(number: int) -> str:
    """A short article, different from all others, the same at each run."""
    chance = random.Random(number)
    lines = [
        f"{chance.choice(DOERS)} {chance.choice(DEEDS)} الجولة {chance.randint(1, 21)} من محادثات "
        f"{chance.choice(CITIES)} في {chance.randint(1, 28)} أيار {chance.randint(2017, 2023)}."
        for _ in range(chance.randint(1, 4))
    ]
    return f"خبر {number}\n\n" + "\n".join(lines) + "\n"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Half a thousand articles as files, rows and members of an archive; copies, namesakes, an empty file."""
    own = tmp_path_factory.mktemp("articles")
    for number in range(150):
        (own / f"{number:03}.txt").write_text(article(number), encoding="utf-8")
    rows = [json.dumps({"text": article(n), "url": f"https://example.org/{n}"}) for n in range(150, 450)]
    (own / "a.jsonl").write_text("\n".join(rows), encoding="utf-8")
    with zipfile.ZipFile(own / "m.zip", "w") as archive:
        for number in range(425, 500):  # rows above are other bytes: these are articles of their own
            archive.writestr(f"{number % 150:03}.txt", article(number))
    (own / "copy.txt").write_text(article(7), encoding="utf-8")
    (own / "empty.txt").touch()
    return own


@pytest.fixture(scope="module")
def undisturbed(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, object], float]:
    """What an import that nobody disturbs gives, and the seconds that it takes."""
    database = tmp_path_factory.mktemp("undisturbed") / "a.db"
    began = time.monotonic()
    assert subprocess.run(command(folder, database, 2), capture_output=True, cwd=ROOT).returncode == 1
    return {**dump(database)}, time.monotonic() - began


def command(folder: Path, database: Path, jobs: int) -> list[str]:
    importing = ["import", str(folder), "--db", str(database), "--jobs", str(jobs), "--profile", "astana"]
    return [sys.executable, "-m", "jawla", *importing]


def killed(folder: Path, database: Path, jobs: int, moment: Callable[[], None]) -> bool:
    """Import until a moment; whether it had not ended by itself before."""
    with subprocess.Popen(
        command(folder, database, jobs), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=ROOT
    ) as process:
        moment()
        process.kill()
        return process.wait() < 0


def finish(folder: Path, database: Path, jobs: int) -> dict[str, object]:
    """The same command again; what is there then."""
    done = subprocess.run(command(folder, database, jobs), capture_output=True, text=True, cwd=ROOT)
    assert (done.returncode, done.stderr.count("skipped")) == (1, 1), done.stderr  # the empty file alone
    return {**dump(database)}


def size_of(folder: Path, pattern: str) -> int:
    """Bytes of the files that are there now; a journal may go while it is looked at."""
    found = 0
    for file in folder.glob(pattern):
        with suppress(FileNotFoundError):
            found += file.stat().st_size
    return found


@pytest.mark.parametrize(("written", "jobs"), [(0, 1), (50_000, 2), (250_000, 2)])
def test_a_killed_import_is_finished_by_the_same_command(
    folder: Path, tmp_path: Path, undisturbed: tuple[dict[str, object], float], written: int, jobs: int
) -> None:
    """Killed as soon as the file and its log have grown by so many bytes."""
    database = tmp_path / "a.db"

    def moment() -> None:
        end = time.monotonic() + 60
        while size_of(tmp_path, "a.db*") <= written:
            assert time.monotonic() < end

    assert killed(folder, database, jobs, moment)
    assert finish(folder, database, jobs) == undisturbed[0]


@pytest.mark.long
def test_an_import_killed_at_two_hundred_moments_is_finished_each_time(
    folder: Path, tmp_path: Path, undisturbed: tuple[dict[str, object], float]
) -> None:
    """Moments of the whole time that it takes, every fourth time two kills before it is finished."""
    expected, seconds = undisturbed
    chance = random.Random(200)
    disturbed = 0
    for number in range(200):
        database = tmp_path / f"{number}.db"
        for _ in range(2 if number % 4 == 0 else 1):
            moment = partial(time.sleep, chance.uniform(0, seconds))
            disturbed += killed(folder, database, 1 + number % 2, moment)
        assert finish(folder, database, 1 + number % 2) == expected, f"run {number}"
        for file in tmp_path.glob(f"{number}.db*"):
            file.unlink()
    print(f"{disturbed} imports killed before their end")
    assert disturbed > 100
