"""English sentences: terminal modes and their detection, the doctor."""

ENGLISH: dict[str, str] = {}
