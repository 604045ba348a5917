"""The article's text: rows, highlights, places, selection."""

from __future__ import annotations

from pathlib import Path
from unicodedata import combining, normalize

import pytest
from textual.app import App, ComposeResult
from textual.geometry import Offset

from tui.terminal.dump import screen_rows
from tui.widgets.article_view import ArticleView, Highlight

TEXT = (
    "انطلقت في أستانا اليوم الجولة الرابعة من المحادثات\n"
    "\n"
    "وقال المبعوث (Staffan de Mistura) إن 12 وفداً حضروا، ولا جديد لأن «الوقت» لا يكفي\n"
    "Astana, 4 May 2017\n"
    "كِتَابٌ وَلَا حَوْلَ"
)
ROWS = [
    " ﺔﻟﻮﺠﻟﺍ ﻡﻮﻴﻟﺍ ﺎﻧﺎﺘﺳﺃ ﻲﻓ ﺖﻘﻠﻄﻧﺍ",
    "          ﺕﺎﺛﺩﺎﺤﻤﻟﺍ ﻦﻣ ﺔﻌﺑﺍﺮﻟﺍ",
    "                              ",
    "      Staffan de) ﺙﻮﻌﺒﻤﻟﺍ ﻝﺎﻗﻭ",
    " ﻻﻭ ،ﺍﻭﺮﻀﺣ ﺍﺪﻓﻭ 12 ﻥﺇ (Mistura",
    "        ﻲﻔﻜﻳ ﻻ «ﺖﻗﻮﻟﺍ» ﻥﻷ ﺪﻳﺪﺟ",
    "Astana, 4 May 2017            ",
    "                   ﻝﻮﺣ ﻻﻭ ﺏﺎﺘﻛ",
]
LONG = "\n".join(
    f"الفقرة {number} من المقالة الطويلة التي لا تنتهي قريبا، فاقرأها كلها." for number in range(400)
)


class Reader(App[None]):
    CSS = "ArticleView { width: 1fr; height: 1fr; scrollbar-size-vertical: 1; }"

    def __init__(self, text: str = TEXT, highlights: tuple[Highlight, ...] = ()) -> None:
        super().__init__()
        self.article = text
        self.highlights = highlights

    def compose(self) -> ComposeResult:
        yield ArticleView()

    def on_mount(self) -> None:
        self.view.show(self.article, self.highlights)
        self.view.focus()

    @property
    def view(self) -> ArticleView:
        return self.query_one(ArticleView)

    def rows(self) -> list[str]:
        """What stands in the pane, without the scroll bar."""
        return [row[:-1] for row in screen_rows(self)]

    def lit(self, name: str) -> str:
        """The glyphs that are shown in a component style, from the top left on."""
        wanted = self.view.get_component_rich_style(f"article--{name}")
        return "".join(
            segment.text
            for strip in self.screen._compositor.render_strips()
            for segment in strip
            if segment.style is not None
            and (segment.style.color, segment.style.bgcolor) == (wanted.color, wanted.bgcolor)
        )


def highlight(word: str, style: str = "hit", text: str = TEXT) -> Highlight:
    start = text.index(word)
    return Highlight(start, start + len(word), style)


async def test_rows_are_joined_ordered_wrapped_and_right_aligned() -> None:
    app = Reader()
    async with app.run_test(size=(31, 8)):
        assert app.rows() == ROWS


async def test_every_cell_points_at_the_letter_that_it_shows() -> None:
    app = Reader()
    async with app.run_test(size=(31, 8)):
        pointed = []
        for y, row in enumerate(ROWS):
            for x, glyph in enumerate(row):
                widget, offset = app.screen.get_widget_and_offset_at(x, y)
                assert widget is app.view
                assert offset is not None
                if glyph != " ":
                    assert glyph in glyphs_of(TEXT[offset.x]), (x, y)
                    pointed.append(offset.x)
    assert sorted(pointed) == [at for at in range(len(TEXT)) if has_a_cell(at)]


def glyphs_of(character: str) -> str:
    """The character, its presentation forms, and its mirror image."""
    forms = [chr(code) for code in range(0xFE70, 0xFEFD) if normalize("NFKC", chr(code))[:1] == character]
    return character + "".join(forms) + {"(": ")", ")": "(", "«": "»", "»": "«"}.get(character, "")


def has_a_cell(at: int) -> bool:
    """Whether a character of the text takes a cell of its own: no blank, no haraka, no alef in a lam-alef."""
    alef_of_lam = TEXT[at] in "اأإآ" and TEXT[:at].rstrip("\u064b\u064c\u064d\u064e\u064f\u0650")[-1:] == "ل"
    return not TEXT[at].isspace() and not combining(TEXT[at]) and not alef_of_lam


