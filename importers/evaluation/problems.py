"""What can be wrong with a gold file: codes with the file, the line, the field and what the mend needs."""

from __future__ import annotations

from store.problem import Problem


class GoldProblem(Problem):
    """One fault: of a line of the gold file, or of the text that it speaks of."""


class GoldError(Problem):
    """A gold file cannot be used. `problems` holds every fault found, in the order of the lines."""

    def __init__(self, code: str, *, problems: tuple[GoldProblem, ...] = (), **values: object) -> None:
        super().__init__(code, **values)
        self.problems = problems
