"""Two languages: the same codes, the same values in each sentence, numbers with their nouns."""

from __future__ import annotations

import string
from collections import Counter
from collections.abc import Iterator

import pytest

from tui.words import LANGUAGES, Language, arabic, counting, english, say, sentences, speak, term

BOTH = sorted(english.SENTENCES.keys() & arabic.SENTENCES.keys())


@pytest.fixture
def in_arabic() -> Iterator[None]:
    speak("ar")
    yield
    speak("en")


def test_every_sentence_stands_in_both_languages() -> None:
    assert sorted(english.SENTENCES.keys() ^ arabic.SENTENCES.keys()) == []


def test_each_sentence_stands_in_the_twin_of_its_module() -> None:
    for one, other in zip(english.PARTS, arabic.PARTS, strict=True):
        assert one.__name__.split(".")[-1] == other.__name__.split(".")[-1]
        assert sorted(one.SENTENCES.keys() ^ other.SENTENCES.keys()) == []


def fields(sentence: str) -> Counter[str]:
    """The values that a sentence takes."""
    return Counter(name for _, name, _, _ in string.Formatter().parse(sentence) if name is not None)


@pytest.mark.parametrize("code", BOTH)
def test_a_sentence_takes_the_same_values_in_both_languages(code: str) -> None:
    assert fields(arabic.SENTENCES[code]) == fields(english.SENTENCES[code])


SAME = {
    code for code in BOTH
    if not any(character.isalpha() for literal, *_ in string.Formatter().parse(english.SENTENCES[code])
               for character in literal)
}  # fmt: skip
LATIN = {"doctor.python", "column.sha256", "column.f1", "option.timeline-by"}
"""Names that stay as they are."""


@pytest.mark.parametrize("code", sorted(set(BOTH) - SAME - LATIN))
def test_the_arabic_of_a_sentence_is_arabic(code: str) -> None:
    assert any("\u0620" <= character <= "\u064a" for character in arabic.SENTENCES[code])


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_noun_of_a_sentence_has_its_forms(language: Language) -> None:
    nouns = {"en": counting.ENGLISH, "ar": counting.ARABIC}[language]
    used = {
        spec
        for sentence in sentences(language).values()
        for _, _, spec, _ in string.Formatter().parse(sentence)
        if spec
    }
    assert used
    assert sorted(used - nouns.keys()) == []
    assert {len(forms) for forms in nouns.values()} == {{"en": 2, "ar": 6}[language]}


CATEGORIES = {
    0: "zero", 1: "one", 2: "two", 3: "few", 10: "few", 11: "many", 99: "many", 100: "other", 102: "other",
    103: "few", 110: "few", 111: "many", 200: "other", 1000: "other", 1003: "few", 1115: "many",
}  # fmt: skip
"""Examples of CLDR's rules for Arabic."""


@pytest.mark.parametrize(("number", "name"), CATEGORIES.items())
def test_the_category_of_a_number_is_that_of_cldr(number: int, name: str) -> None:
    assert ["zero", "one", "two", "few", "many", "other"][counting.arabic_category(number)] == name


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "لا مقالات"),
        (1, "مقالة واحدة"),
        (2, "مقالتان"),
        (3, "3 مقالات"),
        (11, "11 مقالة"),
        (100, "100 مقالة"),
    ],
)
@pytest.mark.usefixtures("in_arabic")
def test_a_number_brings_its_noun_in_the_right_form(number: int, words: str) -> None:
    assert say("db.articles", count=number) == words


@pytest.mark.parametrize(("number", "words"), [(0, "0 articles"), (1, "1 article"), (2, "2 articles")])
def test_english_knows_one_and_many(number: int, words: str) -> None:
    assert say("db.articles", count=number) == words


@pytest.mark.usefixtures("in_arabic")
def test_a_latin_value_is_marked_so_that_its_signs_stay_with_it() -> None:
    assert "\u200e/tmp/a.db\u200e" in say("store-locked", path="/tmp/a.db")
    assert "\u200e--yes" in say("remove.would", count=3, database="x")


@pytest.mark.usefixtures("in_arabic")
def test_a_word_of_the_vocabulary_is_said_in_the_language() -> None:
    assert term("state", "partial") == "حضر جزئيًا"
    assert term("state", "never-heard-of") == "never heard of"
    assert term("state", None) == ""
