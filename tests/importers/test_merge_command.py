"""`jawla merge`: two collections in one are what one import of everything would have given."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from importers.profiles import load
from jawla.cli import main
from jawla.importing import open_writer
from store import Selection, Store
from store.checking import check
from store.coding import FactValue
from tests.importers.dumping import dump

ROOT = Path(__file__).resolve().parents[2]
ARTICLES = sorted((ROOT / "sample_data" / "articles").glob("*.txt"))
COPY = ARTICLES[3].read_text(encoding="utf-8")


def imported(database: Path, *folders: Path, options: tuple[str, ...] = ()) -> Path:
    for folder in folders:
        assert main(["import", str(folder), "--db", str(database), "--jobs", "1", *options]) == 0
    return database


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Two overlapping folders; in the second also a namesake, a copy, and what no text says."""
    own = tmp_path_factory.mktemp("folders")
    for name, chosen in (("a", ARTICLES[:12]), ("b", ARTICLES[8:20])):
        (own / name).mkdir()
        for path in chosen:
            shutil.copy(path, own / name)
    (own / "b" / ARTICLES[0].name).write_text("نص آخر بالاسم نفسه عن الجولة الثالثة في أستانا.\n")
    (own / "b" / "copy.txt").write_text(COPY + "\nخاتمة أخرى.\n", encoding="utf-8")
    row = {
        "text": "عقدت الجولة الثامنة من محادثات أستانا أمس.",
        "published": "2017-12-23",
        "url": "https://x/1",
    }
    (own / "b" / "told.jsonl").write_text(json.dumps(row), encoding="utf-8")
    return own / "a", own / "b"


@pytest.fixture(scope="module")
def imports(folders: tuple[Path, Path], tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path, Path]:
    """A database of each folder, and one of both."""
    own = tmp_path_factory.mktemp("databases")
    one, other = folders
    return (
        imported(own / "a.db", one),
        imported(own / "b.db", other),
        imported(own / "both.db", one, other),
    )


@pytest.fixture
def databases(imports: tuple[Path, Path, Path], tmp_path: Path) -> tuple[Path, Path]:
    """Copies of the first two, to be changed."""
    for path in imports[:2]:
        shutil.copy(path, tmp_path)
    return tmp_path / "a.db", tmp_path / "b.db"


def merge(one: Path, *others: Path) -> int:
    return main(["merge", *map(str, others), "--db", str(one)])


