"""Ordinals and number words in the forms of the press."""

from __future__ import annotations

import pytest

from importers.language.files import table
from importers.language.numbers import cardinals, ordinals, years
from importers.language.phrases import words_of

CASES = [
    ("الأولى", 1),
    ("اولى", 1),
    ("الثانية", 2),
    ("بالثالثة", 3),
    ("للرابعة", 4),
    ("الثامن", 8),
    ("العاشرة", 10),
    ("الحادية عشرة", 11),
    ("الحادية عشر", 11),
    ("الحادي عشرة", 11),
    ("الثانية عشرة", 12),
    ("الثالث عشر", 13),
    ("الخامسة عشره", 15),
    ("العشرين", 20),
    ("والعشرون", 20),
    ("الحادية والعشرين", 21),
    ("الثانى والعشرون", 22),
    ("الثانية و العشرين", 22),
    ("الاثنين والعشرين", 22),
    ("الثلاثون", 30),
    ("الحادي والثلاثين", 31),
]


@pytest.mark.parametrize(("form", "number"), CASES)
def test_an_ordinal_is_read_in_every_gender_case_and_common_misspelling(form: str, number: int) -> None:
    words = words_of(form)
    found = ordinals().at(words, 0)
    assert found is not None
    assert (found[0].n, found[1]) == (number, len(words))


def test_the_longest_ordinal_wins() -> None:
    found = ordinals().at(words_of("الجولة الثانية عشرة من"), 1)
    assert found is not None
    assert (found[0].n, found[1]) == (12, 2)


@pytest.mark.parametrize("number", range(1, 31))
def test_every_number_to_thirty_has_a_definite_feminine_ordinal(number: int) -> None:
    entry = next(entry for entry in table("numbers")["ordinals"] if entry["n"] == number)
    definite = [form for form in entry["fem"] if form.startswith("ال")]
    assert definite
    for form in definite:
        found = ordinals().at(words_of(form), 0)
        assert found is not None
        assert found[0].n == number


def test_an_indefinite_ten_is_a_count_and_no_ordinal() -> None:
    assert ordinals().at(words_of("عشرين مقاتلا"), 0) is None


@pytest.mark.parametrize(("form", "number"), [("ثلاثة", 3), ("اثنا عشر", 12), ("ستة عشر", 16), ("عشرون", 20)])
def test_a_number_word_is_read(form: str, number: int) -> None:
    found = cardinals().at(words_of(form), 0)
    assert found is not None
    assert found[0] == number


@pytest.mark.parametrize(("form", "year"), [("ألفين وسبعة عشر", 2017), ("ألفين وأربعة وعشرين", 2024)])
def test_a_year_in_words_is_read(form: str, year: int) -> None:
    found = years().at(words_of(form), 0)
    assert found is not None
    assert found[0] == year
