"""A matrix on a terminal: a grid of marks that say the same without colour, or the claims cell by cell."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from jawla.matrix_rows import by_cell, cells
from jawla.output import Column, Output, note
from store.evidence import Evidence
from store.matrix import ActorColumn, Cell, Matrix, MeetingRow
from store.matrix_text import contradictions
from tui.text.labels import cell_width
from tui.words import say, term
from tui.words.marks import LETTERS, mark

_LONGEST_ID, _DAY, _BASIS = 26, 10, 7
_NARROWEST, _WIDEST = 9, 14
_GAP = 2


def print_grid(matrix: Matrix, out: Output) -> None:
    """The matrix in as many tables as the terminal's width asks for, then what the marks mean."""
    first = min(_LONGEST_ID, max((len(row.meeting.id) for row in matrix.meetings), default=0))
    about = (
        Column(say("matrix.meeting"), first),
        Column(say("matrix.day"), _DAY, day=True),
        Column("", _BASIS, end=True),
    )
    room = out.width - sum(column.width + _GAP for column in about)
    for actors in _blocks(matrix, room):
        columns = [*about, *(Column("", _width(matrix, actor), end=True) for actor in actors)]
        rows = [
            (
                row.meeting.id,
                row.meeting.start or "",
                f"{row.articles}/{row.sources}",
                *(mark(matrix.cell(row.meeting.id, actor.id)) for actor in actors),
            )
            for row in matrix.meetings
        ]
        out.table(columns, rows, headings=list(_headings(columns, actors)))
        out.text("")
    for code in ("matrix.legend", "matrix.stances", "matrix.empties"):
        note(say(code))
    used = {tally.value for _, _, cell in cells(matrix) for tally in (*cell.roles, *cell.functions)}
    letters = ", ".join(
        f"{letter} {term('function' if letter.islower() else 'role', word)}"
        for word, letter in LETTERS.items()
        if word in used
    )
    if letters:
        note(say("matrix.roles", letters=letters))


def _width(matrix: Matrix, actor: ActorColumn) -> int:
    widest = max((len(mark(matrix.cell(row.meeting.id, actor.id))) for row in matrix.meetings), default=0)
    words = max((cell_width(word) for word in _label(actor).split()), default=0)
    return max(_NARROWEST, widest, min(words, _WIDEST))


def _blocks(matrix: Matrix, room: int) -> Iterator[list[ActorColumn]]:
    block: list[ActorColumn] = []
    left = room
    for actor in matrix.actors:
        width = _width(matrix, actor) + _GAP
        if block and width > left:
            yield block
            block, left = [], room
        block.append(actor)
        left -= width
    if block:
        yield block


def _headings(columns: Sequence[Column], actors: Sequence[ActorColumn]) -> Iterator[list[str]]:
    """Names over as many rows as the longest needs; the last row is the one above the marks."""
    about = columns[: len(columns) - len(actors)]
    names = [
        _wrapped(_label(actor), column.width)
        for actor, column in zip(actors, columns[len(about) :], strict=True)
    ]
    height = max((len(name) for name in names), default=1)
    for number in range(height):
        lines = [name[number - height + len(name)] if number >= height - len(name) else "" for name in names]
        fixed = [column.heading for column in about[:-1]] + [say("matrix.basis")]
        yield [*(fixed if number == height - 1 else [""] * len(about)), *lines]


def _wrapped(text: str, width: int) -> list[str]:
    """The words on rows of so many cells; a longer word stands alone and is cut when it is painted."""
    rows: list[str] = []
    for word in text.split():
        if rows and cell_width(f"{rows[-1]} {word}") <= width:
            rows[-1] += f" {word}"
        else:
            rows.append(word)
    return rows


def _label(actor: ActorColumn) -> str:
    return actor.label_ar or actor.label_en or actor.id


def print_evidence(matrix: Matrix, evidence: Iterable[Evidence], out: Output) -> None:
    """Every cell that has claims, each claim with its state, outlet, day, claimant and words."""
    behind = by_cell(matrix, evidence)
    for row, actor, cell in cells(matrix):
        claims = behind.get((row.meeting.id, actor.id), [])
        if claims:
            _print_cell(row, actor, cell, claims, out)


def _print_cell(
    row: MeetingRow, actor: ActorColumn, cell: Cell, claims: Sequence[Evidence], out: Output
) -> None:
    head = f"{row.meeting.id} ({row.meeting.start or '-'}, {row.articles}/{row.sources})"
    out.fields([(head, _label(actor))])
    if cell.contradictions:
        out.fields([("!", contradictions(cell))])
    for own in claims:
        out.table(_EVIDENCE, [_about(own)], headings=())
        for words in own.quotes:
            out.text(f"«{' '.join(words.split())}»")
    out.text("")


_EVIDENCE = (Column("", 10), Column("", 14), Column("", 0), Column("", 18))


def _about(own: Evidence) -> tuple[str, ...]:
    """Day, outlet, what is said, and the article."""
    claim = own.claim
    said = [
        term("segment", claim.segment),
        term("state", claim.state),
        term("role", claim.role),
        term("function", claim.function),
    ]
    if claim.actor_type == "person":
        said.append(claim.name_ar)
    if claim.claimant:
        said.append(say("claims.according-to", claimant=claim.claimant))
    if claim.hedge:
        said.append(say("claims.hedged"))
    return (own.day or "", own.source_ar or "", " · ".join(filter(None, said)), own.key)