async def test_a_hit_lights_its_letters_only() -> None:
    app = Reader(highlights=(highlight("الجولة"),))
    async with app.run_test(size=(31, 8)):
        assert app.lit("hit") == "ﺔﻟﻮﺠﻟﺍ"


async def test_a_hit_on_the_alef_of_lam_alef_lights_its_cell() -> None:
    at = TEXT.index("لا يكفي") + 1
    app = Reader(highlights=(Highlight(at, at + 1, "hit"),))
    async with app.run_test(size=(31, 8)):
        assert app.lit("hit") == "ﻻ"


async def test_a_hit_is_seen_over_a_mention() -> None:
    app = Reader(highlights=(highlight("الجولة الرابعة", "mention"), highlight("الرابعة")))
    async with app.run_test(size=(60, 8)):
        assert (app.lit("hit"), app.lit("mention")) == ("ﺔﻌﺑﺍﺮﻟﺍ", " ﺔﻟﻮﺠﻟﺍ")


async def test_a_hit_across_paragraphs_is_lit_in_both() -> None:
    start = TEXT.index("المحادثات")
    app = Reader(highlights=(Highlight(start, TEXT.index(" المبعوث"), "hit"),))
    async with app.run_test(size=(31, 8)):
        assert app.lit("hit") == "ﺕﺎﺛﺩﺎﺤﻤﻟﺍ" + "ﻝﺎﻗﻭ"


async def test_a_mention_of_a_kind_without_a_style_of_its_own_looks_like_any_mention() -> None:
    app = Reader(highlights=(highlight("الجولة", "mention-weather"),))
    async with app.run_test(size=(31, 8)):
        assert app.lit("mention") == "ﺔﻟﻮﺠﻟﺍ"


async def test_dragging_over_two_paragraphs_selects_logical_text() -> None:
    app = Reader()
    async with app.run_test(size=(31, 8)) as pilot:
        await pilot.mouse_down(offset=(5, 0))  # on the lam of the round
        await pilot.hover(offset=(20, 3))
        await pilot.mouse_up(offset=(20, 3))
        start, end = TEXT.index("لجولة"), TEXT.index("المبعوث") + 5
        assert app.view.selected_text == TEXT[start:end]


async def test_a_selection_holds_whole_letters_with_their_harakat() -> None:
    app = Reader(text="كِتَابٌ وَلَا حَوْلَ")
    async with app.run_test(size=(31, 3)) as pilot:
        await pilot.mouse_down(offset=(29, 0))
        await pilot.hover(offset=(25, 0))
        await pilot.mouse_up(offset=(25, 0))
        assert app.view.selected_text == "كِتَابٌ "
        await pilot.mouse_down(offset=(24, 0))
        await pilot.hover(offset=(23, 0))
        await pilot.mouse_up(offset=(23, 0))
        assert app.view.selected_text == "وَلَا"


MOVES = [
    (["shift+left"] * 3, "انط"),
    (["ctrl+shift+left"], "انطلقت "),
    (["shift+end"], "انطلقت في أستانا اليوم الجولة "),
    (["shift+down", "shift+left"], "انطلقت في أستانا اليوم الجولة ا"),
    (["shift+left", "shift+left", "shift+right"], "ا"),
    (["shift+down", "shift+down", "shift+down"], TEXT[: TEXT.index("وقال")]),
    (["ctrl+a"], TEXT),
]


@pytest.mark.parametrize(("keys", "selected"), MOVES)
async def test_the_keyboard_selects_logical_text(keys: list[str], selected: str) -> None:
    app = Reader()
    async with app.run_test(size=(31, 8)) as pilot:
        await pilot.press(*keys)
        assert app.view.selected_text == selected


async def test_copying_hands_the_clipboard_the_logical_text() -> None:
    app = Reader()
    async with app.run_test(size=(31, 8)) as pilot:
        await pilot.press("ctrl+a", "ctrl+c")
        assert app.clipboard == TEXT


async def test_what_is_selected_is_written_to_a_new_file(tmp_path: Path) -> None:
    app = Reader()
    async with app.run_test(size=(31, 8)) as pilot:
        app.view.copy_folder = tmp_path / "copies"
        await pilot.press("ctrl+shift+left", "ctrl+s", "ctrl+s")
    files = sorted((tmp_path / "copies").iterdir())
    assert [file.read_text(encoding="utf-8") for file in files] == ["انطلقت \n", "انطلقت \n"]


