"""English sentences: problems and outcomes of importing, extraction and profiles."""

ENGLISH: dict[str, str] = {}
