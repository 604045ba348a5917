"""Which terminals paint harakat on the letter they belong to; measured by the tests of real terminals."""

from __future__ import annotations

# fmt: off
_KEEPING = frozenset((
    "XTerm", "vte", "Konsole",
    # as tmux knows the terminal outside, by the program it was attached from
    "xterm", "urxvt", "urxvtd", "konsole", "yakuake", "mlterm", "gnome-terminal-", "kgx", "lxterminal",
    "mate-terminal", "ptyxis-agent", "terminator", "tilix", "xfce4-terminal",
))
# fmt: on
_KEEPING_FAMILIES = ("rxvt-unicode", "mlterm")
"""Beginnings of names that go on with a version."""


def keeps_harakat(terminal: str) -> bool:
    """Whether a letter with harakat keeps its cell, its form and its marks in the terminal of this name.

    kitty moves marks of turned words, foot and terminology damage letters, QTerminal, st and alacritty paint
    no mark. A terminal that was not measured counts as one of these.
    """
    outer = terminal.removeprefix("tmux in ").removeprefix("screen in ")
    return outer in _KEEPING or outer.startswith(_KEEPING_FAMILIES)
