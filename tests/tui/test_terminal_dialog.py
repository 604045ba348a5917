"""The terminal dialog: rows in modes of their own, a choice that holds at once and is remembered."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from rich.console import Console

from tui.screens.terminal import Sample, TerminalScreen
from tui.session import NOT_ASKED
from tui.terminal.choice import read_choices, write_choice
from tui.terminal.detect import REMEMBERED, Detection
from tui.terminal.doctor import SENTENCE, VISIBLE_MODES
from tui.terminal.modes import Mode, paint_plain_row
from tui.terminal.paint import PaintedUpdate, painted
from tui.text.labels import visual

if TYPE_CHECKING:
    from tests.tui.conftest import Explore, Explorer

UNKNOWN = Detection(Mode.PLAIN, "terminal-mode-unknown", "some:-", hint="terminal-hint-unknown", known=False)
KNOWN = Detection(Mode.PLAIN, "terminal-mode-no-bidi", "XTerm")
SEQUENCE = re.compile(r"\x1b\[[\d;?]*[A-Za-z]")


@pytest.fixture
def choices(tmp_path: Path) -> Path:
    """Where choices are remembered."""
    return tmp_path / "state" / "terminals.json"


def is_asking(explorer: Explorer) -> bool:
    return isinstance(explorer.app.screen, TerminalScreen)


async def test_the_reader_of_an_unknown_terminal_is_asked_at_the_start(
    explore: Explore, choices: Path
) -> None:
    async with explore(terminal=UNKNOWN, choices_file=choices) as explorer:
        assert is_asking(explorer)
        await explorer.press("down", "enter")
        assert not is_asking(explorer)
        assert explorer.app.terminal_mode is VISIBLE_MODES[1]
    assert read_choices(choices) == {"some:-": VISIBLE_MODES[1]}


async def test_who_leaves_the_question_open_is_not_asked_again(explore: Explore, choices: Path) -> None:
    async with explore(terminal=UNKNOWN, choices_file=choices) as explorer:
        await explorer.press("escape")
        assert not is_asking(explorer)
    assert read_choices(choices) == {"some:-": Mode.PLAIN}


async def test_the_reader_of_a_known_terminal_is_asked_only_on_demand(
    explore: Explore, choices: Path
) -> None:
    async with explore(terminal=KNOWN, choices_file=choices) as explorer:
        assert not is_asking(explorer)
        await explorer.press("t")
        assert is_asking(explorer)
        await explorer.press("escape")
    assert not choices.exists()


async def test_every_sample_is_painted_in_its_own_mode_and_nothing_else_is(explore: Explore) -> None:
    async with explore(terminal=KNOWN) as explorer:
        await explorer.press("t")
        app, screen = explorer.app, explorer.app.screen
        update = painted(
            screen, screen._compositor.render_update(full=True), app.terminal_mode, own_modes=app.own_modes
        )
        assert isinstance(update, PaintedUpdate)
        written = update.render_segments(Console()).split("\x1b[", 1)[1]
        rows = [SEQUENCE.sub("", part) for part in re.split(r"(?:\x1b\[)?\d+;1H", written)][1:]
        for sample in screen.query(Sample):
            meant = paint_plain_row(visual(SENTENCE, base="rtl"), sample.mode)
            assert SEQUENCE.sub("", meant) in rows[sample.region.y]
        await explorer.press("escape")
        assert app.own_modes == {}


async def test_a_click_takes_a_row(explore: Explore, choices: Path) -> None:
    async with explore(terminal=KNOWN, choices_file=choices) as explorer:
        await explorer.press("t")
        await explorer.pilot.click("#mode-kitty")
        await explorer.settle()
        assert explorer.app.terminal_mode is Mode.KITTY
    assert read_choices(choices) == {"XTerm": Mode.KITTY}


async def test_vtes_mode_is_taken_back_while_the_samples_are_shown(explore: Explore) -> None:
    vte = Detection(Mode.EXPLICIT, "terminal-mode-bdsm", "vte")
    async with explore(terminal=vte) as explorer:
        await explorer.press("t")
        during = explorer.app.terminal_mode
        await explorer.press("escape")
        assert (during, explorer.app.terminal_mode) == (Mode.LRM, Mode.EXPLICIT)


@pytest.mark.parametrize("mode", [Mode.KONSOLE, Mode.MLTERM])
async def test_a_mode_of_the_whole_window_is_shown_alone(explore: Explore, mode: Mode) -> None:
    async with explore(terminal=replace(KNOWN, mode=mode)) as explorer:
        await explorer.press("t")
        assert [sample.mode for sample in explorer.app.screen.query(Sample)] == [mode]


async def test_a_choice_against_an_option_holds_until_the_end_and_is_not_remembered(
    explore: Explore, choices: Path
) -> None:
    async with explore(terminal=NOT_ASKED, choices_file=choices) as explorer:
        await explorer.press("t", "home")
        await explorer.pilot.click("#mode-lrm")
        await explorer.settle()
        assert explorer.app.terminal_mode is Mode.LRM
        assert "until you leave" in explorer.toasts[-1]
    assert not choices.exists()


async def test_a_remembered_choice_can_be_forgotten(explore: Explore, choices: Path) -> None:
    write_choice(choices, "vte", Mode.LRM)
    async with explore(terminal=Detection(Mode.LRM, REMEMBERED, "vte"), choices_file=choices) as explorer:
        await explorer.press("t")
        await explorer.pilot.click("#terminal-forget")
        await explorer.settle()
        assert "from the next start on" in explorer.toasts[-1]
    assert read_choices(choices) == {}


async def test_a_choice_that_cannot_be_kept_is_told_and_holds(explore: Explore, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    async with explore(terminal=UNKNOWN, choices_file=tmp_path / "file" / "terminals.json") as explorer:
        await explorer.press("down", "enter")
        assert explorer.app.terminal_mode is VISIBLE_MODES[1]
        assert "could not be kept" in explorer.toasts[-1]


async def test_who_finds_no_row_right_gets_advice(explore: Explore) -> None:
    async with explore(terminal=KNOWN) as explorer:
        await explorer.press("t")
        await explorer.pilot.click("#terminal-none")
        await explorer.settle()
        assert is_asking(explorer)
        assert any("--terminal-mode" in row for row in explorer.rows)


async def test_an_advice_for_the_terminal_is_said_at_the_start_and_in_the_help(explore: Explore) -> None:
    closed = Detection(
        Mode.LRM, "terminal-mode-tmux-closed", "tmux in konsole", hint="terminal-hint-passthrough"
    )
    async with explore((100, 160), terminal=closed) as explorer:
        assert "allow-passthrough" in explorer.toasts[0]
        await explorer.press("?", "end")
        assert sum("allow-passthrough" in row for row in explorer.rows) >= 1
