"""The command line as its users meet it: real processes, real files, exit statuses."""

from __future__ import annotations

import csv
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., "subprocess.CompletedProcess[str]"]

ARTICLES = {
    "four.txt": "انطلاق الجولة الرابعة من محادثات أستانا\n\n"
    "انطلقت في العاصمة الكازاخية أستانا الجولة الرابعة من المحادثات السورية يوم 3 أيار/مايو 2017 "
    "بمشاركة وفود روسيا وتركيا وإيران، وترأس وفد الحكومة السورية بشار الجعفري.\n",
    "eight.txt": "اختتام أستانا 8\n\n"
    "اختتمت الجولة الثامنة من محادثات أستانا حول سوريا يوم 22 ديسمبر 2017، "
    "وترأس الوفد الروسي ألكسندر لافرينتييف.\n",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "articles"
    folder.mkdir()
    for name, text in ARTICLES.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def imported(jawla: Run, folder: Path, tmp_path: Path) -> Path:
    database = tmp_path / "own.db"
    done = jawla("import", folder, "--db", database)
    assert done.returncode == 0, done.stderr
    return database


def lines(done: subprocess.CompletedProcess[str]) -> list[dict[str, object]]:
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_import_says_what_it_did_and_does_nothing_twice(jawla: Run, folder: Path, tmp_path: Path) -> None:
    database = tmp_path / "own.db"
    first, second = (jawla("import", folder, "--db", database) for _ in range(2))
    assert first.stdout.startswith("2 loaded, 0 already there, 0 skipped.")
    assert second.stdout.startswith("0 loaded, 2 already there, 0 skipped.")


def test_import_goes_on_after_a_file_that_it_cannot_read(jawla: Run, folder: Path, tmp_path: Path) -> None:
    (folder / "empty.txt").write_bytes(b"")
    done = jawla("import", folder, tmp_path / "missing.txt", "--db", tmp_path / "own.db")
    assert done.returncode == 1
    assert done.stdout.startswith("2 loaded, 0 already there, 2 skipped.")
    assert "empty.txt: the file is empty" in done.stderr
    assert "missing.txt: there is no such file" in done.stderr


def test_the_report_carries_codes(jawla: Run, folder: Path, tmp_path: Path) -> None:
    (folder / "empty.txt").write_bytes(b"")
    jawla("import", folder, "--db", tmp_path / "own.db", "--report", tmp_path / "report.jsonl")
    report = [json.loads(line) for line in (tmp_path / "report.jsonl").read_text().splitlines()]
    assert sorted((Path(item["path"]).name, item["status"], item["code"]) for item in report) == [
        ("eight.txt", "loaded", None),
        ("empty.txt", "skipped", "file-empty"),
        ("four.txt", "loaded", None),
    ]


def test_nothing_imported_is_status_2(jawla: Run, tmp_path: Path) -> None:
    assert jawla("import", tmp_path / "missing.txt", "--db", tmp_path / "own.db").returncode == 2


def test_find_narrows_by_round(jawla: Run, imported: Path) -> None:
    found = lines(jawla("find", "--json", "--db", imported, "--where", "round=astana:8"))
    assert [row["id"] for row in found] == ["eight"]


def test_find_takes_a_label_in_arabic_and_in_english(jawla: Run, imported: Path) -> None:
    for name in ("lavrentiev", "Lavrentiev", "لافرينتيف"):
        found = lines(jawla("find", "--json", "--db", imported, "--where", f"person={name}"))
        assert [row["id"] for row in found] == ["eight"], name


def test_find_folds_spelling_variants(jawla: Run, imported: Path) -> None:
    assert len(lines(jawla("find", "--json", "--db", imported, "استانا"))) == 2


def test_nothing_found_is_done(jawla: Run, imported: Path) -> None:
    done = jawla("find", "--db", imported, "زرافة")
    assert (done.returncode, done.stdout) == (0, "")


def test_a_pipe_gets_logical_text(jawla: Run, imported: Path) -> None:
    done = jawla("find", "--db", imported, "--where", "round=4")
    assert "انطلاق الجولة الرابعة من محادثات أستانا" in done.stdout


def test_not_leaves_out(jawla: Run, imported: Path) -> None:
    found = lines(jawla("find", "--json", "--db", imported, "--not", "round=astana:4"))
    assert [row["id"] for row in found] == ["eight"]


def test_since_and_until_take_a_year_or_a_month(jawla: Run, imported: Path) -> None:
    found = lines(jawla("find", "--json", "--db", imported, "--since", "2017-12", "--until", "2017"))
    assert [row["id"] for row in found] == ["eight"]


def test_every_article_that_is_shown_with_a_round_is_found_by_it(jawla: Run) -> None:
    shown = lines(jawla("find", "--sample", "--json"))
    for number in (1, 4, 9, 16):
        found = {
            row["id"] for row in lines(jawla("find", "--sample", "--json", "--where", f"round={number}"))
        }
        assert [row["id"] for row in shown if row["main_round"] == number and row["id"] not in found] == []


def test_facets_counts_a_kind(jawla: Run, imported: Path) -> None:
    rows = {
        row["value"]: row["articles"]
        for row in lines(jawla("facets", "--json", "--db", imported, "--kind", "round"))
    }
    assert rows == {"astana:4": 1, "astana:8": 1}


def test_show_gives_the_stored_text_and_quotes(jawla: Run, imported: Path) -> None:
    [article] = lines(jawla("show", "--json", "--db", imported, "four"))
    assert article["text"] == ARTICLES["four.txt"]
    facts = article["facts"]
    assert isinstance(facts, list)
    assert facts
    for fact in facts:
        start, end = fact["span"]
        assert ARTICLES["four.txt"][start:end] == fact["quote"]


def test_extract_prints_a_record_and_stores_nothing(jawla: Run, folder: Path, tmp_path: Path) -> None:
    records = lines(jawla("extract", folder, own_home=True))
    assert [(record["id"], record["main_round"]) for record in records] == [("eight", 8), ("four", 4)]
    assert not list((tmp_path / "home").rglob("*.db"))


def test_export_writes_the_selection(jawla: Run, imported: Path, tmp_path: Path) -> None:
    done = jawla("export", tmp_path / "out", "--db", imported, "--where", "round=8")
    assert done.returncode == 0, done.stderr
    with (tmp_path / "out" / "articles.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["title"] for row in rows] == ["اختتام أستانا 8"]


def test_export_does_not_overwrite_unless_forced(jawla: Run, imported: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    jawla("export", out, "--db", imported)
    before = {path.name: path.read_bytes() for path in out.iterdir()}
    assert jawla("export", out, "--db", imported, "--where", "round=8").returncode == 2
    assert {path.name: path.read_bytes() for path in out.iterdir()} == before
    assert jawla("export", out, "--db", imported, "--force").returncode == 0
    assert {path.name: path.read_bytes() for path in out.iterdir()} == before


@pytest.mark.parametrize(
    ("words", "part"),
    [
        (("find", "--where", "round"), "KIND=VALUE"),
        (("find", "--where", "weather=fine"), "weather"),
        (("find", "--where", "person=nobody-of-this-name"), "nobody-of-this-name"),
        (("find", "(unfinished"), "bracket"),
        (("find", "--since", "yesterday"), "yesterday"),
        (("show", "no-such-article"), "no-such-article"),
        (("facets", "--kind", "weather"), "weather"),
        (("telepathy",), "telepathy"),
        (("import",), "Say what to import"),
        (("open",), "terminal"),
    ],
)
def test_a_mistake_gets_a_sentence_and_status_2(jawla: Run, words: tuple[str, ...], part: str) -> None:
    done = jawla(*words)
    assert done.returncode == 2, done.stdout
    assert part in done.stderr
    assert "Traceback" not in done.stderr


def test_a_missing_database_that_was_asked_for_is_named(jawla: Run, tmp_path: Path) -> None:
    done = jawla("find", "--db", tmp_path / "nowhere.db")
    assert done.returncode == 2
    assert "nowhere.db" in done.stderr


def test_without_a_collection_the_sample_is_read_and_said_so(jawla: Run) -> None:
    done = jawla("find", "--limit", "1")
    assert done.returncode == 0
    assert "sample collection" in done.stderr
    assert len(done.stdout.splitlines()) == 1


def test_a_closed_pipe_ends_quietly(fresh: dict[str, str], tmp_path: Path) -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "jawla", "facets", "--json", "--sample"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=tmp_path,
        env=fresh,
    )
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.readline()
    process.stdout.close()
    assert process.stderr.read() == b""
    assert process.wait(60) == 0


def test_a_full_disk_gets_a_sentence(fresh: dict[str, str], tmp_path: Path) -> None:
    with open("/dev/full", "wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "jawla", "find", "--sample"],
            stdout=full,
            stderr=subprocess.PIPE,
            cwd=tmp_path,
            env=fresh,
            timeout=120,
            check=False,
        )
    assert (done.returncode, b"Traceback" in done.stderr) == (2, False), done.stderr


def test_control_characters_of_an_article_do_not_reach_stdout(jawla: Run, tmp_path: Path) -> None:
    path = tmp_path / "evil\x1b]0;x\x07.txt"
    path.write_text(
        "عنوان \x1b[31mأحمر\x07\n\nالجولة الرابعة من محادثات أستانا \x9b2J‮abc\n", encoding="utf-8"
    )
    database = tmp_path / "own.db"
    for done in (
        jawla("import", path, "--db", database),
        jawla("find", "--db", database),
        jawla("show", "--db", database, "1"),
        jawla("facets", "--db", database),
        jawla("extract", path),
    ):
        shown = done.stdout + done.stderr
        assert not {c for c in shown if (c < " " and c not in "\n\t") or "\x7f" <= c <= "\x9f"}, done.args


def test_the_environment_names_the_database(jawla: Run, imported: Path) -> None:
    assert len(lines(jawla("find", "--json", JAWLA_DB=str(imported)))) == 2


def test_help_names_every_command(jawla: Run) -> None:
    from jawla.commands import commands

    shown = jawla("--help").stdout
    assert all(command.name in shown for command in commands())


@pytest.mark.skipif(os.name != "posix", reason="signals of POSIX")
def test_ctrl_c_is_status_130(fresh: dict[str, str], tmp_path: Path) -> None:
    many = tmp_path / "many"
    many.mkdir()
    for number in range(3000):
        (many / f"{number}.txt").write_text(ARTICLES["four.txt"] + str(number), encoding="utf-8")
    process = subprocess.Popen(
        [sys.executable, "-m", "jawla", "import", str(many), "--db", str(tmp_path / "c.db")],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        env=fresh,
    )
    while not (tmp_path / "c.db").exists():
        time.sleep(0.02)
        assert process.poll() is None
    process.send_signal(signal.SIGINT)
    _, errors = process.communicate(timeout=60)
    assert process.returncode == 130
    assert b"Traceback" not in errors
