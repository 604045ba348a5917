"""Finding articles and values by what people call them; hits; threads; schema and sentences."""

from __future__ import annotations

import re
import sqlite3
import subprocess
import sys
import threading
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store import Selection
from store.days import days_of
from store.problem import QueryError, StoreError

if TYPE_CHECKING:
    from store import Store
    from tests.store.conftest import Shelf

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def store(shelf: Shelf) -> Store:
    return shelf.holding(
        [
            shelf.draft(
                "الجعفري في أستانا",
                *[("round", value) for value in ("astana:2", "astana:4", "geneva:4")],
                *[("person", value) for value in ("jaafari", "lavrentiev", "?خالد المحمد")],
                ("attendance", "turkey/guarantor/attended"),
                ("attendance", "russia/guarantor/attended"),
                ("attendance", "jordan/observer/declined"),
                key="report",
                path="/one/report.txt",
                main_meeting="astana:4",
            ),
            shelf.draft("نص ثان", key="7", path="/two/brief.txt"),
            shelf.draft("نص ثالث", key="third", path="/three/brief.txt"),
        ]
    )


@pytest.mark.parametrize(
    ("kind", "words", "values"),
    [
        ("round", "astana:4", {"astana:4"}),
        ("round", "4", {"astana:4"}),
        ("round", "٢", {"astana:2"}),
        ("round", "أستانا 2", {"astana:2"}),
        ("round", "استانا", {"astana:2", "astana:4"}),
        ("round", "geneva 4", {"geneva:4"}),
        ("person", "jaafari", {"jaafari"}),
        ("person", "بشّار الجعفرى", {"jaafari"}),
        ("person", "الجعفري", {"jaafari"}),
        ("person", "Alexander Lavrentiev", {"lavrentiev"}),
        ("person", "خالد المحمد", {"?خالد المحمد"}),
        ("attendance", "turkey", {"turkey/guarantor/attended"}),
        ("attendance", "turkey//attended", {"turkey/guarantor/attended"}),
        ("attendance", "/guarantor", {"turkey/guarantor/attended", "russia/guarantor/attended"}),
        ("attendance", "//declined", {"jordan/observer/declined"}),
        ("attendance", "turkey/guarantor/attended", {"turkey/guarantor/attended"}),
    ],
)
def test_words_mean_these_values(store: Store, kind: str, words: str, values: set[str]) -> None:
    assert store.resolve(kind, words) == values


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("round", "99"),
        ("attendance", "turkey//declined"),
        ("attendance", "//"),
        ("person", ""),
        ("person", "*"),
    ],
)
def test_words_that_mean_nothing_are_refused(store: Store, kind: str, words: str) -> None:
    with pytest.raises(QueryError, match="value-unknown"):
        store.resolve(kind, words)


def test_a_misspelt_value_is_answered_with_near_ones(store: Store) -> None:
    with pytest.raises(QueryError) as caught:
        store.resolve("person", "lavrentyev")
    assert caught.value.values["near"] == "lavrentiev"


def test_an_unknown_kind_is_answered_with_the_kinds(store: Store) -> None:
    with pytest.raises(QueryError) as caught:
        store.resolve("colour", "red")
    assert caught.value.values["kinds"] == "round, person, party, attendance, source, date, month"


@pytest.mark.parametrize("text", ["جعفر", "Jaaf", "jaafari", "بشارُ"])
def test_a_list_is_searched_in_both_languages(store: Store, text: str) -> None:
    assert store.find_values("person", text) == ("jaafari",)


@pytest.mark.parametrize("name", ["report", "/one/report.txt", "report.txt", "1"])
def test_an_article_is_found_by_its_names(store: Store, name: str) -> None:
    assert store.article_id(name) == 1


def test_an_article_is_found_by_the_start_of_its_hash(store: Store) -> None:
    assert store.article_id(store.article(2).sha256[:10].upper()) == 2


