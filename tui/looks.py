"""How the explorer looks: themes and density. Every colour of a screen comes from a theme's variables."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal, get_args

from textual.theme import BUILTIN_THEMES, Theme

ThemeName = Literal["dark", "light", "contrast", "plain"]
THEMES: tuple[ThemeName, ...] = get_args(ThemeName)

Density = Literal["comfortable", "compact"]
DENSITIES: tuple[Density, ...] = get_args(Density)

COMPACT = "-compact"
"""Class of the application while lists give one row to an article."""

_LIGHT = Theme(
    "light",
    primary="#004578",
    secondary="#00527a",
    accent="#7a3e00",
    warning="#6b4a00",
    error="#97133a",
    success="#17602c",
    foreground="#1e1e1e",
    background="#f2f2f2",
    surface="#e6e6e6",
    panel="#dcdcdc",
    dark=False,
)

_CONTRAST = Theme(
    "contrast",
    primary="#00aaff",
    secondary="#00e5e5",
    accent="#ffff00",
    warning="#ffd700",
    error="#ff6060",
    success="#00ff66",
    foreground="#ffffff",
    background="#000000",
    surface="#000000",
    panel="#303030",
)

_PLAIN = Theme(
    "plain",
    primary="#8a8a8a",
    secondary="#b2b2b2",
    accent="#ffffff",
    warning="#ffffff",
    error="#ffffff",
    success="#ffffff",
    foreground="#e4e4e4",
    background="#121212",
    surface="#1c1c1c",
    panel="#303030",
)
"""Greys alone: what is chosen, left out, found or under the cursor is told by signs, bold, lines and rows."""


def themes() -> tuple[Theme, ...]:
    """The themes in the order in which the key goes through them."""
    return (
        replace(BUILTIN_THEMES["textual-dark"], name="dark"),
        _LIGHT,
        _CONTRAST,
        _PLAIN,
    )


def following(names: tuple[str, ...], now: str) -> str:
    """The name after this one, round the end."""
    return names[(names.index(now) + 1) % len(names)]
