"""Where the program keeps things; nothing is created at import.

Data (the database), configuration (settings, profiles), state (view state, marks beside a database that
cannot be written) and cache (the sample's database) follow the platform's rules, as platformdirs knows them.
"""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

import platformdirs

APP = "jawla"


def data_folder() -> Path:
    """Folder of the user's database."""
    return Path(platformdirs.user_data_dir(APP, appauthor=False))


def config_folder() -> Path:
    """Folder of settings and profiles."""
    return Path(platformdirs.user_config_dir(APP, appauthor=False))


def state_folder() -> Path:
    """Folder of view state, marks beside a database, and remembered terminals."""
    return Path(platformdirs.user_state_dir(APP, appauthor=False))


def cache_folder() -> Path:
    """Folder of what can be made again."""
    return Path(platformdirs.user_cache_dir(APP, appauthor=False))


def user_database(asked: str | None) -> Path:
    """The database to use: the one asked for, else $JAWLA_DB, else the one in the data folder."""
    chosen = asked or os.environ.get("JAWLA_DB")
    return Path(chosen).expanduser() if chosen else data_folder() / "jawla.db"


def beside(database: Path, suffix: str) -> Path:
    """A file in the state folder that belongs to one database, told apart by the database's full path."""
    name = hashlib.sha256(os.fsencode(database.absolute())).hexdigest()[:16]
    return state_folder() / f"{database.stem}-{name}{suffix}"


def snapshot_file(database: Path, name: str) -> Path:
    """The snapshot of a database that has this name; in the data folder, since it is worth keeping."""
    plain = "".join(letter if letter.isalnum() or letter in "-_." else "-" for letter in name)
    return data_folder() / "snapshots" / f"{beside(database, '').name}-{plain}.json.gz"


def settings_file() -> Path:
    """The settings, a TOML file that need not exist."""
    return config_folder() / "settings.toml"


def welcomed_file() -> Path:
    """There once the explorer has said what to press first."""
    return state_folder() / "welcomed"


def terminals_file() -> Path:
    """Terminal modes that the reader chose, one a terminal."""
    return state_folder() / "terminals.json"