def test_a_key_goes_before_a_number(store: Store) -> None:
    assert store.article(store.article_id("7")).row.key == "7"


def test_a_name_of_two_articles_is_answered_with_their_keys(store: Store) -> None:
    with pytest.raises(StoreError) as caught:
        store.article_id("brief.txt")
    assert (caught.value.code, caught.value.values["keys"]) == ("article-ambiguous", "7, third")


@pytest.mark.parametrize("name", ["nothing", "99", "fffffffff", "", "%", "9" * 40])
def test_a_name_of_no_article_is_refused(store: Store, name: str) -> None:
    with pytest.raises(StoreError, match="article-unknown"):
        store.article_id(name)


@pytest.mark.parametrize(
    ("text", "query", "quotes"),
    [
        ("بدأت وَالمُفاوضَاتُ، ثم مفاوض", "مفاوضات", ["وَالمُفاوضَاتُ"]),
        ("قال: وفد «تركيا» ووفد روسيا", '"وفد تركيا" روسيا', ["وفد «تركيا", "روسيا"]),
        ("أستانا٧ وأستانا", "أستانا 7", ["أستانا", "٧", "وأستانا"]),
        ("هدنة هدنة", "هدن*", ["هدنة", "هدنة"]),
        ("هدنة ثم حرب", "هدنة -سلام", ["هدنة"]),
        ("وفد ثم وفد من روسيا", "NEAR(وفد روسيا, 1)", ["وفد", "روسيا"]),
        ("ﻣﻮﺳﻜﻮ ﷲ", "موسكو الله", ["ﻣﻮﺳﻜﻮ", "ﷲ"]),
        ("لا شيء", "", []),
    ],
)
def test_hits_are_cut_from_the_stored_text(shelf: Shelf, text: str, query: str, quotes: list[str]) -> None:
    store = shelf.holding([shelf.draft(text)])
    assert [text[hit.start : hit.end] for hit in store.hits(1, query)] == quotes


def test_hits_of_a_field_and_of_a_latin_name_are_the_mentions(store: Store) -> None:
    for query in ("person:jaafari", "Bashar", "round:4 OR person:jaafari"):
        assert [(hit.start, hit.end) for hit in store.hits(1, query)] == [(0, 1)]


def test_hits_of_headlines_come_in_the_order_of_the_texts(store: Store) -> None:
    found = store.text_hits(["وفد ثان", "لا", "ثانٍ"], "ثان")
    assert [[(hit.start, hit.end) for hit in hits] for hits in found] == [[(4, 7)], [], [(0, 4)]]


WORDS = ["مفاوضات", "والمفاوضات", "مفاوض", "هدنة", "بهدنة", "روسيا", "و", "7", "أستانا7", "وفد"]
QUERIES = ["مفاوضات", "=مفاوضات", "مفاو*", "هدن*", '"وفد روسيا"', '"هدنة روسيا"*', "7", "NEAR(وفد هدنة, 1)"]


def test_what_the_index_finds_has_hits_and_the_rest_has_none(shelf: Shelf) -> None:
    texts = [f"{first} {second}، {third}" for first in WORDS for second in WORDS for third in WORDS[::3]]
    store = shelf.holding([shelf.draft(text, key=str(number)) for number, text in enumerate(texts)])

    @given(st.sampled_from(QUERIES), st.integers(1, len(texts)))
    @settings(max_examples=300, deadline=None)
    def check(query: str, article: int) -> None:
        found = store.position(Selection(query=query), article) is not None
        assert bool(store.hits(article, query)) == found

    check()


@pytest.mark.parametrize(
    ("written", "days"),
    [
        ("2017", ("2017-01-01", "2017-12-31")),
        ("2016-02", ("2016-02-01", "2016-02-29")),
        ("2017-05-04", ("2017-05-04", "2017-05-04")),
    ],
)
def test_a_reduced_date_means_these_days(written: str, days: tuple[str, str]) -> None:
    assert days_of(written) == days


