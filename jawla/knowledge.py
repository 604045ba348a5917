"""Profiles as the command line asks for them: shipped ones and those in the configuration folder."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from importers.profiles import load
from importers.profiles.profile import Profiles
from importers.profiles.reading import Raw, find_folder, read
from jawla import own_profile
from jawla.paths import config_folder
from store.draft import MeetingDraft, OutletDraft, PartyDraft


def load_profiles(names: Sequence[str], *, reference: bool = True) -> Profiles:
    """The profiles of these names. Raises ProfileError."""
    return load(_with_own(names), folders=own_folders(), reference=reference)


def _with_own(names: Sequence[str]) -> tuple[str, ...]:
    """The names, and behind them that of what the reader has added."""
    added = (own_profile.NAME,) if own_profile.exists() and own_profile.NAME not in names else ()
    return (*names, *added)


def own_folders() -> tuple[Path, ...]:
    """Folders in which the user's profiles lie, searched before those that come with the program."""
    return (config_folder() / "profiles",)


def profile_files(names: Sequence[str]) -> dict[str, bytes]:
    """The files of these profiles and of those that they build on: `astana/meetings.toml` → bytes.

    Raises ProfileError, OSError.
    """
    raw = Raw()
    for name in _with_own(names):
        read(find_folder(name, own_folders()), own_folders(), raw)
    files = (path for folder in raw.folders for path in sorted(folder.glob("*.toml")))
    return {f"{path.parent.name}/{path.name}": path.read_bytes() for path in files}


def meeting_drafts(profiles: Profiles) -> list[MeetingDraft]:
    """The profiles' meetings for the store's table of meetings, with the names of their places."""
    drafts = []
    for meeting in profiles.meetings.values():
        place = profiles.places.get(meeting.place) if meeting.place else None
        drafts.append(
            MeetingDraft(
                id=meeting.id,
                process=meeting.process,
                kind=meeting.kind,
                number=meeting.number,
                start=meeting.start,
                end=meeting.end,
                place_id=meeting.place,
                place_ar=place.name_ar if place else "",
                place_en=place.name_en if place else "",
                title_ar=meeting.title_ar,
                title_en=meeting.title_en,
                date_precision=meeting.date_precision if meeting.start else None,
            )
        )
    return drafts


def outlet_drafts(profiles: Profiles) -> list[OutletDraft]:
    """The profiles' outlets for the store's table of outlets."""
    return [
        OutletDraft(
            id=outlet.id,
            type=outlet.type,
            ownership=outlet.ownership,
            country=outlet.seat,
            owner=outlet.owner,
        )
        for outlet in profiles.outlets.values()
    ]


def party_drafts(profiles: Profiles) -> list[PartyDraft]:
    """The profiles' parties for the store's table of parties; a government has the codes of its state."""
    drafts = []
    for party in profiles.parties.values():
        state = profiles.parties[party.state_of] if party.state_of else party
        drafts.append(PartyDraft(id=party.id, type=party.type, iso3=state.iso3, gw=state.gw))
    return drafts
