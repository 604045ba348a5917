"""The engine of the attendance matrix: claims under a selection, by articles and independent sources."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping, Sequence

from pyroaring import BitMap

from store.days import days_of
from store.ledger import Actor, Ledger
from store.matrix import ActorColumn, ActorType, Cell, Matrix, MeetingRow, Question
from store.matrix_cells import Cells
from store.model import Meeting
from store.selection import Selection
from store.store import Store

EVERYBODY = Question()
_NONE = BitMap()


class Attendance:
    """Matrices over a store. Usable from several threads; claims that were imported since are read anew."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._lock = threading.Lock()
        self._known: tuple[int, Ledger] | None = None

    def processes(self) -> tuple[str, ...]:
        """Processes that have a meeting, the one that most articles are about first."""
        ledger = self.ledger()
        found = {meeting.process for meeting in ledger.meetings.values()}
        return tuple(sorted(found, key=lambda process: (process != ledger.main_process, process)))

    def matrix(self, selection: Selection, question: Question = EVERYBODY) -> Matrix:
        """Who is claimed to have been where, by the articles of a selection.

        The rows are the meetings that these articles name, and the numbered rounds, in the days of the
        selection, of the process asked for or, when none is, of the main one; where the selection chooses
        rounds or meetings, these alone.
        Raises QueryError, StoreError.
        """
        ledger = self.ledger()
        selected = self._store.articles(selection)
        rows = _meeting_rows(ledger, selected, selection, question)
        actors = _wanted(ledger, question)
        columns = _actor_columns(ledger, selected, actors, rows, question, ledger.measure(selection).articles)
        shown = [column for column in columns if column.articles >= question.min_articles][: question.most]
        unplaced = BitMap.union(_NONE, *(actor.unplaced for actor in actors.values()))
        return Matrix(
            selection=selection,
            question=question,
            meetings=rows,
            actors=tuple(shown),
            cells=self.cells(
                selection,
                question.columns,
                [row.meeting.id for row in rows],
                [column.id for column in shown],
            ),
            left_out=len(columns) - len(shown),
            unplaced=ledger.measure(selection).articles(unplaced & selected),
        )

    def cells(
        self, selection: Selection, columns: ActorType, meetings: Sequence[str], actors: Sequence[str]
    ) -> Mapping[tuple[str, str], Cell]:
        """(meeting, actor) → cell of any meetings and actors, also of those that nobody speaks of."""
        ledger = self.ledger()
        selected = self._store.articles(selection)
        articles = {meeting: ledger.articles.get(meeting, _NONE) & selected for meeting in meetings}
        return Cells(ledger, ledger.measure(selection), columns, articles, actors)

    def ledger(self) -> Ledger:
        """The claims of the database as it is now."""
        version = self._store.data_version()
        with self._lock:
            if self._known is None or self._known[0] != version:
                with self._store.one_moment() as connection:
                    self._known = version, Ledger(connection)
            return self._known[1]


def began_within(meeting: Meeting, selection: Selection) -> bool:
    """Whether a meeting began in the days that a selection asks for; one without a day is in none."""
    first = days_of(selection.since)[0] if selection.since else ""
    last = days_of(selection.until)[1] if selection.until else "~"
    return first <= meeting.start <= last if meeting.start else not (selection.since or selection.until)


def _meeting_rows(
    ledger: Ledger, selected: BitMap, selection: Selection, question: Question
) -> tuple[MeetingRow, ...]:
    chosen = selection.chosen("round") | selection.chosen("meeting")
    complete = question.process or ledger.main_process
    measure = ledger.measure(selection)
    rows = []
    for meeting in ledger.meetings.values():
        articles = ledger.articles.get(meeting.id, _NONE) & selected
        if question.process not in (None, meeting.process) or (chosen and meeting.id not in chosen):
            continue
        is_gap = meeting.process == complete and meeting.number is not None
        if articles or chosen or (is_gap and began_within(meeting, selection)):
            main = measure.articles(ledger.mainly.get(meeting.id, _NONE) & selected)
            rows.append(MeetingRow(meeting, measure.articles(articles), measure.sources(articles), main))
    return tuple(rows)


def _wanted(ledger: Ledger, question: Question) -> dict[str, Actor]:
    """Actors that the question is about, by id."""
    actors = ledger.actors[question.columns]
    if not question.only:
        return actors
    return {
        id: actor
        for id, actor in actors.items()
        if id in question.only or (question.columns == "person" and actor.parties & question.only)
    }


def _actor_columns(
    ledger: Ledger,
    selected: BitMap,
    actors: Mapping[str, Actor],
    rows: Sequence[MeetingRow],
    question: Question,
    count: Callable[[BitMap], int],
) -> list[ActorColumn]:
    """Every actor with a claim in one of the rows, by articles descending."""
    shown = {row.meeting.id for row in rows}
    found = []
    for id, actor in actors.items():
        places = [
            own
            for meeting, claimed in actor.meetings.items()
            if meeting in shown and (own := claimed.articles & selected)
        ]
        if places:
            label = ledger.labels[question.columns].get(id)
            found.append(
                ActorColumn(
                    id=id,
                    label_ar=label.label_ar if label else actor.name_ar or id,
                    label_en=label.label_en if label else actor.name_en,
                    group=label.group if label else "",
                    party=min(actor.parties) if len(actor.parties) == 1 else None,
                    articles=count(BitMap.union(*places)),
                    meetings=len(places),
                )
            )
    return sorted(found, key=lambda own: (-own.articles, -own.meetings, own.label_ar, own.id))
