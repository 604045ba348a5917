"""What the user has settled once and for all: a TOML file in the configuration folder."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path

from store.problem import Problem
from tui.words.manner import DIGITS, LANGUAGES, MONTHS


class SettingsError(Problem):
    """The settings file cannot be understood."""


@dataclass(frozen=True, slots=True)
class Settings:
    """Every setting with its default; the docstring of a field is its documentation."""

    terminal_mode: str = "auto"
    """How Arabic is painted: auto, plain, explicit, konsole, mlterm, lrm, kitty or fragments."""

    profiles: tuple[str, ...] = ("astana", "geneva")
    """Process profiles that extraction knows."""

    export_bom: bool = False
    """Whether CSV files begin with a byte order mark, which Excel needs and other programs dislike."""

    lang: str = "auto"
    """Language of the program: en, ar, or auto for that of the system."""

    digits: str = "western"
    """Digits of numbers and days that people read: western or arabic-indic."""

    coder: str = ""
    """Whose corrections and codes these are; empty for the name of the account."""

    months: str = "auto"
    """Names of months: numeric, levantine, egyptian, both, or auto (Levantine in Arabic, else numeric)."""

    copy_threshold: float = 0.25
    """Share of the shorter text's runs of three words that makes two articles of a new database copies."""

    theme: str = "dark"
    """Colours of the explorer: dark, light, contrast or plain (without colour)."""

    density: str = "comfortable"
    """Rows of the explorer's lists: comfortable, or compact with one row for an article."""

    keys: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Other keys for commands of the explorer: the command's id and a list of keys."""


WORDS: Mapping[str, tuple[str, ...]] = {
    "terminal_mode": ("auto", "plain", "explicit", "konsole", "mlterm", "lrm", "kitty", "fragments"),
    "lang": ("auto", *LANGUAGES),
    "digits": DIGITS,
    "months": MONTHS,
    "theme": ("dark", "light", "contrast", "plain"),
    "density": ("comfortable", "compact"),
}
"""What a setting that is a word may be."""


def load(path: Path) -> Settings:
    """The settings of a file; defaults when there is none.

    Raises SettingsError: `settings-unreadable` (not TOML, not UTF-8, no permission), `settings-unknown`
    (a name that is no setting), `settings-wrong-type` or `settings-word`.
    """
    try:
        table = tomllib.loads(path.read_bytes().decode("utf-8"))
    except FileNotFoundError:
        return Settings()
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise SettingsError("settings-unreadable", path=str(path), why=str(error)) from error
    defaults = {each.name: getattr(Settings(), each.name) for each in fields(Settings)}
    values: dict[str, object] = {}
    for name, value in table.items():
        if name not in defaults:
            raise SettingsError("settings-unknown", path=str(path), name=name, known=", ".join(defaults))
        if isinstance(value, dict):
            value = {id: _words(keys) for id, keys in value.items()}
            if not all(isinstance(keys, tuple) for keys in value.values()):
                raise SettingsError(
                    "settings-wrong-type", path=str(path), name=name, expected='undo = ["u", "f8"]'
                )
        value = _words(value)
        if type(value) is not type(defaults[name]):
            raise SettingsError(
                "settings-wrong-type", path=str(path), name=name, expected=repr(defaults[name])
            )
        if (allowed := WORDS.get(name)) is not None and value not in allowed:
            raise SettingsError(
                "settings-word", path=str(path), name=name, value=value, allowed=", ".join(allowed)
            )
        values[name] = value
    return Settings(**values)  # type: ignore[arg-type]  # each value was compared with its default's type


def _words(value: object) -> object:
    """A list of words as a tuple; anything else as it is."""
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return tuple(value)
    return value
