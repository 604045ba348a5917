"""Keyword in context, neighbours and snippets."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store import Selection
from store.concordance import snippet
from store.hits import FoldedWords
from store.model import Hit
from store.record import Mention

if TYPE_CHECKING:
    from store import Store
    from tests.store.conftest import Shelf


@pytest.fixture
def store(shelf: Shelf) -> Store:
    turkey = shelf.fact("party", "turkey", Mention(4, 9, "party.name"))
    return shelf.holding(
        [
            shelf.draft("أول هُدنة في إدلب، وبعدها هدنة في حلب.", key="a", published="2017-01-02"),
            shelf.draft("هدنة إدلب", key="b", published="2017-01-01"),
            shelf.draft("وفد تركيا غادر", key="c", published="2016-01-01", facts=[turkey]),
        ]
    )


def test_each_place_has_the_words_around_it(store: Store) -> None:
    lines = store.concordance(Selection(query="هدنة"), context=2).lines
    assert [(line.key, line.start, line.before, line.keyword, line.after) for line in lines] == [
        ("a", 4, "أول ", "هُدنة", " في إدلب"),
        ("a", 26, "إدلب، وبعدها ", "هدنة", " في حلب"),
        ("b", 0, "", "هدنة", " إدلب"),
    ]


def test_lines_sort_by_the_words_after_whatever_their_spelling(store: Store) -> None:
    lines = store.concordance(Selection(query="هدنة")).ordered("after")
    assert [line.words_after[:2] for line in lines] == [("ادلب",), ("في", "ادلب"), ("في", "حلب")]


def test_lines_sort_by_the_nearest_word_before_first(store: Store) -> None:
    lines = store.concordance(Selection(query="هدنة")).ordered("before")
    assert [line.words_before[:2] for line in lines] == [(), ("اول",), ("وبعدها", "ادلب")]


def test_neighbours_are_counted(store: Store) -> None:
    found = store.concordance(Selection(query="هدنة"))
    assert (found.neighbours("after"), found.neighbours("before")) == (
        [("في", 2), ("ادلب", 1)],
        [("اول", 1), ("وبعدها", 1)],
    )


def test_without_a_search_the_chosen_values_are_the_keywords(store: Store) -> None:
    lines = store.concordance(Selection().toggle("party", "turkey")).lines
    assert [(line.before, line.keyword, line.after) for line in lines] == [("وفد ", "تركيا", " غادر")]


@pytest.mark.parametrize(("most", "complete"), [(3, True), (2, False)])
def test_a_cut_concordance_says_so(store: Store, most: int, complete: bool) -> None:
    found = store.concordance(Selection(query="هدنة"), most=most)
    assert (len(found.lines), found.complete) == (most, complete)


def test_snippets_stand_around_the_first_hit(store: Store) -> None:
    found = store.snippets([1, 2], "حلب", width=12)
    assert [(piece.text, [piece.text[h.start : h.end] for h in piece.hits]) for piece in found.values()] == [
        ("هدنة في حلب", ["حلب"]),
        ("هدنة إدلب", []),
    ]


TEXTS = st.lists(st.sampled_from(["هُدنة", "في", "«إدلب»،", "ﷲ", "-", "\n", "طويييييلة"]), max_size=15).map(
    " ".join
)


@given(text=TEXTS, number=st.integers(0, 14), width=st.integers(1, 40))
def test_a_snippet_is_whole_words_of_the_text_with_its_first_hit(text: str, number: int, width: int) -> None:
    words = FoldedWords(text)
    hits = [Hit(*words.stored(number, number + 1))] if number < len(words.words) else []
    piece = snippet(words, hits, width)
    assert text[piece.start : piece.start + len(piece.text)] == piece.text
    assert [piece.start + hit.start for hit in piece.hits] == [hit.start for hit in hits]
    assert len(piece.text) <= width or len(FoldedWords(piece.text).words) == 1
    assert " ".join(FoldedWords(piece.text).words) in " ".join(words.words)


@given(text=TEXTS, first=st.integers(0, 14), length=st.integers(1, 4))
def test_words_are_found_again_from_their_stored_span(text: str, first: int, length: int) -> None:
    words = FoldedWords(text)
    if first + length <= len(words.words):
        assert words.around(*words.stored(first, first + length)) == (first, first + length)
