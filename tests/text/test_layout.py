"""Rows of paragraphs: wrapping, order, mirroring, and the map of each row, by literals and by properties."""

from __future__ import annotations

import re
import tracemalloc
from itertools import islice, pairwise
from typing import Literal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from tests.text.strategies import DIRECTIONS, INVISIBLE, articles, bases, texts, widths
from tui.text.layout import SLICE, STRETCH, Paragraph, split_paragraphs
from tui.text.line import LaidOutLine

Base = Literal["auto", "rtl", "ltr"]

SENTENCE = "افتتح الوزير معرض الكتاب في مدينة Riyadh Season يوم 12 مارس"


def rows(text: str, width: int, base: Base = "auto") -> list[str]:
    return [line.text for line in Paragraph(text, base=base).wrap(width)]


def test_the_opening_of_a_sentence_is_on_its_first_row() -> None:
    assert rows(SENTENCE, 24) == [
        "ﺏﺎﺘﻜﻟﺍ ﺽﺮﻌﻣ ﺮﻳﺯﻮﻟﺍ ﺢﺘﺘﻓﺍ",
        "  Riyadh Season ﺔﻨﻳﺪﻣ ﻲﻓ",
        "             ﺱﺭﺎﻣ 12 ﻡﻮﻳ",
    ]


def test_a_row_that_starts_with_latin_keeps_the_direction_of_its_paragraph() -> None:
    assert rows("أعلنت شركة مايكروسوفت على Windows 11 منذ سنوات", 26)[1] == "      ﺕﺍﻮﻨﺳ ﺬﻨﻣ Windows 11"


ROWS: dict[str, tuple[str, Base, str]] = {
    "brackets around Latin": ("قال (abc) 12", "auto", "12 (abc) ﻝﺎﻗ"),
    "brackets around Arabic": ("قال (نعم) 12", "auto", "12 (ﻢﻌﻧ) ﻝﺎﻗ"),
    "a bracket behind a mark of the other direction": ("\u200e(نعم)", "rtl", "(ﻢﻌﻧ)"),
    "guillemets": ("«سلام»", "auto", "«ﻡﻼﺳ»"),
    "a range of years": ("2017-2018 عام", "rtl", "ﻡﺎﻋ 2017-2018"),
    "a range of years after Arabic": ("عام 2017-2018", "auto", "2018-2017 ﻡﺎﻋ"),
    "a date with slashes": ("يوم 23/1/2017", "auto", "23/1/2017 ﻡﻮﻳ"),
    "Arabic-Indic digits": ("الجولة ٢٢.", "auto", ".٢٢ ﺔﻟﻮﺠﻟﺍ"),
    "a percent sign": ("بنسبة 50%", "auto", "%50 ﺔﺒﺴﻨﺑ"),
    "Arabic in an English sentence": ("the word سلام (peace).", "auto", "the word ﻡﻼﺳ (peace)."),
    "an isolated name, shown": ("قال \u2066C++\u2069!", "auto", "!¦C++→ ﻝﺎﻗ"),
    "an override, shown and without effect": ("a\u202eabc\u202c", "auto", "a⇐abc¦"),
    "an escape sequence": ("م\x1b[31m", "auto", "31m]␛ﻡ"),
    "harakat are hidden": ("كِتَابٌ", "auto", "ﺏﺎﺘﻛ"),
    "a tab": ("ا\tب", "auto", "ﺏ ﺍ"),
    "columns parted by tabs": ("Astana\tGeneva\tدولة", "rtl", "ﺔﻟﻭﺩ Geneva Astana"),
    "words parted by blanks": ("Astana Geneva دولة", "rtl", "ﺔﻟﻭﺩ Astana Geneva"),
    "digits alone": ("12 - 13", "auto", "13 - 12"),
}


@pytest.mark.parametrize(("text", "base", "row"), ROWS.values(), ids=ROWS)
def test_a_row_reads_right(text: str, base: Base, row: str) -> None:
    line = Paragraph(text, base=base).wrap(40)[0]
    assert line.text.strip() == row


