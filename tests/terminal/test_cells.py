"""What each mode writes into the cells of a row."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tui.terminal.cells import LRM, Change, glyphs, isolated, stepped, turned
from tui.terminal.modes import Mode, Multiplexer, paint_plain_row, sequences, wrapped

UPRIGHT = (False, False)


def plain_face(_index: int) -> tuple[bool, bool]:
    return UPRIGHT


def test_a_mark_follows_every_right_to_left_cell_and_its_haraka() -> None:
    row = glyphs("a ﻢﻠُﺳ (1)")
    assert "".join(glyph for glyph, _ in isolated(row, plain_face)) == f"a ﻢ{LRM}ﻠُ{LRM}ﺳ{LRM} (1)"


def test_kitty_gets_every_word_turned_and_the_words_in_their_places() -> None:
    row = glyphs("ﺎﻧﺎﺘﺳﺃ ﺔﻟﻮﺟ")
    assert "".join(glyph for glyph, _ in turned(row, plain_face)) == "ﺃﺳﺘﺎﻧﺎ ﺟﻮﻟﺔ"


def test_kitty_gets_what_touches_letters_in_another_font() -> None:
    changes = [change for _, change in turned(glyphs("x) (ﺏﺃ: ab"), plain_face)]
    assert (
        changes
        == [Change.NONE] * 3 + [Change.SLANT, Change.NONE, Change.NONE, Change.SLANT] + [Change.NONE] * 3
    )


def test_kitty_gets_bold_and_upright_pieces_of_a_word_turned_each_alone() -> None:
    row = glyphs("ﺎﺒﻠﻗ")
    painted = turned(row, lambda index: (index < 2, False))
    assert [glyph for glyph, _ in painted] == [row[1], row[0], row[3], row[2]]


def test_kitty_keeps_a_haraka_behind_its_letter() -> None:
    assert [glyph for glyph, _ in turned(glyphs("ﺏَﺃ"), plain_face)] == ["ﺃ", "ﺏَ"]


def test_box_drawing_ends_a_stretch_in_kitty() -> None:
    assert [change for _, change in turned(glyphs("│ﺏ│"), plain_face)] == [Change.NONE] * 3


def test_no_right_to_left_cell_looks_like_its_neighbours_in_fragments() -> None:
    painted = stepped(glyphs("ab ﺏﺃ1) cd"), plain_face)
    changes = [change for _, change in painted]
    assert all(changes[i] is not changes[i + 1] for i in (2, 3, 4))


@given(st.text(alphabet="abc 12()│ابتسلم\u064e\u200cﺏﺃ", max_size=40))
@settings(max_examples=300, deadline=None)
def test_a_mode_moves_glyphs_only_inside_the_row(row: str) -> None:
    cells = glyphs(row)
    for paint in (turned, stepped):
        assert sorted(glyph for glyph, _ in paint(cells, plain_face)) == sorted(cells)


@pytest.mark.parametrize("mode", Mode)
def test_a_row_without_arabic_is_printed_as_it_is(mode: Mode) -> None:
    assert paint_plain_row("n of N articles (3)", mode) == "n of N articles (3)"


@pytest.mark.parametrize(
    ("mode", "inside", "start"),
    [
        (Mode.EXPLICIT, Multiplexer.NONE, "\x1b[8l"),
        (Mode.EXPLICIT, Multiplexer.SCREEN, "\x1bP\x1b[8l\x1b\\"),
        (Mode.KONSOLE, Multiplexer.TMUX, "\x1bPtmux;\x1b\x1b]50;BidiRenderingEnabled=false\x07\x1b\\"),
        (Mode.LRM, Multiplexer.TMUX, ""),
        (Mode.PLAIN, Multiplexer.NONE, ""),
    ],
)
def test_a_sequence_is_wrapped_for_the_multiplexer(mode: Mode, inside: Multiplexer, start: str) -> None:
    assert sequences(mode, inside=inside).start == start


def test_nothing_wrapped_stays_nothing() -> None:
    assert wrapped("", Multiplexer.TMUX) == ""
