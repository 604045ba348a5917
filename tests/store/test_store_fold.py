"""Folding: everyday variants become equal, exactly and for good, with the way back."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.fold import fold, fold_with_map

ARABIC = st.text(
    st.one_of(
        st.characters(min_codepoint=0x600, max_codepoint=0x6FF),
        st.characters(min_codepoint=0xFB50, max_codepoint=0xFEFC),
        st.sampled_from("\u200b\u200c\u200d\u200e\u200f\u202b\u2067ـ 0٣۴ﷺⅣé"),
        st.characters(codec="utf-8"),
    ),
    max_size=40,
)

# fmt: off
VARIANTS = [
    ("أستانا", "استانا"), ("إدلب", "ادلب"), ("الآستانة", "الاستانه"), ("ٱلله", "الله"),   # alef forms
    ("على", "علي"), ("مستشفى", "مستشفي"),                                              # ى and ي
    ("هدنة", "هدنه"),                                                                  # ة and ه
    ("مُفَاوَضَاتٌ", "مفاوضات"), ("ا\u0653لمد\u0654", "المد"),                             # vowels, U+0653-0655
    ("قٰلَ", "قل"), ("رحيم\u06e1\u06d6", "رحيم"),                                          # Quranic signs
    ("جنيـــف", "جنيف"),                                                               # tatweel
    ("مسؤول", "مسوول"), ("رئيس", "رييس"),                                              # hamza seats
    ("کازاخستان", "كازاخستان"), ("ایران", "ايران"), ("گروه", "كروه"),                     # Persian letters
    ("ﻣﻔﺎﻭﺿﺎﺕ", "مفاوضات"), ("ﻻ", "لا"), ("ﷲ", "الله"),                                  # presentation forms
    ("٢٠١٧", "2017"), ("۲۰۱۷", "2017"), ("２０１７", "2017"),                             # digit systems
    ("مو\u200cسكو", "موسكو"), ("\u200fروسيا\u202c", "روسيا"), ("\ufeffروسيا", "روسيا"),   # controls
    ("Lavrentiev", "lavrentiev"), ("ÉTÉ", "ete"), ("ﬁn", "fin"),                      # Latin
]
# fmt: on


@pytest.mark.parametrize(("written", "plain"), VARIANTS)
def test_everyday_variants_fold_to_the_plain_spelling(written: str, plain: str) -> None:
    assert fold(written) == plain


def test_a_lone_hamza_tells_words_apart() -> None:
    assert fold("ماء") != fold("ما")


CODES = [*range(0x20000), *range(0xE0000, 0xE1000)]
"""The planes with letters that fold; the rest of Unicode is Han, private or empty."""


def test_folding_twice_changes_nothing_for_every_character() -> None:
    changed = [code for code in CODES if fold(fold(chr(code))) != fold(chr(code))]
    assert changed == []


def test_a_text_without_length_changes_maps_every_offset_to_itself() -> None:
    wrong = [
        code
        for code in CODES
        if isinstance(fold_with_map(chr(code)).origin, range) and len(fold(chr(code))) != 1
    ]
    assert wrong == []


@given(ARABIC)
def test_composed_and_decomposed_input_fold_alike(text: str) -> None:
    assert fold(unicodedata.normalize("NFC", text)) == fold(unicodedata.normalize("NFD", text))


@given(ARABIC)
def test_the_map_folds_as_fold_does(text: str) -> None:
    assert fold_with_map(text).text == fold(text)


@given(ARABIC)
def test_the_map_never_runs_backwards_and_ends_at_the_end(text: str) -> None:
    origin = list(fold_with_map(text).origin)
    assert origin == sorted(origin)
    assert origin[-1] == len(text)


@given(ARABIC, st.data())
def test_a_folded_span_leads_back_to_stored_text_that_folds_to_it(text: str, data: st.DataObject) -> None:
    folded = fold_with_map(text)
    if not folded.text:
        return
    start = data.draw(st.integers(0, len(folded.text) - 1))
    end = data.draw(st.integers(start + 1, len(folded.text)))
    first, last = folded.stored_span(start, end)
    assert folded.text[start:end] in fold(text[first:last])


def test_a_span_takes_the_marks_of_its_last_letter_along() -> None:
    text = "مُفَاوَضَاتٌ جارية"
    assert text[slice(*fold_with_map(text).stored_span(0, 7))] == "مُفَاوَضَاتٌ"
