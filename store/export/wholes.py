"""Rows that are made of a selection as a whole: the cells of the matrix, the lines of a concordance."""

from __future__ import annotations

from collections.abc import Iterator

from store.attendance import Attendance
from store.export.rows import Row
from store.matrix import ActorType, Cell, Question
from store.matrix_text import contradictions, counted
from store.selection import Selection
from store.store import Store

_EVERYTHING = 1_000_000
"""Actors or places to stop at: an export leaves nothing out."""

_CONTEXT = 10
"""Words on either side of a keyword."""

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
