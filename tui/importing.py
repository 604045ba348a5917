"""What the explorer knows of an import: the command line does it, and tells how far it is."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol


@dataclass(frozen=True, slots=True)
class ImportState:
    """How far an import is."""

    line: str
    """A sentence: articles, rate, time left, the current file; at the end what became of them."""

    problems: tuple[str, ...] = ()
    """Sentences on the files that were skipped last."""

    articles: int = 0
    """Articles that were stored."""


class Importer(Protocol):
    """Imports into the collection that is open."""

    @property
    def suffixes(self) -> frozenset[str]:
        """Of the files that can be imported: lower case, with the dot."""

    def __call__(
        self, paths: Sequence[Path], tell: Callable[[ImportState], None], stop: Callable[[], bool]
    ) -> ImportState:
        """Import files and folders until done, or until `stop` says so; what is stored by then stays.

        Told often how far it is. For a thread of its own. Raises Problem.
        """
