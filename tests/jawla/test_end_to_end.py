"""A researcher's first hour, in the real program in a pseudo-terminal: import, filter, read, export.

The exported files are compared with literal expectations and with what the command line writes.
"""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

from store.export import COLUMNS
from tests.jawla.at_the_terminal import BACK_TAB, DOWN, explorer, rows

Run = Callable[..., "subprocess.CompletedProcess[str]"]

ARTICLES = {
    "opening.txt": "انطلاق الجولة الرابعة من محادثات أستانا حول سوريا\n\n"
    "المصدر: سانا\n\n"
    "انطلقت في أستانا يوم 3 أيار/مايو 2017 الجولة الرابعة من المحادثات حول سوريا بمشاركة الدول الضامنة "
    "روسيا وتركيا وإيران. وترأس وفد الحكومة السورية بشار الجعفري.\n",
    "closing.txt": "اختتام الجولة الثامنة من محادثات أستانا حول سوريا\n\n"
    "اختتمت الجولة الثامنة من محادثات أستانا حول سوريا يوم 22 ديسمبر 2017، وترأس الوفد الروسي "
    "ألكسندر لافرينتيف.\n",
}


def test_import_filter_and_export_in_a_pseudo_terminal(
    jawla: Run, fresh: dict[str, str], tmp_path: Path
) -> None:
    folder = tmp_path / "articles"
    folder.mkdir()
    for name, text in ARTICLES.items():
        (folder / name).write_text(text, encoding="utf-8")
    database = tmp_path / "own.db"
    assert jawla("import", folder, "--db", database).returncode == 0

    environment = fresh | {"JAWLA_TERMINAL_MODE": "plain"}
    with explorer(["--db", str(database)], environment, tmp_path) as terminal:
        terminal.wait_for("2 of 2 articles")
        terminal.type("/")
        terminal.type("الجعفري")
        terminal.wait_for("1 of 2 articles")
        terminal.type("\r")
        terminal.type("c")
        terminal.wait_for("2 of 2 articles")
        terminal.type(BACK_TAB * 2 + DOWN * 3 + " ")  # to the rounds, to the fourth, chosen
        terminal.wait_for("1 of 2 articles")
        terminal.type("e")
        terminal.wait_for("Folder")
        terminal.type("\r")  # the proposed folder
        terminal.wait_for("Written")
        terminal.type("q")
        assert terminal.status() == 0

    [written] = [path.parent for path in tmp_path.rglob("articles.csv")]
    [article] = rows(written / "articles.csv")
    expected = {
        "article_id": "opening",
        "title": "انطلاق الجولة الرابعة من محادثات أستانا حول سوريا",
        "source_id": "sana",
        "main_meeting": "astana:4",
        "main_round": "4",
        "format": "text",
        "encoding": "utf-8",
    }
    assert {name: article[name] for name in expected} == expected
    assert list(article) == list(COLUMNS["articles.csv"])
    text = ARTICLES["opening.txt"]
    facts = rows(written / "facts.csv")
    assert all(text[int(fact["start"]) : int(fact["end"])] == fact["quote"] for fact in facts)
    told = {(fact["kind"], fact["value_id"], fact["quote"]) for fact in facts if fact["kind"] != "attendance"}
    assert told == {
        ("round", "astana:4", "الجولة الرابعة"),
        ("date", "2017-05-03/2017-05-03", "3 أيار/مايو 2017"),
        ("place", "astana-city", "أستانا"),
        ("topic", "process-format", "محادثات أستانا"),
        ("source", "sana", "سانا"),
        ("party", "guarantors", "الدول الضامنة"),
        ("party", "russia", "روسيا"),
        ("party", "turkey", "تركيا"),
        ("party", "iran", "إيران"),
        ("party", "syria-gov", "وفد الحكومة السورية"),
        ("person", "jaafari", "بشار الجعفري"),
        ("designation", "syria-gov/government", "الحكومة السورية"),
    }
    said = ("meeting_id", "actor_id", "function", "role", "role_said", "state", "claim_mode")
    assert [tuple(claim[name] for name in said) for claim in rows(written / "claims.csv")] == [
        ("astana:4", "iran", "", "guarantor", "الضامنة", "attended", "own-voice"),
        ("astana:4", "russia", "", "guarantor", "الضامنة", "attended", "own-voice"),
        ("astana:4", "turkey", "", "guarantor", "الضامنة", "attended", "own-voice"),
        ("astana:4", "syria-gov", "", "party", "", "attended", "own-voice"),
        ("astana:4", "jaafari", "head", "party", "", "attended", "own-voice"),
    ]

    again = tmp_path / "again"
    assert jawla("export", again, "--db", database, "--where", "round=astana:4").returncode == 0
    names = sorted(path.name for path in written.glob("*.csv"))
    assert names == ["articles.csv", "claims.csv", "facts.csv"]
    assert [(again / name).read_bytes() for name in names] == [
        (written / name).read_bytes() for name in names
    ]


def test_a_terminal_that_nothing_names_is_asked_about_once(fresh: dict[str, str], tmp_path: Path) -> None:
    environment = fresh | {"HOME": str(tmp_path / "new-home")}
    with explorer(["--sample"], environment, tmp_path) as terminal:
        terminal.wait_for("No row reads right")
        terminal.type("\r")  # the first row
        terminal.wait_for("Remembered: mode plain")
        terminal.type("q")
        assert terminal.status() == 0
    with explorer(["--sample"], environment, tmp_path) as terminal:
        terminal.wait_for("sample collection")
        terminal.type("q")
        assert terminal.status() == 0
        assert b"No row reads right" not in terminal.everything
