"""What the reader tells of articles beside their files, and whose word counts."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from importers.formats.format import NotAnArticleFile, RawArticle, ReadOptions, Remark
from importers.pipeline import draft_of, read_paths
from importers.profiles.load import load
from importers.sidecar import load_sidecar

ARTICLE = "عنوان الخبر\n\nانطلقت الجولة الرابعة من المحادثات في أستانا.\n"


def told(folder: Path, table: str) -> dict[str, list[tuple[str, str, str]]]:
    """Article key → the facts told of it, after an import with this table."""
    (folder / "meta.csv").write_text(table, encoding="utf-8")
    sidecar = load_sidecar(folder / "meta.csv")
    reads = read_paths([folder / "texts"], ReadOptions(sidecar=sidecar))
    articles: list[RawArticle] = [read.article for read in reads if read.article]
    return {a.key: [(fact.field, fact.value, fact.origin) for fact in a.told] for a in articles}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "texts").mkdir()
    for name in ("a", "b"):
        (tmp_path / "texts" / f"{name}.txt").write_text(ARTICLE + name, encoding="utf-8")
    row = '{"title": "ا", "text": "نص طويل", "date": "2017-05-05", "outlet": "وكالة"}'
    (tmp_path / "texts" / "rows.jsonl").write_text(row, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("column", "key"),
    [
        ("file", "a.txt"),
        ("file", "a"),
        ("path", "{folder}/texts/a.txt"),
        ("sha256", hashlib.sha256((ARTICLE + "a").encode()).hexdigest()),
        ("Hash", hashlib.sha256((ARTICLE + "a").encode()).hexdigest().upper()),
        ("الملف", "a.txt"),
    ],
)
def test_a_row_finds_its_article_by_name_path_or_hash(folder: Path, column: str, key: str) -> None:
    found = told(folder, f"{column},published\n{key.format(folder=folder)},2017-05-04\n")
    assert (found["a"], found["b"]) == ([("published", "2017-05-04", "manual")], [])


def test_a_row_finds_a_record_in_a_file(folder: Path) -> None:
    found = told(folder, "file;url\nrows.jsonl#1;https://n.example/1\n")
    assert ("url", "https://n.example/1", "manual") in found["rows#1"]


def test_every_column_is_kept_and_days_are_read_in_any_manner(folder: Path) -> None:
    table = "file,published,archived_url,accessed,outlet,desk\na.txt,4 أيار 2017,https://w.example/1,03/02/2024,سانا,x\n"
    assert told(folder, table)["a"] == [
        ("published", "2017-05-04", "manual"),
        ("archived_url", "https://w.example/1", "manual"),
        ("accessed", "2024-02-03", "manual"),
        ("source", "سانا", "manual"),
        ("desk", "x", "manual"),
    ]


def test_the_word_of_a_person_goes_before_that_of_the_file_and_both_are_kept(folder: Path) -> None:
    (folder / "meta.csv").write_text("file,published\nrows.jsonl,2017-05-04\n", encoding="utf-8")
    options = ReadOptions(sidecar=load_sidecar(folder / "meta.csv"))
    [read] = read_paths([folder / "texts" / "rows.jsonl"], options)
    assert read.article is not None
    days = [(fact.value, fact.origin) for fact in read.article.told if fact.field == "published"]
    assert (read.article.metadata.published, days) == (
        "2017-05-04",
        [("2017-05-05", "metadata"), ("2017-05-04", "manual")],
    )


@pytest.mark.parametrize(
    ("table", "name", "origin"),
    [
        ("file,published\na.txt,2017-05-04\n", "a.txt", "manual"),
        ("file,url\na.txt,x\n", "rows.jsonl", "metadata"),
        ("file,url\na.txt,x\n", "b.txt", None),
    ],
)
def test_the_record_says_from_where_its_day_comes(
    folder: Path, table: str, name: str, origin: str | None
) -> None:
    (folder / "meta.csv").write_text(table, encoding="utf-8")
    options = ReadOptions(sidecar=load_sidecar(folder / "meta.csv"))
    [read] = read_paths([folder / "texts" / name], options)
    assert read.article is not None
    assert draft_of(read, read.article, load(["astana"])).record.published_from == origin


def test_rows_that_found_no_article_are_told(folder: Path) -> None:
    (folder / "meta.csv").write_text("file,url\na.txt,x\nc.txt,y\n", encoding="utf-8")
    remarks: list[Remark] = []
    options = ReadOptions(sidecar=load_sidecar(folder / "meta.csv"))
    list(read_paths([folder / "texts"], options, remark=lambda _, remark: remarks.append(remark)))
    unused = [dict(remark.values) for remark in remarks if remark.code == "sidecar-unused"]
    assert unused == [{"count": 1, "some": "c.txt"}]


def test_a_table_without_a_key_is_refused(tmp_path: Path) -> None:
    (tmp_path / "meta.csv").write_text("url,published\nx,y\n", encoding="utf-8")
    with pytest.raises(NotAnArticleFile) as caught:
        load_sidecar(tmp_path / "meta.csv")
    assert caught.value.code == "sidecar-without-key"
