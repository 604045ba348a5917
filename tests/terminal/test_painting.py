"""Whole rows painted in a mode; the clipboard; remembered choices; what the doctor knows."""

from __future__ import annotations

import base64
import os
import re
from itertools import pairwise
from pathlib import Path

import pytest
from rich.color import ColorSystem
from rich.console import Console
from rich.segment import Segment
from rich.style import Style
from textual.app import ComposeResult
from textual.screen import ModalScreen
from textual.widgets import Label, Static

from tui.terminal.cells import LRM
from tui.terminal.choice import read_choices, write_choice
from tui.terminal.clipboard import clipboard_sequence
from tui.terminal.doctor import VISIBLE_MODES, font_fact, samples
from tui.terminal.dump import screen_rows
from tui.terminal.modes import Mode, Multiplexer, paint_plain_row
from tui.terminal.paint import PaintedApp, PaintedUpdate, colour_system, paint_row, painted
from tui.widgets import content_hook
from tui.words.english import SENTENCES as ENGLISH

TRUE, EIGHT, STANDARD = ColorSystem.TRUECOLOR, ColorSystem.EIGHT_BIT, ColorSystem.STANDARD
LOOK = Style(color="#dcdcdc", bgcolor="#101418")
SEQUENCE = re.compile(r"\x1b\[[\d;?]*[A-Za-z]")


def row(*pieces: tuple[str, Style]) -> list[Segment]:
    return [Segment(text, style) for text, style in pieces]


def test_neighbours_that_differ_only_in_offsets_are_written_as_one() -> None:
    segments = row(
        *((letter, LOOK + Style.from_meta({"offset": (at, 0)})) for at, letter in enumerate("ﻢﻠﺳ"))
    )
    assert [run.text for run in paint_row(segments, Mode.PLAIN, TRUE)] == ["ﻢﻠﺳ"]


def test_a_word_with_a_highlighted_part_is_turned_as_one_and_the_highlight_stays_in_its_cells() -> None:
    hit = LOOK + Style(bgcolor="#224488")
    runs = paint_row(row(("ﺔﻟ", LOOK), ("ﻮﺟ", hit)), Mode.KITTY, TRUE)
    assert [(run.text, run.style) for run in runs] == [("ﺟﻮ", LOOK), ("ﻟﺔ", hit)]


def test_a_turned_word_is_not_joined_with_one_in_the_pane_beside_it() -> None:
    runs = paint_row(row(("ﺔﻟ", LOOK), ("│", LOOK), ("ﻮﺟ", LOOK)), Mode.KITTY, TRUE)
    assert "".join(run.text for run in runs) == "ﻟﺔ│ﺟﻮ"


@pytest.mark.parametrize("system", [TRUE, EIGHT])
def test_fragments_differ_after_the_terminal_brought_colours_down(system: ColorSystem) -> None:
    runs = paint_row(row(("ﺔﻟﻮﺟ", LOOK)), Mode.FRAGMENTS, system)
    codes = [run.style.color.downgrade(system).get_ansi_codes() for run in runs if run.style.color]
    assert len(runs) == 4
    assert all(one != other for one, other in pairwise(codes))


def test_words_that_a_small_colour_system_would_hide_are_seen() -> None:
    dim = Style(color="#5f666b", bgcolor="#2a2f33")
    (run,) = paint_row(row(("ابحث", dim)), Mode.PLAIN, STANDARD)
    assert run.style.color is not None
    assert run.style.color.number in (0, 15)


def test_nothing_that_moves_or_turns_reaches_the_terminal_from_any_widget() -> None:
    hostile = "a\x1b[2J\x07\x9b1m\u202eb\u2066c\ud800d\u200e"
    (run,) = paint_row(row((hostile, LOOK)), Mode.PLAIN, TRUE)
    assert run.text == "a[2J1mbc\ufffdd"


def test_bars_keep_the_colour_of_their_ground() -> None:
    bar = Style(color="#5f666b", bgcolor="#5f666a")
    (run,) = paint_row(row(("▔▔", bar)), Mode.PLAIN, STANDARD)
    assert run.style == bar


@pytest.mark.parametrize(
    ("found", "mode", "inside", "wanted"),
    [
        (STANDARD, Mode.PLAIN, Multiplexer.NONE, STANDARD),
        (STANDARD, Mode.LRM, Multiplexer.TMUX, EIGHT),
        (TRUE, Mode.LRM, Multiplexer.TMUX, TRUE),
        (TRUE, Mode.FRAGMENTS, Multiplexer.TMUX, EIGHT),
        (TRUE, Mode.LRM, Multiplexer.SCREEN, EIGHT),
        (None, Mode.PLAIN, Multiplexer.NONE, TRUE),
    ],
)
def test_a_multiplexer_gets_the_colours_that_it_keeps(
    found: ColorSystem | None, mode: Mode, inside: Multiplexer, wanted: ColorSystem
) -> None:
    assert colour_system(found, mode, inside) is wanted


