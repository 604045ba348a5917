"""Rounds: numbered meetings that the text names, and the one that it is mainly about."""

from __future__ import annotations

from collections.abc import Iterator

from importers.extract.document import Document
from importers.extract.kind import Findings, Kind
from importers.extract.mentions import mention
from importers.extract.resolve import Said
from importers.extract.unnamed import unnamed_fact, unnamed_meetings
from importers.kinds.date import timeline
from importers.language.meetings import counted_nouns
from importers.language.numbers import ordinals
from importers.profiles.profile import ProfileMeeting, Profiles
from store.draft import Fact, KindSpec
from store.record import Mention, Record, RoundSaid


def extract(document: Document, profiles: Profiles, found: Findings) -> None:
    """Adds the rounds, one entry for each number and the meeting it stands for, and the main round."""
    line = timeline(document, profiles, found)
    entries: dict[tuple[object, ...], tuple[Said, list[Mention]]] = {}
    for said in line.rounds:
        meeting = said.meeting.id if said.meeting is not None else None
        key = (_process(said), said.named.number, meeting)
        entries.setdefault(key, (said, []))[1].append(_proof(document, said))
    for said, proofs in entries.values():
        found.rounds.append(
            RoundSaid(
                process=_process(said),
                number=said.named.number,
                meeting=said.meeting.id if said.meeting is not None else None,
                resolved_by=said.resolved_by,
                ambiguous=said.ambiguous,
                mentions=tuple(proofs),
            )
        )
    if line.main is not None:
        official = line.main.meeting
        of_main = (
            official is not None and official.process == line.main_process and official.number is not None
        )
        found.main_round = official.number if of_main and official is not None else line.main.named.number
        if official is not None and not of_main:
            found.main_round = None
    elif line.main_meeting is not None and line.main_meeting.kind == "round":
        found.main_round = line.main_meeting.number
    found.main_meeting = line.main_meeting.id if line.main_meeting is not None else None


def _process(said: Said) -> str:
    """The talks of a round: those of a numbered namesake when the date has shown that it is meant."""
    meeting = said.meeting
    if meeting is not None and meeting.number == said.named.number and meeting.process != said.named.process:
        return meeting.process
    return said.named.process


def _proof(document: Document, said: Said) -> Mention:
    named = said.named
    word = document.words[named.first]
    cut = counted_nouns().cut(word) if word in counted_nouns() else ordinals().cut(word)
    return mention(document, named.first, named.last, named.rule, named.certainty, cut=cut)


def facts(record: Record, profiles: Profiles) -> Iterator[Fact]:
    """One fact a round: the id of the numbered round it was resolved to, else the process and the number as
    said. A number that stands for a meeting without one («the second meeting» of 6 February) is a fact of
    the kind `meeting` instead. A round that is shown by its days alone has a fact as well, so that a filter
    finds every article that the list shows with it."""
    by_value: dict[str, list[RoundSaid]] = {}
    for said in record.rounds:
        meeting = profiles.meetings.get(said.meeting or "")
        if meeting is not None and not _is_numbered(meeting):
            continue
        by_value.setdefault(said.meeting or f"{said.process}:{said.number}", []).append(said)
    for value, entries in by_value.items():
        process, _, number = value.partition(":")
        meeting = profiles.meetings.get(value)
        known = profiles.processes.get(process)
        yield Fact(
            kind="round",
            value=value,
            label_ar=meeting.title_ar if meeting else f"{known.name_ar if known else process} {number}",
            label_en=meeting.title_en if meeting else f"{known.name_en if known else process} {number}",
            group=process,
            mentions=tuple(sorted(proof for said in entries for proof in said.mentions)),
            detail={
                "number_said": entries[0].number,
                "resolved_by": entries[0].resolved_by,
                "ambiguous": any(said.ambiguous for said in entries),
            },
        )
    for id_, mentions in unnamed_meetings(record, profiles).items():
        meeting = profiles.meetings[id_]
        if id_ not in by_value and _is_numbered(meeting):
            yield unnamed_fact("round", meeting, mentions)


def _is_numbered(meeting: ProfileMeeting) -> bool:
    return meeting.kind == "round" or meeting.id == f"{meeting.process}:{meeting.number}"


KIND = Kind(KindSpec("round", "Rounds", "الجولات", order=10), step=30, extract=extract, facts=facts)
