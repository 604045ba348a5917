"""What can be wrong with a profile: codes with the file, the entry and the values that its mend needs."""

from __future__ import annotations

from pathlib import Path

from store.problem import Problem


class ProfileError(Problem):
    """A profile cannot be used. `problems` holds every fault found, in the order of the files."""

    def __init__(self, code: str, *, problems: tuple[ProfileProblem, ...] = (), **values: object) -> None:
        super().__init__(code, **values)
        self.problems = problems

    def __reduce__(self) -> tuple[object, ...]:
        return _again, (self.code, self.problems, self.values)


class ProfileProblem(Problem):
    """One fault in one entry of one file."""

    def __init__(self, code: str, *, file: Path | str, entry: str, **values: object) -> None:
        super().__init__(code, file=str(file), entry=entry, **values)


def _again(code: str, problems: tuple[ProfileProblem, ...], values: dict[str, object]) -> ProfileError:
    return ProfileError(code, problems=problems, **values)