async def test_a_folder_that_cannot_be_written_is_reported(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    reports: list[ArticleView.WrittenToFile] = []

    class Listener(Reader):
        def on_article_view_written_to_file(self, message: ArticleView.WrittenToFile) -> None:
            reports.append(message)

    app = Listener()
    async with app.run_test(size=(31, 8)) as pilot:
        app.view.copy_folder = tmp_path / "file"
        await pilot.press("ctrl+s")
        await pilot.pause()
    assert [type(report.problem) for report in reports] == [FileExistsError]


async def test_next_and_previous_go_round_the_hits_in_the_order_of_the_text() -> None:
    words = ("الفقرة 100 ", "الفقرة 300 ", "الفقرة 7 ")
    app = Reader(LONG, tuple(highlight(word, text=LONG) for word in words))
    async with app.run_test(size=(40, 10)) as pilot:
        seen = []
        for _ in range(4):
            found = app.view.next_highlight()
            assert found is not None
            await pilot.pause()
            seen.append((LONG[found.start : found.end], app.lit("hit-current") != ""))
        found = app.view.previous_highlight()
        assert found is not None
        assert LONG[found.start : found.end] == "الفقرة 300 "
        order = ["الفقرة 7 ", "الفقرة 100 ", "الفقرة 300 ", "الفقرة 7 "]
        assert seen == [(word, True) for word in order]


async def test_there_is_no_next_highlight_of_a_class_that_is_not_shown() -> None:
    app = Reader(highlights=(highlight("الجولة", "mention"),))
    async with app.run_test(size=(31, 8)):
        assert app.view.next_highlight("hit") is None


@pytest.mark.parametrize("number", [0, 57, 233, 399])
async def test_an_offset_is_brought_into_sight(number: int) -> None:
    app = Reader(LONG)
    async with app.run_test(size=(40, 10)) as pilot:
        app.view.scroll_to_offset(LONG.index(f"الفقرة {number} "))
        await pilot.pause()
        assert any(f" {number} ﺓﺮﻘﻔﻟﺍ" in row for row in app.rows())


async def test_a_resize_keeps_the_place() -> None:
    app = Reader(LONG)
    async with app.run_test(size=(40, 10)) as pilot:
        place = LONG.index("الفقرة 200 ")
        app.view.scroll_to_offset(place, top=True)
        for width in (25, 70, 12, 40):
            await pilot.resize_terminal(width, 10)
            await pilot.pause()
            assert app.view.current_offset <= place, width
            row = app.view._flow.row(app.view.scroll_offset.y)
            assert row is not None
            assert row.start <= place < row.end, width


async def test_scrolling_row_by_row_meets_every_row_once() -> None:
    app = Reader(LONG)
    async with app.run_test(size=(40, 10)) as pilot:
        app.view.scroll_to_offset(LONG.index("الفقرة 200 "), top=True)
        await pilot.pause()
        before = app.rows()
        for _ in range(30):
            app.view.scroll_up(animate=False)
            await pilot.pause()
            after = app.rows()
            assert after[1:] == before[:-1]
            before = after


async def test_the_last_row_is_reached_and_nothing_follows_it() -> None:
    app = Reader(LONG)
    async with app.run_test(size=(40, 10)) as pilot:
        app.view.scroll_end(animate=False)
        await pilot.pause()
        assert app.rows()[-1].strip() == ".ﺎﻬﻠﻛ ﺎﻫﺃﺮﻗﺎﻓ ،ﺎﺒﻳﺮﻗ ﻲﻬﺘﻨﺗ"


async def test_a_paragraph_of_a_megabyte_is_shown_without_being_laid_out_whole() -> None:
    app = Reader("كلمة أخرى " * 100_000)
    async with app.run_test(size=(40, 10)) as pilot:
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert app.rows()[0] == "ﻯﺮﺧﺃ ﺔﻤﻠﻛ" + " ﻯﺮﺧﺃ ﺔﻤﻠﻛ" * 3
        app.view.scroll_to_offset(500_000)
        await pilot.pause()
        assert all(row.strip() for row in app.rows())
        assert len(app.view._flow._rows) < 10


async def test_the_column_of_text_is_as_wide_as_asked_and_stands_in_the_middle() -> None:
    app = Reader()
    async with app.run_test(size=(61, 8)) as pilot:
        app.view.max_width = 30
        await pilot.pause()
        assert app.rows() == [" " * 15 + row + " " * 15 for row in ROWS]
        _, offset = app.screen.get_widget_and_offset_at(44, 0)
        assert offset == Offset(0, 0)


async def test_harakat_are_shown_when_asked_for() -> None:
    app = Reader()
    async with app.run_test(size=(31, 8)) as pilot:
        app.view.marks = True
        await pilot.pause()
        assert app.rows()[7].strip() == "ﻝَﻮْﺣَ ﻻَﻭَ ﺏٌﺎﺘَﻛِ"


async def test_no_control_character_of_an_article_reaches_the_screen() -> None:
    app = Reader("سطر \x1b[31mأحمر\x07 \u202eمقلوب\u009b")
    async with app.run_test(size=(41, 4)):
        shown = "".join(screen_rows(app))
        assert all(character.isprintable() for character in shown)
