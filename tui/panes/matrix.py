"""The panes of the matrix: its cells, and what is claimed in the one under the cursor."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from store.coding import CodedCell
from store.evidence import Evidence
from store.matrix import ActorColumn, Contradiction, Matrix, MeetingRow, Tally
from store.matrix import Cell as MatrixCell
from store.model import Meeting
from tui.panes.catalogue import Catalogue, process_name
from tui.panes.claims import claimant_of
from tui.panes.pane import ListPane, Pane
from tui.panes.wish import CellWished
from tui.registry import bindings
from tui.text.labels import cell_width
from tui.widgets.cells import Cell, Line, shared_width
from tui.widgets.grid import Grid
from tui.widgets.mirror import step_in_reading
from tui.widgets.rows import Rows
from tui.words import digits, say, term
from tui.words.marks import coded_mark, from_the_left, mark

_DAY, _BASIS = 10, 7
_NARROWEST, _WIDEST = 12, 16


@dataclass(frozen=True)
class MatrixCells:
    """A matrix as a grid of marks."""

    matrix: Matrix
    names: tuple[str, ...]
    """Of the meetings, in their order."""

    coded: Mapping[tuple[str, str], tuple[CodedCell, ...]]
    """(meeting, actor) → what coders decided of it."""

    @property
    def rows(self) -> int:
        """Meetings."""
        return len(self.matrix.meetings)

    @property
    def columns(self) -> int:
        """Parties or people."""
        return len(self.matrix.actors)

    def head_width(self, room: int) -> int:
        """Name, day and denominators; a long name is cut before the cells lose their room."""
        longest = max(map(cell_width, self.names), default=0)
        return min(longest, max(10, room // 4 - _DAY)) + 1 + _DAY + 1 + _BASIS

    def column_width(self, room: int) -> int:
        """As wide as the marks need, wider where there is room for names."""
        return max(_NARROWEST, min(_WIDEST, room // max(1, self.columns)))

    def corner(self, width: int) -> tuple[Cell, ...]:
        """Headings of the three parts."""
        return self._head(say("matrix.meeting"), say("matrix.day"), say("matrix.basis"), width, "head")

    def row_head(self, row: int, width: int) -> tuple[Cell, ...]:
        """A meeting with its articles and independent sources."""
        own = self.matrix.meetings[row]
        basis = digits(f"{own.articles}/{own.sources}")
        return self._head(self.names[row], digits(own.meeting.start or ""), basis, width, "strong")

    @staticmethod
    def _head(name: str, day: str, basis: str, width: int, look: str) -> tuple[Cell, ...]:
        rest = shared_width(width, _DAY, _BASIS, 1)
        quiet = "head" if look == "head" else "quiet"
        return (
            Cell(name, rest, look, "left"), Cell("", 1, quiet),
            Cell(day, _DAY, quiet, "left"), Cell(basis, _BASIS, quiet, "right"),
        )  # fmt: skip

    def column_head(self, column: int, width: int) -> tuple[str, ...]:
        """The actor's name on at most two lines."""
        lines: list[str] = []
        for word in actor_name(self.matrix.actors[column]).split():
            if lines and (cell_width(f"{lines[-1]} {word}") <= width or len(lines) == 2):
                lines[-1] += f" {word}"
            else:
                lines.append(word)
        return tuple(lines)

    def cell(self, row: int, column: int) -> tuple[str, str]:
        """The mark of a cell; contradictions stand out."""
        own = self.at(row, column)
        decided = self.coded_at(row, column)
        if decided:
            return from_the_left(f"{mark(own)} {coded_mark(decided)}".lstrip()), "strong"
        look = "quiet" if own.emptiness else "warning" if own.contradictions else "text"
        return from_the_left(mark(own)), look

    def coded_at(self, row: int, column: int) -> tuple[CodedCell, ...]:
        """What coders decided of a cell."""
        return self.coded.get((self.matrix.meetings[row].meeting.id, self.matrix.actors[column].id), ())

    def at(self, row: int, column: int) -> MatrixCell:
        """The cell itself."""
        return self.matrix.cell(self.matrix.meetings[row].meeting.id, self.matrix.actors[column].id)


def actor_name(actor: ActorColumn) -> str:
    """How an actor is called on the screen."""
    return actor.label_ar or actor.label_en or actor.id


def meeting_name(meeting: Meeting, catalogue: Catalogue) -> str:
    """How a meeting is called on the screen."""
    if meeting.kind == "round" and meeting.number is not None:
        return say("claims.round", process=process_name(meeting.process), number=meeting.number)
    return meeting.title_ar or meeting.title_en or catalogue.label("meeting", meeting.id)


