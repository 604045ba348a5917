"""Extraction in several processes: the same file as from one, nothing lost when one dies, a quiet end."""

from __future__ import annotations

import os
import pickle
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from importers.drafting import extracted
from importers.formats.format import NotAnArticleFile
from importers.jobs import Extractor
from importers.pipeline import Report, import_paths
from importers.profiles import load
from importers.profiles.profile import Profiles
from jawla.importing import open_writer
from store.draft import Unextracted
from store.problem import Problem, QueryError
from tests.importers.dumping import dump

ROOT = Path(__file__).resolve().parents[2]
PROFILES = load(("astana",))
ARTICLES = sorted((ROOT / "sample_data" / "articles").glob("*.txt"))


class Deadly:
    """Ends the process that reads it."""

    def __reduce__(self) -> tuple[Any, ...]:
        return os._exit, (1,)


def article(number: int) -> Unextracted:
    """A short article before extraction."""
    text = f"عنوان {number}\n\nعقدت الجولة الرابعة من محادثات أستانا.\n"
    return Unextracted(str(number), f"/{number}.txt", f"{number:064}", text, "text", "utf-8", "high")


def deadly(number: int) -> Unextracted:
    """An article that no process survives."""
    return replace(article(number), notes=(Deadly(),))  # type: ignore[arg-type]  # that is the point


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Articles, a copy of one, two of one name, a file without any."""
    own = tmp_path / "in"
    (own / "b").mkdir(parents=True)
    for path in ARTICLES[:24]:
        (own / path.name).write_bytes(path.read_bytes())
    (own / "a-copy.txt").write_bytes(ARTICLES[3].read_bytes())
    (own / "b" / ARTICLES[3].name).write_bytes(ARTICLES[30].read_bytes())
    (own / "empty.txt").touch()
    return own


def imported(folder: Path, database: Path, jobs: int, profiles: Profiles = PROFILES) -> Report:
    with open_writer(database, profiles) as writer:
        return import_paths([folder], writer, profiles, jobs=jobs)


def test_one_job_and_four_give_equal_files_and_reports(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("importers.pipeline.BATCH_ARTICLES", 4)
    reports = [imported(folder, tmp_path / f"{jobs}.db", jobs) for jobs in (1, 4)]
    assert reports[0] == reports[1]
    assert len(reports[0].handled) == 27
    assert dump(tmp_path / "1.db") == dump(tmp_path / "4.db")


def test_an_article_that_no_process_survives_costs_only_itself() -> None:
    with Extractor(PROFILES, 2) as extractor:
        drafts = extractor.submit([article(1), deadly(2), article(3)]).result()
        assert drafts == [extracted(article(1), PROFILES), None, extracted(article(3), PROFILES)]


def test_what_no_process_survives_is_reported(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("importers.pipeline.BATCH_ARTICLES", 2)
    unreadable = replace(PROFILES, topics=Deadly())  # type: ignore[arg-type]  # no process survives these
    for path in [*folder.glob("*-*.txt"), *folder.glob("b/*")][2:]:
        path.unlink()
    report = imported(folder, tmp_path / "a.db", 2, unreadable)
    codes = [(handled.status, handled.code) for handled in report.handled]
    assert codes == [("skipped", "extraction-died")] * 2 + [("skipped", "file-empty")]


def test_a_killed_process_is_replaced_and_its_batch_done_again(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("importers.pipeline.BATCH_ARTICLES", 4)
    killed: list[int] = []

    def kill_one(_: object) -> None:
        alive = [child for child in children(os.getpid()) if child not in killed]
        if alive and len(killed) < 3:
            os.kill(alive[0], signal.SIGKILL)
            killed.append(alive[0])

    with open_writer(tmp_path / "a.db", PROFILES) as writer:
        report = import_paths([folder], writer, PROFILES, jobs=2, opened=kill_one)
    imported(folder, tmp_path / "b.db", 1)
    assert len(killed) == 3
    assert report.count("skipped") == 1  # the empty file
    assert dump(tmp_path / "a.db") == dump(tmp_path / "b.db")


def test_no_process_is_started_for_a_few_articles() -> None:
    before = children(os.getpid())
    with Extractor(PROFILES, 2) as extractor:
        assert extractor.submit([article(1)], last=True).result() == [extracted(article(1), PROFILES)]
        assert children(os.getpid()) == before


def test_an_extractor_that_is_left_early_ends_its_processes() -> None:
    before = children(os.getpid())
    with Extractor(PROFILES, 2) as extractor:
        extractor.submit([article(number) for number in range(2000)])
    assert children(os.getpid()) == before


@contextmanager
def long_import(tmp_path: Path) -> Iterator[tuple[subprocess.Popen[str], list[int]]]:
    """An import of many articles under way, and the processes that it started."""
    rows = [f'{{"text": "{"عقدت الجولة الرابعة من محادثات أستانا. " * 9}{n}"}}\n' for n in range(3000)]
    (tmp_path / "in.jsonl").write_text("".join(rows), encoding="utf-8")
    command = [sys.executable, "-m", "jawla", "import", str(tmp_path / "in.jsonl"), "--jobs", "2"]
    with subprocess.Popen(
        [*command, "--db", str(tmp_path / "a.db")],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        start_new_session=True,  # so that Ctrl-C can be sent to all of it, as a terminal does
    ) as process:
        until(lambda: len(children(process.pid)) == 2)
        try:
            yield process, children(process.pid)
        finally:
            process.kill()


def test_ctrl_c_ends_it_quietly_with_its_own_status(tmp_path: Path) -> None:
    with long_import(tmp_path) as (process, started):
        os.killpg(process.pid, signal.SIGINT)
        shown = process.communicate(timeout=30)
        assert (process.returncode, shown) == (130, ("", ""))
        until(lambda: not any(map(is_running, started)))


def test_processes_end_when_the_import_is_killed(tmp_path: Path) -> None:
    with long_import(tmp_path) as (process, started):
        process.kill()
        process.communicate(timeout=30)
        until(lambda: not any(map(is_running, started)))


@pytest.mark.parametrize(
    "problem",
    [
        NotAnArticleFile("file-too-large", size=3, largest=2),
        QueryError("query-no-words"),
    ],
)
def test_a_problem_crosses_to_another_process_with_its_values(problem: Problem) -> None:
    again = pickle.loads(pickle.dumps(problem))
    assert (type(again), again.code, again.values) == (type(problem), problem.code, problem.values)


def children(process: int) -> list[int]:
    """Processes that a process started and that have not ended."""
    try:
        tasks = list(Path(f"/proc/{process}/task").iterdir())
        found = [int(child) for task in tasks for child in (task / "children").read_text().split()]
    except OSError:
        return []
    return sorted(child for child in found if is_running(child))


def is_running(process: int) -> bool:
    """Whether a process is there and is more than the memory of an ended one."""
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def until(happened: Callable[[], bool]) -> None:
    """Wait for something, at most half a minute."""
    end = time.monotonic() + 30
    while not happened():
        assert time.monotonic() < end
        time.sleep(0.01)
