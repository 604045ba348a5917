"""A replication folder has no texts and gets them back by hash; citations say only what is known."""

from __future__ import annotations

import csv
import json
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from store import Selection
from store.cite import Source, bibtex, chicago, csl_json, source_of
from store.draft import Told
from store.export import read_query, remake
from store.export.replication import TEXTS_FILE, rehydrate, replicate
from store.problem import ExportError
from store.record import Mention

if TYPE_CHECKING:
    from store import Store
    from tests.store.conftest import Shelf

LONG = "=وفد تركيا حضر الجولة\nثم عاد إلى بلاده بعد يومين من المحادثات"
PROFILES = {"astana/profile.toml": b'name_en = "Astana"\n'}


def told(shelf: Shelf) -> Store:
    proof = shelf.fact("party", "turkey", Mention(0, 60, "party.name"))
    draft = replace(
        shelf.draft(LONG, ("source", "sana"), key="-one", published="2017-05-04", facts=[proof]),
        told=(Told("url", "https://example.org/1", "metadata"),),
    )
    return shelf.holding([draft, shelf.draft("نص آخر", ("party", "russia"), key="two")])


@pytest.fixture
def store(shelf: Shelf) -> Store:
    return told(shelf)


def test_nothing_of_a_replication_folder_holds_more_than_a_quote(store: Store, tmp_path: Path) -> None:
    replicate(store, Selection(), tmp_path / "out", PROFILES, longest=12)
    files = [path for path in (tmp_path / "out").rglob("*") if path.is_file()]
    assert [path.name for path in files if "المحادثات" in path.read_text(encoding="utf-8-sig")] == []
    with (tmp_path / "out" / "facts.csv").open(encoding="utf-8", newline="") as file:
        assert f"'{LONG[:12]}…" in {row["quote"] for row in csv.DictReader(file)}


def test_it_names_articles_by_hash_and_address_and_by_no_path(store: Store, tmp_path: Path) -> None:
    replicate(store, Selection(order="oldest"), tmp_path / "out", PROFILES)
    with (tmp_path / "out" / "articles.csv").open(encoding="utf-8", newline="") as file:
        first, *_ = rows = list(csv.DictReader(file))
    assert (first["url"], len(first["sha256"]), len(rows)) == ("https://example.org/1", 64, 2)
    assert "paths" not in first
    assert (tmp_path / "out" / "profiles" / "astana" / "profile.toml").read_bytes() == PROFILES[
        "astana/profile.toml"
    ]


def test_its_query_makes_the_tables_again(store: Store, tmp_path: Path) -> None:
    replicate(store, Selection(), tmp_path / "one", PROFILES, longest=12, program="9")
    remake(store, read_query(tmp_path / "one" / "query.json"), tmp_path / "two")
    for path in (tmp_path / "two").iterdir():
        assert path.read_bytes() == (tmp_path / "one" / path.name).read_bytes()


def test_a_colleague_gets_the_texts_back_and_the_quotes_proved(
    store: Store, shelf_at: type[Shelf], tmp_path: Path
) -> None:
    replicate(store, Selection(), tmp_path / "out", PROFILES, longest=12)
    other = shelf_at(tmp_path / "other.db")
    own = other.draft(LONG, key="mine")  # other bytes, the same text
    found = rehydrate(other.holding([own]), tmp_path / "out")
    other.opened[0].close()
    assert (found.found, [missing.article_id for missing in found.missing]) == (1, ["two"])
    assert (found.quotes, found.astray) == (2, ())
    [line] = (tmp_path / "out" / TEXTS_FILE).read_text(encoding="utf-8").splitlines()
    assert (json.loads(line)["article_id"], json.loads(line)["text"]) == ("-one", LONG)


def test_a_quote_that_stands_elsewhere_is_told(store: Store, tmp_path: Path) -> None:
    replicate(store, Selection(), tmp_path / "out", PROFILES)
    facts = tmp_path / "out" / "facts.csv"
    facts.write_bytes(facts.read_bytes().replace(b",0,60,", b",1,60,"))
    assert rehydrate(store, tmp_path / "out").astray == ("facts -one 1-60",)


def test_texts_are_not_overwritten_unasked(store: Store, tmp_path: Path) -> None:
    replicate(store, Selection(), tmp_path / "out", PROFILES)
    rehydrate(store, tmp_path / "out")
    with pytest.raises(ExportError, match="export-exists"):
        rehydrate(store, tmp_path / "out")
    assert rehydrate(store, tmp_path / "out", overwrite=True).found == 2


@pytest.mark.parametrize("contents", [None, b"a,b\r\n1,2\r\n", b"\xff", b'article_id,"x'])
def test_a_folder_that_is_no_replication_is_a_clear_problem(
    store: Store, tmp_path: Path, contents: bytes | None
) -> None:
    if contents is not None:
        (tmp_path / "articles.csv").write_bytes(contents)
    with pytest.raises(ExportError, match="export-no-replication"):
        rehydrate(store, tmp_path)
    assert not (tmp_path / TEXTS_FILE).exists()


WHOLE = Source(
    "jz-01", "قمة_أستانا & {100%}", "الجزيرة", "2017-05-04", "https://a.example/1", "https://b.example/2",
    "2024-02",
)  # fmt: skip
BARE = Source("نص", "عنوان", None, None, None, None, None)


def test_chicago_says_what_is_known() -> None:
    assert chicago(WHOLE) == (
        "الجزيرة. “قمة_أستانا & {100%}.” May 4, 2017. Accessed February 2024. https://a.example/1. "
        "https://b.example/2."
    )
    assert chicago(BARE) == "“عنوان.” n.d."


def test_bibtex_escapes_what_tex_would_obey() -> None:
    assert bibtex(WHOLE) == (
        "@online{jz-01-2017,\n  title = {{قمة\\_أستانا \\& \\{100\\%\\}}},\n  organization = {{الجزيرة}},\n"
        "  date = {2017-05-04},\n  url = {https://a.example/1},\n  urldate = {2024-02},\n"
        "  addendum = {Archived: https://b.example/2},\n  langid = {arabic}\n}"
    )
    assert bibtex(BARE).startswith("@online{article,\n  title = {{عنوان}},\n  langid")


def test_csl_json_has_days_in_parts() -> None:
    [item] = json.loads(csl_json(WHOLE))
    assert item["issued"] == {"date-parts": [[2017, 5, 4]]}
    assert item["accessed"] == {"date-parts": [[2024, 2]]}
    assert (item["type"], item["container-title"], item["URL"]) == (
        "article-newspaper", "الجزيرة", "https://a.example/1",
    )  # fmt: skip
    assert json.loads(csl_json(BARE)) == [
        {"id": "article", "type": "webpage", "title": "عنوان", "language": "ar"}
    ]


def test_a_day_of_the_meeting_is_no_day_of_publication(shelf: Shelf) -> None:
    store = shelf.holding([shelf.draft("نص", key="a", main_meeting="astana:4")])
    assert source_of(store.article(store.article_id("a"))).published is None