def test_right_to_left_rows_are_padded_on_the_left_and_others_on_the_right() -> None:
    assert (rows("سلام", 6), rows("peace", 6)) == (["   ﻡﻼﺳ"], ["peace "])


@pytest.mark.parametrize(("fallback", "row"), [("rtl", "      12"), ("ltr", "12      ")])
def test_a_paragraph_without_letters_takes_the_direction_of_its_article(fallback: Base, row: str) -> None:
    assert Paragraph("12", fallback=fallback).wrap(8)[0].text == row


WRAPPED = {
    "between words": ("aa bb cc", 5, [(0, 6), (6, 8)]),
    "blanks that do not fit belong to the row before": ("aaaaa    bb", 5, [(0, 9), (9, 11)]),
    "a word longer than the row is broken": ("aaaaaaa", 3, [(0, 3), (3, 6), (6, 7)]),
    "a long word starts its own row": ("b aaaaaaa", 3, [(0, 2), (2, 5), (5, 8), (8, 9)]),
    "not inside lam-alef": ("بلا", 1, [(0, 1), (1, 3)]),
    "not between a letter and its marks": ("بَتَ", 1, [(0, 2), (2, 4)]),
    "not at a no-break space": ("a b\u00a0c d", 5, [(0, 6), (6, 7)]),
    "not at a hyphen or a slash: days and names with them stay whole": (
        "ab c-d 4/5",
        5,
        [(0, 3), (3, 7), (7, 10)],
    ),
    "not at what is invisible": ("ab c\u200bd\u00ade", 5, [(0, 3), (3, 8)]),
    "a long address is cut where the row ends": ("http://ab/c", 8, [(0, 8), (8, 11)]),
    "at an ideographic space": ("ab\u3000cd", 5, [(0, 3), (3, 5)]),
    "nothing": ("", 5, [(0, 0)]),
    "blanks only": ("   ", 2, [(0, 3)]),
    "an indented long word": ("  aaaa", 3, [(0, 3), (3, 6)]),
    "two cells in a row of one": ("漢字", 1, [(0, 1), (1, 2)]),
    "a width of nothing": ("ab", 0, [(0, 1), (1, 2)]),
}


@pytest.mark.parametrize(("text", "width", "spans"), WRAPPED.values(), ids=WRAPPED)
def test_rows_break_in_logical_order(text: str, width: int, spans: list[tuple[int, int]]) -> None:
    assert [(line.start, line.end) for line in Paragraph(text).wrap(width)] == spans


def test_a_broken_word_keeps_its_joined_forms() -> None:
    assert rows("ببب", 2) == ["ﺒﺑ", " ﺐ"]


def test_a_character_wider_than_the_row_is_shown_as_cut() -> None:
    assert rows("漢", 1) == ["…"]


PARAGRAPHS = {
    "": [(0, 0)],
    "a": [(0, 1)],
    "a\nb": [(0, 1), (2, 3)],
    "a\r\nb\rc": [(0, 1), (3, 4), (5, 6)],
    "a\u2029b\u2028c": [(0, 1), (2, 3), (4, 5)],
    "a\n\nb\n": [(0, 1), (2, 2), (3, 4), (5, 5)],
    "a\x0b\x85b": [(0, 4)],
}


@pytest.mark.parametrize(("text", "spans"), PARAGRAPHS.items(), ids=map(ascii, PARAGRAPHS))
def test_paragraphs_end_at_line_ends_and_separators(text: str, spans: list[tuple[int, int]]) -> None:
    assert split_paragraphs(text) == spans


def test_the_caret_at_the_end_stands_beyond_the_last_letter() -> None:
    arabic, latin = Paragraph("سلام").wrap(6)[0], Paragraph("abc").wrap(6)[0]
    assert (arabic.cell_of(4), latin.cell_of(3)) == (2, 3)


