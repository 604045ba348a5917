"""English sentences of problems that store and importers report as codes."""

ENGLISH: dict[str, str] = {}
