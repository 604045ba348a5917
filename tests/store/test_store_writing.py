"""The writer: what it keeps, what it leaves alone, and what is left when it is killed."""

from __future__ import annotations

import itertools
import json
import os
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from store import Selection, Store
from store.checking import check
from store.draft import Fact, Told, Unextracted
from store.opening import migrate
from store.problem import StoreError
from store.record import Claim, Mention
from store.schema import APPLICATION_ID
from store.writing import Writer

if TYPE_CHECKING:
    from tests.store.conftest import Shelf

ROOT = Path(__file__).resolve().parents[2]


def dump(path: Path) -> list[str]:
    """Every row of the file but SQLite's own statistics, which `PRAGMA optimize` makes when it likes."""
    connection = sqlite3.connect(path)
    try:
        statistics = ("sqlite_stat", "ANALYZE")
        return [line for line in connection.iterdump() if not any(word in line for word in statistics)]
    finally:
        connection.close()


def test_the_stored_text_is_the_text_to_the_last_character(shelf: Shelf) -> None:
    text = "\ufeffعُنوان\r\n\r\n\u200fنص\x00 ﷺ 😀 e\u0301\u2028نهاية \n"
    store = shelf.holding([shelf.draft(text, key="it")])
    assert store.article(store.article_id("it")).text == text


def test_the_same_bytes_again_change_nothing(shelf: Shelf) -> None:
    draft = shelf.draft("نص", ("round", "astana:4"), key="it")
    shelf.add(draft)
    before = dump(shelf.path)
    outcomes = shelf.add(draft)
    assert [(o.status, o.key) for o in outcomes] == [("already-there", "it")]
    assert dump(shelf.path) == before


def test_the_same_bytes_from_another_place_add_that_place(shelf: Shelf) -> None:
    draft = shelf.draft("نص", key="it", path="/one/it.txt")
    again = shelf.draft("نص", key="it", path="/two/it.txt")
    store = shelf.holding([draft, again])
    assert store.collection_size() == 1
    assert store.article(1).paths == ("/one/it.txt", "/two/it.txt")


def test_articles_of_one_name_get_different_keys(shelf: Shelf) -> None:
    first, second = shelf.draft("نص", key="it"), shelf.draft("نص آخر", key="it")
    keys = [outcome.key for outcome in shelf.add(first, second)]
    assert keys == ["it", f"it~{second.sha256[:6]}"]


def place_of(sha256: str, path: str) -> Unextracted:
    return Unextracted("it", path, sha256, "نص", "text", "utf-8", "high")


def test_a_further_place_of_known_bytes_is_remembered(shelf: Shelf) -> None:
    draft = shelf.draft("نص", key="it", path="/one/it.txt")
    shelf.add(draft)
    with shelf.writer() as writer:
        outcomes = writer.remember(
            [place_of("0" * 64, "/two/other.txt"), place_of(draft.sha256, "/two/it.txt")]
        )
    assert [outcome and (outcome.key, outcome.status) for outcome in outcomes] == [
        None,
        ("it", "already-there"),
    ]
    assert shelf.open().article(1).paths == ("/one/it.txt", "/two/it.txt")


def test_an_article_comes_back_with_its_mentions_and_claims(shelf: Shelf) -> None:
    claim = Claim(
        meeting="astana:4", round_process="astana", round_number=4, segment=None, actor_type="party",
        actor="turkey", name_ar="تركيا", name_en="Turkey", party="turkey", function=None, role="guarantor",
        role_said="ضامنة", state="attended", claimant=None, claim_mode="own-voice", hedge=True,
        resolved_by="number",
        mentions=(Mention(0, 5, "attendance.verb"), Mention(6, 9, "attendance.list", "low")),
    )  # fmt: skip
    named = shelf.fact("party", "turkey", Mention(6, 9, "party.name", "medium"), Mention(0, 5, "party.name"))
    store = shelf.holding([shelf.draft("تركيا حضرت", claims=[claim], facts=[named], title="عنوان")])
    article = store.article(1)
    assert article.claims == (claim,)
    assert [(m.value, m.start, m.end, m.rule, m.certainty) for m in article.mentions] == [
        ("turkey", 0, 5, "party.name", "high"),
        ("turkey", 6, 9, "party.name", "medium"),
    ]


