"""Where the reader has been: views with their selection and cursor, to go back to and forward again."""

from __future__ import annotations

from dataclasses import dataclass

from store.selection import Selection
from tui.views import ViewName


@dataclass(frozen=True, slots=True)
class Stop:
    """A view as the reader left it."""

    view: ViewName
    selection: Selection

    spot: object
    """Where the cursor was, as the view itself says it; only that view can read it."""


class Trail:
    """The stops before and after the present one."""

    def __init__(self) -> None:
        self._before: list[Stop] = []
        self._after: list[Stop] = []

    def leave(self, here: Stop) -> None:
        """Go on from here to somewhere new: what lay ahead is forgotten."""
        self._before.append(here)
        self._after.clear()

    def back(self, here: Stop) -> Stop | None:
        """Go back: the stop before; None when there is none, and then nothing changes."""
        return _step(here, self._before, self._after)

    def forward(self, here: Stop) -> Stop | None:
        """Go forward again; None when there is nothing ahead."""
        return _step(here, self._after, self._before)


def _step(here: Stop, ahead: list[Stop], behind: list[Stop]) -> Stop | None:
    if not ahead:
        return None
    behind.append(here)
    return ahead.pop()
