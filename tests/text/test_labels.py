"""One-row texts: cutting, aligning, and the map of what was cut."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from tests.text.strategies import bases, texts
from tests.text.test_layout import NEVER_PAINTED, Base
from tui.text.labels import cell_width, first_strong, label, visual
from tui.text.line import Align

ALIGNED: dict[str, tuple[str, Align, str]] = {
    "Arabic starts on the right": ("سلم", "start", "  ﻢﻠﺳ"),
    "Latin starts on the left": ("abc", "start", "abc  "),
    "Arabic on the left": ("سلم", "left", "ﻢﻠﺳ  "),
    "Latin on the right": ("abc", "right", "  abc"),
    "in the middle": ("abc", "center", " abc "),
    "digits alone": ("12", "start", "12   "),
}


@pytest.mark.parametrize(("text", "align", "row"), ALIGNED.values(), ids=ALIGNED)
def test_a_label_is_padded_to_its_width(text: str, align: Align, row: str) -> None:
    assert visual(text, 5, align=align) == row


CUT = {
    "Arabic at its logical end": ("السلام عليكم", 8, "…ﻋ ﻡﻼﺴﻟﺍ"),
    "no blank before the ellipsis": ("السلام عليكم", 7, " …ﻡﻼﺴﻟﺍ"),
    "Latin": ("hello world", 8, "hello w…"),
    "Latin in an Arabic title": ("من Microsoft Windows", 9, "…Micro ﻦﻣ"),
    "not inside a lam-alef": ("بلاب", 2, "…ﺑ"),
    "exactly fitting": ("بلاب", 3, "ﺏﻼﺑ"),
    "room for the ellipsis alone": ("abc", 1, "…"),
    "no room at all": ("abc", 0, ""),
    "two cells for one": ("漢字", 2, "… "),
}


@pytest.mark.parametrize(("text", "width", "row"), CUT.values(), ids=CUT)
def test_a_label_that_is_too_long_is_cut_in_logical_order(text: str, width: int, row: str) -> None:
    assert visual(text, width) == row


def test_a_hit_in_the_part_cut_off_lights_the_ellipsis() -> None:
    line = label("السلام عليكم", 8)
    assert line.spans(9, 12) == [(0, 1)]
    assert (line.cell_of(11), line.index_at(0)) == (0, 8)


def test_a_wide_ellipsis_is_cut_off_like_a_narrow_one() -> None:
    assert visual("abcdef", 5, ellipsis="...") == "ab..."


def test_an_ellipsis_without_room_leaves_blanks() -> None:
    assert visual("abcdef", 2, ellipsis="...") == "  "


def test_without_a_width_a_label_is_as_wide_as_its_text() -> None:
    assert visual("السلام (12)") == "(12) ﻡﻼﺴﻟﺍ"


def test_only_the_beginning_of_a_giant_text_is_read_for_a_label() -> None:
    giant = "سلام " * 2_000_000
    began = time.process_time()
    line = label(giant, 20)
    assert time.process_time() - began < 0.5
    assert (line.end, line.cells) == (len(giant), 20)
    assert line.spans(len(giant) - 1, len(giant)) == [(0, 1)]


NAMES = {
    "an override": ("annex\u202efdp.exe", "annex⇐fdp.exe"),
    "an isolate": ("\u2067abc\u2069.txt", "←abc¦.txt"),
    "an embedding": ("\u202babc\u202c.txt", "←abc¦.txt"),
    "an escape sequence": ("\x1b]0;owned\x07", "␛]0;owned␇"),
    "a line feed": ("a\nb", "a␊b"),
    "a C1 control": ("a\x9b31m", "a�31m"),
    "a lone surrogate": ("a\udc80", "a�"),
    "a line separator": ("a\u2028b", "a␤b"),
    "a tab": ("a\tb", "a b"),
    "delete": ("a\x7f", "a␡"),
}


@pytest.mark.parametrize(("name", "row"), NAMES.values(), ids=NAMES)
def test_nothing_in_a_name_turns_text_round_or_reaches_the_terminal(name: str, row: str) -> None:
    assert visual(name) == row


@given(text=texts, width=st.integers(0, 40), base=bases, marks=st.booleans())
@settings(max_examples=300, deadline=None)
def test_a_label_fills_its_width_and_knows_every_index(
    text: str, width: int, base: Base, marks: bool
) -> None:
    line = label(text, width, base=base, marks=marks)
    assert cell_len(line.text) == width
    assert not NEVER_PAINTED.search(line.text)
    assert (line.start, line.end) == (0, len(text))
    if width and line.cells:
        assert all(0 <= line.cell_of(index) < width for index in range(len(text)))
        assert all(line.spans(index, index + 1) for index in range(len(text)))


@given(text=texts)
@settings(max_examples=100, deadline=None)
def test_the_width_of_a_text_is_that_of_its_label(text: str) -> None:
    assert cell_width(text) == label(text).cells == cell_len(visual(text))


@pytest.mark.parametrize(("text", "direction"), [("12 سلام", "rtl"), ("(peace)", "ltr"), ("12", None)])
def test_the_first_strong_character_gives_the_direction(text: str, direction: str | None) -> None:
    assert first_strong(text) == direction
