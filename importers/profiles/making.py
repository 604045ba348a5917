"""A profile to start from: a folder of commented files that says what every field is for."""

from __future__ import annotations

from importlib import resources
from pathlib import Path

from importers.profiles.problems import ProfileError
from importers.profiles.reading import DATA

_NAME = "NAME"  # stands in the templates for the name of the new profile


def new(name: str, folder: Path) -> Path:
    """Write a commented profile below `folder` and give its path. Raises ProfileError when it exists already,
    when the name is no plain folder name, or when it cannot be written."""
    if not name.isascii() or not name.replace("-", "").replace("_", "").isalnum() or name != name.lower():
        raise ProfileError("profile-name", name=name)
    made = folder / name
    if made.exists() or (DATA / name).exists():
        raise ProfileError("profile-exists", name=name, folder=str(made))
    try:
        made.mkdir(parents=True)
        for template in resources.files("importers").joinpath("profiles", "data", "_new").iterdir():
            text = template.read_text(encoding="utf-8").replace(_NAME, name)
            (made / template.name).write_text(text, encoding="utf-8")
    except OSError as error:
        raise ProfileError("profile-unwritable", folder=str(made), reason=error.strerror or "") from error
    return made
