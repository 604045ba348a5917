"""Topics: the issues of the talks that a text names, with what is done about them and by whom."""

from __future__ import annotations

from collections.abc import Iterator

from importers.extract.document import Document
from importers.extract.kind import Findings, Kind
from importers.extract.topics import find_topics
from importers.profiles.profile import Profiles
from store.draft import Fact, KindSpec
from store.record import Record, TopicSaid


def extract(document: Document, profiles: Profiles, findings: Findings) -> None:
    """Add the topics of the text."""
    for found in find_topics(document, profiles, findings):
        topic = profiles.topics[found.id]
        findings.topics.append(
            TopicSaid(topic.id, topic.name_ar, topic.name_en, found.act, found.by, tuple(found.mentions))
        )


def facts(record: Record, profiles: Profiles) -> Iterator[Fact]:
    """One fact a topic."""
    for said in record.topics:
        yield Fact(
            kind=KIND.spec.name,
            value=said.id,
            label_ar=said.name_ar,
            label_en=said.name_en,
            mentions=said.mentions,
            detail={"act": said.act, "by": said.by},
        )


KIND = Kind(KindSpec("topic", "Topic", "موضوع", 60), 60, extract, facts)
