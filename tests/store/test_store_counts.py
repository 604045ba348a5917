"""Lists and counts against a slow oracle that knows nothing of bitmaps, indexes or folding."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store import ORDERS, Selection, Store

if TYPE_CHECKING:
    from store.draft import Draft
    from tests.store.conftest import Shelf

# fmt: off
SPELLINGS = {
    "مفاوضات": ["مفاوضات", "المفاوضات", "وبالمُفَاوَضات", "للمفاوضات"],
    "هدنة": ["هدنة", "الهدنه", "بهُدنة", "والهدنـــة"],
    "إدلب": ["إدلب", "ادلب", "لإدلب", "وأدلب"],
    "2017": ["2017", "٢٠١٧", "۲۰۱۷"],
}
"""What is searched for → what articles write."""
VALUES = {
    "round": ["astana:2", "astana:4", "geneva:4"],
    "person": ["lavrentiev", "jaafari", "?خالد المحمد"],
    "party": ["turkey", "russia"],
    "source": ["sana", "anadolu"],
}
DAYS = ["2016-12-31", "2017-01-01", "2017-02-15", "2017-05-03", "2017-05-31", "2018-02-28", "2020-02-29"]
BOUNDS = [None, "2016", "2017", "2017-01", "2017-02", "2017-05", "2017-05-03", "2020-02", "2021"]
# fmt: on


@dataclass(frozen=True)
class Known:
    """What the oracle remembers of an article."""

    words: frozenset[str]
    choices: frozenset[tuple[str, str]]
    day: str | None


@dataclass(frozen=True)
class Library:
    """A collection, and the same as the oracle sees it."""

    store: Store
    known: dict[str, Known]

    def matches(self, key: str, selection: Selection, skipped: str = "") -> bool:
        """Whether the article is in the selection; included values of the kind `skipped` do not count."""
        article = self.known[key]
        if not all(word in article.words for word in selection.query.split()):
            return False
        if selection.since or selection.until:
            if article.day is None:
                return False
            if selection.since and article.day < selection.since[: len(article.day)]:
                return False
            if selection.until and article.day[: len(selection.until)] > selection.until:
                return False
        if article.choices & selection.excluded:
            return False
        kinds = {kind for kind, _ in selection.included} - {skipped}
        return all(article.choices & {c for c in selection.included if c[0] == kind} for kind in kinds)


def random_articles(shelf: Shelf, random: Random) -> Iterator[tuple[Draft, Known]]:
    for number in range(150):
        searched = random.sample(sorted(SPELLINGS), random.randint(0, len(SPELLINGS)))
        words = [random.choice(SPELLINGS[word]) for word in searched]
        choices = [
            (kind, value)
            for kind, values in VALUES.items()
            for value in random.sample(values, min(random.randint(0, 2), 1 if kind == "source" else 2))
        ]
        day = random.choice([None, *DAYS])
        text = f"مقال {number} " + "، ".join(words)
        draft = shelf.draft(text, *choices, key=f"a{number}", title=random.choice("ابجد"), published=day)
        months = {("month", day[:7])} if day else set()
        yield draft, Known(frozenset(searched), frozenset(choices) | months, day)


@pytest.fixture(scope="module", params=[1, 2, 3])
def library(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    shelf: Shelf = request.getfixturevalue("shelf_at")(tmp_path_factory.mktemp("library") / "articles.db")
    articles = list(random_articles(shelf, Random(request.param)))
    store = shelf.holding([draft for draft, _ in articles])
    yield Library(store, {draft.key: known for draft, known in articles})
    store.close()


CHOICES = st.frozensets(
    st.sampled_from(
        [(kind, value) for kind, values in VALUES.items() for value in values]
        + [("month", day[:7]) for day in DAYS]
        + [("person", "nobody")]
    ),
    max_size=5,
)
SELECTIONS = st.builds(
    Selection,
    query=st.lists(st.sampled_from(sorted(SPELLINGS)), max_size=2, unique=True).map(" ".join),
    included=CHOICES,
    excluded=CHOICES,
    since=st.sampled_from(BOUNDS),
    until=st.sampled_from(BOUNDS),
    order=st.sampled_from(ORDERS),
)


@given(selection=SELECTIONS)
@settings(max_examples=400, deadline=None)
def test_the_list_is_what_the_oracle_finds(library: Library, selection: Selection) -> None:
    page = library.store.find(selection)
    expected = {key for key in library.known if library.matches(key, selection)}
    assert sorted(row.key for row in page.rows) == sorted(expected)
    assert page.total == len(expected)


@given(selection=SELECTIONS)
@settings(max_examples=700, deadline=None)
def test_every_count_is_what_the_oracle_counts(library: Library, selection: Selection) -> None:
    counts = library.store.counts(selection)
    for kind in (*VALUES, "month"):
        expected: dict[str, int] = {}
        for key, article in library.known.items():
            if library.matches(key, selection, skipped=kind):
                for own, value in article.choices:
                    if own == kind:
                        expected[value] = expected.get(value, 0) + 1
        found = {value: number for value, number in counts.values[kind].items() if number}
        assert found == expected, kind


@given(selection=SELECTIONS, offset=st.integers(0, 160), limit=st.integers(1, 30))
@settings(max_examples=200, deadline=None)
def test_a_window_is_a_part_of_the_whole_list(
    library: Library, selection: Selection, offset: int, limit: int
) -> None:
    whole = [row.id for row in library.store.find(selection).rows]
    window = [row.id for row in library.store.find(selection, offset=offset, limit=limit).rows]
    assert window == whole[offset : offset + limit]


@given(selection=SELECTIONS)
@settings(max_examples=100, deadline=None)
def test_a_position_is_the_row_in_the_list(library: Library, selection: Selection) -> None:
    rows = library.store.find(selection).rows
    for number in {0, len(rows) // 2, len(rows) - 1} & set(range(len(rows))):
        assert library.store.position(selection, rows[number].id) == number


@given(selection=SELECTIONS)
@settings(max_examples=100, deadline=None)
def test_blame_says_what_each_choice_takes_away(library: Library, selection: Selection) -> None:
    for part, total in library.store.blame(selection).without:
        assert total == sum(library.matches(key, part) for key in library.known)


def test_a_chosen_value_stays_listed_at_count_zero(library: Library) -> None:
    selection = Selection(query="لا-شيء").toggle("party", "turkey").exclude("round", "astana:4")
    counts = library.store.counts(selection)
    assert (counts.values["party"]["turkey"], counts.values["round"]["astana:4"]) == (0, 0)


def test_oldest_is_newest_turned_round_with_unknown_days_last_in_both(library: Library) -> None:
    newest = [row.day for row in library.store.find(Selection()).rows]
    oldest = [row.day for row in library.store.find(Selection(order="oldest")).rows]
    known = [day for day in newest if day is not None]
    assert [newest, oldest] == [
        [*sorted(known, reverse=True), *[None] * (150 - len(known))],
        [*sorted(known), *[None] * (150 - len(known))],
    ]


def test_values_come_by_articles_then_by_label(library: Library) -> None:
    values = library.store.values("person")
    assert list(values) == sorted(values, key=lambda value: (-value.articles, value.label_ar))
