"""The catalogue in English; each module has its twin in `tui/words/arabic/`."""

from __future__ import annotations

from collections.abc import Mapping

from tui.words.english import command_line, curating, explorer, importers, store, terminal, views, vocabulary

PARTS = (explorer, command_line, curating, terminal, store, importers, views, vocabulary)

SENTENCES: Mapping[str, str] = {code: sentence for part in PARTS for code, sentence in part.SENTENCES.items()}
