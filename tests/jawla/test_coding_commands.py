"""`jawla correct`, `tag`, `note`, `code` and `coding`, as two coders use them on two laptops."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., "subprocess.CompletedProcess[str]"]

ROUND = "الجولة الرابعة من محادثات أستانا"
TEXT = f"{ROUND}\n\nحضر وفد تركيا {ROUND} يوم 3 أيار/مايو 2017، وقاطع وفد الأردن {ROUND}.\n"


@pytest.fixture(scope="module")
def articles(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("coding") / "articles"
    folder.mkdir()
    (folder / "report.txt").write_text(TEXT, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def imported(articles: Path) -> bytes:
    from importers.pipeline import import_paths
    from jawla.importing import open_writer
    from jawla.knowledge import load_profiles

    profiles = load_profiles(("astana",))
    path = articles.parent / "own.db"
    with open_writer(path, profiles) as writer:
        import_paths([articles], writer, profiles)
    return path.read_bytes()


@pytest.fixture
def database(imported: bytes, tmp_path: Path) -> Path:
    path = tmp_path / "own.db"
    path.write_bytes(imported)
    return path


def lines(done: subprocess.CompletedProcess[str]) -> list[dict[str, object]]:
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


def attendance(jawla: Run, database: Path) -> set[str]:
    found = lines(jawla("facets", "--kind", "attendance", "--json", "--db", database))
    return {str(row["value"]) for row in found}


def test_a_wrong_attendance_is_corrected_and_stays_so_whatever_is_read_anew(
    jawla: Run, database: Path, articles: Path
) -> None:
    [article] = lines(jawla("show", "report", "--json", "--db", database))
    claims = article["claims"]
    assert isinstance(claims, list)
    number = next(at for at, claim in enumerate(claims, start=1) if claim["actor"] == "turkey")
    done = jawla(
        "correct", "change", "report", f"claim={number}", "--to", "state=declined", "--why", "عمود آخر",
        "--coder", "Amal", "--db", database,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, "")
    assert "turkey/-/declined" in attendance(jawla, database)
    assert jawla("reextract", "--every", "--db", database, "--profile", "astana").returncode == 0
    assert jawla("remove", "--yes", "--search", "أستانا", "--db", database).returncode == 0
    assert attendance(jawla, database) == set()
    assert jawla("import", articles, "--db", database, "--profile", "astana").returncode == 0
    assert "turkey/-/declined" in attendance(jawla, database)
    coded = jawla(
        "code", "astana:4", "turkey", "--state", "declined", "--reason", "مصدر واحد", "--coder", "Amal",
        "--db", database, "--json",
    )  # fmt: skip
    assert [(cell["actor_id"], cell["state"], cell["reason"]) for cell in lines(coded)] == [
        ("turkey", "declined", "مصدر واحد")
    ]
    shown = jawla("matrix", "--csv", "--db", database, "--only", "turkey").stdout
    assert ",declined,away," in shown
    [made] = lines(jawla("correct", "list", "--json", "--db", database))
    assert jawla("correct", "undo", str(made["id"]), "--db", database).returncode == 0
    assert "turkey/-/declined" not in attendance(jawla, database)


def test_two_laptops_give_each_other_their_decisions(jawla: Run, database: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.db"
    other.write_bytes(database.read_bytes())

    def code(where: Path, coder: str, state: str) -> None:
        words = ("--state", state, "--reason", "قيل", "--coder", coder, "--db", where)
        assert jawla("code", "astana:4", "jordan", *words).returncode == 0

    assert jawla("tag", "report", "مراجعة", "--coder", "Amal", "--db", database).returncode == 0
    code(database, "Amal", "boycotted")
    code(other, "Basil", "absent")
    for source, target in ((database, other), (other, database)):
        exported = jawla("coding", "export", "--out", tmp_path / "decisions.jsonl", "--db", source)
        assert exported.returncode == 0
        merged = jawla("coding", "merge", tmp_path / "decisions.jsonl", "--db", target)
        assert (merged.returncode, merged.stderr) == (1, "")  # done, and a conflict to look at
    logs = [jawla("coding", "export", "--db", path).stdout for path in (database, other)]
    assert logs[0] == logs[1]
    [conflict] = lines(jawla("coding", "conflicts", "--json", "--db", other))
    entries = conflict["entries"]
    assert isinstance(entries, list)
    assert [(entry["coder"], entry["state"]) for entry in entries] == [
        ("Amal", "boycotted"),
        ("Basil", "absent"),
    ]


def test_a_note_of_several_lines_is_read_and_shown(jawla: Run, database: Path) -> None:
    assert jawla("note", "report", "سطر\nوآخر", "--coder", "Amal", "--db", database).returncode == 0
    [note] = lines(jawla("note", "report", "--json", "--db", database))
    assert (note["coder"], note["note"]) == ("Amal", "سطر\nوآخر")


@pytest.mark.parametrize(
    "change", [lambda line: line.replace("boycotted", "came"), lambda _: "{}", lambda _: "[1"]
)
def test_a_file_that_is_no_log_of_decisions_changes_nothing(
    jawla: Run, database: Path, tmp_path: Path, change: Callable[[str], str]
) -> None:
    words = ("--state", "boycotted", "--reason", "قيل", "--coder", "Amal", "--db", database)
    assert jawla("code", "astana:4", "jordan", *words).returncode == 0
    exported = jawla("coding", "export", "--db", database).stdout
    (tmp_path / "wrong.jsonl").write_text(exported + change(exported), encoding="utf-8")
    done = jawla("coding", "merge", tmp_path / "wrong.jsonl", "--db", database)
    assert done.returncode == 2
    assert "Line 2 of" in done.stderr


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("correct", "reject", "report", "claim=9"), "has 2 claims"),
        (("correct", "reject", "report", "lavrov"), "KIND=VALUE"),
        (("correct", "add", "report", "party=russia", "--quote", "أستانا"), "stands in the article 3 times"),
        (("correct", "add", "report", "claim", "--quote", "تركيا", "--to", "colour=red"), "colour=red"),
        (("code", "astana:4", "turkey"), "needs a state"),
        (("code", "astana:4", "turkey", "--state", "absent"), "needs its reason"),
        (("code", "astana:99", "turkey", "--state", "absent", "--reason", "x"), "astana:99"),
        (("correct", "undo", "zz"), "zz"),
    ],
)
def test_a_mistake_is_told_in_a_sentence(
    jawla: Run, database: Path, words: tuple[str, ...], sentence: str
) -> None:
    done = jawla(*words, "--db", database)
    assert (done.returncode, done.stdout) == (2, "")
    assert sentence in done.stderr


def test_what_no_profile_and_no_article_knows_can_be_added(jawla: Run, database: Path) -> None:
    done = jawla("correct", "add", "report", "person=?خالد المحمد", "--quote", "وفد تركيا", "--db", database)
    assert done.returncode == 0, done.stderr
    found = lines(jawla("facets", "--kind", "person", "--json", "--db", database))
    assert [row["value"] for row in found] == ["?خالد المحمد"]


def test_what_is_decided_in_the_sample_outlives_the_file_of_the_sample(jawla: Run, tmp_path: Path) -> None:
    words = ("code", "astana:4", "turkey", "--state", "attended", "--reason", "مصدران", "--sample")
    assert jawla(*words, own_home=True).returncode == 0
    cache = tmp_path / "home" / ".cache" / "jawla"
    [made] = cache.glob("sample-*.db")
    older = made.with_name("sample-of-an-older-version.db")
    made.rename(older)
    [cell] = lines(jawla("code", "--json", "--sample", own_home=True))
    assert (cell["actor_id"], cell["state"], older.exists()) == ("turkey", "attended", False)