def test_a_meeting_that_no_profile_knows_is_kept_but_not_listed(shelf: Shelf) -> None:
    store = shelf.holding([shelf.draft("نص", main_meeting="geneva:99")])
    assert store.find(Selection()).rows[0].main_meeting == "geneva:99"
    assert "geneva:99" not in [meeting.id for meeting in store.meetings()]


@pytest.mark.parametrize(
    ("published", "meeting", "day", "day_from"),
    [
        ("2017-05-01", "astana:4", "2017-05-01", "text"),
        (None, "astana:4", "2017-05-03", "meeting"),
        (None, None, None, None),
    ],
)
def test_the_day_is_the_published_one_else_the_meetings_first(
    shelf: Shelf, published: str | None, meeting: str | None, day: str | None, day_from: str | None
) -> None:
    store = shelf.holding([shelf.draft("نص", published=published, main_meeting=meeting)])
    row = store.find(Selection()).rows[0]
    assert (row.day, row.day_from) == (day, day_from)


def test_an_article_without_a_headline_shows_its_first_words(shelf: Shelf) -> None:
    store = shelf.holding([shelf.draft("\n  \n  أول السطر \nثان")])
    assert store.find(Selection()).rows[0].title == "أول السطر"


def test_a_path_that_is_no_unicode_is_kept_in_escapes(shelf: Shelf) -> None:
    store = shelf.holding([shelf.draft("نص", key="it", path=os.fsdecode(b"/a/\xff.txt"))])
    assert store.article(1).path == "/a/\\udcff.txt"


def test_a_text_with_a_lone_surrogate_is_refused_by_name_and_place(shelf: Shelf) -> None:
    with pytest.raises(StoreError) as caught:
        shelf.add(shelf.draft("نص \ud800", key="it"))
    assert (caught.value.code, caught.value.values) == ("draft-unstorable", {"article": "it", "position": 3})


def test_a_file_that_is_not_ours_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE notes (note TEXT)")
    connection.close()
    before = path.read_bytes()
    with pytest.raises(StoreError, match="store-not-ours"):
        Writer.open(path, kinds=[], meetings=[], versions={})
    assert path.read_bytes() == before


