"""Steps that the reader took, of every kind: one key takes back the last, another does it again."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Literal

from store.coding import Entry
from store.selection import Selection

Mark = Literal["star", "read"]


@dataclass(frozen=True, slots=True)
class SelectionStep:
    """The selection changed."""

    before: Selection
    after: Selection

    burst: int = 0
    """Number of the search that was being typed: its keystrokes are one step. 0 stands alone."""


@dataclass(frozen=True, slots=True)
class MarkStep:
    """A mark was set on an article or taken off."""

    article: int
    mark: Mark
    on: bool

    def reversed(self) -> MarkStep:
        """The step that takes this one back."""
        return replace(self, on=not self.on)


@dataclass(slots=True)
class CodingStep:
    """A coder decided something."""

    entry: Entry
    """As it was written last: done again, it is another entry with the same words."""


Step = SelectionStep | MarkStep | CodingStep


@dataclass(slots=True)
class History:
    """The steps done and the steps taken back."""

    done: list[Step] = field(default_factory=list)
    undone: list[Step] = field(default_factory=list)

    def add(self, step: Step) -> None:
        """Remember a step; what was taken back before it is forgotten."""
        self.undone.clear()
        last = self.done[-1] if self.done else None
        if (
            isinstance(step, SelectionStep)
            and isinstance(last, SelectionStep)
            and 0 != last.burst == step.burst
        ):
            self.done.pop()
            step = replace(step, before=last.before)
            if step.before == step.after:
                return
        self.done.append(step)

    def undo(self) -> Step | None:
        """The last step, which the caller now takes back; None when there is none."""
        if not self.done:
            return None
        self.undone.append(self.done.pop())
        return self.undone[-1]

    def redo(self) -> Step | None:
        """The step last taken back, which the caller now does again; None when there is none."""
        if not self.undone:
            return None
        self.done.append(self.undone.pop())
        return self.done[-1]