def test_the_caret_in_an_empty_right_to_left_row_stands_at_its_right_edge() -> None:
    assert Paragraph("", base="rtl").wrap(6)[0].cell_of(0) == 5


def test_a_click_beside_the_text_finds_its_start_or_end() -> None:
    arabic, latin = Paragraph("سلام").wrap(6)[0], Paragraph("abc").wrap(6)[0]
    assert (arabic.index_at(0), arabic.index_at(6)) == (4, 0)
    assert (latin.index_at(5), latin.index_at(-1)) == (3, 0)


def test_a_click_beyond_a_wrapped_row_stays_before_the_blanks_it_was_wrapped_at() -> None:
    first = Paragraph("abcd    ef").wrap(4)[0]
    assert first.index_at(9) == 4


def test_a_span_falls_apart_where_its_cells_do() -> None:
    line = Paragraph("من abc إلى").wrap(12)[0]
    assert line.text == "  ﻰﻟﺇ abc ﻦﻣ"
    assert line.spans(1, 5) == [(6, 8), (9, 11)]


def test_half_a_lam_alef_lights_its_cell() -> None:
    line = Paragraph("لا").wrap(4)[0]
    assert line.spans(1, 2) == line.spans(0, 2) == [(3, 4)]


def test_an_empty_span_lights_nothing_even_inside_a_cluster() -> None:
    assert Paragraph("سلام").wrap(4)[0].spans(2, 2) == []


def test_a_run_of_latin_or_digits_is_one_piece() -> None:
    pieces = Paragraph("من abc 12 و3").wrap(20)[0].pieces
    assert [piece.text for piece in pieces] == ["3", "ﻭ", " ", "abc 12", " ", "ﻦ", "ﻣ"]


def test_harakat_are_shown_after_their_letter_when_asked_for() -> None:
    line = Paragraph("بَتُ", marks=True).wrap(2)[0]
    assert line.text == "ﺖ\u064fﺑ\u064e"


NEVER_PAINTED = re.compile(f"[\x00-\x1f\x7f-\x9f\ud800-\udfff\u2028\u2029{INVISIBLE}{DIRECTIONS}]")


def check_maps(paragraph: Paragraph, lines: list[LaidOutLine], width: int) -> None:
    """What must hold for every paragraph at every width."""
    assert [line.start for line in lines] == [0, *(line.end for line in lines[:-1])]
    assert lines[-1].end == len(paragraph.text)
    for line in lines:
        assert line.width == width
        assert line.cells <= width
        assert line.cells == sum(piece.cells for piece in line.pieces)
        assert cell_len(line.text) == width
        assert line.text == " " * line.x0 + "".join(piece.text for piece in line.pieces) + " " * (
            width - line.cells - line.x0
        )
        assert all(left.x + left.cells == right.x for left, right in pairwise(line.pieces))
        shown = sorted((piece.start, piece.end) for piece in line.pieces)
        assert all(left[1] == right[0] for left, right in pairwise(shown))
        shown_end = shown[-1][1] if shown else line.start
        assert not shown or shown[0][0] == line.start
        for index in range(line.start, shown_end):
            x = line.cell_of(index)
            if line.cells:
                cluster = line.index_at(x)
                assert cluster <= index
                assert line.cell_of(cluster) == x
                assert any(first <= x < last for first, last in line.spans(index, index + 1))
        assert all(line.cell_of(index) == line.cell_of(line.end) for index in range(shown_end, line.end))
        lit = line.spans(line.start, line.end)
        assert lit == ([(line.x0, line.x0 + line.cells)] if line.cells else [])
        assert not NEVER_PAINTED.search(line.text)


@given(text=texts, width=widths, base=bases, marks=st.booleans())
@settings(max_examples=400, deadline=None)
def test_rows_and_their_maps_agree(text: str, width: int, base: Base, marks: bool) -> None:
    paragraph = Paragraph(text, base=base, marks=marks)
    check_maps(paragraph, paragraph.wrap(width), width)


