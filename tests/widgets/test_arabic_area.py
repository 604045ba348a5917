"""The field of several lines: rows, caret, keys, mouse, undo."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from textual import events
from textual.app import App, ComposeResult
from textual.pilot import Pilot

from tui.terminal.dump import screen_rows
from tui.widgets.arabic_area import ArabicArea

WIDTH, HEIGHT = 17, 5
TEXT = "قال الوفد إن Astana هي المكان\nو12 رأيا\nend"
ROWS = [
    "  ﻥﺇ ﺪﻓﻮﻟﺍ ﻝﺎﻗ",
    " ﻥﺎﻜﻤﻟﺍ ﻲﻫ Astana",
    "        ﺎﻳﺃﺭ 12ﻭ",
    "end".ljust(WIDTH),
    "",
]


class Editor(App[None]):
    CSS = f"ArabicArea {{ width: {WIDTH + 1}; height: {HEIGHT}; border: none; scrollbar-size-vertical: 1; }}"

    def __init__(self, text: str) -> None:
        super().__init__()
        self.start = text

    def compose(self) -> ComposeResult:
        yield ArabicArea(self.start)


class Hand:
    """A field and the fingers on it."""

    def __init__(self, pilot: Pilot[None]) -> None:
        self.pilot = pilot
        self.area = pilot.app.query_one(ArabicArea)

    async def type(self, text: str) -> None:
        for letter in text:
            self.area.post_message(events.Key("enter" if letter == "\n" else letter, letter))
        await self.pilot.pause()

    async def press(self, *keys: str) -> None:
        await self.pilot.press(*keys)

    @property
    def rows(self) -> list[str]:
        return [row[:WIDTH] for row in screen_rows(self.pilot.app)]

    @property
    def caret(self) -> tuple[int, int]:
        """Column and row of the caret."""
        return self.area.cursor_screen_offset


@asynccontextmanager
async def area(text: str = "") -> AsyncIterator[Hand]:
    async with Editor(text).run_test(size=(WIDTH + 1, HEIGHT)) as pilot:
        await pilot.pause()
        pilot.app.query_one(ArabicArea).focus()
        await pilot.pause()
        yield Hand(pilot)


async def test_rows_leave_a_cell_for_the_caret_where_the_text_goes_on() -> None:
    async with area(TEXT) as hand:
        assert hand.rows == [row.rjust(WIDTH) for row in ROWS]


async def test_typing_shows_the_text_in_order_with_the_caret_behind_it() -> None:
    async with area() as hand:
        await hand.type("قال (ab)")
        await hand.press("enter")
        await hand.type("لا")
        assert hand.area.text == "قال (ab)\nلا"
        assert hand.rows[:2] == ["(ab) ﻝﺎﻗ".rjust(WIDTH), "ﻻ".rjust(WIDTH)]
        assert hand.caret == (WIDTH - 2, 1)


async def test_the_left_key_visits_every_letter_in_the_order_of_the_screen() -> None:
    text = TEXT.removesuffix("\nend")
    async with area(text) as hand:
        places, offsets = [hand.caret], [hand.area.caret]
        while hand.area.caret < len(text) and len(places) < 100:
            hand.area.action_move("left")
            places.append(hand.caret)
            offsets.append(hand.area.caret)
        assert places == sorted(set(places), key=lambda place: (place[1], -place[0]))
        assert sorted(offsets) == list(range(len(text) + 1))


async def test_the_right_key_comes_back_to_the_start() -> None:
    async with area("قال ab\nنعم") as hand:
        await hand.press(*["left"] * 12)
        await hand.press(*["right"] * 12)
        assert (hand.area.caret, hand.caret) == (0, (WIDTH - 1, 0))


async def test_a_click_on_a_letter_puts_the_caret_on_it() -> None:
    async with area(TEXT) as hand:
        for y in range(4):
            for x, glyph in enumerate(hand.rows[y]):
                if glyph != " ":
                    await hand.pilot.click(offset=(x, y))
                    assert hand.caret == (x, y)


KEYS = [
    (["down"], "a هي"),
    (["down", "down"], "و12"),
    (["ctrl+end"], ""),
    (["down", "end"], "\nو12"),
    (["ctrl+left", "ctrl+left"], "إن"),
    (["ctrl+end", "up", "home"], "و12"),
    (["pagedown"], ""),
]


@pytest.mark.parametrize(("keys", "behind"), KEYS)
async def test_keys_move_the_caret(keys: list[str], behind: str) -> None:
    async with area(TEXT) as hand:
        await hand.press(*keys)
        rest = TEXT[hand.area.caret :]
        assert rest.startswith(behind) if behind else rest == ""


SELECTING = [
    (["shift+left"] * 3, "قال"),
    (["shift+down"], "قال الوفد إن Astan"),
    (["ctrl+a"], TEXT),
    (["ctrl+end", "ctrl+shift+left"], "end"),
    (["shift+end"], "قال الوفد إن"),
]


@pytest.mark.parametrize(("keys", "selected"), SELECTING)
async def test_shift_selects_logical_text(keys: list[str], selected: str) -> None:
    async with area(TEXT) as hand:
        await hand.press(*keys)
        assert hand.area.selected_text == selected


EDITS = [
    ("كِتَابٌ", ["ctrl+end", "backspace"], "كِتَا"),
    ("كِتَابٌ", ["delete"], "تَابٌ"),
    ("سطر\nآخر", ["down", "home", "backspace"], "سطرآخر"),
    ("سطر\nآخر", ["end", "delete"], "سطرآخر"),
    ("قال الوفد", ["ctrl+end", "ctrl+w"], "قال "),
    ("قال", ["ctrl+a", "ctrl+x", "ctrl+v", "ctrl+v"], "قالقال"),
    ("قال", ["ctrl+a", "x", "ctrl+z"], "قال"),
    ("قال", ["ctrl+a", "x", "ctrl+z", "ctrl+y"], "x"),
]


@pytest.mark.parametrize(("text", "keys", "after"), EDITS)
async def test_keys_edit_the_logical_text(text: str, keys: list[str], after: str) -> None:
    async with area(text) as hand:
        await hand.press(*keys)
        assert hand.area.text == after


async def test_dragging_over_rows_selects_logical_text() -> None:
    async with area(TEXT) as hand:
        await hand.pilot.mouse_down(offset=(WIDTH - 1, 0))
        await hand.pilot.hover(offset=(WIDTH - 2, 2))
        await hand.pilot.mouse_up(offset=(WIDTH - 2, 2))
        start = TEXT.index("12")
        assert hand.area.selected_text == TEXT[: start + 1]


async def test_pasted_text_keeps_its_lines_and_loses_its_control_characters() -> None:
    async with area() as hand:
        hand.area.post_message(events.Paste("سطر\r\nآخر\x1b[31m"))
        await hand.pilot.pause()
        assert hand.area.text == "سطر\nآخر[31m"


async def test_the_row_of_the_caret_stays_in_sight() -> None:
    async with area("\n".join(str(number) for number in range(40))) as hand:
        await hand.press("ctrl+end")
        assert hand.rows[-1].strip() == "39"
        assert hand.caret[1] == HEIGHT - 1
