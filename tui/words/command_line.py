"""English sentences of the command line."""

ENGLISH: dict[str, str] = {}
