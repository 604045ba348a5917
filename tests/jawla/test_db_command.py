"""`jawla db`: looking after a database, as its users meet it."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlite_utils import Database

Run = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture(scope="module")
def imported(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A database of one article."""
    from importers.pipeline import import_paths
    from jawla.importing import open_writer
    from jawla.knowledge import load_profiles

    folder = tmp_path_factory.mktemp("db")
    text = "انطلاق الجولة الرابعة\n\nانطلقت في أستانا الجولة الرابعة يوم 3 أيار/مايو 2017.\n"
    (folder / "four.txt").write_text(text, encoding="utf-8")
    profiles = load_profiles(("astana",))
    with open_writer(folder / "own.db", profiles) as writer:
        import_paths([folder / "four.txt"], writer, profiles)
    return (folder / "own.db").read_bytes()


@pytest.fixture
def database(imported: bytes, tmp_path: Path) -> Path:
    path = tmp_path / "own.db"
    path.write_bytes(imported)
    return path


def damage(database: Path, statement: str) -> None:
    db = Database(database)
    with db.conn:
        db.execute(statement)
    db.close()


LOSE_INDEX = "INSERT INTO article_search (article_search) VALUES ('delete-all')"


def test_a_sound_database_is_said_to_be_sound(jawla: Run, database: Path) -> None:
    done = jawla("db", "check", "--db", database)
    assert (done.returncode, done.stderr) == (0, "")
    assert "own.db: 1 article, no fault found" in done.stdout


def test_a_fault_is_told_with_what_to_do_and_status_2(jawla: Run, database: Path) -> None:
    damage(database, LOSE_INDEX)
    done = jawla("db", "check", "--db", database)
    assert (done.returncode, done.stdout) == (2, "")
    assert "1 articles cannot be searched, among them four" in done.stderr
    assert "jawla db migrate --reindex" in done.stderr


def test_faults_as_json_carry_codes(jawla: Run, database: Path) -> None:
    damage(database, LOSE_INDEX)
    done = jawla("db", "check", "--json", "--db", database)
    assert done.returncode == 2
    assert [json.loads(line) for line in done.stdout.splitlines()] == [
        {"code": "check-not-indexed", "count": 1, "example": "four"}
    ]


def test_reindexing_mends_the_index(jawla: Run, database: Path) -> None:
    damage(database, LOSE_INDEX)
    assert jawla("db", "migrate", "--reindex", "--db", database).returncode == 0
    assert jawla("db", "check", "--db", database).returncode == 0
    assert "four" in jawla("find", "أستانا", "--db", database).stdout


def test_info_tells_size_versions_and_rows(jawla: Run, database: Path) -> None:
    done = jawla("db", "info", "--json", "--db", database)
    found = json.loads(done.stdout)
    assert found["bytes"] == database.stat().st_size
    assert found["schema"] == Database(database).execute("PRAGMA user_version").fetchone()[0]
    assert (
        found["rows"]["articles"] == sum(found["programs"].values()) == sum(found["profiles"].values()) == 1
    )


def test_info_is_readable_without_json(jawla: Run, database: Path) -> None:
    rows = dict(line.split("\t") for line in jawla("db", "info", "--db", database).stdout.splitlines())
    assert rows["rows of articles"] == "1"
    assert rows["file"] == str(database)


def test_compaction_gives_room_back(jawla: Run, database: Path) -> None:
    damage(database, "CREATE TABLE heavy AS SELECT zeroblob(1000000)")
    damage(database, "DROP TABLE heavy")
    done = jawla("db", "compact", "--json", "--db", database)
    sizes = json.loads(done.stdout)
    assert sizes["after"] == database.stat().st_size < sizes["before"] - 900_000


def test_an_up_to_date_database_needs_no_migration(jawla: Run, database: Path) -> None:
    done = jawla("db", "migrate", "--db", database)
    assert (done.returncode, "up to date" in done.stdout) == (0, True)


def test_a_database_of_the_first_schema_is_refused_until_it_is_migrated(jawla: Run, tmp_path: Path) -> None:
    from store.schema import SCHEMA_VERSION

    old = tmp_path / "old.db"
    kept = Path(__file__).resolve().parents[1] / "store" / "data" / "schema-1.db"
    old.write_bytes(kept.read_bytes())
    if SCHEMA_VERSION > 1:
        refused = jawla("find", "--db", old)
        assert (refused.returncode, "jawla db migrate" in refused.stderr) == (2, True)
    done = jawla("db", "migrate", "--json", "--db", old)
    assert json.loads(done.stdout) == {"path": str(old), "before": 1, "after": SCHEMA_VERSION}
    assert jawla("find", "--db", old).returncode == 0


def test_metadata_is_printed_or_written_but_overwrites_nothing(
    jawla: Run, database: Path, tmp_path: Path
) -> None:
    printed = jawla("db", "metadata", "--db", database).stdout
    target = tmp_path / "metadata.json"
    assert jawla("db", "metadata", target, "--db", database).returncode == 0
    assert target.read_text(encoding="utf-8") == printed
    target.write_text("mine", encoding="utf-8")
    refused = jawla("db", "metadata", target, "--db", database)
    assert (refused.returncode, target.read_text(encoding="utf-8")) == (2, "mine")
    assert "--force" in refused.stderr
    assert jawla("db", "metadata", target, "--force", "--db", database).returncode == 0
    assert list(json.loads(target.read_text(encoding="utf-8"))["databases"]) == ["own"]


def test_metadata_into_a_folder_that_is_not_there_is_a_sentence(jawla: Run, database: Path) -> None:
    done = jawla("db", "metadata", database.parent / "none" / "m.json", "--db", database)
    assert (done.returncode, done.stdout) == (2, "")
    assert "cannot be written" in done.stderr


@pytest.mark.parametrize("action", ["check", "info", "compact", "metadata", "migrate"])
def test_a_database_that_is_not_there_is_not_made(jawla: Run, tmp_path: Path, action: str) -> None:
    done = jawla("db", action, "--db", tmp_path / "nowhere.db")
    assert (done.returncode, done.stdout) == (2, "")
    assert "There is no database at" in done.stderr
    assert not (tmp_path / "nowhere.db").exists()


@pytest.mark.parametrize("action", ["check", "info", "compact", "metadata", "migrate"])
def test_a_file_of_another_program_is_left_alone(jawla: Run, tmp_path: Path, action: str) -> None:
    other = tmp_path / "other.db"
    Database(other).table("theirs").insert({"a": 1})
    before = other.read_bytes()
    done = jawla("db", action, "--db", other)
    assert (done.returncode, "not a database of this program" in done.stderr) == (2, True)
    assert other.read_bytes() == before