def test_two_databases_merged_equal_one_import_of_both(
    imports: tuple[Path, Path, Path], databases: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    before = dump(databases[1])
    assert merge(*databases) == 0
    assert "11 loaded, 4 already there" in capsys.readouterr().out
    assert dump(databases[0]) == dump(imports[2])
    assert check(databases[0]) == ()
    assert dump(databases[1]) == before


def test_merging_again_changes_nothing(databases: tuple[Path, Path]) -> None:
    merge(*databases)
    once = dump(databases[0])
    assert merge(*databases) == 0
    assert dump(databases[0]) == once


def test_an_interrupted_merge_is_finished_by_the_same_command(
    imports: tuple[Path, Path, Path], databases: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("store.merging._AT_ONCE", 3)

    def stop(_: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt), open_writer(databases[0], load()) as writer:
        writer.merge(databases[1], stop)
    assert check(databases[0]) == ()
    assert merge(*databases) == 0
    assert dump(databases[0]) == dump(imports[2])


def decide(database: Path, coder: str) -> tuple[str, str]:
    """All that a person can decide, on the first article with claims; its name, and the place rejected."""
    with Store.open(database) as store:
        articles = (store.article(row.id) for row in store.find(Selection()).rows)
        row, claim, place = next(
            (article.row, article.claims[0], mention)
            for article in articles
            for mention in article.mentions
            if article.claims and mention.kind == "place"
        )
        value = FactValue.of(next(v for v in store.values("place") if v.value == place.value))
        store.curation.correct(row.id, "reject", coder, target=value, why="preview")
        store.curation.correct(row.id, "confirm", coder, target=claim)
        store.curation.tag(row.id, "للفحص", coder)
        store.curation.note(row.id, f"ملاحظة {coder}", coder)
        store.curation.mark_fully_coded(row.id, coder)
        store.curation.code_cell(
            "astana:4", "party", "turkey", coder, state="attended", role=None, reason=f"by {coder}"
        )
        store.set_mark(row.id, "star", True)
        store.saved.save("mine", Selection(query=coder))
        return row.key, place.value


def test_what_people_decided_comes_over_and_counts(databases: tuple[Path, Path]) -> None:
    key, rejected = decide(databases[1], "Layla")
    merge(*databases)
    with Store.open(databases[0]) as store, Store.open(databases[1]) as other:
        assert store.curation.all_entries() == other.curation.all_entries()
        own, theirs = (s.article(s.article_id(key)) for s in (store, other))
        assert [(m.kind, m.value, m.start, m.status) for m in own.mentions] == [
            (m.kind, m.value, m.start, m.status) for m in theirs.mentions
        ]
        assert (own.claims, own.claim_statuses) == (theirs.claims, theirs.claim_statuses)
        assert ("place", rejected) not in {(m.kind, m.value) for m in own.mentions}
        assert own.row.marked
        assert store.saved.all() == other.saved.all()
    with closing(sqlite3.connect(databases[0])) as connection:
        assert connection.execute("SELECT count(*) FROM machine_readings").fetchone() == (1,)
    assert check(databases[0]) == ()


def test_the_own_decision_stays_and_a_difference_is_told(
    databases: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    for path, coder in zip(databases, ("Omar", "Layla"), strict=True):
        with Store.open(path) as store:
            store.saved.save("mine", Selection(query=coder))
            state = "attended" if coder == "Omar" else "absent"
            store.curation.code_cell(
                "astana:4", "party", "turkey", coder, state=state, role=None, reason="read it"
            )
    both = ARTICLES[9].stem
    for path, word in zip(databases, ("هنا", "هناك"), strict=True):
        with closing(sqlite3.connect(path)) as connection, connection:
            connection.execute(
                "INSERT INTO article_told (article_id, field, origin, value) "
                "SELECT id, 'archive', 'manual', ? FROM articles WHERE key = ?",
                [word, both],
            )
    assert merge(*databases) == 1
    said = capsys.readouterr().err
    assert f"{both}: archive is هناك there; yours was kept: هنا" in said
    assert "theirs is called mine (2) now" in said
    assert "1 conflict between coders" in said
    with Store.open(databases[0]) as store:
        told = {(t.field, t.value) for t in store.article(store.article_id(both)).told}
        assert ("archive", "هنا") in told
        assert {name: selection.query for name, selection in store.saved.all().items()} == {
            "mine": "Omar",
            "mine (2)": "Layla",
        }


def test_what_only_the_other_was_told_is_told_here_and_read_with_the_article(
    databases: tuple[Path, Path], folders: tuple[Path, Path], tmp_path: Path
) -> None:
    name = ARTICLES[9].name
    (tmp_path / "meta.csv").write_text(f"file,published,url\n{name},2018-02-03,https://x/9\n")
    folder = tmp_path / "fresh"
    folder.mkdir()
    shutil.copy(folders[1] / name, folder)
    other = imported(tmp_path / "other.db", folder, options=("--meta", str(tmp_path / "meta.csv")))
    assert merge(databases[0], other) == 0
    with Store.open(databases[0]) as store:
        article = store.article(store.article_id(ARTICLES[9].stem))
        assert ("url", "https://x/9", "manual") in {(t.field, t.value, t.origin) for t in article.told}
        assert (article.published, article.published_from) == ("2018-02-03", "manual")


def test_of_two_newest_versions_of_a_file_the_later_imported_stays(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    file = tmp_path / "in" / "a.txt"
    for number, name in enumerate(("old", "new")):
        file.write_text(f"خبر {name}\n\nعن الجولة {number + 1} من محادثات أستانا.\n", encoding="utf-8")
        imported(tmp_path / f"{name}.db", tmp_path / "in")
    with closing(sqlite3.connect(tmp_path / "old.db")) as connection, connection:
        connection.execute("UPDATE articles SET imported_at = '2020-01-01T00:00:00+00:00'")
    for name in ("old", "new"):
        shutil.copy(tmp_path / f"{name}.db", tmp_path / f"{name}-own.db")
    for own, other in (("old-own", "new"), ("new-own", "old")):
        assert merge(tmp_path / f"{own}.db", tmp_path / f"{other}.db") == 0
        with Store.open(tmp_path / f"{own}.db") as store:
            assert [row.title for row in store.find(Selection()).rows] == ["خبر new"]
            assert len(store.find(Selection(versions="all")).rows) == 2


@pytest.mark.parametrize(
    ("other", "said"),
    [("a.db", "is your collection itself"), ("none.db", "no database at"), ("text.db", "is no")],
)
def test_what_cannot_be_merged_is_one_sentence(
    databases: tuple[Path, Path], capsys: pytest.CaptureFixture[str], other: str, said: str
) -> None:
    folder = databases[0].parent
    (folder / "text.db").write_text("no database at all, only a text of some length" * 99)
    before = dump(databases[0])
    assert merge(databases[0], folder / other) == 2
    assert said in capsys.readouterr().err
    assert dump(databases[0]) == before
    assert not os.path.exists(folder / "none.db")
