"""Joining and clusters, by small tables of code points."""

from __future__ import annotations

import pytest

from tui.text.clusters import find_clusters

ZWJ, ZWNJ, LRM, RLM = "\u200d", "\u200c", "\u200e", "\u200f"

JOINED = {
    "letters that join on both sides": ("بيت", ["ﺑ", "ﻴ", "ﺖ"]),
    "a letter that joins only to the right": ("دار", ["ﺩ", "ﺍ", "ﺭ"]),
    "hamza joins nothing": ("بءب", ["ﺏ", "ﺀ", "ﺏ"]),
    "tatweel joins on both sides": ("بـ", ["ﺑ", "ـ"]),
    "a joiner keeps a letter open, and is not painted": (f"ه{ZWJ} ب", ["ﻫ", " ", "ﺏ"]),
    "a joiner before a letter": (f"{ZWJ}ه", ["ﻪ"]),
    "a non-joiner parts letters": (f"ب{ZWNJ}ب", ["ﺏ", "ﺏ"]),
    "letters join across an invisible mark of their own direction": (f"ب{RLM}ب", ["ﺑ", "ﺐ"]),
    "letters do not join across a mark of the other direction": (f"ب{LRM}ب", ["ﺏ", "ﺏ"]),
    "Persian letters": ("پژگی", ["ﭘ", "ﮋ", "ﮔ", "ﯽ"]),
    "Urdu letters": ("ٹھے", ["ﭨ", "ﮭ", "ﮯ"]),
    "a letter without forms keeps its glyph, its neighbours join": ("بڣب", ["ﺑ", "ڣ", "ﺐ"]),
    "AE borrows the forms of HEH": ("بە", ["ﺑ", "ﻪ"]),
    "Quranic small waw is a letter that joins nothing": ("ب\u06e5ب", ["ﺏ", "\u06e5", "ﺏ"]),
    "presentation forms in the source stay": ("ﺑب", ["ﺑ", "ﺏ"]),
    "digits and Latin": ("ب1a", ["ﺏ", "1", "a"]),
}


@pytest.mark.parametrize(("text", "painted"), JOINED.values(), ids=JOINED)
def test_letters_take_the_form_of_their_place(text: str, painted: list[str]) -> None:
    assert find_clusters(text, marks=False).texts == painted


CLUSTERS = {
    "marks stay with their letter": ("بَتُ", ["ﺑ\u064e", "ﺖ\u064f"], [2, 2]),
    "lam-alef": ("لا", ["ﻻ"], [2]),
    "lam-alef after a joining letter": ("بلا", ["ﺑ", "ﻼ"], [1, 2]),
    "lam-alef with madda, hamza above and below": ("لآلألإ", ["ﻵ", "ﻷ", "ﻹ"], [2, 2, 2]),
    "lam-alef with marks on both letters": ("لَاً", ["ﻻ\u064e\u064b"], [4]),
    "lam, joiner, alef are two letters": (f"ل{ZWJ}ا", ["ﻟ", "ﺎ"], [2, 1]),
    "lam, wasla are two letters": ("لٱ", ["ﻟ", "ﭑ"], [1, 1]),
    "an alef after a lam-alef": ("لاا", ["ﻻ", "ﺍ"], [2, 1]),
    "invisible characters belong to the letter before them": (f"ب{RLM}\ufeff\u00ad!", ["ﺏ", "!"], [4, 1]),
    "invisible characters at the start belong to the first letter": (f"{RLM}{RLM}ب", ["ﺏ"], [3]),
    "an accent stays with its Latin letter": ("e\u0301", ["e\u0301"], [2]),
    "a mark without a letter gets a base": ("\u064eب", ["◌\u064e", "ﺏ"], [1, 1]),
    "a mark on a blank": (" \u064eب", [" \u064e", "ﺏ"], [2, 1]),
    "a decomposed hamza is part of its letter": ("ا\u0654و\u0654ي\u0654", ["ﺃ", "ﺅ", "ﺉ"], [2, 2, 2]),
    "a decomposed madda in a lam-alef": ("لا\u0653", ["ﻵ"], [3]),
    "a decomposed hamza below, with a vowel": ("ا\u0655\u0650ن", ["ﺇ\u0650", "ﻥ"], [3, 1]),
    "a hamza that has no letter to be part of": ("ب\u0654", ["ﺏ\u0654"], [2]),
    "a flag is two regional indicators": ("🇸🇾🇰🇿", ["🇸🇾", "🇰🇿"], [2, 2]),
    "a joiner makes no family of emoji": (f"👩{ZWJ}💻", ["👩", "💻"], [2, 1]),
    "a skin tone belongs to its emoji": ("👍🏽", ["👍🏽"], [2]),
    "a variation selector is not painted": ("❤\ufe0f", ["❤"], [2]),
    "Hangul jamos": ("\u1112\u1161\u11ab", ["\u1112\u1161\u11ab"], [3]),
}


@pytest.mark.parametrize(("text", "painted", "lengths"), CLUSTERS.values(), ids=CLUSTERS)
def test_a_cluster_holds_what_is_painted_as_one(text: str, painted: list[str], lengths: list[int]) -> None:
    clusters = find_clusters(text, marks=True)
    assert (clusters.texts, clusters.lengths) == (painted, lengths)


HIDDEN = {
    "harakat": ("كِتَابٌ", "ﻛﺘﺎﺏ"),
    "superscript alef": ("هٰذا", "ﻫﺬﺍ"),
    "Quranic signs": ("قل\u06d6", "ﻗﻞ"),
    "Hebrew points": ("שָׁ", "ש"),
    "Arabic marks on a blank": (" \u064e", " "),
}


@pytest.mark.parametrize(("text", "painted"), HIDDEN.values(), ids=HIDDEN)
def test_marks_of_right_to_left_scripts_are_hidden_unless_asked_for(text: str, painted: str) -> None:
    assert "".join(find_clusters(text, marks=False).texts) == painted


def test_hiding_marks_changes_no_letter_and_no_cluster() -> None:
    text = "لَا إِلٰهَ إِلَّا ٱللَّهُ وَسَأُ\u0654"
    hidden, shown = find_clusters(text, marks=False), find_clusters(text, marks=True)
    assert hidden.lengths == shown.lengths
    assert [painted[:1] for painted in hidden.texts] == [painted[:1] for painted in shown.texts]


@pytest.mark.parametrize(
    "text", ["👩\u200d💻 قال لا", "هـ\u200d لا", "م\u200d السلام"], ids=["emoji", "Hijri year", "open meem"]
)
def test_a_joiner_takes_no_letter_from_later_words(text: str) -> None:
    joined = "".join(find_clusters(text, marks=False).texts)
    alone = "".join(find_clusters(text.split()[-1], marks=False).texts)
    assert joined.endswith(" " + alone)


def test_the_cells_of_joined_text() -> None:
    assert sum(find_clusters("السلام لأن الآن لا إلا", marks=False).cells) == 17
