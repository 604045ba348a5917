"""The search line keeps what is being typed, also when an answer to fewer letters comes late."""

from __future__ import annotations

from textual.app import App, ComposeResult
from textual.widgets import Input

from tui.widgets.search_line import SearchLine


class Alone(App[None]):
    def compose(self) -> ComposeResult:
        yield SearchLine()


async def test_a_late_answer_does_not_take_back_letters_typed_since() -> None:
    app = Alone()
    async with app.run_test() as pilot:
        line = app.query_one(SearchLine)
        line.input.focus()
        await pilot.press(*"الف")
        line._say_typed()
        with line.input.prevent(Input.Changed):  # as when the field's own message still waits its turn
            line.input.value = "الفص"
        line.show("الف*")
        assert line.input.value == "الفص"


async def test_a_query_from_elsewhere_is_shown() -> None:
    app = Alone()
    async with app.run_test():
        line = app.query_one(SearchLine)
        line.show("أستانا")
        assert line.input.value == "أستانا"