@pytest.mark.parametrize(
    "written", ["", "17", "2017-13", "2017-00", "2017-02-29", "2017-5", "0000", "x", "٢٠١٧"]
)
def test_other_dates_are_refused(written: str) -> None:
    with pytest.raises(QueryError, match="date-unreadable"):
        days_of(written)


def test_a_store_is_read_from_several_threads_at_once(store: Store) -> None:
    totals: list[int] = []

    def read() -> None:
        for number in range(30):
            totals.append(store.find(Selection(query=f"نص OR كلمة{number}")).total)

    threads = [threading.Thread(target=read) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert totals == [2] * 120


def test_reading_can_be_interrupted_and_goes_on_afterwards(shelf: Shelf) -> None:
    store = shelf.holding([shelf.draft(f"كلمة {number}") for number in range(3)])
    connection = store._readers.get()
    started = threading.Event()

    def wait() -> int:
        started.set()
        return 1

    connection.create_function("wait", 0, wait)

    def interrupt() -> None:
        started.wait()
        store.interrupt()

    timer = threading.Thread(target=interrupt)
    timer.start()
    endless = "WITH RECURSIVE n(i) AS (SELECT wait() UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"
    with pytest.raises(StoreError, match="store-interrupted"), store.one_moment() as moment:
        moment.execute(endless).fetchone()
    timer.join()
    assert store.find(Selection()).total == 3


def test_reading_does_not_load_what_only_writing_needs() -> None:
    program = (
        "import store, sys; print([m for m in ('sqlite_utils', 'textual', 'numpy') if m in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout == "[]\n"


def test_every_code_that_the_store_raises_has_a_sentence() -> None:
    from tui.words.english import SENTENCES as ENGLISH

    source = "".join(file.read_text(encoding="utf-8") for file in (ROOT / "store").rglob("*.py"))
    codes = set(re.findall(r'(?:Error|Problem)\(\s*"([a-z]+-[a-z-]+)"', source))
    assert codes - set(ENGLISH) == set()
    assert len(codes) > 25


def schema_of(path: Path) -> dict[str, list[str]]:
    """Table or view → its columns, without what SQLite and sqlite-utils keep for themselves."""
    connection = sqlite3.connect(path)
    names = [
        name
        for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type IN ('table', 'view')")
        if not name.startswith(("sqlite_", "_sqlite", "article_search_"))
    ]
    found = {
        name: [row[0] for row in connection.execute("SELECT name FROM pragma_table_info(?)", [name])]
        for name in names
    }
    connection.close()
    return found


def test_the_documented_schema_is_the_real_one(shelf: Shelf) -> None:
    shelf.add()
    text = (ROOT / "docs" / "schema.md").read_text(encoding="utf-8")
    documented = {}
    for section in re.split(r"^### ", text, flags=re.MULTILINE)[1:]:
        name = re.match(r"`(\w+)`", section)
        assert name is not None
        documented[name.group(1)] = re.findall(r"^\| `(\w+)` \|", section, flags=re.MULTILINE)
    assert documented == schema_of(shelf.path)


def test_the_sql_of_the_documentation_runs(shelf: Shelf) -> None:
    shelf.add(shelf.draft("هدنة في أستانا", ("round", "astana:4"), key="it"))
    text = (ROOT / "docs" / "schema.md").read_text(encoding="utf-8")
    queries = re.findall(r"```sql\n(.*?)```", text, flags=re.DOTALL)
    connection = sqlite3.connect(shelf.path)
    for query in queries:
        connection.execute(query).fetchall()
    connection.close()
    assert len(queries) >= 4


def test_no_foreign_key_and_no_index_entry_hangs_in_the_air(shelf: Shelf, store: Store) -> None:
    connection = sqlite3.connect(shelf.path)
    problems = connection.execute("PRAGMA foreign_key_check").fetchall()
    connection.execute("INSERT INTO article_search (article_search) VALUES ('integrity-check')")
    connection.close()
    assert problems == []
