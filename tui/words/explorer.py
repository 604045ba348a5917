"""English sentences of the explorer: panes, toasts, hints."""

ENGLISH: dict[str, str] = {}
