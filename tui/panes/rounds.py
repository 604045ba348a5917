"""The pane of meetings: rounds with number, days, city and articles, then the meetings without a number."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator

from store.model import Meeting
from tui.panes.catalogue import Catalogue, process_name
from tui.panes.facets import Entry, FacetPane, Heading, Value
from tui.registry import bindings
from tui.words import digits, number, say


class RoundsPane(FacetPane):
    """Meetings to choose."""

    place = "rounds"
    title = "rounds.title"
    own_kinds = ("round", "meeting")
    BINDINGS = bindings("rounds")

    def entries_of(self, catalogue: Catalogue) -> Iterator[Entry]:
        rounds = {value.value: value for value in catalogue.values.get("round", ())}
        numbered = [each for each in catalogue.meetings if each.kind == "round" and each.number is not None]
        processes = sorted(
            {meeting.process for meeting in numbered}, key=lambda name: _weight(name, numbered, rounds)
        )
        for process in processes:
            own = [meeting for meeting in numbered if meeting.process == process]
            if not any(meeting.id in rounds for meeting in own):
                continue
            if len(processes) > 1:
                yield Heading(say("rounds.process", process=process_name(process)))
            for meeting in sorted(own, key=lambda meeting: meeting.number or 0):
                yield Value(
                    ("round", meeting.id),
                    meeting.place_ar or meeting.place_en,
                    number=number(meeting.number or 0),
                    days=digits(days(meeting.start, meeting.end)),
                )
        known = {meeting.id for meeting in numbered}
        others = [
            *(value for value in rounds.values() if value.value not in known),
            *(value for value in catalogue.values.get("meeting", ()) if value.value not in known),
        ]
        if others:
            yield Heading(say("rounds.others"))
        starts = {meeting.id: meeting.start for meeting in catalogue.meetings}
        for value in sorted(others, key=lambda value: (starts.get(value.value) or "9", value.value)):
            yield Value(
                (value.kind, value.value),
                value.label_ar or value.label_en,
                days=digits(starts.get(value.value) or ""),
            )


def _weight(process: str, meetings: Iterable[Meeting], rounds: Container[str]) -> tuple[int, str]:
    """Processes with most of their rounds in the collection first."""
    return -sum(meeting.id in rounds for meeting in meetings if meeting.process == process), process


def days(start: str | None, end: str | None) -> str:
    """The days of a meeting in as few cells as say it: 2017-05-03–04, 2017-01-30–02-01."""
    if start is None:
        return ""
    if end is None or end == start:
        return start
    if end[:7] == start[:7]:
        return f"{start}–{end[8:]}"
    return f"{start}–{end[5:]}" if end[:4] == start[:4] else f"{start}–{end}"
