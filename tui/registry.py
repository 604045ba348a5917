"""Every command of the explorer, once: bindings, footer, help and palette are all built from this table.

A command's label and sentence stand in the catalogue as `command.ID.label` and `command.ID`; the widget of
its place answers with `action_ID`. Keys are named as in Textual; Arabic doubles are added, never listed.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from textual.binding import Binding, BindingType

from tui.keyboard import with_doubles
from tui.views import VIEWS, ViewName
from tui.words import say

Place = Literal[
    "everywhere",
    ViewName,
    "rounds",
    "participants",
    "values",
    "articles",
    "article",
    "claims",
    "cells",
    "evidence",
    "months",
    "lines",
    "neighbours",
    "table",
    "spellings",
    "compared",
    "chips",
    "search",
    "find",
    "choices",
    "dialog",
    "program",
]

TYPING: tuple[Place, ...] = ("search", "find", "choices", "dialog")
"""Places where letters are text or do nothing: the commands of everywhere do not work there."""

# fmt: off
LISTS: tuple[Place, ...] = (
    "rounds", "participants", "values", "articles", "claims", "cells", "evidence", "months",
    "lines", "neighbours", "table", "spellings", "compared",
)
OPENING: tuple[Place, ...] = (
    "articles", "claims", "cells", "evidence", "lines", "neighbours", "table", "spellings", "compared",
)
# fmt: on
FACETS: tuple[Place, ...] = ("rounds", "participants", "values")


rebound: dict[str, tuple[str, ...]] = {}
"""Keys that the reader chose instead, by command; filled before the first screen (`tui.rebinding`)."""


@dataclass(frozen=True, slots=True)
class Command:
    """Something the reader can ask for, by key, palette or mouse."""

    id: str
    """Stable name, and most often the name of the action that does it."""

    default_keys: tuple[str, ...]
    """Keys as long as the reader has chosen no others; the first is the one shown."""

    places: tuple[Place, ...] = ("everywhere",)
    """Where its keys work."""

    footer: int = 0
    """How much it wants to stand in the footer; 0 not at all."""

    listed: bool = True
    """False for commands that only the one who looks for faults needs."""

    does: str = ""
    """The action that does it, where that is not the id."""

    @property
    def action(self) -> str:
        """The action that does it."""
        return self.does or self.id

    @property
    def keys(self) -> tuple[str, ...]:
        """Keys as they are now."""
        return rebound.get(self.id, self.default_keys)

    @property
    def label(self) -> str:
        """A word or two for the footer."""
        return say(f"command.{self.id}.label")

    @property
    def sentence(self) -> str:
        """What it does, for help and palette."""
        return say(f"command.{self.id}")

    @property
    def key_shown(self) -> str:
        """The first key, as it stands on a keyboard."""
        return shown_key(self.keys[0])

    def works_in(self, place: Place, view: ViewName) -> bool:
        """Whether its keys work in a place of a view."""
        if place in TYPING:
            return place in self.places
        return not {"everywhere", view, place}.isdisjoint(self.places)


# fmt: off
COMMANDS: tuple[Command, ...] = (
    # in one place
    Command("choose",       ("space", "enter"),         FACETS,                 footer=95),
    Command("exclude",      ("x", "f7"),                FACETS,                 footer=90),
    Command("find",         ("f", "ctrl+f4"),           FACETS,                 footer=88),
    Command("card",         ("H", "shift+f10"),         (*FACETS, "article"),   footer=52),
    Command("next_kind",    ("right_square_bracket", "ctrl+f2"), ("explore",),  footer=42),
    Command("previous_kind", ("left_square_bracket", "ctrl+f1"), ("explore",)),
    Command("kinds",        ("p", "ctrl+f3"),           ("explore",),           footer=36),
    Command("open",         ("enter",),                 OPENING,              footer=95),
    Command("cell_left",    ("left", "h"),              ("cells",)),
    Command("cell_right",   ("right", "l"),             ("cells",)),
    Command("range",        ("space", "enter"),         ("months",),            footer=95),
    Command("zoom_in",      ("plus",),                  ("timeline",),          footer=93),
    Command("zoom_out",     ("minus",),                 ("timeline",),          footer=92),
    Command("code_cell",    ("space", "f7"),            ("cells",),             footer=94),
    Command("actors",       ("p", "f6"),                ("matrix",),            footer=93),
    Command("mark",         ("space",),                 ("articles", "article"), footer=90),
    Command("copy",         ("ctrl+c",),                ("article",)),
    Command("copy_to_file", ("ctrl+s",),                ("article",)),
    Command("reject",       ("x", "f7"),                ("article", "claims"),  footer=58),
    Command("correct",      ("i", "insert"),            ("article", "claims"),  footer=57),
    Command("remove",       ("delete", "backspace", "space", "enter"), ("chips",), footer=95),
    Command("differences",  ("w", "shift+f5"),          ("article",),           footer=38),
    Command("next_mention", ("comma", "ctrl+f8"),       ("article",),           footer=56),
    Command("same_mention", ("full_stop", "ctrl+f9"),   ("article",),           footer=54),
    Command("legend",       ("Y", "alt+f7"),            ("explore",),           footer=20),
    Command("reader",       ("J", "ctrl+f10"),          ("explore",),           footer=26),
    Command("outside",      ("O", "ctrl+f12"),          ("explore",),           footer=24),
    Command("provenance",   ("I", "ctrl+f6"),           ("explore",),           footer=18),
    Command("attendance",   ("a", "f6"),                ("explore",),           footer=45),
    Command("down",         ("down", "j"),              (*LISTS, "article", "choices")),
    Command("up",           ("up", "k"),                (*LISTS, "article", "choices")),
    Command("page_down",    ("pagedown",),              (*LISTS, "article")),
    Command("page_up",      ("pageup",),                (*LISTS, "article")),
    Command("top",          ("home",),                  (*LISTS, "article")),
    Command("bottom",       ("end",),                   (*LISTS, "article")),
    Command("keep",         ("enter", "down"),          ("search", "find"),     footer=95),
    Command("give_up",      ("escape",),                ("search", "find"),     footer=90),
    Command("close",        ("escape", "q"),            ("dialog",)),
    Command("next_hit",     ("n", "f4"),                ("explore",),           footer=60),
    Command("previous_hit", ("N", "shift+f4"),          ("explore",)),
    Command("sort",         ("o", "f11"),               ("explore",),           footer=65),
    Command("take",         ("space",),                 ("table",),             footer=94),
    Command("table_kind",   ("p", "f6"),                ("tables",),            footer=93),
    Command("comparison",   ("p", "f6"),                ("compare",),           footer=93),
    Command("table_with",   ("w", "shift+f5"),          ("tables",),            footer=92),
    Command("sort_lines",   ("o", "f11"),               ("concordance",),       footer=93),
    # everywhere
    *(Command(view.command, view.keys, does=f"view('{view.name}')") for view in VIEWS),
    Command("back",         ("alt+left", "escape"),     footer=28),
    Command("forward",      ("alt+right",)),
    Command("search",       ("slash", "f3"),            footer=85),
    Command("undo",         ("u", "f8"),                footer=55),
    Command("redo",         ("r", "f9"),                footer=40),
    Command("drop_last",    ("d", "backspace"),         footer=35),
    Command("clear",        ("c", "shift+f8"),       footer=50),
    Command("copies",       ("m", "shift+f7"),          footer=37),
    Command("versions",     ("z", "shift+f11")),
    Command("queue",        ("s", "shift+f3"),          footer=15),
    Command("saved",        ("U", "alt+f8")),
    Command("database",     ("ctrl+o", "alt+f6")),
    Command("refresh",      ("ctrl+r", "shift+f9")),
    Command("import",       ("i", "insert"),            footer=12),
    Command("export",       ("e", "f5"),                footer=70),
    Command("harakat",      ("v", "shift+f6"),          ("explore",)),
    Command("terminal",     ("t", "shift+f2")),
    Command("theme",        ("P", "ctrl+f11")),
    Command("density",      ("K", "ctrl+f7")),
    Command("copy_command", ("y", "ctrl+f5")),
    Command("suspend",      ("ctrl+z",)),
    Command("pane_left",    ("left", "h")),
    Command("pane_right",   ("right", "l")),
    Command("next_pane",    ("tab",),                   footer=30),
    Command("previous_pane", ("shift+tab",)),
    Command("help",         ("question_mark", "f1"),    footer=100),
    Command("palette",      ("ctrl+p", "f2"),           footer=25),
    Command("quit",         ("q", "f10", "ctrl+q"),   footer=99),
    # whatever is on the screen
    Command("dump",         ("f12",),                   ("program",), listed=False),
)
# fmt: on

_NAMED = {
    "slash": "/", "question_mark": "?", "plus": "+", "minus": "-",
    "left_square_bracket": "[", "right_square_bracket": "]",
    "comma": ",", "full_stop": ".",
}  # fmt: skip
_SHOWN = {
    "space": "Space", "enter": "Enter", "tab": "Tab", "shift+tab": "Shift+Tab", "delete": "Del",
    "backspace": "Backspace", "left": "←", "right": "→", "up": "↑", "down": "↓", "pagedown": "PgDn",
    "pageup": "PgUp", "home": "Home", "end": "End",
}  # fmt: skip


def plain_key(key: str) -> str:
    """A key of a command as the character that it types, where it has a name of its own."""
    return _NAMED.get(key, key)


def named_key(character: str) -> str:
    """The name of a key that types a character, as commands have it."""
    return next((name for name, own in _NAMED.items() if own == character), character)


def shown_key(key: str) -> str:
    """A key as it stands on a keyboard: `/`, `Space`, `Ctrl+P`."""
    plain = _NAMED.get(key) or _SHOWN.get(key)
    if plain is not None or len(key) == 1:
        return plain or key
    return "+".join(_SHOWN.get(part, part.title()) for part in key.split("+"))


def command(id: str) -> Command:
    """The command of that id. Raises KeyError when there is none."""
    return _BY_ID[id]


_BY_ID = {each.id: each for each in COMMANDS}


def commands_of(place: Place) -> tuple[Command, ...]:
    """The commands whose own place that is, in the order of the table."""
    return tuple(each for each in COMMANDS if place in each.places)


def footer_of(place: Place, view: ViewName) -> tuple[Command, ...]:
    """What the footer of a place in a view offers, the most wanted first."""
    offered = (each for each in COMMANDS if each.footer and each.works_in(place, view))
    return tuple(sorted(offered, key=lambda each: -each.footer))


def bindings(*places: Place, besides: Iterable[str] = ()) -> list[BindingType]:
    """The Textual bindings of all commands of some places, except those with the ids in `besides`."""
    left_out = set(besides)
    found = dict.fromkeys(each for place in places for each in commands_of(place) if each.id not in left_out)
    return [
        Binding(
            ",".join(_textual_keys(each.keys)),
            each.action,
            each.label,
            tooltip=each.sentence,
            key_display=each.key_shown,
            id=each.id,
            show=bool(each.footer),
        )
        for each in found
    ]


def _textual_keys(keys: tuple[str, ...]) -> tuple[str, ...]:
    """Keys for a Textual binding: named punctuation is doubled by the character that it stands for."""
    characters = tuple(_NAMED.get(key, key) for key in keys)
    doubled = with_doubles(characters)[len(characters) :]
    return keys + doubled
