"""The catalogue in English; each module has its twin in `tui/words/arabic/`."""

from __future__ import annotations

from collections.abc import Mapping

from tui.words.english import (
    analysis,
    command_line,
    curating,
    explorer,
    importers,
    store,
    terminal,
    two_coders,
    views,
    vocabulary,
)

PARTS = (
    explorer,
    analysis,
    command_line,
    curating,
    two_coders,
    terminal,
    store,
    importers,
    views,
    vocabulary,
)

SENTENCES: Mapping[str, str] = {code: sentence for part in PARTS for code, sentence in part.SENTENCES.items()}