@pytest.mark.parametrize("content", [b"", b"not a database at all, but long enough to be looked at" * 20])
def test_a_file_that_is_no_database_of_ours_cannot_be_read(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "other.db"
    path.write_bytes(content)
    with pytest.raises(StoreError, match="store-not-ours"):
        Store.open(path)


def test_a_missing_file_is_said_to_be_missing_and_not_made(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="store-missing"):
        Store.open(tmp_path / "none.db")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("opened", [Store.open, migrate])
def test_a_newer_file_is_refused(shelf: Shelf, opened: object) -> None:
    shelf.add()
    connection = sqlite3.connect(shelf.path)
    connection.execute("PRAGMA user_version = 999")
    connection.close()
    assert callable(opened)
    with pytest.raises(StoreError, match="store-newer"):
        opened(shelf.path)


def test_another_fold_makes_the_index_anew(shelf: Shelf) -> None:
    shelf.add(shelf.draft("مفاوضات", key="it"))
    connection = sqlite3.connect(shelf.path)
    connection.execute("UPDATE settings SET value = '0' WHERE name = 'fold_version'")
    connection.execute("INSERT INTO article_search (article_search) VALUES ('delete-all')")
    connection.commit()
    connection.close()
    with pytest.raises(StoreError, match="store-older"):
        Store.open(shelf.path)
    migrate(shelf.path)
    assert shelf.open().find(Selection(query="مفاوضات")).total == 1


def test_a_locked_file_is_reported_as_locked(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("store.opening.BUSY_SECONDS", 0.05)
    shelf.add()
    other = sqlite3.connect(shelf.path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(StoreError, match="store-locked"):
        shelf.add(shelf.draft("نص"))
    other.close()


def test_a_reader_keeps_its_view_until_it_refreshes(shelf: Shelf) -> None:
    store = shelf.holding([shelf.draft("هدنة", ("party", "turkey"))])
    version = store.data_version()
    shelf.add(shelf.draft("هدنة أخرى", ("party", "turkey"), published="2020-01-01"))
    asked = [Selection(), Selection(query="هدنة"), Selection().toggle("party", "turkey")]
    assert [store.find(selection).total for selection in asked] == [1, 1, 1]
    assert store.data_version() != version
    store.refresh()
    assert [store.find(selection).total for selection in asked] == [2, 2, 2]


def test_marks_do_not_count_as_new_articles(shelf: Shelf) -> None:
    store = shelf.holding([shelf.draft("هدنة")])
    version = store.data_version()
    store.set_mark(1, "star", True)
    assert store.data_version() == version


def write_while_others_read(shelf: Shelf, batches: Iterator[int]) -> int:
    """Import batches of 20 while three threads read, refresh and mark; how many batches it were."""
    store = shelf.holding([shelf.draft(f"هدنة {number}", ("party", "turkey")) for number in range(20)])
    problems: list[BaseException] = []
    done = threading.Event()

    def read() -> None:
        try:
            while not done.is_set():
                store.refresh()
                page = store.find(Selection(query="هدنة"))
                counts = store.counts(Selection(query="هدنة"))
                if counts.total < 20 or counts.of("party", "turkey") < 20 or not page.rows:
                    raise AssertionError(counts)
                store.set_mark(page.rows[0].id, "read", True)
        except BaseException as error:
            problems.append(error)

    readers = [threading.Thread(target=read) for _ in range(3)]
    for reader in readers:
        reader.start()
    written = 0
    with shelf.writer() as writer:
        for batch in batches:
            articles = [shelf.draft(f"هدنة {batch} {n} جديدة", ("party", "turkey")) for n in range(20)]
            writer.add(articles)
            written += 1
            time.sleep(0.02)
    done.set()
    for reader in readers:
        reader.join()
    store.refresh()
    assert problems == []
    assert store.find(Selection(query="هدنة")).total == 20 + 20 * written
    return written


def test_readers_and_markers_work_while_an_importer_writes(shelf: Shelf) -> None:
    assert write_while_others_read(shelf, iter(range(20))) == 20


@pytest.mark.long
def test_a_minute_of_reading_marking_and_importing_loses_no_article(shelf: Shelf) -> None:
    end = time.monotonic() + 60
    batches = itertools.takewhile(lambda _: time.monotonic() < end, itertools.count())
    assert write_while_others_read(shelf, batches) > 10
    assert check(shelf.path) == ()


WRITES_UNTIL_KILLED = """
import hashlib, sys
from pathlib import Path
from store.draft import Draft, Fact, KindSpec
from store.record import Mention, Record
from store.writing import Writer
kinds = [KindSpec("party", "Party", "الطرف", 1)]
fact = Fact("party", "turkey", "تركيا", "Turkey", mentions=(Mention(0, 4, "r"),))
with Writer.open(Path(sys.argv[1]), kinds=kinds, meetings=[], versions={}) as writer:
    print("ready", flush=True)
    for batch in range(100_000):
        texts = [f"هدنة {batch} {number} " + "كلام " * 300 for number in range(40)]
        writer.add([
            Draft(f"a{batch}-{n}", "/a", hashlib.sha256(t.encode()).hexdigest(), t, "text", "utf-8", "high",
                  Record(), (fact,))
            for n, t in enumerate(texts)
        ])
"""


@pytest.mark.parametrize("wait", [0.0, 0.15, 0.4])
def test_a_killed_writer_leaves_whole_articles_and_the_import_goes_on(tmp_path: Path, wait: float) -> None:
    path = tmp_path / "killed.db"
    command = [sys.executable, "-c", WRITES_UNTIL_KILLED, str(path)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as writer:
        assert writer.stdout is not None
        assert writer.stdout.readline() == "ready\n"
        time.sleep(wait)
        writer.send_signal(signal.SIGKILL)
    migrate(path)  # the next writer finds a sound file
    connection = sqlite3.connect(path)
    try:
        counted = "SELECT count(*) FROM {}".format
        tables = ("articles", "article_texts", "article_paths", "article_facts", "mentions")
        rows = {connection.execute(counted(table)).fetchone()[0] for table in tables}
        indexed = connection.execute(
            "SELECT count(*) FROM article_search WHERE article_search MATCH ?", ['"هدنه"']
        ).fetchone()[0]
        assert {*rows, indexed} == {indexed}
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    finally:
        connection.close()


@pytest.mark.parametrize("begun", ["", "CREATE TABLE _sqlite_migrations (id INTEGER PRIMARY KEY, "])
def test_a_file_whose_making_was_killed_is_made_by_the_next_writer(shelf: Shelf, begun: str) -> None:
    connection = sqlite3.connect(shelf.path)
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    if begun:
        connection.execute(f"{begun} migration_set TEXT, name TEXT, applied_at TEXT)")
    connection.close()
    with pytest.raises(StoreError, match="store-older"):
        shelf.open()
    assert shelf.holding([shelf.draft("هدنة")]).find(Selection(query="هدنة")).total == 1


def test_a_batch_that_failed_leaves_the_writer_usable(shelf: Shelf) -> None:
    bad = shelf.draft("نص", main_meeting="geneva:99", facts=[Fact("no-such-kind", "x", "", "")])
    with shelf.writer() as writer:
        with pytest.raises(StoreError, match="store-failed"):
            writer.add([bad])
        writer.add([shelf.draft("نص آخر", ("party", "turkey"), main_meeting="geneva:99")])
    assert shelf.open().find(Selection().toggle("party", "turkey")).total == 1


def test_the_notes_of_an_import_come_back(shelf: Shelf) -> None:
    from dataclasses import replace

    store = shelf.holding([replace(shelf.draft("نص"), notes=("surrogates-replaced",))])
    assert store.article(1).notes == ("surrogates-replaced",)


def test_what_is_told_from_outside_comes_back_with_who_says_so(shelf: Shelf) -> None:
    from dataclasses import replace

    told = (
        Told("url", "https://example.org/1", "metadata"),
        Told("url", "https://example.org/2", "manual"),
        Told("accessed", "2024-02-01", "manual"),
        Told("accessed", "2024-02-02", "manual"),
        Told("note", "half \ud800", "metadata"),
    )
    store = shelf.holding([replace(shelf.draft("نص"), told=told)])
    assert store.article(1).told == (
        Told("accessed", "2024-02-02", "manual"),
        Told("note", "half \\ud800", "metadata"),
        Told("url", "https://example.org/1", "metadata"),
        Told("url", "https://example.org/2", "manual"),
    )


def test_details_are_stored_as_json(shelf: Shelf) -> None:
    from dataclasses import replace

    said = replace(
        shelf.fact("round", "astana:2", Mention(0, 1, "r")), detail={"number_said": 3, "by": "تاريخ"}
    )
    shelf.add(shelf.draft("نص", facts=[said]))
    connection = sqlite3.connect(shelf.path)
    detail = connection.execute("SELECT detail FROM facts").fetchone()[0]
    connection.close()
    assert json.loads(detail) == {"number_said": 3, "by": "تاريخ"}


def test_a_removed_article_is_gone_with_all_that_was_found_in_it(shelf: Shelf) -> None:
    kept = shelf.draft("هدنة باقية", ("party", "turkey"), key="kept")
    shelf.add(kept)
    before = dump(shelf.path)
    shelf.add(shelf.draft("هدنة زائلة", ("party", "russia"), ("party", "turkey"), key="gone"))
    with shelf.writer() as writer:
        assert writer.remove(["gone", "never there"]) == 1
    assert check(shelf.path) == ()
    assert shelf.open().find(Selection(query="هدنة")).total == 1
    # what stays is as if it had never been there
    names = ("articles", "article_texts", "article_paths", "article_facts", "facet_values", "mentions")
    rows = tuple(f'INSERT INTO "{name}"' for name in names)
    expected = [line for line in before if line.startswith(rows)]
    assert [line for line in dump(shelf.path) if line.startswith(rows)] == expected
    assert len(expected) == 6


def test_a_removed_article_can_be_imported_again_and_has_its_mark(shelf: Shelf) -> None:
    draft = shelf.draft("هدنة", ("party", "turkey"), key="it")
    store = shelf.holding([draft])
    store.set_mark(1, "star", True)
    with shelf.writer() as writer:
        writer.remove(["it"])
        assert [outcome.status for outcome in writer.add([draft])] == ["loaded"]
    store.refresh()
    found = store.find(Selection().toggle("party", "turkey")).rows
    assert [(row.key, row.marked) for row in found] == [("it", True)]
