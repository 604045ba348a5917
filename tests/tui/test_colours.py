"""Colours that can be read: in true colour, in the 16 colours of an old terminal, and without any."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from rich.color import Color, ColorSystem
from rich.style import Style

from tui.panes.rounds import RoundsPane
from tui.widgets.article_view import ArticleView
from tui.widgets.chips import ChipLine
from tui.widgets.key_line import KeyLine

if TYPE_CHECKING:
    from tests.tui.conftest import Explore

LEAST_CONTRAST = 3.0
"""WCAG 2.1, 1.4.3 asks 3:1 for large text; a terminal's letters are as bold as its user made them."""

XTERM = [
    (0, 0, 0), (205, 0, 0), (0, 205, 0), (205, 205, 0), (0, 0, 238), (205, 0, 205), (0, 205, 205),
    (229, 229, 229), (127, 127, 127), (255, 0, 0), (0, 255, 0), (255, 255, 0), (92, 92, 255), (255, 0, 255),
    (0, 255, 255), (255, 255, 255),
]  # fmt: skip


def luminance(rgb: tuple[int, int, int]) -> float:
    """WCAG 2.1, relative luminance."""
    parts = [value / 255 for value in rgb]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: tuple[int, int, int], other: tuple[int, int, int]) -> float:
    """WCAG 2.1, contrast ratio."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def in_16_colours(colour: Color, *, bold: bool) -> tuple[int, int, int]:
    """The colour that an xterm of 16 colours shows; it makes a bold dark colour bright."""
    number = colour.downgrade(ColorSystem.STANDARD).number or 0
    return XTERM[number + 8 if bold and number < 8 else number]


async def looks(explore: Explore) -> dict[str, Style]:
    """Every component style of the explorer's own widgets."""
    found: dict[str, Style] = {}
    async with explore() as explorer:
        screen = explorer.screen
        widgets = (screen.query_one(RoundsPane).rows, screen.query_one(ArticleView))
        for widget in (*widgets, screen.query_one(ChipLine), screen.query_one(KeyLine)):
            for name in type(widget).COMPONENT_CLASSES:
                if name.split("--")[0] in ("rows", "article", "chips", "keys"):
                    found[name] = widget.get_component_rich_style(name)
    return found


@pytest.mark.parametrize("system", ["truecolor", "16 colours"])
async def test_every_look_has_contrast(explore: Explore, system: str) -> None:
    faint = {}
    for name, style in (await looks(explore)).items():
        assert style.color is not None, name
        assert style.bgcolor is not None, name
        if system == "truecolor":
            pair = (tuple(style.color.get_truecolor()), tuple(style.bgcolor.get_truecolor()))
        else:
            pair = (
                in_16_colours(style.color, bold=bool(style.bold)),
                in_16_colours(style.bgcolor, bold=False),
            )
        if (ratio := contrast(*pair)) < LEAST_CONTRAST:  # type: ignore[arg-type]  # triplets are tuples of three
            faint[name] = round(ratio, 1)
    assert faint == {}


@pytest.mark.parametrize("keys", [(), ("?",), ("e",), ("t",), ("/", *"abc"), ("space",), ("ctrl+p",)])
async def test_every_cell_has_a_background_and_every_word_a_foreground_too(
    explore: Explore, keys: tuple[str, ...]
) -> None:
    async with explore((120, 40)) as explorer:
        await explorer.press(*keys)
        strips = explorer.app.screen._compositor.render_strips()
        segments = [segment for strip in strips for segment in strip if segment.text]
        bare = [text for text, style, _ in segments if style is None or style.bgcolor is None]
        words = [
            text for text, style, _ in segments if text.strip() and (style is None or style.color is None)
        ]
        assert (bare, words) == ([], [])
