"""The catalogue in Arabic; each module has its twin in `tui/words/english/`."""

from __future__ import annotations

from collections.abc import Mapping

from tui.words.arabic import (
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
from tui.words.latin import keep_latin_together

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

SENTENCES: Mapping[str, str] = {
    code: keep_latin_together(sentence) for part in PARTS for code, sentence in part.SENTENCES.items()
}
