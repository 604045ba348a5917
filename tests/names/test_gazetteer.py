"""The gazetteer and the cutting of words: attached letters, longest form, lost spaces, and the way back."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from importers.extract.document import Document
from importers.extract.gazetteer import Match, gazetteer
from importers.extract.letters import attached_forms, detached
from importers.profiles import load
from store.fold import fold

ARABIC = st.text(alphabet="ابتجدرسفلكمنوهيةىأإآؤئءًّـ \n.،:0١٢-()«»\u200f\u200c\u00a0ax\ufefbﷲ½", max_size=60)


def matches(text: str) -> list[Match]:
    """Every form in a text."""
    return gazetteer(load()).matches(Document(text))


def found(text: str) -> list[tuple[str, str, str]]:
    """(kind, id, words) of every match that names something."""
    return [(m.form.kind, m.form.id, text[m.start : m.end]) for m in matches(text) if m.form.is_name]


@pytest.mark.parametrize(
    ("word", "attached"),
    [
        ("روسيا", ""),
        ("وروسيا", "و"),
        ("بروسيا", "ب"),
        ("لروسيا", "ل"),
        ("وبروسيا", "وب"),
        ("كروسيا", "ك"),
        ("ولروسيا", "ول"),
    ],
)
def test_attached_letters_are_cut_and_named(word: str, attached: str) -> None:
    match = next(match for match in matches(word) if match.form.id == "russia")
    assert (match.attached, word[match.start : match.end]) == (attached, "روسيا")


@pytest.mark.parametrize("word", ["لبنان", "بوتين", "واشنطن", "فيينا", "بيروت", "لافروف"])
def test_a_whole_word_is_tried_before_letters_are_cut(word: str) -> None:
    assert {match.attached for match in matches(word)} == {""}


def test_the_longest_form_wins() -> None:
    assert ("party", "interim-gov", "الحكومة السورية المؤقتة") in found("الحكومة السورية المؤقتة")
    assert all(id_ != "syria-gov" for _, id_, _ in found("الحكومة السورية المؤقتة"))


def test_a_later_overlapping_form_that_reaches_further_wins() -> None:
    assert [id_ for kind, id_, _ in found("وفد الحكومة السورية المؤقتة") if kind == "party"] == [
        "interim-gov"
    ]


def test_a_capital_is_given_as_a_place_and_as_a_metonym() -> None:
    assert {(kind, id_) for kind, id_, _ in found("موسكو")} == {("place", "moscow"), ("party", "russia")}


def test_a_name_does_not_reach_over_the_end_of_a_sentence() -> None:
    assert found("انتهت الأمم. المتحدة") == []


@pytest.mark.parametrize(
    "text", ["الأمم  المتحدة", "الأمم\u00a0المتحدة", "«الأمم المتحدة»", "الأُمَم المتّحدة", "الأمـم المتحدة"]
)
def test_blanks_quotes_and_marks_do_not_break_a_name(text: str) -> None:
    assert [id_ for _, id_, _ in found(text)] == ["un"]


@pytest.mark.parametrize(
    ("text", "ids"),
    [("الأممالمتحدة", ["un"]), ("تركياوروسيا", ["turkey", "russia"]), ("وتركياوروسيا", ["turkey", "russia"])],
)
def test_names_that_lost_their_spaces_are_found(text: str, ids: list[str]) -> None:
    assert [id_ for _, id_, _ in found(text)] == ids


@pytest.mark.parametrize(
    ("text", "id_", "words"), [("كازا خستان", "kazakhstan", "كازا خستان"), ("ولافر وف", "lavrov", "لافر وف")]
)
def test_a_name_with_a_blank_inside_is_found(text: str, id_: str, words: str) -> None:
    assert (id_, words) in [(found_id, found_words) for _, found_id, found_words in found(text)]


def test_two_words_are_not_joined_into_a_short_name() -> None:
    assert found("دم شق") == []


def test_every_attached_form_can_be_detached_again() -> None:
    for word in ("روسيا", "الحكومة", "اللاذقية"):
        folded = fold(word)
        for variant, cut in attached_forms(folded):
            assert (
                not cut
                or any(bare == folded for bare, _ in detached(variant))
                or variant.startswith(("لل", "ولل", "فلل"))
            )


@given(ARABIC)
@settings(max_examples=300, deadline=None)
def test_words_are_the_same_on_the_short_way_and_through_the_folded_text(text: str) -> None:
    short = Document(text)
    long = Document(text)
    long._cut_folded()
    assert (short.words, short.starts, short.ends) == (long.words, long.starts, long.ends)


@given(ARABIC)
@settings(max_examples=150, deadline=None)
def test_every_match_stands_where_it_says(text: str) -> None:
    for match in matches(text):
        assert 0 <= match.start < match.end <= len(text)
        words = Document(text[match.start : match.end]).words
        assert "".join(words).endswith("".join(match.form.words)[-3:])


def test_a_text_is_searched_once() -> None:
    document = Document("روسيا")
    assert gazetteer(load()).matches(document) is gazetteer(load()).matches(document)
