"""The catalogue in Arabic; each module has its twin in `tui/words/english/`."""

from __future__ import annotations

from collections.abc import Mapping
from types import ModuleType

PARTS: tuple[ModuleType, ...] = ()

SENTENCES: Mapping[str, str] = {code: sentence for part in PARTS for code, sentence in part.SENTENCES.items()}
