"""Looking after a database."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from sqlite_utils import Database

from store import Selection, Store
from store.checking import check
from store.datasette import datasette_metadata
from store.opening import migrate
from store.problem import StoreError
from store.upkeep import compact, info
from tui.words.english import SENTENCES as ENGLISH

if TYPE_CHECKING:
    from tests.store.conftest import Shelf

KEPT = Path(__file__).parent / "data"


def filled(shelf: Shelf) -> Path:
    shelf.add(
        shelf.draft(
            "هدنة في أستانا", ("round", "astana:4"), ("source", "sana"), key="a", published="2017-05-03"
        ),
        shelf.draft("غيرها", ("party", "turkey"), key="b"),
    )
    return shelf.path


def test_a_sound_database_has_no_findings(shelf: Shelf) -> None:
    assert check(filled(shelf)) == ()


@pytest.mark.parametrize(
    ("damage", "code"),
    [
        ("DELETE FROM article_texts WHERE article_id = 2", "check-without-text"),
        ("INSERT INTO article_search (article_search) VALUES ('delete-all')", "check-not-indexed"),
        ("INSERT INTO article_search (rowid, words) VALUES (9, 'x')", "check-index-of-none"),
        ("UPDATE mentions SET span_end = 1000 WHERE fact_id = 1", "check-span-outside"),
        ("UPDATE article_facts SET value_id = 999 WHERE id = 1", "check-orphan-row"),
        ("UPDATE article_texts SET text = text || ' x' WHERE article_id = 2", "check-text-changed"),
        ("INSERT INTO saved_selections VALUES ('a', '--colour=red', '')", "check-saved-unreadable"),
        ("UPDATE settings SET value = '0' WHERE name = 'fold_version'", "check-other-fold"),
    ],
)
def test_a_damage_is_found_and_has_a_sentence(shelf: Shelf, damage: str, code: str) -> None:
    path = filled(shelf)
    connection = sqlite3.connect(path)
    connection.execute(damage)
    connection.commit()
    connection.close()
    assert code in [finding.code for finding in check(path)]
    assert code in ENGLISH


def test_words_that_the_index_does_not_have_are_found_by_their_number(shelf: Shelf) -> None:
    path = filled(shelf)
    connection = sqlite3.connect(path)
    connection.execute("INSERT INTO article_search (article_search) VALUES ('delete-all')")
    connection.executemany(
        "INSERT INTO article_search (rowid, words) VALUES (?, ?)",
        [(1, "هدنه في استانا"), (2, " ".join(["غيرها"] * 200))],
    )
    connection.commit()
    connection.close()
    assert [(finding.code, finding.example) for finding in check(path)] == [("check-index-differs", "b")]


def test_other_words_of_the_same_number_are_found(shelf: Shelf) -> None:
    path = filled(shelf)
    connection = sqlite3.connect(path)
    connection.execute("INSERT INTO article_search (article_search) VALUES ('delete-all')")
    connection.executemany(
        "INSERT INTO article_search (rowid, words) VALUES (?, ?)", [(1, "هدنه في غيرها"), (2, "غيرها")]
    )
    connection.commit()
    connection.close()
    assert [(finding.code, finding.count, finding.example) for finding in check(path)] == [
        ("check-index-words", 2, "استانا")
    ]


@pytest.mark.parametrize("block", ["zeroblob(length(block))", "substr(block, 1, 5)", "NULL"])
def test_damage_within_the_index_is_found(shelf: Shelf, block: str) -> None:
    path = filled(shelf)
    connection = sqlite3.connect(path)
    connection.execute(f"UPDATE article_search_data SET block = {block} WHERE id > 10")
    connection.commit()
    connection.close()
    assert {finding.code for finding in check(path)} <= {"check-index-words", "check-index-damaged"}
    assert len(check(path)) == 1


def test_long_words_and_every_sort_of_letter_are_no_fault(shelf: Shelf) -> None:
    odd = "".join(chr(code) for code in (*range(1, 0xD800), *range(0xE000, 0x20000)))
    shelf.add(
        shelf.draft("ا" * 40_000, key="a"),
        shelf.draft("x" * 40_000 + " y", key="b"),
        shelf.draft(odd, key="c"),
    )
    assert check(shelf.path) == ()


def test_reindexing_puts_the_index_in_step_again(shelf: Shelf) -> None:
    path = filled(shelf)
    connection = sqlite3.connect(path)
    connection.execute("INSERT INTO article_search (article_search) VALUES ('delete-all')")
    connection.commit()
    connection.close()
    migrate(path, reindex=True)
    assert check(path) == ()
    assert shelf.open().find(Selection(query="هدنة")).total == 1


@pytest.mark.parametrize("action", [check, info, compact, Store.open, migrate])
def test_a_torn_file_is_a_clear_problem(shelf: Shelf, action: object) -> None:
    path = filled(shelf)
    content = path.read_bytes()
    path.write_bytes(content[:4096] + b"\xff" * 8192)
    assert callable(action)
    with pytest.raises(StoreError, match="store-damaged"):
        action(path)


def test_information_counts_what_is_there(shelf: Shelf) -> None:
    found = info(filled(shelf))
    assert (found.rows["articles"], found.rows["article_facts"]) == (2, 4)
    assert (found.first_day, found.last_day, dict(found.profiles)) == (
        "2017-05-03",
        "2017-05-03",
        {"profile-1": 2},
    )


def test_a_compacted_database_answers_as_before(shelf: Shelf) -> None:
    path = filled(shelf)
    before, after = compact(path)
    assert after <= before
    assert check(path) == ()
    assert shelf.open().find(Selection(query="هدنة")).total == 1


def test_what_datasette_is_told_is_there(shelf: Shelf) -> None:
    db = Database(filled(shelf))
    tables = datasette_metadata(shelf.path)["databases"]["articles"]["tables"]  # type: ignore[index]
    for name, about in tables.items():
        columns = {column.name for column in db[name].columns}
        assert {*about["facets"], about.get("sort_desc", about.get("sort"))} <= columns


def test_sqlite_utils_reads_the_views(shelf: Shelf) -> None:
    db = Database(filled(shelf))
    assert [row["heading"] for row in db["articles_view"].rows_where(order_by="number")] == [
        "هدنة في أستانا",
        "غيرها",
    ]
    assert {row["value_id"] for row in db["facts"].rows} == {"astana:4", "sana", "turkey", "2017-05"}


@pytest.mark.parametrize("kept", sorted(KEPT.glob("schema-*.db")), ids=lambda path: path.stem)
def test_a_file_of_every_schema_that_was_released_opens_and_finds(kept: Path, tmp_path: Path) -> None:
    path = tmp_path / "old.db"
    path.write_bytes(kept.read_bytes())
    migrate(path)
    with Store.open(path) as store:
        assert store.find(Selection(query="مفاوضات").toggle("round", "astana:4")).total == 1
    assert check(path) == ()


def test_every_schema_has_its_kept_file() -> None:
    from store.schema import SCHEMA_VERSION

    assert [path.stem for path in sorted(KEPT.glob("schema-*.db"))] == [
        f"schema-{version}" for version in range(1, SCHEMA_VERSION + 1)
    ]
