"""`jawla queue`: what is listed to be checked, and what a name is accepted as."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from store import Store
from store.coding import FactValue

Run = Callable[..., "subprocess.CompletedProcess[str]"]

ROUND = "الجولة الرابعة من محادثات أستانا"
ARTICLES = {
    "one": f"{ROUND}\n\nحضر وفد تركيا {ROUND} يوم 3 أيار/مايو 2017.\n",
    "two": f"{ROUND}\n\nقاطع وفد تركيا {ROUND} يوم 3 أيار/مايو 2017.\n",
}


@pytest.fixture
def database(tmp_path: Path) -> Path:
    from importers.pipeline import import_paths
    from jawla.importing import open_writer
    from jawla.knowledge import load_profiles

    folder = tmp_path / "articles"
    folder.mkdir()
    for name, text in ARTICLES.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    profiles = load_profiles(("astana",))
    with open_writer(tmp_path / "own.db", profiles) as writer:
        import_paths([folder], writer, profiles)
    return tmp_path / "own.db"


def listed(jawla: Run, database: Path, *words: str) -> list[dict[str, object]]:
    done = jawla("queue", "--json", "--db", database, *words)
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_a_contradiction_is_listed_until_its_cell_is_coded(jawla: Run, database: Path) -> None:
    [found] = listed(jawla, database, "--reason", "contradiction")
    assert str(found["what"]).startswith("astana:4 turkey state: ")
    assert found["articles"] == 2
    words = ("--state", "undetermined", "--reason", "مصدر ضد مصدر", "--coder", "Amal", "--db", database)
    assert jawla("code", "astana:4", "turkey", *words).returncode == 0
    assert listed(jawla, database, "--reason", "contradiction") == []


def test_a_number_that_is_not_that_of_the_meeting_is_listed_until_it_is_confirmed(
    jawla: Run, database: Path
) -> None:
    from sqlite_utils import Database

    with Store.open(database) as store:
        article = store.article_id("one")
    Database(database).execute("UPDATE article_claims SET round_number = 9 WHERE article_id = ?", [article])
    [found] = listed(jawla, database, "--reason", "number")
    assert (found["key"], str(found["what"]).endswith("astana:4 ← 9")) == ("one", True)
    assert str(found["quote"]) in ARTICLES["one"]
    with Store.open(database) as store:
        store.curation.correct(article, "confirm", "Amal", target=store.article(article).claims[0])
    assert listed(jawla, database, "--reason", "number") == []


def test_an_unknown_name_is_accepted_as_a_spelling_and_known_from_then_on(
    jawla: Run, database: Path, tmp_path: Path
) -> None:
    with Store.open(database) as store:
        unknown = FactValue("person", "?سيرغاي لافروفف", "سيرغاي لافروفف", "")
        store.curation.correct(store.article_id("one"), "add", "Amal", replacement=unknown, span=(0, 5))
    [found] = listed(jawla, database, "--reason", "unknown-person")
    assert (found["what"], found["articles"]) == ("?سيرغاي لافروفف", 1)
    name = ("queue", "--accept", "سيرغاي لافروفف")
    for spelling in (name, ("queue", "--accept", "سيرغايه لافروفف")):
        done = jawla(*spelling, "--spelling-of", "lavrov", own_home=True)
        assert done.returncode == 0, done.stderr
    text = tmp_path / "new.txt"
    text.write_text("قال سيرغايه لافروفف إن المحادثات بدأت.\n", encoding="utf-8")
    done = jawla("extract", text, own_home=True)
    assert done.returncode == 0, done.stderr
    assert "lavrov" in done.stdout
    again = jawla("queue", "--accept", "خالد المحمد", "--new", "khaled", "--party", "turkey", own_home=True)
    assert again.returncode == 0, again.stderr
    text.write_text("قال خالد المحمد إن المحادثات بدأت.\n", encoding="utf-8")
    assert '"khaled"' in jawla("extract", text, own_home=True).stdout


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("--accept", "خالد"), "--spelling-of ID"),
        (("--accept", "خالد", "--spelling-of", "nobody-at-all"), "nobody-at-all"),
        (("--accept", "خالد", "--new", "X y"), "X y"),
    ],
)
def test_a_name_that_is_accepted_as_nothing_is_a_mistake(
    jawla: Run, words: tuple[str, ...], sentence: str
) -> None:
    done = jawla("queue", *words, own_home=True)
    assert (done.returncode, done.stdout) == (2, "")
    assert sentence in done.stderr