class MatrixPane(Pane):
    """Meetings × participants."""

    place = "cells"
    BINDINGS = bindings("cells")

    @dataclass
    class At(Message):
        """The cursor stands on a cell."""

        row: MeetingRow
        actor: ActorColumn
        coded: tuple[CodedCell, ...]

    @dataclass
    class Opened(Message):
        """The reader wants to read what stands behind the cell."""

    def __init__(self) -> None:
        super().__init__(id=self.place)
        self._cells: MatrixCells | None = None

    def compose(self) -> ComposeResult:
        yield Grid()
        yield Static(id="cells-none", markup=False)

    def on_mount(self) -> None:
        self.query_one("#cells-none").display = False
        self.entitle("matrix.loading")

    @property
    def grid(self) -> Grid:
        """The cells."""
        return self.query_one(Grid)

    def take_focus(self) -> None:
        self.screen.set_focus(self.grid)

    def show(
        self,
        matrix: Matrix,
        coded: Iterable[CodedCell],
        catalogue: Catalogue,
        at: tuple[str, str] | None,
    ) -> None:
        """Show a matrix, the cursor on a (meeting, actor) if they are still there."""
        names = tuple(meeting_name(row.meeting, catalogue) for row in matrix.meetings)
        decided: dict[tuple[str, str], tuple[CodedCell, ...]] = {}
        for own in coded:
            place = own.meeting_id, own.actor_id
            decided[place] = (*decided.get(place, ()), own)
        self._cells = MatrixCells(matrix, names, decided)
        rows = {row.meeting.id: number for number, row in enumerate(matrix.meetings)}
        columns = {actor.id: number for number, actor in enumerate(matrix.actors)}
        meeting, actor = at or ("", "")
        self.grid.show(self._cells, (rows.get(meeting, 0), columns.get(actor, 0)))
        nothing = self.query_one("#cells-none", Static)
        nothing.display = not (rows and columns)
        nothing.update(Content(say("matrix.nothing")))
        self.entitle(f"matrix.title.{matrix.question.columns}", meetings=len(rows), actors=len(columns))
        self._tell()

    def _tell(self) -> None:
        if self._cells is not None and self._cells.rows and self._cells.columns:
            row, column = self.grid.place
            matrix = self._cells.matrix
            coded = self._cells.coded_at(row, column)
            self.post_message(self.At(matrix.meetings[row], matrix.actors[column], coded))

    @on(Grid.Moved)
    def _moved(self, event: Grid.Moved) -> None:
        event.stop()
        self._tell()

    @on(Grid.Pressed)
    def action_open(self) -> None:
        self.post_message(self.Opened())

    def action_code_cell(self) -> None:
        if self._cells is not None and self._cells.rows and self._cells.columns:
            row, column = self.grid.place
            matrix = self._cells.matrix
            actor = matrix.actors[column]
            title = say("matrix.said-of", meeting=self._cells.names[row], actor=actor_name(actor))
            meeting = matrix.meetings[row].meeting.id
            self.post_message(CellWished(meeting, matrix.question.columns, actor.id, title))

    def action_down(self) -> None:
        self.grid.move(1, 0)

    def action_up(self) -> None:
        self.grid.move(-1, 0)

    def action_cell_left(self) -> None:
        self.grid.move(0, step_in_reading(-1))

    def action_cell_right(self) -> None:
        self.grid.move(0, step_in_reading(1))

    def action_page_down(self) -> None:
        self.grid.move(self.grid.rows_in_sight - 1, 0)

    def action_page_up(self) -> None:
        self.grid.move(1 - self.grid.rows_in_sight, 0)

    def action_top(self) -> None:
        self.grid.move(-self.grid.source.rows, 0)

    def action_bottom(self) -> None:
        self.grid.move(self.grid.source.rows, 0)


