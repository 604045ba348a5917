"""From an article as it was read to a draft for the store: pure, without clock, I/O or order.

What goes in and what comes out can be pickled, so that it may happen in another process.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from importers.extract.document import Document
from importers.extract.record import extract, facts
from importers.profiles.profile import Profiles
from importers.told import metadata_of
from store.draft import Draft, Unextracted
from store.sketch import imprint_of


def extracted(article: Unextracted, profiles: Profiles) -> Draft:
    """The article with everything that the knowledge of the profiles finds in it."""
    record = extract(Document(article.text, metadata_of(article.told)), profiles)
    if record.published_from == "metadata" and any(
        told.field == "published" and told.origin == "manual" for told in article.told
    ):
        record = replace(record, published_from="manual")
    return Draft(
        key=article.key,
        path=article.path,
        sha256=article.sha256,
        text=article.text,
        format=article.format,
        encoding=article.encoding,
        encoding_certainty=article.encoding_certainty,
        record=record,
        facts=facts(record, profiles),
        notes=article.notes,
        told=article.told,
        lasting=article.lasting,
        imprint=imprint_of(article.text),
    )


def all_extracted(articles: Sequence[Unextracted], profiles: Profiles) -> list[Draft]:
    """A draft for each of the articles, in their order."""
    return [extracted(article, profiles) for article in articles]