@pytest.mark.long
@given(text=texts, width=widths, base=bases, marks=st.booleans())
@settings(max_examples=20_000, deadline=None)
def test_rows_and_their_maps_agree_in_twenty_thousand_texts(
    text: str, width: int, base: Base, marks: bool
) -> None:
    paragraph = Paragraph(text, base=base, marks=marks)
    check_maps(paragraph, paragraph.wrap(width), width)


@given(text=articles, width=widths)
@settings(max_examples=100, deadline=None)
def test_wrapping_moves_letters_to_other_rows_and_changes_none(text: str, width: int) -> None:
    def painted(lines: list[LaidOutLine]) -> list[tuple[int, str]]:
        return sorted(
            (piece.start + at, char)
            for line in lines
            for piece in line.pieces
            for at, char in enumerate(piece.text)
            if char != " "
        )

    paragraph = Paragraph(text)
    assert painted(paragraph.wrap(width)) == painted(paragraph.wrap(1_000))


def long_paragraph(repeats: int) -> str:
    return f"{SENTENCE} (لا إله إلّا) \u2067قال\u2069 👩\u200d💻 {'ب' * 300} " * repeats


@pytest.mark.parametrize(
    "text", [long_paragraph(STRETCH // 100), "بلا" * STRETCH], ids=["sentences", "one word"]
)
def test_rows_of_a_long_paragraph_start_anywhere_a_row_starts(text: str) -> None:
    paragraph = Paragraph(text)
    lines = paragraph.wrap(31)
    for number in range(0, len(lines), 37):
        again = list(islice(paragraph.rows(31, lines[number].start), 3))
        assert [line.text for line in again] == [line.text for line in lines[number : number + 3]]


def test_slices_cover_a_long_paragraph_and_can_be_laid_out_alone() -> None:
    paragraph = Paragraph(long_paragraph(SLICE // 60))
    spans = paragraph.slices()
    assert len(spans) > 3
    assert [start for start, _ in spans] == [0, *(end for _, end in spans[:-1])]
    for start, end in spans:
        lines = list(paragraph.rows(40, start, end))
        assert (lines[0].start, lines[-1].end) == (start, end)
        assert all(left.end == right.start for left, right in pairwise(lines))


def test_a_page_of_a_huge_paragraph_takes_the_memory_of_a_page() -> None:
    paragraph = Paragraph(f"{SENTENCE} " * 20_000)
    paragraph.prepare()
    start, end = paragraph.slices()[-2]
    tracemalloc.start()
    try:
        page = list(islice(paragraph.rows(80, start, end), 40))
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert len(page) == 40
    assert peak < len(paragraph.text)


def test_a_short_paragraph_is_one_slice() -> None:
    assert Paragraph("سلام").slices() == [(0, 4)]


def test_a_slice_without_blanks_does_not_part_a_lam_alef_or_a_letter_and_its_marks() -> None:
    paragraph = Paragraph("لا" * 50 + "بَ" * 50)
    text = paragraph.text
    assert all(text[end] not in "ا\u064e" for _, end in paragraph.slices(size=21)[:-1])


GIANTS = {
    "a megabyte without a blank": "ب" * 1_000_000,
    "a megabyte of blanks": " " * 1_000_000,
    "harakat without end": "ب" + "\u064e" * 300_000,
    "accents without end": "e" + "\u0301" * 300_000,
    "nested brackets": "(" * 100_000 + "ب" + ")" * 100_000,
    "nested isolates": "\u2067" * 100_000 + "a" + "\u2069" * 100_000,
    "wide characters": "漢" * 100_000,
}


@pytest.mark.parametrize("text", GIANTS.values(), ids=GIANTS)
def test_a_giant_paragraph_is_wrapped_completely(text: str) -> None:
    lines = Paragraph(text, marks=True).wrap(80)
    assert lines[-1].end == len(text)
    assert all(line.cells <= 80 for line in lines)
    assert all(len(line.text) < 2_000 for line in lines)
