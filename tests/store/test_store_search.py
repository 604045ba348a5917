"""What searches find: spelling variants, particles, fields, names in Latin letters."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from store import Selection

if TYPE_CHECKING:
    from store import Store
    from tests.store.conftest import Shelf


def found(store: Store, query: str) -> list[str]:
    """Keys of the articles that a query finds."""
    return sorted(row.key for row in store.find(Selection(query=query)).rows)


@pytest.mark.parametrize(
    ("stored", "query"),
    [
        ("إدلب", "ادلب"),
        ("ادلب", "إدلب"),
        ("مُحَادَثَات", "محادثات"),
        ("هدنة", "هدنه"),
        ("مصطفى", "مصطفي"),
        ("جنيـــف", "جنيف"),
        ("مسؤول", "مسوول"),
        ("أستانا ٧", "أستانا 7"),
        ("أستانا7", '"أستانا ٧"'),
        ("کازاخستان", "كازاخستان"),
        ("ﻣﻮﺳﻜﻮ", "موسكو"),
    ],
)
def test_spelling_variants_find_each_other(shelf: Shelf, stored: str, query: str) -> None:
    store = shelf.holding([shelf.draft(f"قال {stored} اليوم", key="it"), shelf.draft("غير ذلك", key="other")])
    assert found(store, query) == ["it"]


@pytest.fixture
def talks(shelf: Shelf) -> Store:
    return shelf.holding(
        [
            shelf.draft("بدأت المفاوضات", key="definite"),
            shelf.draft("ورحب بالمفاوضات", key="with-b"),
            shelf.draft("وللمفاوضات شروط", key="with-l"),
            shelf.draft("مفاوضات جديدة", key="bare"),
            shelf.draft("مفاوض سابق", key="negotiator"),
            shelf.draft("مفاوضاتهم طويلة", key="suffixed"),
        ]
    )


@pytest.mark.parametrize(
    ("query", "keys"),
    [
        ("مفاوضات", ["bare", "definite", "with-b", "with-l"]),
        ("المفاوضات", ["definite", "with-b", "with-l"]),
        ("=مفاوضات", ["bare"]),
        ("=المفاوضات", ["definite"]),
        ("مفاوض", ["negotiator"]),
        ("مفاوض*", ["bare", "definite", "negotiator", "suffixed", "with-b", "with-l"]),
        ("=مفاوض*", ["bare", "negotiator", "suffixed"]),
        ('"مفاوضات جديدة"', ["bare"]),
        ('"مفاوضات شروط"', ["with-l"]),
        ('="مفاوضات شروط"', []),
        ('"رحب بالمف"*', ["with-b"]),
        ("مفاوضات -شروط", ["bare", "definite", "with-b"]),
        ("-مفاوضات", ["negotiator", "suffixed"]),
        ("-مفاوضات -سابق", ["suffixed"]),
        ("سابق OR شروط", ["negotiator", "with-l"]),
        ("(سابق OR شروط) -مفاوض", ["with-l"]),
        ("NEAR(رحب مفاوضات, 0)", ["with-b"]),
        ("NEAR(شروط مفاوضات, 0)", ["with-l"]),
        ("NEAR(شروط مفاوضات غائب)", []),
        ("NEAR(شروط غائب) OR سابق", ["negotiator"]),
        ("شروط NEAR(شروط غائب)", []),
    ],
)
def test_a_query_finds_these_articles(talks: Store, query: str, keys: list[str]) -> None:
    assert found(talks, query) == keys


@pytest.mark.parametrize(("distance", "keys"), [(1, []), (2, ["it"])])
def test_near_counts_the_words_between(shelf: Shelf, distance: int, keys: list[str]) -> None:
    store = shelf.holding([shelf.draft("وفد من دولة روسيا", key="it")])
    assert found(store, f"NEAR(وفد روسيا, {distance})") == keys


@pytest.fixture
def named(shelf: Shelf) -> Store:
    russian = shelf.draft(
        "لافرينتيف في أستانا",
        ("round", "astana:4"),
        ("person", "lavrentiev"),
        ("party", "russia"),
        ("attendance", "russia/guarantor/attended"),
        key="russian",
        published="2017-05-03",
    )
    syrian = shelf.draft(
        "الجعفري في جنيف",
        ("round", "geneva:4"),
        ("person", "jaafari"),
        key="syrian",
        published="2017-02-23",
        main_meeting="geneva:4",
    )
    jordanian = shelf.draft(
        "اعتذر الأردن",
        ("round", "astana:2"),
        ("attendance", "jordan/observer/declined"),
        key="jordanian",
        published="2016-12-31",
        main_meeting="astana:2",
    )
    return shelf.holding([russian, syrian, jordanian])


@pytest.mark.parametrize(
    ("query", "keys"),
    [
        ("round:astana:4", ["russian"]),
        ("الجولة:geneva:4 OR الجولة:astana:2", ["jordanian", "syrian"]),
        ("person:لافرينتيف", ["russian"]),
        ("person:lavrentiev", ["russian"]),
        ('person:"الكسندر لافرينتيف"', ["russian"]),
        ("person:لافر*", ["russian"]),
        ("Lavrentiev", ["russian"]),
        ("lavren*", ["russian"]),
        ("-Lavrentiev", ["jordanian", "syrian"]),
        ('"Bashar al-Jaafari"', ["syrian"]),
        ("=Lavrentiev", []),
        ("state:declined", ["jordanian"]),
        ("role:guarantor", ["russian"]),
        ("attendance:russia", ["russian"]),
        ("date:2017", ["russian", "syrian"]),
        ("date:2017-03..", ["russian"]),
        ("date:..2017-02", ["jordanian", "syrian"]),
        ("date:2016-12..2017-02", ["jordanian", "syrian"]),
        ("month:2017-05 أستانا", ["russian"]),
        ("في -party:russia", ["syrian"]),
        ("is:unread", ["jordanian", "russian", "syrian"]),
        ("is:starred", []),
    ],
)
def test_a_field_finds_these_articles(named: Store, query: str, keys: list[str]) -> None:
    assert found(named, query) == keys


def test_the_most_relevant_article_comes_first(shelf: Shelf) -> None:
    store = shelf.holding(
        [
            shelf.draft("هدنة " + "كلام كثير " * 30, key="once", published="2018-01-01"),
            shelf.draft("هدنة هدنة هدنة", key="thrice", published="2017-01-01"),
        ]
    )
    page = store.find(Selection(query="هدنة", order="relevance"))
    assert [row.key for row in page.rows] == ["thrice", "once"]


def test_searching_by_relevance_keeps_articles_that_only_a_field_found(named: Store) -> None:
    page = named.find(Selection(query="أستانا OR round:geneva:4", order="relevance"))
    assert [row.key for row in page.rows] == ["russian", "syrian"]
