"""The import that the explorer asks for: the command's own, told as sentences and stopped when asked."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from tui.importing import ImportState
from tui.words import say

if TYPE_CHECKING:
    from importers.pipeline import Handled

_PROBLEMS = 5
"""Problems that are shown at the same time, the last ones."""


class _Stopped(Exception):
    """The reader asked to stop."""


class ExplorerImport:
    """Imports into one database (`tui.importing.Importer`)."""

    def __init__(self, database: Path) -> None:
        self._database = database

    @property
    def suffixes(self) -> frozenset[str]:
        from importers.formats import suffixes

        return suffixes()

    def __call__(
        self, paths: Sequence[Path], tell: Callable[[ImportState], None], stop: Callable[[], bool]
    ) -> ImportState:
        from importers.jobs import cores
        from importers.pipeline import import_paths
        from importers.profiles import load
        from jawla.import_report import sentences, summary
        from jawla.importing import open_writer
        from jawla.progress import Progress

        counts: Counter[str] = Counter()
        problems: deque[str] = deque(maxlen=_PROBLEMS)

        def state(line: str) -> ImportState:
            return ImportState(line, tuple(problems), counts["loaded"])

        progress = Progress(paths, lambda line: tell(state(line)))

        def check() -> None:
            if stop():
                raise _Stopped

        def handled(one: Handled) -> None:
            counts[one.status] += 1
            if one.status == "skipped":
                problems.extend(sentence for _, sentence in sentences(one))
            progress.handled(one)
            check()

        def opened(path: Path) -> None:
            progress.opened(path)
            check()

        def grouped(count: int) -> None:
            progress.grouped(count)
            check()

        profiles = load()
        try:
            with open_writer(self._database, profiles) as writer:
                import_paths(
                    paths,
                    writer,
                    profiles,
                    jobs=cores(),
                    progress=handled,
                    opened=opened,
                    grouped=grouped,
                )
        except _Stopped:
            return state(say("importing.stopped", summary=summary(counts, self._database)))
        return state(summary(counts, self._database))