class Asking(ModalScreen[None]):
    CSS = "Asking { align: center middle; } #box { width: 12; height: 3; border: round white; }"

    def compose(self) -> ComposeResult:
        yield Static("نعم أم لا", id="box")


class Page(PaintedApp[None]):
    """Right-to-left text in rows that a window will cover in part."""

    def compose(self) -> ComposeResult:
        for _ in range(9):
            yield Label("كلمات كثيرة تغطيها النافذة من غير فراغ: السلامعليكمورحمةالله")


def written(app: PaintedApp[None], mode: Mode) -> list[str]:
    """What would be sent for the whole screen, row by row, without the sequences."""
    update = painted(app.screen, app.screen._compositor.render_update(full=True), mode)
    assert isinstance(update, PaintedUpdate)
    rows = update.render_segments(Console()).split("\x1b[", 1)[1]
    return [SEQUENCE.sub("", part) for part in re.split(r"(?:\x1b\[)?\d+;1H", rows)][1:]


async def test_a_row_under_a_window_is_painted_once_and_as_it_is_seen() -> None:
    content_hook.install()
    app = Page()
    async with app.run_test(size=(60, 9)) as pilot:
        app.push_screen(Asking())
        await pilot.pause()
        meant = screen_rows(app)
        assert [line.replace(LRM, "") for line in written(app, Mode.LRM)] == meant
        assert all(LRM + LRM not in line for line in written(app, Mode.LRM))
        assert written(app, Mode.KITTY) == [
            SEQUENCE.sub("", paint_plain_row(line, Mode.KITTY)) for line in meant
        ]
        assert written(app, Mode.PLAIN) == meant


async def test_a_partial_update_writes_whole_rows() -> None:
    content_hook.install()
    app = Page()
    async with app.run_test(size=(60, 9)) as pilot:
        await pilot.pause()
        app.query(Label)[3].update("سطر جديد")
        app.screen._compositor.update_widgets({app.query(Label)[3]})
        update = painted(app.screen, app.screen._compositor.render_update(), Mode.KITTY)
        assert isinstance(update, PaintedUpdate)
        assert [y for y, _ in update.rows] == [3]
        assert sum(segment.cell_length for segment in update.rows[0][1]) == 60


def test_the_clipboard_gets_the_logical_text() -> None:
    sequence = clipboard_sequence("كِتاب\nلا")
    assert sequence.startswith("\x1b]52;c;")
    assert base64.b64decode(sequence[7:-1]).decode() == "كِتاب\nلا"


def test_tmux_gets_the_clipboard_itself_and_wrapped_for_the_terminal() -> None:
    plain = clipboard_sequence("نص")
    assert clipboard_sequence("نص", Multiplexer.TMUX) == plain + "\x1bPtmux;\x1b" + plain + "\x1b\\"


def test_screen_gets_a_long_clipboard_in_pieces_that_make_it_whole() -> None:
    text = "كلمة " * 400
    pieces = clipboard_sequence(text, Multiplexer.SCREEN).split("\x1bP")[1:]
    assert max(map(len, pieces)) < 256
    assert "".join(piece.removesuffix("\x1b\\") for piece in pieces) == clipboard_sequence(text)


def test_a_choice_is_remembered_by_terminal_and_can_be_forgotten(tmp_path: Path) -> None:
    path = tmp_path / "state" / "terminals.json"
    write_choice(path, "vte", Mode.LRM)
    write_choice(path, "Konsole", Mode.PLAIN)
    write_choice(path, "vte", None)
    assert read_choices(path) == {"Konsole": Mode.PLAIN}
    assert os.listdir(path.parent) == ["terminals.json"]


@pytest.mark.parametrize("stored", ["", "[]", "{", '{"vte": "magic"}', '{"vte": [1]}', "\x00"])
def test_a_spoilt_file_of_choices_counts_as_none(tmp_path: Path, stored: str) -> None:
    path = tmp_path / "terminals.json"
    path.write_text(stored)
    assert read_choices(path) == {}


def test_the_sample_sentence_is_painted_differently_in_every_visible_mode() -> None:
    rows = samples()
    assert [mode for mode, _ in rows] == list(VISIBLE_MODES)
    assert len({painted_row for _, painted_row in rows}) == len(VISIBLE_MODES)


def test_fonts_of_another_machine_are_not_guessed_at() -> None:
    assert font_fact({"SSH_CONNECTION": "10.0.0.1 1 10.0.0.2 22"}).code == "terminal-fonts-remote"


def test_a_font_fact_has_its_sentence() -> None:
    fact = font_fact({})
    assert ENGLISH[fact.code].format(**fact.values)


def test_every_reason_and_hint_of_the_rules_has_its_sentence() -> None:
    source = (Path(__file__).parents[2] / "tui/terminal/detect.py").read_text()
    codes = set(re.findall(r'"(terminal-(?:mode|hint)-[a-z-]+)"', source))
    assert codes
    assert codes <= ENGLISH.keys()
