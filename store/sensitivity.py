"""How much of a matrix rests on choices that a reader may make otherwise.

Each state of a cell is counted in several ways: by articles, by outlets (copies count as often as they were
printed), by independent sources (copies count once), and by these again without claims whose meeting was
found by the profiles' days, and without outlets that a state owns. What changes in kind, not only in number,
is named.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal, get_args

from pyroaring import BitMap

from store.attendance import Attendance
from store.matrix import ActorType, Question
from store.matrix_text import segment_of
from store.selection import Selection
from store.sources import Sources
from store.stances import STANCES
from store.store import Store

Variant = Literal["articles", "outlets", "independent", "without-reference", "without-state-owned"]
VARIANTS: tuple[Variant, ...] = get_args(Variant)

_CLAIMS = (
    "SELECT claim.meeting_id, coalesce(claim.actor_id, '?' || claim.name_ar), claim.segment, claim.state, "
    "claim.article_id, coalesce(claim.resolved_by IN ('date', 'published'), 0), "
    "coalesce(outlet.ownership = 'state', 0) FROM article_claims AS claim "
    "JOIN articles ON articles.id = claim.article_id LEFT JOIN outlets AS outlet ON outlet.id = source_id "
    "WHERE claim.actor_type = ? AND claim.meeting_id IS NOT NULL"
)
_OUTLETS = "SELECT id, coalesce(source_id, source_ar, 'article ' || id) FROM articles"

_Claimed = dict[tuple[str, str], BitMap]
"""(segment or "", state) → articles that claim it."""


@dataclass(frozen=True, slots=True)
class Weighed:
    """A cell, counted in every way."""

    meeting: str
    actor: str
    actor_ar: str
    states: Mapping[Variant, str]
    """`attended:6, absent@technical:1`; empty when nothing is left."""

    changed: tuple[Variant, ...]
    """Ways in which other stances are claimed than by independent sources."""


def sensitivity(store: Store, selection: Selection, columns: ActorType = "party") -> tuple[Weighed, ...]:
    """The cells of a matrix that have claims, by meeting and actor. Raises QueryError, StoreError."""
    matrix = Attendance(store).matrix(selection, Question(columns=columns, most=1_000_000))
    selected = BitMap(store.ids(selection))
    cells: dict[tuple[str, str], dict[Variant, _Claimed]] = {}
    with store.one_moment() as connection:
        sources = Sources(connection)
        outlets: Mapping[int, str] = dict(connection.execute(_OUTLETS))
        for meeting, actor, segment, state, article, by_reference, state_owned in connection.execute(
            _CLAIMS, [columns]
        ):
            if article in selected:
                own = cells.setdefault((meeting, actor), {variant: {} for variant in VARIANTS})
                for variant in VARIANTS:
                    left_out = (variant == "without-reference" and by_reference) or (
                        variant == "without-state-owned" and state_owned
                    )
                    if not left_out:
                        own[variant].setdefault((segment or "", state), BitMap()).add(article)

    def by_outlets(articles: BitMap) -> int:
        return len({outlets[article] for article in articles})

    counts: Mapping[str, Callable[[BitMap], int]] = {"articles": len, "outlets": by_outlets}
    found = []
    for row in matrix.meetings:
        for column in matrix.actors:
            claimed = cells.get((row.meeting.id, column.id))
            if claimed is not None:
                told = {
                    variant: _counted(own, counts.get(variant, sources.count))
                    for variant, own in claimed.items()
                }
                whole = _stances(claimed["independent"])
                changed = tuple(variant for variant, own in claimed.items() if _stances(own) != whole)
                found.append(Weighed(row.meeting.id, column.id, column.label_ar, told, changed))
    return tuple(found)


def _counted(claimed: _Claimed, count: Callable[[BitMap], int]) -> str:
    numbers = sorted((-count(articles), segment, state) for (segment, state), articles in claimed.items())
    return ", ".join(f"{state}{segment_of(segment)}:{-number}" for number, segment, state in numbers)


def _stances(claimed: _Claimed) -> frozenset[tuple[str, str]]:
    """What is claimed in kind: the stance of each part of the meeting."""
    return frozenset((segment, STANCES.get(state, state)) for segment, state in claimed)
