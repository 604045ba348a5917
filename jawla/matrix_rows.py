"""A matrix as rows and objects for other programs: long with evidence, wide, linear."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from store.evidence import Evidence
from store.matrix import ActorColumn, Cell, Matrix, MeetingRow, Tally
from store.matrix_text import contradictions, counted
from store.stances import STANCES

LONG = (
    "meeting", "meeting_start", "meeting_end", "meeting_articles", "meeting_sources", "meeting_main_articles",
    "actor_type", "actor", "actor_ar", "actor_en", "party", "cell", "cell_articles", "cell_sources",
    "contradictions", "claim_id", "article_id", "outlet", "outlet_ar", "day", "subject", "subject_ar",
    "segment", "state", "stance", "role", "role_said", "function", "claimant", "claim_mode", "hedge", "quote",
    "start", "end", "all_spans",
)  # fmt: skip
"""Columns of a long CSV: one row a claim; an empty cell has one row, and says in `cell` why it is empty."""

_CLAIM_COLUMNS = len(LONG) - LONG.index("claim_id")
_BASIS = ("meeting", "start", "end", "articles", "sources", "main_articles")
CLAIMED = "claimed"
"""What stands in `cell` when there are claims; else the kind of emptiness."""

_CONTRADICTING = "!"


def long_rows(matrix: Matrix, evidence: Iterable[Evidence]) -> Iterator[tuple[object, ...]]:
    """Cells by meeting, then actor; the claims of a cell by day."""
    behind = by_cell(matrix, evidence)
    for row, actor, cell in cells(matrix):
        about = (
            *_basis(row), matrix.question.columns, actor.id, actor.label_ar, actor.label_en, actor.party,
            cell.emptiness or CLAIMED, cell.articles, cell.sources, contradictions(cell),
        )  # fmt: skip
        for own in behind.get((row.meeting.id, actor.id), ()):
            yield (*about, *_claim_cells(own))
        if cell.emptiness:
            yield (*about, *[None] * _CLAIM_COLUMNS)


def _claim_cells(own: Evidence) -> tuple[object, ...]:
    claim = own.claim
    proof = claim.mentions[0] if claim.mentions else None
    return (
        own.claim_id, own.key, own.source_id, own.source_ar, own.day, claim.actor, claim.name_ar,
        claim.segment, claim.state, STANCES.get(claim.state), claim.role, claim.role_said, claim.function,
        claim.claimant, claim.claim_mode, claim.hedge, own.quotes[0] if own.quotes else None,
        proof and proof.start, proof and proof.end,
        " ".join(f"{mention.start}-{mention.end}" for mention in claim.mentions),
    )  # fmt: skip


def wide_columns(matrix: Matrix) -> tuple[str, ...]:
    """Columns of a wide CSV: the meeting, what its cells are measured by, then one a participant."""
    return (*_BASIS, *(actor.id for actor in matrix.actors))


def wide_rows(matrix: Matrix) -> Iterator[tuple[object, ...]]:
    """One row a meeting; a cell is `state:sources` for each state, `!` first where they contradict."""
    for row in matrix.meetings:
        own = (matrix.cell(row.meeting.id, actor.id) for actor in matrix.actors)
        yield (*_basis(row), *map(said, own))


def said(cell: Cell) -> str:
    """What is said in a cell, or which emptiness it is."""
    return cell.emptiness or _in_a_word(cell)


def _in_a_word(cell: Cell) -> str:
    mark = f"{_CONTRADICTING} " if cell.contradictions else ""
    return mark + (counted(cell.states) or f"head:{cell.sources}")


def linear_rows(matrix: Matrix) -> list[tuple[str, ...]]:
    """One row a cell: meeting, actor, what is said; for a pipe or a screen reader."""
    return [
        (
            row.meeting.id, row.meeting.start or "", f"{row.articles}/{row.sources}",
            actor.id, actor.label_ar, cell.emptiness or counted(cell.states), counted(cell.roles),
            counted(cell.functions or cell.heads), contradictions(cell),
        )
        for row, actor, cell in cells(matrix)
    ]  # fmt: skip


def objects(matrix: Matrix, evidence: Iterable[Evidence] | None) -> Iterator[dict[str, object]]:
    """One object a cell, with its claims when they are given."""
    behind = None if evidence is None else by_cell(matrix, evidence)
    for row, actor, cell in cells(matrix):
        found: dict[str, object] = {
            "meeting": row.meeting.id,
            "meeting_start": row.meeting.start,
            "meeting_end": row.meeting.end,
            "meeting_articles": row.articles,
            "meeting_sources": row.sources,
            "meeting_main_articles": row.main_articles,
            "actor_type": matrix.question.columns,
            "actor": actor.id,
            "actor_ar": actor.label_ar,
            "actor_en": actor.label_en,
            "party": actor.party,
            "emptiness": cell.emptiness,
            "articles": cell.articles,
            "sources": cell.sources,
            "states": [
                _tally(tally) | {"stance": STANCES.get(tally.value), "hedged": tally.hedged}
                for tally in cell.states
            ],
            "stances": {
                tally.value: {"articles": tally.articles, "sources": tally.sources} for tally in cell.stances
            },
            "roles": [_tally(tally) for tally in cell.roles],
            "functions": [_tally(tally) for tally in cell.functions],
            "heads": [_tally(tally) for tally in cell.heads],
            "contradictions": [
                {"kind": own.kind, "segment": own.segment, "values": list(own.values)}
                for own in cell.contradictions
            ],
        }
        if behind is not None:
            names = LONG[-_CLAIM_COLUMNS:]
            claims = behind.get((row.meeting.id, actor.id), ())
            found["claims"] = [dict(zip(names, _claim_cells(own), strict=True)) for own in claims]
        yield found


def cells(matrix: Matrix) -> Iterator[tuple[MeetingRow, ActorColumn, Cell]]:
    """Every cell, by meeting, then actor."""
    for row in matrix.meetings:
        for actor in matrix.actors:
            yield row, actor, matrix.cell(row.meeting.id, actor.id)


def by_cell(matrix: Matrix, evidence: Iterable[Evidence]) -> dict[tuple[str, str], list[Evidence]]:
    """(meeting, actor) → claims."""
    found: dict[tuple[str, str], list[Evidence]] = {}
    for own in evidence:
        actor = own.subject(matrix.question.columns)
        if own.claim.meeting is not None and actor is not None:
            found.setdefault((own.claim.meeting, actor), []).append(own)
    return found


def _tally(tally: Tally) -> dict[str, object]:
    return {
        "value": tally.value,
        "segment": tally.segment,
        "articles": tally.articles,
        "sources": tally.sources,
    }


def _basis(row: MeetingRow) -> tuple[object, ...]:
    meeting = row.meeting
    return (meeting.id, meeting.start, meeting.end, row.articles, row.sources, row.main_articles)
