"""Profiles from their folders: loaded once, checked as a whole, merged so that each id stands once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from importers.profiles import parse, vocabulary
from importers.profiles.forms import check_forms
from importers.profiles.problems import ProfileError, ProfileProblem
from importers.profiles.profile import Party, PartyRole, Process, Profiles
from importers.profiles.reading import DATA, PROFILE_FILE, Raw, find_folder, read


@dataclass(frozen=True, slots=True)
class ProfileInfo:
    """A profile that can be loaded by name."""

    name: str
    name_ar: str
    name_en: str
    folder: Path
    uses: tuple[str, ...]
    own: bool
    """True when it lies outside the program: made by the user."""


def load(
    names: Sequence[str] = ("astana", "geneva"), *, folders: Sequence[Path] = (), reference: bool = True
) -> Profiles:
    """The profiles of these names, merged. The first one's main process is the one that `main_round` counts.

    `folders` hold profiles of the user and are searched first. The same call gives the same object again.
    Raises ProfileError with every fault of every file.
    """
    return _load(tuple(names), tuple(folders), reference)


@cache
def _load(names: tuple[str, ...], folders: tuple[Path, ...], reference: bool) -> Profiles:
    raw = Raw()
    for name in names:
        read(find_folder(name, folders), folders, raw)
    profiles = _understood(raw, names, reference)
    if raw.problems:
        raise ProfileError(
            "profile-invalid",
            problems=tuple(raw.problems),
            names=", ".join(names),
            count=len(raw.problems),
            file=raw.problems[0].values["file"],
        )
    return profiles


def check(folder: Path, *, folders: Sequence[Path] = ()) -> tuple[ProfileProblem, ...]:
    """Every fault of the profile in this folder, of the folders it builds on, and of the two together."""
    raw = Raw()
    if not (folder / PROFILE_FILE).is_file():
        return (ProfileProblem("profile-no-head", file=folder / PROFILE_FILE, entry=""),)
    read(folder, folders, raw)
    _understood(raw, (folder.name,), True)
    return tuple(raw.problems)


def available(folders: Sequence[Path] = ()) -> tuple[ProfileInfo, ...]:
    """The profiles that can be loaded by name: the user's first, then those that come along.

    Folders without meetings of their own are only built upon and are not listed.
    """
    found: dict[str, ProfileInfo] = {}
    for parent in [*folders, DATA]:
        for head in sorted(parent.glob(f"*/{PROFILE_FILE}")):
            folder = head.parent
            template = folder.name.startswith("_")
            if folder.name not in found and not template and (folder / "processes.toml").exists():
                found[folder.name] = _info(folder, own=parent != DATA)
    return tuple(found.values())


def _info(folder: Path, *, own: bool) -> ProfileInfo:
    raw = Raw()
    read(folder, (), raw)
    used = tuple(below.name for below in raw.folders if below != folder)
    head = raw.heads.get(folder, {})
    return ProfileInfo(
        folder.name, str(head.get("name_ar", "")), str(head.get("name_en", folder.name)), folder, used, own
    )


def _understood(raw: Raw, names: tuple[str, ...], reference: bool) -> Profiles:
    entries = raw.entries
    sides, roles = _roles(raw)
    parties: dict[str, Party] = {}
    for id_, entry in entries["parties"].items():
        party = parse.party(entry, tuple(roles.get(id_, ())))
        parties[id_] = replace(party, side=sides[id_]) if id_ in sides else party
    people = {id_: parse.person(entry) for id_, entry in entries["people"].items()}
    for id_, person in people.items():
        if not person.side:
            party_of = parties.get(person.party)
            people[id_] = replace(person, side=party_of.side if party_of else "others")
    profiles = Profiles(
        names=names,
        version=raw.digest.hexdigest()[:16],
        reference=reference,
        about=tuple(raw.about),
        processes=_one_main({id_: parse.process(entry) for id_, entry in entries["processes"].items()}),
        meetings={id_: parse.meeting(entry) for id_, entry in entries["meetings"].items()},
        people=people,
        parties=parties,
        places={id_: parse.place(entry) for id_, entry in entries["places"].items()},
        topics={id_: parse.topic(entry) for id_, entry in entries["topics"].items()},
        outlets={id_: parse.outlet(entry) for id_, entry in entries["outlets"].items()},
    )
    for tables in entries.values():
        for entry in tables.values():
            entry.finish()
    if not any(problem.code in ("profile-syntax", "profile-unreadable") for problem in raw.problems):
        # with a file missing every reference into it would be one more fault
        _check_references(raw, profiles)
        check_forms(profiles, entries)
    return profiles


def _roles(raw: Raw) -> tuple[dict[str, str], dict[str, list[PartyRole]]]:
    """Side and roles of each party. The first folder that gives a side wins: the first profile in use."""
    sides: dict[str, str] = {}
    roles: dict[str, list[PartyRole]] = {}
    for folder, entry in raw.roles:
        entry.known |= {"note"}
        if entry.id not in raw.entries["parties"]:
            entry.problem("profile-reference", kind="parties", value=entry.id)
        side = entry.word("side", vocabulary.SIDES)
        if side is not None:
            sides.setdefault(entry.id, side)
        for inner in entry.tables("roles"):
            role = parse.role(inner, folder.name)
            if role is not None:
                roles.setdefault(entry.id, []).append(role)
        entry.finish()
    return sides, roles


def _one_main(processes: dict[str, Process]) -> dict[str, Process]:
    main = next((process.id for process in processes.values() if process.main), None)
    return {id_: replace(process, main=id_ == main) for id_, process in processes.items()}


def _check_references(raw: Raw, profiles: Profiles) -> None:
    for kind, id_, entry in raw.references:
        if id_ not in getattr(profiles, kind):
            entry.problem("profile-reference", kind=kind, value=id_)
