"""`jawla watch`: what appears is imported when it is complete, until the watch is stopped."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from importers.watching import Watch
from jawla.cli import main
from store import Selection, Store
from tests.importers.dumping import dump

ROOT = Path(__file__).resolve().parents[2]


def article(word: str) -> str:
    return f"خبر {word}\n\nعقدت الجولة الرابعة من محادثات أستانا، وقال {word}.\n"


@contextmanager
def watching(folder: Path, database: Path) -> Iterator[subprocess.Popen[str]]:
    """The command at work, which must not outlive the test."""
    options = [
        "--db",
        str(database),
        "--interval",
        "0.05",
        "--settle",
        "0.1",
        "--json",
        "--profile",
        "astana",
    ]
    command = [sys.executable, "-m", "jawla", "watch", str(folder), *options]
    pipes = subprocess.PIPE
    with subprocess.Popen(command, stdout=pipes, stderr=pipes, text=True, cwd=ROOT) as process:
        try:
            yield process
        finally:
            process.kill()


def next_line(process: subprocess.Popen[str]) -> tuple[object, object]:
    assert process.stdout is not None
    line = json.loads(process.stdout.readline())
    return Path(line["path"]).name, line["status"]


@pytest.mark.parametrize("stop", [signal.SIGINT, signal.SIGTERM])
def test_what_appears_is_imported_until_a_signal(tmp_path: Path, stop: signal.Signals) -> None:
    folder = tmp_path / "in"
    (folder / "inner").mkdir(parents=True)
    (folder / "1.txt").write_text(article("أول"), encoding="utf-8")
    with watching(folder, tmp_path / "a.db") as process:
        assert next_line(process) == ("1.txt", "loaded")
        (folder / "inner" / "2.txt").write_text(article("ثان"), encoding="utf-8")
        assert next_line(process) == ("2.txt", "loaded")
        (folder / "3.txt").touch()
        assert next_line(process) == ("3.txt", "skipped")
        (folder / "1.txt").write_text(article("معدل"), encoding="utf-8")
        assert next_line(process) == ("1.txt", "loaded")
        process.send_signal(stop)
        assert process.wait(20) == 1  # one file was skipped
        assert process.stderr is not None
        assert "The watch has ended. 3 loaded, 0 already there, 1 skipped." in process.stderr.read()
    with Store.open(tmp_path / "a.db") as store:
        titles = {row.title for row in store.find(Selection()).rows}
        assert titles == {"خبر معدل", "خبر ثان"}
        assert store.find(Selection(versions="all")).total == 3


def test_a_watched_folder_ends_as_an_imported_one(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    with watching(folder, tmp_path / "watched.db") as process:
        for number in range(3):
            (folder / f"{number}.txt").write_text(article(str(number)), encoding="utf-8")
            assert next_line(process) == (f"{number}.txt", "loaded")
        process.send_signal(signal.SIGTERM)
        assert process.wait(20) == 0
    assert main(["import", str(folder), "--db", str(tmp_path / "imported.db"), "--profile", "astana"]) == 0
    assert dump(tmp_path / "watched.db") == dump(tmp_path / "imported.db")


def test_a_file_that_is_being_written_waits_until_it_stays_the_same(tmp_path: Path) -> None:
    watch = Watch([tmp_path], settle=3600)
    (tmp_path / "a.txt").write_text("نص", encoding="utf-8")
    assert watch.look() == []
    watch = Watch([tmp_path], settle=0)
    assert [file.path.name for file in watch.look()] == ["a.txt"]
    watch.done(watch.look())
    assert watch.look() == []
    (tmp_path / "a.txt").write_text("نص آخر", encoding="utf-8")
    assert [file.path.name for file in watch.look()] == ["a.txt"]


def test_a_file_that_came_back_is_read_again(tmp_path: Path) -> None:
    watch = Watch([tmp_path], settle=0)
    file = tmp_path / "a.txt"
    file.write_text("نص", encoding="utf-8")
    watch.done(watch.look())
    os.rename(file, tmp_path.parent / "away.txt")
    assert watch.look() == []
    os.rename(tmp_path.parent / "away.txt", file)
    assert [found.path for found in watch.look()] == [file]


def test_what_is_no_folder_is_one_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["watch", str(tmp_path / "none"), "--db", str(tmp_path / "a.db")]) == 2
    assert "no folder that can be read" in capsys.readouterr().err
