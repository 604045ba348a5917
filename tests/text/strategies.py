"""Texts for property tests: what articles hold, and what nobody should have written."""

from __future__ import annotations

from hypothesis import strategies as st

ARTICLE = "ابتثجحخدذرزسشصضطظعغفقكلمنهويءآأؤإئىة" + "لالا" + "    " + "abcXYZ 0123٠١٢۳،؛؟.,:-/()[]«»…\u00a0"
MARKS = "\u064b\u064e\u0651\u0652\u0653\u0654\u0655\u0670\u06d6\u06dd\u06e5\u0301\u05b8\u0640"
INVISIBLE = "\u200b\u200c\u200d\u200e\u200f\u061c\u00ad\u2060\ufeff\ufe0f\ufdd0"
DIRECTIONS = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
CONTROLS = "\x00\x07\x08\t\n\x0b\x0c\r\x1b\x1c\x7f\x80\x85\x9b\u2028\u2029\ud800\udfff"
WIDE = "漢字한\u1112\u1161\u11ab🇸🇾👍🏽👩💻\u3000\uff08"
HOSTILE = ARTICLE + MARKS + INVISIBLE + DIRECTIONS + CONTROLS + WIDE

articles = st.text(st.sampled_from(ARTICLE + MARKS + "\u200c\u200f"), max_size=120)
hostile_texts = st.text(st.sampled_from(HOSTILE), max_size=80)
any_texts = st.text(max_size=60)
texts = st.one_of(articles, hostile_texts, any_texts)
widths = st.integers(1, 60)
bases = st.sampled_from(["auto", "rtl", "ltr"])
