"""Styles that differ from a given one just enough for a terminal to draw their cells apart."""

from __future__ import annotations

from functools import lru_cache

from rich._palettes import EIGHT_BIT_PALETTE
from rich.color import Color, ColorSystem, ColorType
from rich.color_triplet import ColorTriplet
from rich.style import Style


@lru_cache(1024)
def slanted(style: Style) -> Style:
    """The same style in the other slant."""
    return style + Style(italic=not style.italic)


@lru_cache(1024)
def stepped(style: Style, system: ColorSystem) -> Style:
    """The same style with the nearest other foreground that the colour system has.

    Where the foreground has no near neighbour (the terminal's default, the first 16 colours), the background
    takes the step; where neither has one, the style comes back as it is.
    """
    if (colour := neighbour(style.color, system)) is not None:
        return style + Style(color=colour)
    if (colour := neighbour(style.bgcolor, system)) is not None:
        return style + Style(bgcolor=colour)
    return style


_BLACK, _WHITE = Color.from_ansi(0), Color.from_ansi(15)


@lru_cache(1024)
def readable(style: Style, system: ColorSystem) -> Style:
    """The same style, unless foreground and background differ but fall on one colour of a small colour
    system.

    Then text would be there and not be seen (grey on a darker grey in a bare xterm); it becomes black or
    white.
    """
    foreground, background = style.color, style.bgcolor
    if foreground is None or background is None or foreground == background:
        return style
    shown = background.downgrade(system)
    if foreground.downgrade(system).number != shown.number or shown.number is None:
        return style
    red, green, blue = shown.get_truecolor()
    bright = 299 * red + 587 * green + 114 * blue > 128_000  # ITU-R BT.601 luma, in thousandths
    return style + Style(color=_BLACK if bright else _WHITE)


def neighbour(colour: Color | None, system: ColorSystem) -> Color | None:
    """The most similar other colour that this colour system has, or None if it has none so near."""
    if colour is None or colour.type is not ColorType.TRUECOLOR or colour.triplet is None:
        return None
    red, green, blue = colour.triplet
    if system is ColorSystem.TRUECOLOR:
        return Color.from_triplet(ColorTriplet(red, green, blue + 1 if blue < 255 else 254))
    if system is ColorSystem.EIGHT_BIT:
        own = colour.downgrade(system).number
        return Color.from_ansi(_second_nearest(red, green, blue, own))
    return None


@lru_cache(1024)
def _second_nearest(red: int, green: int, blue: int, own: int | None) -> int:
    """Index from 16 up, since the first 16 colours are the terminal's own taste."""

    def distance(index: int) -> int:
        other = EIGHT_BIT_PALETTE[index]
        return (other[0] - red) ** 2 + (other[1] - green) ** 2 + (other[2] - blue) ** 2

    return min((index for index in range(16, 256) if index != own), key=distance)
