"""`jawla saved`, and `--saved NAME` as a filter."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlite_utils import Database

from store import Selection, Store

Run = Callable[..., "subprocess.CompletedProcess[str]"]

FOURTH, FIFTH = "الجولة الرابعة من محادثات أستانا", "الجولة الخامسة من محادثات أستانا"
ARTICLES = {
    "four": f"{FOURTH}\n\nهدنة في {FOURTH} يوم 3 أيار/مايو 2017.\n",
    "five": f"{FIFTH}\n\nوفد تركيا في {FIFTH}.\n",
    "both": f"بعد {FOURTH}\n\nبعد {FOURTH} تأتي {FIFTH}.\n",
}


@pytest.fixture(scope="module")
def imported(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A database of these articles."""
    from importers.pipeline import import_paths
    from jawla.importing import open_writer
    from jawla.knowledge import load_profiles

    folder = tmp_path_factory.mktemp("saved")
    for name, text in ARTICLES.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    profiles = load_profiles(("astana",))
    with open_writer(folder / "own.db", profiles) as writer:
        import_paths([folder], writer, profiles)
    return (folder / "own.db").read_bytes()


@pytest.fixture
def database(imported: bytes, tmp_path: Path) -> Path:
    path = tmp_path / "own.db"
    path.write_bytes(imported)
    return path


@pytest.fixture
def saved(database: Path) -> Path:
    """The same, with two rounds saved as «جولتان» in the order of titles."""
    with Store.open(database) as store:
        selection = Selection(order="title").toggle("round", "astana:4").toggle("round", "astana:5")
        store.saved.save("جولتان", selection)
    return database


def keys(done: subprocess.CompletedProcess[str]) -> set[str]:
    assert done.returncode == 0, done.stderr
    return {json.loads(line)["id"] for line in done.stdout.splitlines()}


def test_what_is_saved_is_listed_as_the_command_line_takes_it(jawla: Run, database: Path) -> None:
    words = ("--where", "round=4", "--where", "round=5", "--order", "title")
    done = jawla("saved", "save", "جولتان", *words, "--db", database)
    assert (done.returncode, done.stdout) == (0, "Saved as جولتان: 3 articles now.\n"), done.stderr
    [listed] = [
        json.loads(line) for line in jawla("saved", "list", "--json", "--db", database).stdout.splitlines()
    ]
    assert listed["name"] == "جولتان"
    assert listed["selection"] == "--where=round=astana:4 --where=round=astana:5 --order=title"
    plain = jawla("saved", "list", "--db", database).stdout
    assert plain.split("\t")[::2] == ["جولتان", listed["selection"] + "\n"]


@pytest.mark.parametrize(
    ("further", "expected"),
    [
        ((), {"four", "five", "both"}),
        (("--where", "round=4"), {"four", "both"}),
        (("--search", "هدنة"), {"four"}),
        (("--where", "party=turkey"), {"five"}),
        (("--not", "round=5"), {"four"}),
        (("--until", "2017-05", "--search", "هدنة OR وفد"), {"four"}),
    ],
)
def test_further_filters_narrow_a_saved_selection(
    jawla: Run, saved: Path, further: tuple[str, ...], expected: set[str]
) -> None:
    assert keys(jawla("find", "--json", "--saved", "جولتان", *further, "--db", saved)) == expected


def test_values_of_a_kind_that_is_saved_narrow_too(jawla: Run, database: Path) -> None:
    jawla("saved", "save", "a", "--where", "round=4", "--db", database)
    assert keys(jawla("find", "--json", "--saved", "a", "--where", "round=5", "--db", database)) == {"both"}


def test_the_order_is_the_saved_one_unless_another_is_asked_for(jawla: Run, saved: Path) -> None:
    def order(*words: str) -> list[str]:
        done = jawla("find", "--json", "--saved", "جولتان", *words, "--db", saved)
        return [json.loads(line)["id"] for line in done.stdout.splitlines()]

    assert order() == ["five", "four", "both"]
    assert order("--order", "newest")[0] == "five"
    assert order("--order", "oldest")[-1] == "five"


@pytest.mark.parametrize("command", [("find",), ("facets",), ("matrix",), ("kwic",), ("export", "out")])
def test_every_command_that_filters_takes_a_saved_selection(
    jawla: Run, saved: Path, command: tuple[str, ...]
) -> None:
    done = jawla(*command, "--saved", "جولتان", "--db", saved)
    assert done.returncode == 0, done.stderr
    refused = jawla(*command, "--saved", "none", "--db", saved)
    assert (refused.returncode, "jawla saved list" in refused.stderr) == (2, True)


def test_a_saved_selection_is_renamed_and_deleted(jawla: Run, saved: Path) -> None:
    assert jawla("saved", "rename", "جولتان", "b", "--db", saved).returncode == 0
    assert jawla("find", "--saved", "b", "--db", saved).returncode == 0
    assert jawla("saved", "delete", "b", "--db", saved).returncode == 0
    assert jawla("saved", "list", "--db", saved).stdout == ""


@pytest.mark.parametrize(
    ("words", "part"),
    [
        (("save", "جولتان"), "already"),
        (("save", " "), "a name that can be seen"),
        (("save", "a\x1b[31m"), "a name that can be seen"),
        (("save", "b", "--since", "yesterday"), "yesterday"),
        (("save", "b", "--where", "person=nobody-of-this-name"), "nobody-of-this-name"),
        (("save", "b", "--search", "(unfinished"), "bracket"),
        (("rename", "none", "b"), "none"),
        (("delete", "none"), "none"),
        (("save",), "NAME"),
        ((), "ACTION"),
    ],
)
def test_a_mistake_gets_a_sentence_and_saves_nothing(
    jawla: Run, saved: Path, words: tuple[str, ...], part: str
) -> None:
    before = list(Database(saved)["saved_selections"].rows)
    done = jawla("saved", *words, *(("--db", saved) if words else ()))
    assert (done.returncode, done.stdout) == (2, "")
    assert part in done.stderr
    assert "Traceback" not in done.stderr
    assert list(Database(saved)["saved_selections"].rows) == before


def test_force_replaces_a_saved_selection(jawla: Run, saved: Path) -> None:
    assert jawla("saved", "save", "جولتان", "--search", "هدنة", "--force", "--db", saved).returncode == 0
    assert keys(jawla("find", "--json", "--saved", "جولتان", "--db", saved)) == {"four"}


def test_a_selection_of_the_sample_is_saved_beside_it(jawla: Run) -> None:
    words = {"own_home": True}
    assert jawla("saved", "save", "a", "--sample", "--where", "round=4", **words).returncode == 0
    assert jawla("saved", "list", "--sample", **words).stdout.startswith("a\t")
