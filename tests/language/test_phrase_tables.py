"""Tables of phrases: longest form, attached letters, and forms of verbs."""

from __future__ import annotations

import pytest

from importers.language.phrases import Phrases, words_of
from importers.language.verbs import attendance_verbs, reporting_verbs
from store.fold import fold


def _table() -> Phrases[str]:
    table: Phrases[str] = Phrases()
    table.add("الجولة", "round")
    table.add("الجولة العامة", "general round")
    return table


def test_the_longest_form_is_found() -> None:
    assert _table().at(words_of("الجولة العامة تبدأ"), 0) == ("general round", 2)


@pytest.mark.parametrize("word", ["الجولة", "والجولة", "بالجولة", "للجولة", "وبالجولة", "كالجولة"])
def test_a_form_is_found_with_the_letters_attached_to_it(word: str) -> None:
    assert _table().at(words_of(word), 0) == ("round", 1)


@pytest.mark.parametrize(("word", "cut"), [("الجولة", 0), ("بالجولة", 1), ("وبالجولة", 2), ("للجولة", 0)])
def test_attached_letters_are_counted(word: str, cut: int) -> None:
    assert _table().cut(fold(word)) == cut


def test_a_form_ending_at_a_word_is_found() -> None:
    assert _table().ending_at(words_of("في الجولة العامة"), 2) == ("general round", 2)


@pytest.mark.parametrize(
    ("form", "lemma", "tense"),
    [
        ("شاركت", "شارك", "past"),
        ("وستشارك", "شارك", "future"),
        ("يغيب", "غاب", "present"),
        ("انسحبت", "انسحب", "past"),
        ("علقت", "علّق", "past"),
    ],
)
def test_a_verb_form_has_its_tense(form: str, lemma: str, tense: str) -> None:
    assert (lemma, tense) in {(found.verb.lemma, found.tense) for found in attendance_verbs()[fold(form)]}


def test_a_verb_of_heading_takes_a_pronoun() -> None:
    assert any(found.has_object for found in attendance_verbs()[fold("يرأسه")])


def test_a_form_that_is_mostly_another_word_is_no_verb_of_taking_part() -> None:
    assert fold("غبن") not in attendance_verbs()  # a wrong done to somebody


def test_a_verb_of_reporting_is_known_with_its_conjunction() -> None:
    assert fold("وأضاف") in reporting_verbs()
