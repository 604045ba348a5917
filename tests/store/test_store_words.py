"""Words as the index cuts them, and their forms with attached particles."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.words import attached_forms, index_text, words_of


@given(st.text(max_size=60))
def test_the_index_gets_the_words_that_a_query_is_cut_into(text: str) -> None:
    assert index_text(text).split() == words_of(text)


def test_digits_stand_apart_from_letters() -> None:
    assert words_of("أستانا٧ الـ21") == ["استانا", "7", "ال", "21"]


@pytest.mark.parametrize(
    ("word", "form"),
    [
        ("مفاوضات", "والمفاوضات"),
        ("مفاوضات", "بالمفاوضات"),
        ("مفاوضات", "للمفاوضات"),
        ("مفاوضات", "كمفاوضات"),
        ("المفاوضات", "والمفاوضات"),
        ("المفاوضات", "للمفاوضات"),
        ("المفاوضات", "وبالمفاوضات"),
        ("لجنه", "للجنه"),
        ("رد", "والرد"),
        ("يعقد", "سيعقد"),
        ("بوتين", "لبوتين"),
    ],
)
def test_a_word_has_its_forms_with_particles(word: str, form: str) -> None:
    assert form in set(attached_forms(word))


@pytest.mark.parametrize(
    ("word", "other"),
    [
        ("مفاوضات", "مفاوض"),
        ("والد", "الد"),
        ("بوتين", "وتين"),
        ("رد", "ورد"),
        ("رد", "برد"),
        ("المفاوضات", "مفاوضات"),
        ("تين", "ستين"),
    ],
)
def test_nothing_is_cut_off_and_short_words_take_no_bare_particle(word: str, other: str) -> None:
    assert other not in set(attached_forms(word))


@given(st.text(max_size=12))
def test_every_form_ends_in_the_word_or_in_what_its_article_stood_before(text: str) -> None:
    for word in words_of(text):
        assert all(form.endswith((word, word.removeprefix("ال"))) for form in attached_forms(word))
