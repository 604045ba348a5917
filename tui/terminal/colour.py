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
