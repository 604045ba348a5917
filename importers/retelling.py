"""What is told of articles that are stored already: kept, and the articles read anew with it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice

from importers.drafting import all_extracted
from importers.profiles.profile import Profiles
from store.draft import Told
from store.revising import Revised
from store.writing import Writer

_AT_ONCE = 100


def retell(
    writer: Writer, profiles: Profiles, told: Mapping[str, Sequence[Told]]
) -> Iterator[tuple[str, Revised]]:
    """Hash and change of each stored article of which something new is told. Raises StoreError."""
    waiting = iter(told.items())
    while some := dict(islice(waiting, _AT_ONCE)):
        articles = writer.retold(some)
        revised = writer.revise(all_extracted(articles, profiles))
        yield from zip((article.sha256 for article in articles), revised, strict=True)
