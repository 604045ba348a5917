"""Reading stored articles anew, with newer profiles or a newer program."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from concurrent.futures import Future

from importers.jobs import Extractor
from importers.profiles.profile import Profiles
from store.draft import Draft, Unextracted
from store.revising import Revised
from store.writing import Writer

_AT_ONCE = 100
"""Articles that a process is given."""


def reextract(
    writer: Writer, profiles: Profiles, *, jobs: int = 1, every: bool = False
) -> Iterator[tuple[str, Revised | None]]:
    """Key and change of each article that other versions read, or of `every` one, in the order of import.

    None for an article on which every process died; it stays as it was. Whoever is interrupted goes on where
    it stopped. Raises StoreError.
    """
    ids = writer.outdated(every=every)
    under_way: deque[tuple[list[Unextracted], Future[list[Draft | None]]]] = deque()
    with Extractor(profiles, jobs) as extractor:
        for first in range(0, len(ids), _AT_ONCE):
            articles = writer.stored(ids[first : first + _AT_ONCE])
            under_way.append((articles, extractor.submit(articles, last=first + _AT_ONCE >= len(ids))))
            while len(under_way) >= (2 * jobs if jobs > 1 else 1):
                yield from _finish(writer, *under_way.popleft())
        for waiting in under_way:
            yield from _finish(writer, *waiting)


def _finish(
    writer: Writer, articles: list[Unextracted], drafts: Future[list[Draft | None]]
) -> Iterator[tuple[str, Revised | None]]:
    found = drafts.result()
    revisions = {r.key: r for r in writer.revise([draft for draft in found if draft is not None])}
    for article, draft in zip(articles, found, strict=True):
        if draft is None or article.key in revisions:  # else it was removed meanwhile
            yield article.key, None if draft is None else revisions[article.key]
