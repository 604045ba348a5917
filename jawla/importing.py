"""What every command that writes articles needs: the writer with this program's kinds and versions."""

from __future__ import annotations

from pathlib import Path

from importers.extract.record import kinds
from importers.profiles.profile import Profiles
from jawla import paths, settings
from jawla.knowledge import meeting_drafts, outlet_drafts, party_drafts
from jawla.version import VERSION
from store.writing import Writer


def open_writer(path: Path, profiles: Profiles) -> Writer:
    """The writer of a database, which is made when it does not exist. Raises StoreError, SettingsError."""
    threshold = settings.load(paths.settings_file()).copy_threshold
    return Writer.open(
        path,
        kinds=kinds(),
        meetings=meeting_drafts(profiles),
        outlets=outlet_drafts(profiles),
        parties=party_drafts(profiles),
        versions={"program": VERSION, "profile": profiles.version},
        copy_threshold=threshold,
    )
