"""The file in the hands of others: Datasette and sqlite-utils, the real packages, and their search."""

from __future__ import annotations

import json
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest

from bench.datasette import Datasette, install
from store.datasette import search_sql
from store.fold import fold
from store.record import Claim, Mention

if TYPE_CHECKING:
    from tests.store.conftest import Shelf

ROOT = Path(__file__).resolve().parents[2]
CLAIM = Claim(
    meeting="astana:4",
    round_process=None,
    round_number=None,
    segment=None,
    actor_type="party",
    actor="turkey",
    name_ar="تركيا",
    name_en="Turkey",
    party="turkey",
    function=None,
    role="guarantor",
    role_said=None,
    state="attended",
    claimant=None,
    claim_mode="own-voice",
    hedge=False,
    resolved_by=None,
    mentions=(Mention(0, 4, "claim.planted"),),
)
SPELLINGS = ["أستانة", "استانة", "إستانه", "أَسْتَانَة", "أستـــانة", "آستانة", "«أستانة»،", "ٱستانہ"]


@pytest.fixture
def path(shelf: Shelf) -> Path:
    """Two articles, one of them with a claim."""
    shelf.add(
        shelf.draft(
            "هدنة في أستانة 17",
            ("round", "astana:4"),
            ("source", "sana"),
            key="a",
            published="2017-05-03",
            main_meeting="astana:4",
            claims=[CLAIM],
        ),
        shelf.draft("غيرها", ("party", "turkey"), key="b"),
    )
    return shelf.path


def found(path: Path, query: str, **values: str) -> list[str]:
    connection = sqlite3.connect(path)
    try:
        return [row[0] for row in connection.execute(query, values)]
    finally:
        connection.close()


@pytest.mark.parametrize("words", [*SPELLINGS, "هدنه استانه", "١٧", "۱۷ هدنة", 'أستانة " في'])
def test_the_ready_search_folds_its_words(path: Path, words: str) -> None:
    assert found(path, search_sql(), words=words) == ["a"]


@pytest.mark.parametrize("words", ["", " ", '"', "،", "أستان", "غيرها هدنة", "*", "a OR", "'"])
def test_the_ready_search_takes_any_string_as_words(path: Path, words: str) -> None:
    assert found(path, search_sql(), words=words) == []


def test_the_ready_search_folds_every_arabic_letter_as_the_index_does(shelf: Shelf) -> None:
    letters = [chr(code) for code in range(0x610, 0x700) if len(fold(chr(code))) == 1]
    texts = {f"{code}": f"س{letter}ص" for code, letter in enumerate(letters) if letter.isalpha()}
    shelf.add(*(shelf.draft(text, key=key) for key, text in texts.items()))
    assert [
        key for key, text in texts.items() if key not in found(shelf.path, search_sql(), words=text)
    ] == []


def test_the_documentation_has_the_ready_search(path: Path) -> None:
    text = (ROOT / "docs" / "schema.md").read_text(encoding="utf-8")
    ready = search_sql("'الأستانة'")
    assert f"```sql\n{ready};\n```\n" in text


def test_the_command_of_sqlite_utils_reads_the_views(path: Path) -> None:
    for view, rows in (("articles_view", 2), ("facts", 4), ("claims", 1)):
        done = subprocess.run(
            [sys.executable, "-m", "sqlite_utils", "rows", str(path), view],
            capture_output=True,
            text=True,
            check=True,
        )
        assert len(json.loads(done.stdout)) == rows, view


@pytest.fixture(scope="module")
def imported(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample's articles as `jawla import` stores them, and `metadata.json` beside them."""
    folder = tmp_path_factory.mktemp("imported")
    database, metadata = folder / "articles.db", folder / "metadata.json"
    for words in (
        ["import", str(ROOT / "sample_data" / "articles"), "--db", str(database)],
        ["db", "metadata", str(metadata), "--db", str(database)],
    ):
        subprocess.run([sys.executable, "-m", "jawla", *words], cwd=ROOT, check=True, capture_output=True)
    return database


@pytest.fixture(scope="module")
def datasette(imported: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Datasette]:
    """The program, installed by pip, serving that database."""
    program = install(tmp_path_factory.mktemp("datasette"))
    options = ["--metadata", str(imported.with_name("metadata.json"))]
    # facets that take longer are left out, and a busy machine is no reason to
    with Datasette(program, imported, [*options, "--setting", "facet_time_limit_ms", "20000"]) as server:
        yield server


@pytest.mark.long
@pytest.mark.parametrize(
    ("view", "facet"), [("articles_view", "source_en"), ("facts", "kind"), ("claims", "state")]
)
def test_datasette_counts_a_facet_of_each_view(
    datasette: Datasette, imported: Path, view: str, facet: str
) -> None:
    page = datasette.json(f"/articles/{view}.json?_facet_size=max")
    shown = {result["value"]: result["count"] for result in page["facet_results"][facet]["results"]}
    grouped = f"SELECT {facet} || '=' || count(*) FROM {view} WHERE {facet} IS NOT NULL GROUP BY {facet}"
    assert page["rows"]
    assert sorted(f"{value}={count}" for value, count in shown.items()) == sorted(found(imported, grouped))


@pytest.mark.long
def test_the_search_in_datasette_finds_all_spellings(datasette: Datasette) -> None:
    sizes = {
        words: len(datasette.json(f"/articles/search.json?words={quote(words)}&_shape=array"))
        for words in SPELLINGS
    }
    assert min(sizes.values()) > 10
    assert len(set(sizes.values())) == 1


@pytest.mark.long
def test_the_search_box_of_datasette_takes_folded_words(datasette: Datasette) -> None:
    page = datasette.json(f"/articles/articles_view.json?_search={quote(fold('أستانة'))}")
    ready = datasette.json(f"/articles/search.json?words={quote('أستانة')}&_shape=array")
    assert page["filtered_table_rows_count"] == len(ready)
