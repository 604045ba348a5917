"""The matrix: meetings × participants of the selection, with the claims behind the cell under the cursor."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial

from textual import on
from textual.app import ComposeResult
from textual.containers import Container

from store.coding import CodedCell
from store.evidence import Evidence, evidence
from store.matrix import ActorType, Matrix, Question
from store.selection import Selection
from tui.panes.matrix import EvidencePane, MatrixPane
from tui.panes.pane import Pane
from tui.registry import bindings
from tui.screens import loader
from tui.screens.desk import ArticleSpot, Desk, GoTo
from tui.screens.view import ViewScreen


@dataclass(frozen=True, slots=True)
class CellSpot:
    """A cell, by what it is about."""

    columns: ActorType
    meeting: str
    actor: str


class MatrixScreen(ViewScreen):
    """Who is said to have been where, and who says so. It decides nothing."""

    view = "matrix"
    BINDINGS = bindings("matrix")

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._question = Question()
        self._matrix: Matrix | None = None
        self._at: CellSpot | None = None

    def compose_view(self) -> ComposeResult:
        with Container(id="matrix"):
            yield MatrixPane()
            yield EvidencePane()

    @property
    def _cells(self) -> MatrixPane:
        return self.query_one(MatrixPane)

    @property
    def _evidence(self) -> EvidencePane:
        return self.query_one(EvidencePane)

    @property
    def main(self) -> Pane:
        return self._cells

    def columns(self) -> list[list[Pane]]:
        return [[self._cells], [self._evidence]]

    # loading

    def ask(self, before: Selection | None) -> None:
        self.count()
        self.load("matrix", partial(self._answer, self._question), self._show)

    def _answer(self, question: Question, selection: Selection) -> tuple[Matrix, tuple[CodedCell, ...]]:
        known = self.desk.attendance.processes()
        asked = replace(question, process=known[0] if known else None)
        coded = self.session.store.curation.cells()
        own = tuple(cell for cell in coded if cell.actor_type == question.columns)
        return self.desk.attendance.matrix(selection, asked), own

    def _show(self, answer: tuple[Matrix, tuple[CodedCell, ...]]) -> None:
        self._matrix, coded = answer
        matrix = self._matrix
        at = (self._at.meeting, self._at.actor) if self._at else None
        if not (matrix.meetings and matrix.actors):
            self._evidence.clear()
        self._cells.show(matrix, coded, self.catalogue, at)

    @on(MatrixPane.At)
    def _at_cell(self, event: MatrixPane.At) -> None:
        matrix = self._matrix
        if matrix is None:
            return
        meeting, actor = event.row.meeting.id, event.actor.id
        self._at = CellSpot(self._question.columns, meeting, actor)
        self._evidence.show_cell(event, matrix.cell(meeting, actor), self.catalogue)
        store = self.session.store

        def claims(_selection: Selection) -> tuple[Evidence, ...]:
            return tuple(evidence(store, matrix, meeting=meeting, actor=actor))

        self.load("evidence", claims, lambda found: self._evidence.show_claims(found, self.catalogue))

    @on(loader.Decided)
    def _coded(self) -> None:
        self.ask(None)

    # coming and going

    @property
    def spot(self) -> CellSpot | None:
        return self._at

    def go(self, spot: object) -> None:
        if isinstance(spot, CellSpot):
            self._at = spot
            self._question = replace(self._question, columns=spot.columns)
            self.ask(None)
            self._cells.take_focus()

    @on(MatrixPane.Opened)
    def _cell_opened(self) -> None:
        if (claim := self._evidence.current) is not None:
            self._open(claim)

    @on(EvidencePane.Opened)
    def _claim_opened(self, event: EvidencePane.Opened) -> None:
        self._open(event.claim)

    def _open(self, claim: Evidence) -> None:
        mentions = claim.claim.mentions
        words = (mentions[0].start, mentions[0].end) if mentions else None
        self.post_message(GoTo("explore", ArticleSpot(claim.article_id, words)))

    # commands

    def action_actors(self) -> None:
        columns: ActorType = "person" if self._question.columns == "party" else "party"
        self._question = replace(self._question, columns=columns)
        self._at = self._at and replace(self._at, columns=columns, actor="")
        self.ask(None)


VIEW = MatrixScreen
