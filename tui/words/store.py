"""English sentences: problems that the store reports."""

ENGLISH: dict[str, str] = {}
