"""Options of the commands that read files: codec, format, profiles."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from tui.words import say

if TYPE_CHECKING:
    from importers.formats.format import ReadOptions
    from importers.profiles.profile import Profiles


def add_reading(parser: argparse.ArgumentParser) -> None:
    """The options themselves."""
    group = parser.add_argument_group(say("cli.reading"))
    group.add_argument("--format", metavar="NAME", help=say("option.format"))
    group.add_argument("--encoding", metavar="CODEC", help=say("option.encoding"))
    group.add_argument("--profile", metavar="NAME", action="append", help=say("option.profile"))
    group.add_argument("--no-reference", action="store_true", help=say("option.no-reference"))


def reading_options(arguments: argparse.Namespace) -> ReadOptions:
    """What the formats need to know."""
    from importers.formats.format import ReadOptions

    return ReadOptions(encoding=arguments.encoding)


def profiles_of(arguments: argparse.Namespace) -> Profiles:
    """The profiles asked for, else those of the settings. Raises ProfileError, SettingsError."""
    from jawla import paths, settings
    from jawla.knowledge import load_profiles

    names = arguments.profile or settings.load(paths.settings_file()).profiles
    return load_profiles(names, reference=not arguments.no_reference)
