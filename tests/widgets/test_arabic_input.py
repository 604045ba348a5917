"""The one-line field: what is shown, where the caret stands, how keys and mouse move it, undo."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from textual import events
from textual.app import App, ComposeResult
from textual.pilot import Pilot
from textual.widgets.input import Selection

from tui.terminal.dump import screen_rows
from tui.widgets.arabic_input import ArabicInput

WIDTH = 24


class Field(App[None]):
    CSS = f"ArabicInput {{ width: {WIDTH}; height: 1; border: none; padding: 0; }}"

    def __init__(self, value: str, placeholder: str) -> None:
        super().__init__()
        self.start = value, placeholder

    def compose(self) -> ComposeResult:
        yield ArabicInput(*self.start, select_on_focus=False)


class Hand:
    """A field and the fingers on it."""

    def __init__(self, pilot: Pilot[None]) -> None:
        self.pilot = pilot
        self.field = pilot.app.query_one(ArabicInput)

    async def type(self, text: str) -> None:
        for letter in text:
            self.field.post_message(events.Key(letter, letter))
        await self.pilot.pause()

    async def press(self, *keys: str) -> None:
        await self.pilot.press(*keys)

    @property
    def row(self) -> str:
        return screen_rows(self.pilot.app)[0][:WIDTH]

    @property
    def caret(self) -> int:
        """The column of the caret."""
        return self.field.cursor_screen_offset.x


@asynccontextmanager
async def field(value: str = "", placeholder: str = "ابحث") -> AsyncIterator[Hand]:
    async with Field(value, placeholder).run_test(size=(40, 3)) as pilot:
        await pilot.pause()
        yield Hand(pilot)


TYPED = [
    ("السلام لا", "ﻻ ﻡﻼﺴﻟﺍ".rjust(WIDTH), 16),
    ("جولة 12 Astana", "Astana 12 ﺔﻟﻮﺟ".rjust(WIDTH), 9),
    ("Astana جولة", "Astana ﺔﻟﻮﺟ".ljust(WIDTH), 11),
    ("12", "12".rjust(WIDTH), 21),
    ("(نص)", "(ﺺﻧ)".rjust(WIDTH), 19),
    ("بَ", "ﺏ".rjust(WIDTH), 22),
]


@pytest.mark.parametrize(("text", "row", "caret"), TYPED)
async def test_what_is_typed_is_shown_in_order_with_the_caret_behind_it(
    text: str, row: str, caret: int
) -> None:
    async with field() as hand:
        await hand.type(text)
        assert (hand.field.value, hand.row, hand.caret) == (text, row, caret)


async def test_an_empty_field_with_an_arabic_placeholder_waits_at_the_right() -> None:
    async with field() as hand:
        assert (hand.row, hand.caret) == ("ﺚﺤﺑﺍ".rjust(WIDTH), WIDTH - 1)


async def test_an_empty_field_with_a_latin_placeholder_waits_at_the_left() -> None:
    async with field(placeholder="Search") as hand:
        assert (hand.row, hand.caret) == ("Search".ljust(WIDTH), 0)


MIXED = "قال x12 لأن (ab) نعم"


async def test_the_left_key_visits_every_letter_from_right_to_left() -> None:
    async with field(MIXED) as hand:
        await hand.press("home")
        columns = [hand.caret]
        positions = [hand.field.cursor_position]
        for _ in range(len(MIXED) + 3):
            hand.field.action_cursor_left()
            if hand.caret == columns[-1]:
                break
            columns.append(hand.caret)
            positions.append(hand.field.cursor_position)
        assert columns == list(range(WIDTH - 1, columns[-1] - 1, -1))
        assert sorted(positions) == [at for at in range(len(MIXED) + 1) if at != MIXED.index("أن")]


async def test_the_right_key_goes_back_the_way_of_the_left_key() -> None:
    async with field(MIXED) as hand:
        await hand.press("home")
        seen = [hand.field.cursor_position]
        for _ in range(len(MIXED)):
            hand.field.action_cursor_left()
            seen.append(hand.field.cursor_position)
        for position in list(dict.fromkeys(seen))[-2::-1]:
            hand.field.action_cursor_right()
            assert hand.field.cursor_position == position


async def test_a_click_on_any_cell_puts_the_caret_on_that_cell() -> None:
    async with field(MIXED) as hand:
        for x in range(WIDTH):
            await hand.pilot.click(offset=(x, 0))
            letters = len(hand.row.strip())
            assert hand.caret == max(x, WIDTH - letters - 1)


async def test_a_click_points_at_the_letter_that_is_shown() -> None:
    async with field("قال ab") as hand:
        positions = []
        for x in range(WIDTH - 6, WIDTH):
            await hand.pilot.click(offset=(x, 0))
            positions.append(hand.field.cursor_position)
        assert positions == [4, 5, 3, 2, 1, 0]


async def test_dragging_selects_logical_text() -> None:
    async with field("قال ab نعم") as hand:
        await hand.pilot.mouse_down(offset=(WIDTH - 1, 0))
        await hand.pilot.hover(offset=(WIDTH - 4, 0))
        await hand.pilot.mouse_up(offset=(WIDTH - 4, 0))
        assert hand.field.selected_text == "قال"


KEYS = [
    (["home"], 0),
    (["end"], 20),
    (["home", "ctrl+left"], 4),
    (["home", "ctrl+left", "ctrl+left"], 8),
    (["end", "ctrl+right"], 17),
    (["home", "right"], 0),
]


@pytest.mark.parametrize(("keys", "position"), KEYS)
async def test_keys_move_the_caret(keys: list[str], position: int) -> None:
    async with field(MIXED) as hand:
        await hand.press(*keys)
        assert hand.field.cursor_position == position


SELECTING = [
    (["home", "shift+left", "shift+left"], "قا"),
    (["home", "shift+end"], MIXED),
    (["end", "ctrl+shift+right"], "نعم"),
    (["home", "left", "shift+home"], "ق"),
    (["ctrl+shift+a"], MIXED),
]


@pytest.mark.parametrize(("keys", "selected"), SELECTING)
async def test_shift_selects_logical_text(keys: list[str], selected: str) -> None:
    async with field(MIXED) as hand:
        await hand.press(*keys)
        assert hand.field.selected_text == selected


EDITS = [
    ("كتاب", ["backspace"], "كتا"),
    ("كِتَابٌ", ["backspace"], "كِتَا"),
    ("السلام لا", ["backspace"], "السلام ل"),
    ("كِتَابٌ", ["home", "delete"], "تَابٌ"),
    ("قَالَ الوَفْدُ", ["ctrl+w"], "قَالَ "),
    ("قال الوفد", ["home", "ctrl+k"], ""),
    ("قال الوفد", ["home", "shift+left", "shift+left", "x"], "xل الوفد"),
    ("قال", ["ctrl+shift+a", "ctrl+x", "ctrl+v", "ctrl+v"], "قالقال"),
]


@pytest.mark.parametrize(("value", "keys", "after"), EDITS)
async def test_keys_edit_the_logical_text(value: str, keys: list[str], after: str) -> None:
    async with field(value) as hand:
        await hand.press(*keys)
        assert hand.field.value == after


async def test_undo_takes_back_a_word_and_redo_gives_it_again() -> None:
    async with field() as hand:
        await hand.type("الجولة 12")
        await hand.press("ctrl+z")
        assert hand.field.value == "الجولة "
        await hand.press("ctrl+z")
        assert hand.field.value == ""
        await hand.press("ctrl+y", "ctrl+y")
        assert (hand.field.value, hand.field.cursor_position) == ("الجولة 12", 9)


async def test_undo_brings_back_what_was_deleted_and_where_the_caret_was() -> None:
    async with field("قال الوفد") as hand:
        await hand.press("home", "ctrl+left", "ctrl+k", "ctrl+z")
        assert (hand.field.value, hand.field.selection) == ("قال الوفد", Selection(4, 4))


async def test_a_value_set_by_the_program_cannot_be_undone() -> None:
    async with field() as hand:
        await hand.type("قال")
        hand.field.value = "شيء آخر"
        await hand.press("ctrl+z")
        assert hand.field.value == "شيء آخر"


async def test_pasted_lines_become_one_and_lose_their_control_characters() -> None:
    async with field() as hand:
        hand.field.post_message(events.Paste("سطر\nآخر\x1b[31m\t!"))
        await hand.pilot.pause()
        assert hand.field.value == "سطر آخر[31m!"


async def test_a_long_text_scrolls_with_the_caret() -> None:
    text = "كلمات كثيرة لا تتسع لها هذه الخانة الضيقة أبدا"
    async with field() as hand:
        await hand.type(text)
        assert (hand.row.strip()[:4], hand.caret) == ("ﺍﺪﺑﺃ", 0)
        await hand.press("home")
        await hand.pilot.pause()
        assert (hand.row[-5:], hand.caret) == ("ﺕﺎﻤﻠﻛ", WIDTH - 1)


async def test_the_column_of_a_position_is_where_its_letter_is_shown() -> None:
    async with field("قال ab") as hand:
        assert [hand.field.cell_of(at) for at in range(7)] == [23, 22, 21, 20, 18, 19, 17]


async def test_a_password_shows_only_dots_and_gives_no_word_away() -> None:
    async with field("قال نعم") as hand:
        hand.field.password = True
        await hand.press("home", "ctrl+right")
        assert (hand.row.strip(), hand.field.cursor_position) == ("•" * 7, 7)