@dataclass(frozen=True, slots=True)
class EvidenceRows:
    """Claims as rows of two lines: who says what when, then the words."""

    claims: tuple[tuple[str, str, str, str], ...]
    """What is said, the outlet, the day, the words."""

    def __len__(self) -> int:
        return len(self.claims)

    def stops(self, index: int) -> bool:
        """On every claim."""
        return 0 <= index < len(self.claims)

    def lines(self, index: int, width: int, height: int) -> tuple[Line, ...]:
        """Two lines of a claim."""
        said, outlet, day, quote = self.claims[index]
        when = Cell(day, _DAY, "quiet", "right")
        where = Cell(outlet, min(cell_width(outlet), width // 3), "quiet", "right")
        what = Cell(said, shared_width(width, when.width, where.width, 2), "strong", "left")
        return (
            (what, Cell("", 1), where, Cell("", 1), when),
            (Cell("", 2), Cell(quote, shared_width(width, 2))),
        )


class EvidencePane(ListPane):
    """The claims behind one cell, or which emptiness it is."""

    place = "evidence"
    BINDINGS = bindings("evidence")

    @dataclass
    class Opened(Message):
        """The reader wants to see the words of a claim in their article."""

        claim: Evidence

    def __init__(self) -> None:
        super().__init__(id=self.place)
        self._claims: tuple[Evidence, ...] = ()

    def compose(self) -> ComposeResult:
        yield Static(id="cell-about", markup=False)
        yield Rows(row_height=2)

    def on_mount(self) -> None:
        self.entitle("evidence.none")

    def clear(self) -> None:
        """Show no cell."""
        self._show("", ())
        self.entitle("evidence.none")

    def show_cell(self, at: MatrixPane.At, cell: MatrixCell, catalogue: Catalogue) -> None:
        """Show at once what a cell comes to, and what coders decided; its claims follow."""
        meeting = meeting_name(at.row.meeting, catalogue)
        self.entitle("evidence.title", meeting=meeting, actor=actor_name(at.actor))
        self._show("\n".join([*map(_decided, at.coded), *_about(at.row, cell)]), ())

    def show_claims(self, claims: Sequence[Evidence], catalogue: Catalogue) -> None:
        """Show the claims of the cell."""
        self._claims = tuple(claims)
        self.rows.show(EvidenceRows(tuple(_shown(own, catalogue) for own in claims)), cursor=0)

    def _show(self, about: str, claims: tuple[Evidence, ...]) -> None:
        self._claims = claims
        self.query_one("#cell-about", Static).update(Content(about))
        self.rows.show(EvidenceRows(()))

    @property
    def current(self) -> Evidence | None:
        """The claim under the cursor; None when there is none."""
        index = self.rows.cursor
        return self._claims[index] if index < len(self._claims) else None

    def action_open(self) -> None:
        if (claim := self.current) is not None:
            self.post_message(self.Opened(claim))

    @on(Rows.Pressed)
    def _pressed(self, event: Rows.Pressed) -> None:
        event.stop()
        self.action_open()


def _decided(own: CodedCell) -> str:
    words = " · ".join(filter(None, (term("state", own.state), term("role", own.role))))
    return say("cell.coded", coder=own.coder, words=words, reason=own.reason)


def _about(row: MeetingRow, cell: MatrixCell) -> list[str]:
    """What a cell comes to, in words: which emptiness, or what is claimed and what contradicts it."""
    if cell.emptiness is not None:
        return [say(f"cell.{cell.emptiness}", articles=row.articles)]
    said = [
        *_counted("state", cell.states),
        *_counted("role", cell.roles),
        *_counted("function", cell.functions),
    ]
    claimed = say("cell.claimed", articles=cell.articles, sources=cell.sources)
    return [claimed, " · ".join(said), *map(_contradiction, cell.contradictions)]


def _counted(area: str, tallies: Sequence[Tally]) -> list[str]:
    """Each value with its independent sources."""
    found = []
    for tally in tallies:
        part = f" ({term('segment', tally.segment)})" if tally.segment else ""
        found.append(f"{term(area, tally.value)}{part}: {digits(str(tally.sources))}")
    return found


def _contradiction(own: Contradiction) -> str:
    area = "state" if own.kind == "state" else "role"
    values = own.values if own.kind == "head" else tuple(term(area, value) for value in own.values)
    return say("cell.contradiction", values=" / ".join(values))


def _shown(own: Evidence, catalogue: Catalogue) -> tuple[str, str, str, str]:
    claim = own.claim
    said = [
        term("segment", claim.segment), term("state", claim.state), term("role", claim.role),
        term("function", claim.function), claim.name_ar if claim.actor_type == "person" else "",
    ]  # fmt: skip
    if claim.claimant is not None:
        said.append(say("claims.according-to", claimant=claimant_of(claim.claimant, catalogue)))
    if claim.hedge:
        said.append(say("claims.hedged"))
    outlet = own.source_ar or own.source_en or say("article.no-source")
    words = " ".join(own.quotes[0].split()) if own.quotes else ""
    return " · ".join(filter(None, said)), outlet, digits(own.day or ""), words
