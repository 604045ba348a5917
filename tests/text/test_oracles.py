"""Joining and order against independent implementations: FriBidi, arabic-reshaper, python-bidi."""

from __future__ import annotations

import ctypes
import random
import re
import warnings

import pytest
from arabic_reshaper import ArabicReshaper  # type: ignore[import-untyped]  # has no stubs
from bidi import get_display  # type: ignore[import-untyped]  # has no stubs

from tests.text import fribidi
from tui.text import levels as uax9
from tui.text.classes import bidi_classes, joining_type
from tui.text.clusters import find_clusters
from tui.text.shaping import LAM, LAM_ALEF

CORE = "ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىي"
HARAKAT = "\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652\u0670"
PERSIAN_AND_URDU = "پچژگکیہھےڑٹڈںۂۃۓ"
QURANIC_SIGNS = "".join(map(chr, [*range(0x6D6, 0x6DD), *range(0x6DE, 0x6EE)]))
# All but AE, whose forms we borrow from HEH, and the sign of the end of a verse, which encloses digits.
ARABIC_BLOCK = "".join(
    chr(code_point) for code_point in range(0x620, 0x700) if code_point not in (0x6D5, 0x6DD)
)
# Without the combining hamzas and madda, which we compose with their letter.
ALPHABETS = {
    "core letters": CORE,
    "harakat, tatweel, blanks": CORE + HARAKAT + "\u0640 ",
    "joiners and direction marks": CORE + "\u200c\u200d\u200e\u200f\u061c\u00ad ",
    "Quranic signs": CORE + QURANIC_SIGNS,
    "Persian and Urdu": CORE + PERSIAN_AND_URDU + "\u200c",
    "the whole Arabic block": "".join(char for char in ARABIC_BLOCK if char not in "\u0653\u0654\u0655"),
    "Latin, digits, brackets, combining marks": CORE + "abc 123()«»٠١٢\u0301\u0308",
}
WORD_SEED = 20260
# After ZWJ, FriBidi sees through LRM, which it does not do after letters. We never see through it.
LRM_AFTER_ZWJ = re.compile("\u200d[\u200e\u200f\u061c\u00ad]*\u200e")


def words(alphabet: str, count: int, longest: int = 12) -> list[str]:
    chance = random.Random(WORD_SEED)
    return ["".join(chance.choices(alphabet, k=chance.randint(1, longest))) for _ in range(count)]


def glyphs(text: str) -> list[str]:
    """The glyph of each code point: its form for a base, "" for an alef that is shown with its lam."""
    shown = list(text)
    clusters = find_clusters(text, marks=True)
    start = 0
    for painted, length in zip(clusters.texts, clusters.lengths, strict=True):
        base = start + (clusters.first_base if start == 0 else 0)
        source = text[base : start + length]
        alefs = [at for at, char in enumerate(source) if at and source[0] == LAM and char in LAM_ALEF]
        if painted and source and bidi_classes(source[0]) != "M":
            shown[base] = painted[0]
        for alef in alefs:
            shown[base + alef] = ""
        start += length
    return shown


def fribidi_glyphs(library: ctypes.CDLL, text: str) -> list[str]:
    """As `glyphs`, from FriBidi, which puts the lam-alef where the alef was and makes none across marks."""
    shown = list(fribidi.shape(library, text, fribidi.RTL))
    for at, char in enumerate(text):
        if char not in LAM_ALEF:
            continue
        lam = at - 1
        while lam >= 0 and joining_type(text[lam]) == "T" and text[lam] != "\u200e":
            lam -= 1
        if lam < 0 or text[lam] != LAM:
            continue
        isolated, _, _, final = LAM_ALEF[char]
        if shown[lam] == chr(fribidi.FILL):
            shown[lam], shown[at] = shown[at], ""
        elif lam < at - 1 and shown[lam] in "\ufedf\ufee0" and ord(shown[at]) != ord(char):
            shown[lam], shown[at] = (isolated if shown[lam] == "\ufedf" else final), ""
    return ["\ufe80" if char == "\u0621" else char for char in shown]


def differences_to_fribidi(alphabet: str, count: int) -> list[str]:
    library = fribidi.library()
    if library is None:
        missing = "libfribidi is not installed (Debian: libfribidi0): joining was not compared with FriBidi's"
        warnings.warn(missing, stacklevel=2)  # seen in the summary of every run, as a skipped test is not
        pytest.skip(missing)
    return [
        ascii((text, glyphs(text), expected))
        for text in words(alphabet, count)
        if not LRM_AFTER_ZWJ.search(text) and glyphs(text) != (expected := fribidi_glyphs(library, text))
    ]


@pytest.mark.parametrize("alphabet", ALPHABETS.values(), ids=ALPHABETS)
def test_letters_join_as_in_fribidi(alphabet: str) -> None:
    assert differences_to_fribidi(alphabet, 2_000) == []


@pytest.mark.long
@pytest.mark.parametrize("alphabet", ALPHABETS.values(), ids=ALPHABETS)
def test_letters_join_as_in_fribidi_over_many_words(alphabet: str) -> None:
    assert differences_to_fribidi(alphabet, 50_000) == []


def test_core_letters_take_the_forms_of_arabic_reshaper() -> None:
    reshaper = ArabicReshaper({"ARABIC LIGATURE ALLAH": False, "delete_harakat": False})
    for word in words(CORE + HARAKAT + "\u0640\u200c", 5_000):
        joined = "".join(find_clusters("م" + word, marks=True).texts)
        assert joined == reshaper.reshape("م" + word).replace("\u200c", ""), ascii(word)


def test_order_is_that_of_python_bidi_on_text_without_marks() -> None:
    for tail in words("ابتثج abc 0123 ٠١٢ ,.:()[]+-$%!\u0640", 5_000, longest=40):
        # An Arabic letter first: for right-to-left text with even levels only, python-bidi leaves L1 out.
        text = "م" + tail
        classes = bidi_classes(text)
        levels = uax9.reset_blanks(uax9.resolve(text, classes, 1), classes, 1)
        assert "".join([text[at] for at in uax9.visual_order(levels)]) == get_display(text)
