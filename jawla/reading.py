"""Options of the commands that read files: codec, format, columns, limits, profiles."""

from __future__ import annotations

import argparse
import re
from pathlib import Path
from typing import TYPE_CHECKING

from tui.words import say

if TYPE_CHECKING:
    from importers.formats.format import ReadOptions
    from importers.profiles.profile import Profiles

_SIZE = re.compile(r"(\d+)\s*([KMG]?)i?B?", re.IGNORECASE)
_UNITS = {"": 1, "k": 1 << 10, "m": 1 << 20, "g": 1 << 30}


def add_reading(parser: argparse.ArgumentParser) -> None:
    """The options themselves."""
    group = parser.add_argument_group(say("cli.reading"))
    group.add_argument("--format", metavar="NAME", help=say("option.format"))
    group.add_argument("--encoding", metavar="CODEC", help=say("option.encoding"))
    group.add_argument("--repair", action="store_true", help=say("option.repair"))
    group.add_argument("--meta", metavar="FILE", type=Path, help=say("option.meta"))
    group.add_argument(
        "--map", metavar="FIELD=COLUMN", type=_pair, action="append", default=[], help=say("option.map")
    )
    group.add_argument("--profile", metavar="NAME", action="append", help=say("option.profile"))
    group.add_argument("--no-reference", action="store_true", help=say("option.no-reference"))
    limits = parser.add_argument_group(say("cli.limits"))
    limits.add_argument("--largest", metavar="SIZE", type=_size, help=say("option.largest"))
    limits.add_argument("--expanded", metavar="SIZE", type=_size, help=say("option.expanded"))
    limits.add_argument("--ratio", metavar="N", type=positive, help=say("option.ratio"))
    limits.add_argument("--nesting", metavar="N", type=positive, help=say("option.nesting"))
    limits.add_argument(
        "--parser-seconds", metavar="N", type=positive, dest="seconds", help=say("option.seconds")
    )
    limits.add_argument(
        "--parser-memory", metavar="SIZE", type=_size, dest="memory", help=say("option.memory")
    )


def _pair(words: str) -> tuple[str, str]:
    field, equals, column = words.partition("=")
    if not equals or not field or not column:
        raise ValueError
    return field.strip(), column


def _size(words: str) -> int:
    match = _SIZE.fullmatch(words.strip())
    if match is None or not int(match[1]):
        raise ValueError
    return int(match[1]) * _UNITS[match[2].lower()]


def positive(words: str) -> int:
    """A whole number from 1. Raises ValueError."""
    count = int(words)
    if count < 1:
        raise ValueError
    return count


def reading_options(arguments: argparse.Namespace) -> ReadOptions:
    """What the formats need to know. Raises NotAnArticleFile for an unknown format or field, or a table of
    `--meta` that cannot be read."""
    from importers.columns import check_fields
    from importers.formats import format_named
    from importers.formats.format import ReadOptions
    from importers.sidecar import load_sidecar

    if arguments.format is not None:
        format_named(arguments.format)
    check_fields(arguments.map)
    limits = ("largest", "expanded", "ratio", "nesting", "seconds", "memory")
    given = {name: getattr(arguments, name) for name in limits if getattr(arguments, name) is not None}
    return ReadOptions(
        encoding=arguments.encoding,
        repair=arguments.repair,
        columns=tuple(arguments.map),
        sidecar=load_sidecar(arguments.meta) if arguments.meta else None,
        **given,
    )


def profiles_of(arguments: argparse.Namespace) -> Profiles:
    """The profiles asked for, else those of the settings. Raises ProfileError, SettingsError."""
    from jawla import paths, settings
    from jawla.knowledge import load_profiles

    names = arguments.profile or settings.load(paths.settings_file()).profiles
    return load_profiles(names, reference=not arguments.no_reference)
