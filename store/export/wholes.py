"""Rows that are made of a selection as a whole: the cells of the matrix, the lines of a concordance."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from store.attendance import Attendance
from store.evidence import evidence
from store.export.rows import Row
from store.matrix import ActorType, Cell, Matrix, Question
from store.matrix_text import contradictions, counted
from store.selection import Selection
from store.stances import STANCES
from store.store import Store

_EVERYTHING = 1_000_000
"""Actors or places to stop at: an export leaves nothing out."""

_CONTEXT = 10
"""Words on either side of a keyword."""

_EXCLUSIVE = {"present", "away"}
"""Stances that cannot both be true."""

_ACTORS: tuple[ActorType, ...] = ("party", "person")


def matrix_rows(store: Store, selection: Selection) -> Iterator[Row]:
    """One row a cell: parties first, then people; by meeting, then by actor."""
    attendance = Attendance(store)
    with store.one_moment() as connection:
        exact = dict(connection.execute("SELECT id, date_precision FROM meetings"))
    for kind in _ACTORS:
        matrix = attendance.matrix(selection, Question(columns=kind, most=_EVERYTHING))
        for row in matrix.meetings:
            meeting = row.meeting
            days = (meeting.start, meeting.end, exact.get(meeting.id))
            about = (meeting.id, *days, row.articles, row.sources, kind)
            for actor in matrix.actors:
                cell = matrix.cell(meeting.id, actor.id)
                yield (*about, actor.id, actor.label_ar, actor.label_en, *cell_cells(cell))


def attendance_rows(store: Store, selection: Selection) -> Iterator[Row]:
    """One row a coded cell of a coder: parties first; by meeting, actor and coder."""
    attendance = Attendance(store)
    meetings = attendance.ledger().meetings
    with store.one_moment() as connection:
        codes = {id: own for id, *own in connection.execute("SELECT id, iso3, gw FROM parties")}
    for kind in _ACTORS:
        coded = [cell for cell in store.curation.cells() if cell.actor_type == kind]
        if not coded:
            continue
        places = {(cell.meeting_id, cell.actor_id) for cell in coded}
        cells = attendance.cells(selection, kind, *(sorted(set(own)) for own in zip(*places, strict=True)))
        states = _states(store, attendance.matrix(selection, Question(columns=kind, most=_EVERYTHING)))
        for cell in coded:
            claimed = states[cell.meeting_id, cell.actor_id]
            stance = STANCES.get(cell.state)
            against = sum(1 for state in claimed if {stance, STANCES.get(state or "")} == _EXCLUSIVE)
            meeting = meetings.get(cell.meeting_id)
            yield (
                cell.meeting_id, cell.actor_id, cell.state, cell.role, len(claimed),
                cells[cell.meeting_id, cell.actor_id].sources, against, cell.coder, cell.reason, kind,
                meeting and meeting.start, meeting and meeting.end,
                *(codes.get(cell.actor_id, (None, None)) if kind == "party" else (None, None)), cell.made_at,
            )  # fmt: skip


def _states(store: Store, matrix: Matrix) -> Mapping[tuple[str, str], list[str | None]]:
    """(meeting, actor) → the state of each claim; None for one on a part of the meeting alone, which says
    nothing against the whole."""
    found: dict[tuple[str, str], list[str | None]] = defaultdict(list)
    for own in evidence(store, matrix):
        actor = own.subject(matrix.question.columns)
        if own.claim.meeting is not None and actor is not None:
            found[own.claim.meeting, actor].append(own.claim.state if own.claim.segment is None else None)
    return found


def cell_cells(cell: Cell) -> tuple[object, ...]:
    """What a cell says: emptiness, articles, sources, states, roles, functions, heads, contradictions."""
    if cell.emptiness is not None:
        return (cell.emptiness, 0, 0, *[None] * 5)
    tallies = (cell.states, cell.roles, cell.functions, cell.heads)
    return (None, cell.articles, cell.sources, *map(counted, tallies), contradictions(cell))


def concordance_rows(store: Store, selection: Selection) -> Iterator[Row]:
    """One row a place, in the order of the articles."""
    found = store.concordance(selection, context=_CONTEXT, most=_EVERYTHING)
    for line in found.lines:
        end = line.start + len(line.keyword)
        yield (line.key, line.start, end, line.before, line.keyword, line.after)
