"""Right-to-left text in Textual's own widgets, and the private names that this rests on."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from importlib.metadata import version

import pytest
from textual import content
from textual._compositor import ChopsUpdate, Compositor, LayoutUpdate
from textual.app import App, ComposeResult
from textual.content import Content, Span
from textual.drivers.linux_driver import LinuxDriver
from textual.selection import Selection
from textual.style import Style
from textual.widget import Widget
from textual.widgets import Button, Input, Label, Markdown, OptionList, Static, Tab, Tabs

from tui.terminal.dump import screen_rows
from tui.widgets import content_hook

SENTENCE = "لا تأجيل للجولة (4) في Astana اليوم"
VISUAL = "ﻡﻮﻴﻟﺍ Astana ﻲﻓ (4) ﺔﻟﻮﺠﻠﻟ ﻞﻴﺟﺄﺗ ﻻ"


@pytest.fixture(autouse=True)
def hooked() -> None:
    content_hook.install()


PARAMETERS = {
    (
        Content,
        "_wrap_and_format",
    ): "self width align overflow no_wrap line_pad tab_size selection selection_style post_style get_style",
    (Content, "render_segments"): "self base_style end",
    (Content, "get_optimal_width"): "self rules container_width",
    (content._FormattedLine, "__init__"): "self get_style content width x y align line_end link_style",
    (content._FormattedLine, "to_strip"): "self style",
    (App, "_display"): "self screen renderable",
    (Compositor, "_render_chops"): "self crop is_rendered_line",
    (LayoutUpdate, "__init__"): "self strips region",
    (ChopsUpdate, "__init__"): "self chops spans chop_ends",
    (Input, "_position_to_cell"): "self position",
    (Input, "_cell_offset_to_index"): "self offset",
    (Input, "_watch_value"): "self value",
    (LinuxDriver, "start_application_mode"): "self",
    (LinuxDriver, "stop_application_mode"): "self",
    (Widget, "selection_updated"): "self selection",
}


@pytest.mark.parametrize(("owner", "name"), PARAMETERS, ids=lambda part: getattr(part, "__name__", part))
def test_textual_still_has_the_names_that_right_to_left_text_rests_on(owner: type, name: str) -> None:
    method = getattr(owner, name, None)
    place = f"{owner.__module__}.{owner.__name__}.{name}"
    sentence = (
        f"Textual {version('textual')} changed {place}: adapt tui/widgets and tui/terminal/paint.py to it"
    )
    if owner is Content:
        method = ORIGINALS[name]
    assert callable(method), sentence
    assert " ".join(inspect.signature(method).parameters) == PARAMETERS[owner, name], sentence


ORIGINALS = {
    "_wrap_and_format": content_hook._original_wrap,
    "render_segments": content_hook._original_segments,
    "get_optimal_width": content_hook._original_width,
}


class One(App[None]):
    """One widget on a screen."""

    CSS = "#it { width: 40; } Label#it { width: auto; }"

    def __init__(self, *widgets: Widget) -> None:
        super().__init__()
        self.widgets = widgets

    def compose(self) -> ComposeResult:
        yield from self.widgets

    @property
    def rows(self) -> list[str]:
        return [row.strip() for row in screen_rows(self) if row.strip()]


WIDGETS: dict[str, Callable[[], Widget]] = {
    "static": lambda: Static(SENTENCE, id="it"),
    "label as wide as its text": lambda: Label(SENTENCE, id="it"),
    "button": lambda: Button(SENTENCE, id="it"),
    "option list": lambda: OptionList(SENTENCE, id="it"),
    "markdown": lambda: Markdown(SENTENCE),
    "tab": lambda: Tabs(Tab(SENTENCE)),
}


@pytest.mark.parametrize("kind", WIDGETS)
async def test_a_widget_shows_the_sentence_in_visual_order(kind: str) -> None:
    app = One(WIDGETS[kind]())
    async with app.run_test(size=(60, 12)):
        assert any(VISUAL in row for row in app.rows)


async def test_a_paragraph_stands_at_the_right_edge_and_its_second_row_too() -> None:
    app = One(Static("قال الوفد إن Astana هي المكان\nEnglish", id="it"))
    async with app.run_test(size=(60, 12)) as pilot:
        app.query_one(Static).styles.width = 20
        await pilot.pause()
        rows = [row[:20] for row in screen_rows(app)][:3]
    assert rows == ["Astana ﻥﺇ ﺪﻓﻮﻟﺍ ﻝﺎﻗ".rjust(20), "ﻥﺎﻜﻤﻟﺍ ﻲﻫ".rjust(20), "English".ljust(20)]


async def test_a_border_title_and_subtitle_are_in_visual_order() -> None:
    widget = Static("x", id="it")
    widget.styles.border = ("round", "white")
    widget.border_title = "المشاركون (12)"
    widget.border_subtitle = "3 من 12"
    app = One(widget)
    async with app.run_test(size=(60, 12)):
        assert "(12) ﻥﻮﻛﺭﺎﺸﻤﻟﺍ" in app.rows[0]
        assert "12 ﻦﻣ 3" in app.rows[2]


async def test_a_toast_is_in_visual_order() -> None:
    app = One()
    async with app.run_test(size=(60, 12), notifications=True) as pilot:
        app.notify(SENTENCE, title="تم الحفظ")
        await pilot.pause()
        assert any("ﻆﻔﺤﻟﺍ ﻢﺗ" in row for row in app.rows)


async def test_every_cell_of_a_label_points_at_its_letter() -> None:
    app = One(Static(SENTENCE, id="it"))
    async with app.run_test(size=(60, 12)):
        pointed = []
        for x in range(40 - len(VISUAL), 40):
            _, offset = app.screen.get_widget_and_offset_at(x, 0)
            assert offset is not None
            pointed.append(offset.x)
    assert sorted(pointed) == [at for at in range(len(SENTENCE)) if at != SENTENCE.index("ا")]


async def test_dragging_over_a_wrapped_label_copies_logical_text() -> None:
    app = One(Static(SENTENCE, id="it"))
    async with app.run_test(size=(60, 12)) as pilot:
        app.query_one(Static).styles.width = 20
        await pilot.pause()
        await pilot.mouse_down(offset=(16, 0))
        await pilot.hover(offset=(11, 1))
        await pilot.mouse_up(offset=(11, 1))
        start, end = SENTENCE.index("أجيل"), SENTENCE.index("Astana")
        assert app.screen.get_selected_text() == SENTENCE[start:end].rstrip() + " A"


async def test_the_whole_of_a_label_is_copied_as_it_was_given() -> None:
    app = One(Static("كِتَابٌ: لَا", id="it"))
    async with app.run_test(size=(60, 12)):
        app.screen.selections = {app.query_one(Static): Selection(None, None)}
        assert app.screen.get_selected_text() == "كِتَابٌ: لَا"


async def test_copying_a_part_of_a_label_takes_whole_letters_with_their_harakat() -> None:
    app = One(Static("كِتَابٌ: لَا", id="it"))
    async with app.run_test(size=(60, 12)) as pilot:
        await pilot.mouse_down(offset=(38, 0))
        await pilot.hover(offset=(36, 0))
        await pilot.mouse_up(offset=(36, 0))
        assert app.screen.get_selected_text() == "تَابٌ"


async def test_styles_move_with_their_letters() -> None:
    start = SENTENCE.index("Astana")
    text = Content(SENTENCE, spans=[Span(start, start + 6, "bold"), Span(0, 2, "bold")])
    app = One(Static(text, id="it"))
    async with app.run_test(size=(60, 12)):
        strip = app.screen._compositor.render_strips()[0]
        bold = [segment.text for segment in strip if segment.style is not None and segment.style.bold]
    assert bold == ["Astana", "ﻻ"]


async def test_a_cut_label_ends_with_an_ellipsis_on_the_left() -> None:
    widget = Static(SENTENCE, id="it")
    widget.styles.text_wrap = "nowrap"
    widget.styles.text_overflow = "ellipsis"
    app = One(widget)
    async with app.run_test(size=(60, 12)) as pilot:
        widget.styles.width = 12
        await pilot.pause()
        assert screen_rows(app)[0][:12].strip() == "…ﺠﻠﻟ ﻞﻴﺟﺄﺗ ﻻ"


HOSTILE = ["\x1b[31mred", "name\u202etxt.exe", "a\x07b", "x\u2066y", "\x9b2J", "\ud800"]


@pytest.mark.parametrize("text", HOSTILE)
async def test_a_hostile_name_reaches_the_screen_only_as_pictures(text: str) -> None:
    app = One(Label(Content(text), id="it"))
    async with app.run_test(size=(60, 3)):
        shown = "".join(screen_rows(app))
    assert all(character.isprintable() for character in shown), shown


async def test_latin_text_takes_textuals_own_way() -> None:
    laid = Content("plain English")._wrap_and_format(20)
    assert type(laid[0]) is content._FormattedLine


def test_installing_again_changes_nothing() -> None:
    before = Content._wrap_and_format
    content_hook.install()
    assert Content._wrap_and_format is before


def test_the_offset_beyond_either_end_of_a_row_is_the_end_on_that_side() -> None:
    (line,) = Content("نص")._wrap_and_format(4, get_style=content_hook._parse)
    segments, cells = line.to_strip(Style())
    offsets = [segment.style.meta["offset"] for segment in segments if segment.style is not None]
    assert (cells, offsets) == (4, [(2, 0), (2, 0), (1, 0), (0, 0)])
