"""What went wrong, as a code and its values: rooms below the screen never make sentences.

The sentence for a code stands in `tui.words`; a test holds that every code raised has one.
"""

from __future__ import annotations

from functools import partial


class Problem(Exception):
    """Something that stops us, told by a stable `code` and the `values` its sentence needs."""

    def __init__(self, code: str, **values: object) -> None:
        super().__init__(code, values)
        self.code = code
        self.values = values

    def __reduce__(self) -> tuple[object, ...]:
        """So that it may cross to another process, values and all."""
        return partial(type(self), self.code, **self.values), ()

    def __str__(self) -> str:
        return " ".join([self.code, *(f"{name}={value!r}" for name, value in self.values.items())])


class StoreError(Problem):
    """The database cannot be opened, read or written."""


class QueryError(Problem):
    """A search or a filter cannot be understood."""


class ExportError(Problem):
    """An export cannot be written."""
