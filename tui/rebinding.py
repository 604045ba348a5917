"""Keys of the reader's own: checked as a whole before the explorer is built, and refused with a sentence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import combinations

from textual.keys import KEY_ALIASES, Keys

from store.problem import Problem
from tui.keyboard import TWO_LETTERS, with_doubles
from tui.registry import COMMANDS, Command, named_key, plain_key, rebound, shown_key
from tui.views import VIEWS

_MODIFIERS = {"ctrl", "shift", "alt", "super"}
_KNOWN = {key.value for key in Keys} | set(KEY_ALIASES)


class KeysError(Problem):
    """The keys of the settings cannot be used."""


def rebind(wishes: Mapping[str, Sequence[str]]) -> None:
    """Give commands other keys, in place of all that they had; before any screen is imported.

    Raises KeysError: `keys-command-unknown`, `keys-none`, `keys-key-unknown`, `keys-two-letters` or
    `keys-conflict`.
    """
    known = {each.id: each for each in COMMANDS if each.listed}
    changed: dict[str, tuple[str, ...]] = {}
    for id, keys in wishes.items():
        if id not in known:
            raise KeysError("keys-command-unknown", name=id, known=", ".join(known))
        if not keys:
            raise KeysError("keys-none", name=id)
        changed[id] = tuple(_checked(key, id) for key in keys)
    _refuse_conflicts(changed)
    rebound.clear()
    rebound.update(changed)


def _checked(key: str, id: str) -> str:
    """The key as Textual names it."""
    if key in TWO_LETTERS:
        raise KeysError("keys-two-letters", name=id, key=key)
    if len(key) == 1 and key.isprintable() and key != " ":
        return named_key(key)
    name = key.lower()
    *modifiers, last = name.split("+")
    simple = len(last) == 1 and last.isprintable() if modifiers else False
    if set(modifiers) <= _MODIFIERS and (simple or last in _KNOWN or name in _KNOWN):
        return name
    raise KeysError("keys-key-unknown", name=id, key=key)


def _refuse_conflicts(changed: Mapping[str, tuple[str, ...]]) -> None:
    """One key does one thing in a place; the Arabic letter on a key counts as the key."""

    def typed(each: Command) -> set[str]:
        keys = changed.get(each.id, each.default_keys)
        return set(with_doubles(tuple(map(plain_key, keys))))

    for one, other in combinations(COMMANDS, 2):
        if not {one.id, other.id} & changed.keys() or not _places(one) & _places(other):
            continue
        if common := sorted(typed(one) & typed(other)):
            raise KeysError("keys-conflict", key=shown_key(common[0]), one=one.id, other=other.id)


def _places(command: Command) -> set[str]:
    """Where its keys work first; those of everywhere and those of a whole view are on one level."""
    views = {view.name for view in VIEWS} if "everywhere" in command.places else set()
    return {*command.places, *views}
