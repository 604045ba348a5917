"""Folders of a profile into raw tables: where a profile lies, what it builds on, what its files say.

An entry that stands in two folders is one entry: lists are joined, other fields of the later folder win. So a
profile of one's own can add a spelling to a shared person without copying him.
"""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from importers.profiles.entry import Entry
from importers.profiles.problems import ProfileError, ProfileProblem

DATA = Path(__file__).parent / "data"
"""The profiles that come with the program."""

FILES = ("processes", "meetings", "people", "parties", "roles", "places", "topics", "outlets")
PROFILE_FILE = "profile.toml"
BESIDE = ("profile", "gold")
"""Files that may stand in the folder too: its head, and how gold annotations read (for evaluation alone)."""


@dataclass
class Raw:
    """What the files of some folders say, before it is understood."""

    folders: list[Path] = field(default_factory=list)
    """In the order of reading: a folder comes after those that it builds on."""

    entries: dict[str, dict[str, Entry]] = field(default_factory=lambda: {name: {} for name in FILES})
    roles: list[tuple[Path, Entry]] = field(default_factory=list)
    """Tables of roles.toml: one a party and folder, not merged, since each folder speaks of its own talks."""

    heads: dict[Path, dict[str, Any]] = field(default_factory=dict)
    """The table of each folder's profile.toml."""

    about: list[str] = field(default_factory=list)
    problems: list[ProfileProblem] = field(default_factory=list)
    references: list[tuple[str, str, Entry]] = field(default_factory=list)
    digest: Any = field(default_factory=hashlib.sha256)


def find_folder(name: str, folders: Sequence[Path]) -> Path:
    """The folder of a profile: a path as it is, else below one of `folders`, else among the shipped ones.

    Raises ProfileError `profile-not-found`.
    """
    places = [folder / name for folder in folders] + [folder for folder in folders if folder.name == name]
    if "/" in name or "\\" in name:
        places.insert(0, Path(name))
    places.append(DATA / name)
    for place in places:
        if (place / PROFILE_FILE).is_file():
            return place
    raise ProfileError(
        "profile-not-found", name=name, folders=", ".join(str(place.parent) for place in places)
    )


def read(folder: Path, folders: Sequence[Path], raw: Raw, above: tuple[Path, ...] = ()) -> None:
    """Read a folder and those that it builds on into `raw`, each once."""
    if folder in raw.folders:
        return
    if folder in above:
        raw.problems.append(ProfileProblem("profile-uses-itself", file=folder / PROFILE_FILE, entry="uses"))
        return
    head = _tables(folder / PROFILE_FILE, raw)
    raw.heads[folder] = head
    entry = Entry(folder / PROFILE_FILE, folder.name, head, raw.problems, raw.references)
    entry.text("name_en", needed=True)
    entry.text("name_ar")
    raw.about += [word for word in entry.texts("about") if word not in raw.about]
    for used in entry.texts("uses"):
        try:
            below = find_folder(used, [folder.parent, *folders])
        except ProfileError as error:
            entry.problem("profile-uses-unknown", value=used, folders=error.values["folders"])
        else:
            read(below, folders, raw, (*above, folder))
    entry.finish()
    raw.folders.append(folder)
    for name in FILES:
        path = folder / f"{name}.toml"
        if path.exists():
            _read_file(path, name, folder, raw)
    for path in sorted(folder.glob("*.toml")):
        if path.stem not in (*FILES, *BESIDE):
            known = ", ".join(f"{name}.toml" for name in FILES)
            raw.problems.append(ProfileProblem("profile-file-unknown", file=path, entry="", known=known))


def _read_file(path: Path, name: str, folder: Path, raw: Raw) -> None:
    for id_, fields in _tables(path, raw).items():
        if not isinstance(fields, dict):
            raw.problems.append(ProfileProblem("profile-not-a-table", file=path, entry=id_))
            continue
        entry = Entry(path, id_, fields, raw.problems, raw.references)
        if name == "roles":
            raw.roles.append((folder, entry))
            continue
        earlier = raw.entries[name].get(id_)
        if earlier is not None:
            entry.fields = _joined(earlier.fields, fields)
        raw.entries[name][id_] = entry


def _joined(earlier: Any, later: Any) -> dict[str, Any]:
    joined = {**earlier, **later}
    for name, value in later.items():
        if isinstance(value, list) and isinstance(earlier.get(name), list):
            joined[name] = earlier[name] + [item for item in value if item not in earlier[name]]
    return joined


def _tables(path: Path, raw: Raw) -> dict[str, Any]:
    try:
        content = path.read_bytes()
        raw.digest.update(f"{path.parent.name}/{path.name}\0".encode() + content + b"\0")
        return tomllib.loads(content.decode("utf-8"))
    except OSError as error:
        problem = ProfileProblem("profile-unreadable", file=path, entry="", reason=error.strerror or "")
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        problem = ProfileProblem("profile-syntax", file=path, entry="", reason=str(error))
    raw.problems.append(problem)
    return {}
