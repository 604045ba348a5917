"""The catalogue in Arabic; each module has its twin in `tui/words/english/`."""

from __future__ import annotations

import re
from collections.abc import Mapping

from tui.words.arabic import command_line, explorer, importers, store, terminal, views, vocabulary

PARTS = (explorer, command_line, terminal, store, importers, views, vocabulary)

_OPTION = re.compile(r"(?<![\w\u200e-])(?=--?[a-z]|\.[a-z])")
"""Before `--yes` and `.txt`: their first signs would be drawn to the Arabic before them (UAX #9, N2)."""

SENTENCES: Mapping[str, str] = {
    code: _OPTION.sub("\u200e", sentence) for part in PARTS for code, sentence in part.SENTENCES.items()
}
