"""Helpers: what the kinds of names find in a text, as small plain values."""

from __future__ import annotations

from importers.extract.document import Document, Metadata
from importers.extract.record import extract
from importers.profiles import load
from store.record import Mentions, Record


def record(text: str, *, published: str | None = None) -> Record:
    """The record of a text, read with the shipped profiles."""
    return extract(Document(text, Metadata(published=published)), load())


def quotes(text: str, mentions: Mentions) -> list[str]:
    """The words of mentions."""
    return [mention.quote(text) for mention in mentions]


def people(text: str) -> dict[str, list[str]]:
    """The words that name each person, by id or name."""
    return {person.id or person.name_ar: quotes(text, person.mentions) for person in record(text).people}


def parties(text: str, *, published: str | None = None) -> dict[str, list[str]]:
    """The words that name each party."""
    return {party.id: quotes(text, party.mentions) for party in record(text, published=published).parties}


def places(text: str) -> dict[str, list[str]]:
    """The words that name each place."""
    return {place.id: quotes(text, place.mentions) for place in record(text).places}


def topics(text: str) -> set[str]:
    """The ids of the topics."""
    return {topic.id for topic in record(text).topics}
