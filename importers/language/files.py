"""Reads the plain files of the language tables."""

from __future__ import annotations

import json
from functools import cache
from importlib import resources
from typing import Any


@cache
def table(name: str) -> dict[str, Any]:
    """The parsed file `importers/profiles/data/arabic/NAME.json`."""
    path = resources.files("importers") / "profiles" / "data" / "arabic" / f"{name}.json"
    content: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return content
