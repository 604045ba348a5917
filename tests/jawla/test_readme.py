"""The README against the program: its commands, options, keys, columns, kinds and settings are real."""

from __future__ import annotations

import re
import tomllib
from dataclasses import fields
from pathlib import Path

from importers.extract.record import kinds
from jawla.cli import parser
from jawla.commands import commands
from jawla.settings import Settings
from store.export.codebook import codebook
from store.export.tables import TABLES
from store.selection import ORDERS
from tui.registry import COMMANDS, shown_key

ROOT = Path(__file__).resolve().parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def section(heading: str) -> str:
    """The text under one heading of the second level."""
    return README.split(f"\n## {heading}\n", 1)[1].split("\n## ", 1)[0]


def code(text: str) -> set[str]:
    """Everything between backticks."""
    return set(re.findall(r"`([^`]+)`", text))


def test_every_command_stands_in_the_readme() -> None:
    shown = " ".join(code(section("Commands")))
    assert [command.name for command in commands() if f"jawla {command.name}" not in shown] == []


def test_the_readme_names_no_command_that_does_not_exist() -> None:
    named = set(re.findall(r"`jawla ([a-z]+)", section("Commands")))
    assert named - {command.name for command in commands()} == set()


def test_every_filter_stands_in_the_readme() -> None:
    from argparse import ArgumentParser

    from jawla.collection import add_filters

    own = ArgumentParser()
    add_filters(own)
    options = {name for action in own._actions for name in action.option_strings if name.startswith("--")}
    shown = " ".join(code(section("Filters")))
    assert sorted(name for name in options - {"--help"} if name not in shown) == []


def test_every_order_and_every_kind_stands_in_the_readme() -> None:
    text = section("Filters")
    assert [order for order in ORDERS if order not in text] == []
    assert [kind.name for kind in kinds() if kind.facet and kind.name not in code(text)] == []


def test_every_key_stands_in_the_readme() -> None:
    rows = section("Keys of the explorer")
    shown = code(rows)
    keys = {shown_key(key) for command in COMMANDS if command.listed for key in command.keys}
    assert sorted(keys - shown) == []


def test_the_readme_shows_no_key_that_does_nothing() -> None:
    keys = {shown_key(key) for command in COMMANDS if command.listed for key in command.keys}
    table = "\n".join(line for line in section("Keys of the explorer").splitlines() if line.startswith("| `"))
    assert sorted(code(table) - keys) == []


def test_every_table_of_an_export_stands_in_the_readme() -> None:
    rows = section("What an export holds").splitlines()
    assert [row.split("`")[1] for row in rows if row.startswith("| `")] == list(TABLES)


def test_the_codebook_in_the_documents_is_that_of_the_program() -> None:
    """Made again by: jawla export --codebook > docs/codebook.md"""
    whole = codebook({table.name: table.names() for table in TABLES.values()}, guarded=True)
    assert (ROOT / "docs" / "codebook.md").read_text(encoding="utf-8") == whole


def test_the_settings_of_the_readme_are_the_defaults() -> None:
    toml = section("Where things lie").split("```toml", 1)[1].split("```", 1)[0]
    written = {name: tuple(v) if isinstance(v, list) else v for name, v in tomllib.loads(toml).items()}
    assert written == {field.name: getattr(Settings(), field.name) for field in fields(Settings)}


def test_files_that_the_readme_points_to_exist() -> None:
    links = [link for link in re.findall(r"\]\(([^)]+)\)", README) if "://" not in link]
    assert links
    assert [link for link in links if not (ROOT / link).exists()] == []


def test_commands_and_options_of_the_methods_page_exist() -> None:
    """Every `jawla …` of the page is a command of ours; words in capitals are what a reader puts in."""
    page = (ROOT / "docs" / "method.md").read_text(encoding="utf-8")
    told = [words.split()[1:] for words in re.findall(r"`(jawla [^`]+)`", page)]
    helps: dict[str, str] = {}
    actions = parser()._subparsers
    assert actions is not None
    [chosen] = actions._group_actions
    assert chosen.choices is not None
    for name, own in dict(chosen.choices).items():
        helps[name] = own.format_help()
    assert len(told) > 12
    for name, *rest in told:
        options = [word.partition("=")[0] for word in rest if word.startswith("--")]
        assert [option for option in options if option not in helps[name]] == [], name
        action = next(iter(rest), "")
        assert not action.isalpha() or action.isupper() or action in helps[name], (name, action)


def test_the_two_commands_are_targets_of_the_makefile() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for target in re.findall(r"`?make ([a-z-]+)", README):
        assert re.search(rf"^{target}:", makefile, re.MULTILINE), target


def test_the_help_of_every_command_can_be_printed() -> None:
    assert "COMMAND" in parser().format_help()
