"""Three jobs of a researcher, with the keyboard alone, in the real program in a pseudo-terminal.

What they must bring is written down here from reading the sample articles, not from what the program said.
"""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

from jawla.sample import articles_folder
from tests.jawla.at_the_terminal import BACK_TAB, DOWN, ENTER, HOME, LEFT, RIGHT, TAB, explorer, rows

Run = Callable[..., "subprocess.CompletedProcess[str]"]


def exported(folder: Path) -> Path:
    """The folder that the explorer proposed and wrote to."""
    [query] = folder.rglob("query.json")
    return query.parent


def test_who_represented_the_opposition_at_rounds_one_to_nine(fresh: dict[str, str], tmp_path: Path) -> None:
    environment = fresh | {"JAWLA_TERMINAL_MODE": "plain"}
    with explorer(["--sample"], environment, tmp_path) as terminal:
        terminal.wait_for("171 of 171 articles")
        terminal.type(LEFT + HOME + " " + (DOWN + " ") * 8)  # rounds 1 to 9
        terminal.wait_for("88 of 171 articles")
        terminal.type("2")
        terminal.wait_for("Meetings × parties")
        terminal.type("p")
        terminal.wait_for("Meetings × people")
        terminal.type("e")
        terminal.wait_for("Folder")
        terminal.type(ENTER)
        terminal.wait_for("Written")
        terminal.type("q")
        assert terminal.status() == 0

    claims = [
        claim
        for claim in rows(exported(tmp_path) / "claims.csv")
        if (claim["party_id"], claim["actor_type"], claim["state"]) == ("opposition", "person", "attended")
        and claim["meeting_id"] in {f"astana:{number}" for number in range(1, 10)}
    ]
    heads = {
        (claim["meeting_id"], claim["actor_id"])
        for claim in claims
        if claim["function"] == "head" and claim["outlet_id"]
    }
    assert heads == {
        ("astana:1", "alloush-mohammed"),
        ("astana:2", "alloush-mohammed"),
        # none came to the third round
        ("astana:4", "alloush-mohammed"),
        ("astana:5", "alloush-mohammed"),  # one outlet, against two
        ("astana:5", "barri-ahmad"),
        ("astana:6", "barri-ahmad"),
        ("astana:7", "barri-ahmad"),
        ("astana:8", "tomeh-ahmad"),
        ("astana:9", "tomeh-ahmad"),
    }
    told = {claim["outlet_id"] for claim in claims if claim["meeting_id"] == "astana:5"}
    assert told == {"efe", "alghad", "baladi-news"}
    for claim in claims:
        [text] = [
            path.read_text(encoding="utf-8") for path in articles_folder().glob(f"{claim['article_id']}.txt")
        ]
        assert text[int(claim["start"]) : int(claim["end"])] == claim["quote"]


def test_which_outlets_speak_of_detainees_before_the_fifth_round(
    fresh: dict[str, str], tmp_path: Path
) -> None:
    environment = fresh | {"JAWLA_TERMINAL_MODE": "plain"}
    with explorer(["--sample"], environment, tmp_path) as terminal:
        terminal.wait_for("171 of 171 articles")
        terminal.type("/المعتقلين")
        terminal.wait_for("41 of 171 articles")
        terminal.type(ENTER + "3")
        terminal.wait_for("Months with articles")
        terminal.type(HOME + " " + DOWN * 6 + " ")  # from the month of the first round to that of the fourth
        terminal.wait_for("5 of 171 articles")
        terminal.type("4")
        terminal.wait_for("5 places")
        terminal.type("e")
        terminal.wait_for("Folder")
        terminal.type(TAB * 6 + " ")  # the concordance too
        terminal.wait_for("concordance: 5")
        terminal.type(BACK_TAB * 6 + ENTER)
        terminal.wait_for("Written")
        terminal.type("q")
        assert terminal.status() == 0

    folder = exported(tmp_path)
    outlets = {article["article_id"]: article["source_id"] for article in rows(folder / "articles.csv")}
    assert outlets == {
        "01-opening-02": "aljazeera",
        "02-no-statement-04": "rt-arabic",
        "03-iran-02": "mayadeen",
        "04-tehran-01": "irna",
        "04-return-04": "alaraby-jadeed",
    }
    places = rows(folder / "concordance.csv")
    assert {place["article_id"] for place in places} == set(outlets)
    for place in places:
        text = (articles_folder() / f"{place['article_id']}.txt").read_text(encoding="utf-8")
        assert "المعتقلين" in text[int(place["start"]) : int(place["end"])]


