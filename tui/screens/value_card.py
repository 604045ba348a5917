"""The card of a value: who or what it is, how articles spell it, at which meetings it is claimed to be."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from store.attendance import Attendance
from store.matrix import ActorType, Cell
from store.reference import Reference
from store.selection import Choice, Selection
from store.store import Store
from store.tables import ValueRow, value_table
from tui.panes.catalogue import Catalogue
from tui.panes.matrix import meeting_name
from tui.screens.card import Part
from tui.words import day, digits, right_to_left, say, term

References = Callable[[Choice], Reference | None]
"""What profiles know of a value."""

_MOST = 24
"""Spellings that a card holds."""


@dataclass(frozen=True, slots=True)
class Known:
    """All that a card says of a value."""

    choice: Choice
    reference: Reference | None
    row: ValueRow | None
    meetings: tuple[tuple[str, Cell], ...]
    """Meetings at which something is claimed of it, by their first day."""


def look_up(store: Store, attendance: Attendance, references: References, choice: Choice) -> Known:
    """Everything on a value, of the whole collection. Raises Problem."""
    kind, value = choice
    everything = Selection()
    rows = value_table(store, everything.toggle(kind, value), kind, most=100_000)
    meetings: tuple[tuple[str, Cell], ...] = ()
    columns: dict[str, ActorType] = {"person": "person", "party": "party"}
    if kind in columns:
        ledger = attendance.ledger()
        actor = ledger.actors[columns[kind]].get(value)
        ids = [id for id in ledger.meetings if actor is not None and id in actor.meetings]
        cells = attendance.cells(everything, columns[kind], ids, [value])
        meetings = tuple((id, cells[id, value]) for id in ids)
    return Known(
        choice, references(choice), next((r for r in rows if r.value.value == value), None), meetings
    )


def parts(known: Known, catalogue: Catalogue) -> Iterator[Part]:
    """The card in words."""
    if known.reference is not None:
        yield from _of_reference(known.reference)
    if known.row is not None:
        row = known.row
        lines = [
            (say("card.articles"), digits(str(row.articles))),
            (say("card.sources"), digits(str(row.sources))),
            (say("card.mentions"), digits(str(row.mentions))),
        ]
        yield Part(say("card.counted"), tuple(lines))
        if row.spellings:
            spelt = tuple((digits(str(each.times)), each.words) for each in row.spellings[:_MOST])
            yield Part(say("card.spellings"), spelt)
    if known.meetings:
        names = {meeting.id: meeting_name(meeting, catalogue) for meeting in catalogue.meetings}
        lines = [(names.get(id, id), _claimed(cell)) for id, cell in known.meetings]
        yield Part(say("card.meetings"), tuple(lines))


def _of_reference(reference: Reference) -> Iterator[Part]:
    lines = [(say(f"name.{form}"), name) for form, name in reference.names]
    party = (reference.party_ar if right_to_left() else reference.party_en) or reference.party_ar
    if party:
        lines.append((say("card.party"), party))
    if reference.note:
        lines.append((say("card.note"), reference.note))
    yield Part(say("card.reference"), tuple(lines))
    if reference.offices:
        offices = tuple(
            (
                say("card.days", since=_day(office.since), until=_day(office.until)),
                (office.title_ar if right_to_left() else office.title_en) or office.title_ar,
            )
            for office in reference.offices
        )
        yield Part(say("card.offices"), offices)


def _day(known: str | None) -> str:
    return day(known) if known else "…"


def _claimed(cell: Cell) -> str:
    states = " · ".join(
        say("card.state", state=term("state", tally.value), sources=tally.sources) for tally in cell.states
    )
    return f"! {states}" if cell.contradictions else states
