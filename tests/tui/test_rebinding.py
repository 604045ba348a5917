"""Keys of the reader's own, and every key of the registry on Arabic layouts."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from jawla import settings
from jawla.settings import SettingsError
from tui.keyboard import ARABIC_DOUBLES, TWO_LETTERS
from tui.rebinding import KeysError, rebind
from tui.registry import COMMANDS, command, plain_key, rebound
from tui.words import say

LOSES = {"clear", "drop_last", "remove", "exclude", "quit"}
"""Commands after which something has to be brought back."""


SAME_ON_ALL = "0123456789+-"
"""Characters that Arabic layouts type with the same keys, or also on the digits."""

FREE = next(
    key for key in ARABIC_DOUBLES if key.islower() and key not in {k for each in COMMANDS for k in each.keys}
)
"""A letter that no command has."""


@pytest.fixture(autouse=True)
def default_keys() -> Iterator[None]:
    yield
    rebound.clear()


def test_other_keys_take_the_place_of_all_that_a_command_had() -> None:
    rebind({"sort": [FREE, "F5"], "export": ["alt+f5"], "search": ["/", "alt+s"]})
    assert command("sort").keys == (FREE, "f5")
    assert command("search").keys == ("slash", "alt+s")
    assert command("sort").key_shown == FREE


@pytest.mark.parametrize(
    ("wishes", "code", "values"),
    [
        ({"fly": ["f"]}, "keys-command-unknown", {"name": "fly"}),
        ({"sort": []}, "keys-none", {"name": "sort"}),
        ({"sort": ["hyper+q"]}, "keys-key-unknown", {"key": "hyper+q"}),
        ({"sort": [""]}, "keys-key-unknown", {"key": ""}),
        ({"sort": ["b"]}, "keys-two-letters", {"key": "b"}),
        ({"sort": ["e"]}, "keys-conflict", {"key": "e", "one": "sort", "other": "export"}),
        ({"sort": [FREE], "export": [ARABIC_DOUBLES[FREE]]}, "keys-conflict", {"key": ARABIC_DOUBLES[FREE]}),
    ],
)
def test_what_cannot_be_is_refused_and_changes_nothing(
    wishes: dict[str, list[str]], code: str, values: dict[str, str]
) -> None:
    with pytest.raises(KeysError) as refused:
        rebind(wishes)
    assert refused.value.code == code
    assert values.items() <= refused.value.values.items()
    assert say(code, **refused.value.values)
    assert not rebound


def test_keys_stand_in_a_table_of_the_settings(tmp_path: Path) -> None:
    file = tmp_path / "settings.toml"
    file.write_text('[keys]\nsort = ["s"]\n', encoding="utf-8")
    assert settings.load(file).keys == {"sort": ("s",)}
    file.write_text("[keys]\nsort = 5\n", encoding="utf-8")
    with pytest.raises(SettingsError) as wrong:
        settings.load(file)
    assert wrong.value.code == "settings-wrong-type"


def test_a_screen_is_bound_to_the_keys_of_the_reader() -> None:
    script = (
        "from tui.rebinding import rebind\n"
        f"rebind({{'sort': ['{FREE}']}})\n"
        "from tui.screens.explore import ExploreScreen\n"
        "print(*sorted(b.key for b in ExploreScreen.BINDINGS if b.id == 'sort'))\n"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.split() == [f"{FREE},{ARABIC_DOUBLES[FREE]}"]


@pytest.mark.parametrize("each", COMMANDS, ids=lambda each: each.id)
def test_every_letter_works_without_switching_and_has_another_route(each: object) -> None:
    keys = command(str(getattr(each, "id", ""))).keys
    letters = [key for key in map(plain_key, keys) if len(key) == 1 and key not in SAME_ON_ALL]
    assert not set(letters) & set(TWO_LETTERS)
    assert [key for key in letters if key not in ARABIC_DOUBLES] == []
    assert not letters or len(letters) < len(keys)


@pytest.mark.parametrize("key", ["g", "h", "G", "H"])
def test_nothing_is_lost_by_the_letters_that_b_types_on_an_arabic_layout(key: str) -> None:
    assert [each.id for each in COMMANDS if key in each.keys and each.id in LOSES] == []
