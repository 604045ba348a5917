"""Meetings without a number: technical talks, summits, ministers, a congress."""

from __future__ import annotations

from collections.abc import Iterator

from importers.extract.document import Document
from importers.extract.kind import Findings, Kind
from importers.extract.mentions import mention
from importers.extract.unnamed import unnamed_fact, unnamed_meetings
from importers.extract.unnumbered import Unnumbered
from importers.kinds.date import timeline
from importers.language.meetings import kind_words
from importers.profiles.profile import Profiles
from store.draft import Fact, KindSpec
from store.record import MeetingSaid, Mention, Record


def extract(document: Document, profiles: Profiles, found: Findings) -> None:
    """Adds the meetings, one entry each; a round whose number stands for one is among them."""
    line = timeline(document, profiles, found)
    entries: dict[str, tuple[Unnumbered, list[Mention]]] = {}
    for met in line.meetings:
        cut = kind_words().cut(document.words[met.first])
        proof = mention(document, met.first, met.last, f"meeting.by-{met.resolved_by}", "medium", cut=cut)
        entries.setdefault(met.meeting.id, (met, []))[1].append(proof)
    for said in found.rounds:
        meeting = profiles.meetings.get(said.meeting or "")
        if meeting is not None and meeting.number is None:
            stand_in = Unnumbered(0, 0, meeting, said.resolved_by or "date")
            entries.setdefault(meeting.id, (stand_in, []))[1].extend(said.mentions)
    for met, proofs in entries.values():
        found.meetings.append(
            MeetingSaid(
                met.meeting.id,
                met.meeting.title_ar,
                met.meeting.title_en,
                met.resolved_by,
                tuple(sorted(proofs)),
            )
        )


def facts(record: Record, profiles: Profiles) -> Iterator[Fact]:
    """One fact a meeting, under the id of the meeting; the process is the heading."""
    for met in record.meetings:
        known = profiles.meetings.get(met.id)
        yield Fact(
            kind="meeting",
            value=met.id,
            label_ar=met.name_ar,
            label_en=met.name_en,
            group=known.process if known is not None else "",
            mentions=met.mentions,
            detail={"resolved_by": met.resolved_by, "kind": known.kind if known is not None else None},
        )
    named = {met.id for met in record.meetings}
    for id_, mentions in unnamed_meetings(record, profiles).items():
        meeting = profiles.meetings[id_]
        if id_ not in named and meeting.kind != "round" and id_ != f"{meeting.process}:{meeting.number}":
            yield unnamed_fact("meeting", meeting, mentions)


KIND = Kind(
    KindSpec("meeting", "Other meetings", "اجتماعات أخرى", order=20), step=35, extract=extract, facts=facts
)