def test_a_corrected_and_coded_attendance_survives_and_is_exported_twice_alike(
    jawla: Run, fresh: dict[str, str], tmp_path: Path
) -> None:
    article, database = tmp_path / "opening.txt", tmp_path / "own.db"
    article.write_text(
        "افتتاح الجولة الرابعة من محادثات أستانا\n\n"
        "انطلقت في أستانا يوم 3 أيار/مايو 2017 الجولة الرابعة من محادثات أستانا بمشاركة الدول الضامنة روسيا "
        "وتركيا وإيران.\n",
        encoding="utf-8",
    )
    assert jawla("import", article, "--db", database).returncode == 0
    environment = fresh | {"JAWLA_TERMINAL_MODE": "plain"}
    with explorer(["--db", str(database)], environment, tmp_path) as terminal:
        terminal.wait_for("1 of 1 article")
        terminal.type("a" + RIGHT)
        terminal.wait_for("Said to take part · 3")
        terminal.type(TAB + "i")  # of the first claim, Iran's
        terminal.wait_for("What do you decide?")
        terminal.type(ENTER)  # change
        terminal.wait_for("What about this claim")
        terminal.type(ENTER)  # the state
        terminal.wait_for("What is it instead?")
        terminal.type("declined" + ENTER)
        terminal.wait_for("Take it back")
        terminal.type("q")
        assert terminal.status() == 0

    assert jawla("remove", "--where", "round=4", "--yes", "--db", database).returncode == 0
    assert jawla("import", article, "--db", database).returncode == 0

    with explorer(["--db", str(database)], environment, tmp_path) as terminal:
        terminal.wait_for("1 of 1 article")
        terminal.type("2")
        terminal.wait_for("Meetings × parties")
        terminal.type(DOWN * 3)  # from the first round to the fourth
        terminal.wait_for("Claimed by")
        terminal.type(" ")
        terminal.wait_for("what was it?")
        terminal.type("attended" + ENTER)
        terminal.wait_for("in what capacity?")
        terminal.type(ENTER)
        terminal.wait_for("Why?")
        terminal.type("two lists agree\x13")
        terminal.wait_for("Take it back")
        terminal.type("e")
        terminal.wait_for("Folder")
        terminal.type(TAB * 4 + " ")
        terminal.wait_for("attendance: 1")
        terminal.type(BACK_TAB * 4 + ENTER)
        terminal.wait_for("Written")
        terminal.type("q")
        assert terminal.status() == 0

    folder = exported(tmp_path)
    claims = {claim["actor_id"]: (claim["state"], claim["status"]) for claim in rows(folder / "claims.csv")}
    assert claims == {
        "iran": ("declined", "corrected"),
        "russia": ("attended", "machine"),
        "turkey": ("attended", "machine"),
    }
    [cell] = rows(folder / "attendance.csv")
    assert (cell["meeting_id"], cell["state"], cell["reason"]) == ("astana:4", "attended", "two lists agree")

    again = tmp_path / "again"
    made = jawla("export", again, "--from", folder / "query.json", "--db", database)
    assert made.returncode == 0, made.stderr
    for path in folder.iterdir():
        assert (again / path.name).read_bytes() == path.read_bytes(), path.name
