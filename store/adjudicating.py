"""Deciding a difference: the corrections, or the cell, that make count what the right coder says."""

from __future__ import annotations

from dataclasses import replace

from store.coding import Action, Adjudication, CodingError, now
from store.codings import seat_of, stored_coding
from store.differences import ATTENDANCE, Difference, SideBySide
from store.effective import Item
from store.record import Claim
from store.store import Store


def settle(
    store: Store, both: SideBySide, difference: Difference, side: int, *, coder: str, reason: str
) -> Adjudication:
    """Say that the coder number `side` (0 or 1) is right, and make it count.

    Raises CodingError, StoreError.
    """
    if not reason.strip():
        raise CodingError("coding-no-reason")
    if difference.cells is not None:
        _code(store, difference, side, coder, reason)
    elif difference.article_id is None:
        raise CodingError("adjudicate-no-article", article=difference.article)
    elif difference.kind == ATTENDANCE:
        _set_claims(store, difference, side, coder, reason)
    else:
        _set_fact(store, difference, side, coder, reason)
    return store.curation.adjudicate(
        Adjudication(
            coder=coder,
            made_at=now(),
            difference=difference.id,
            about=" ".join(filter(None, (difference.article, difference.kind, *difference.unit))),
            sided_with=both.coders[side],
            reason=reason.strip(),
        )
    )


def settled(store: Store) -> dict[str, Adjudication]:
    """What was decided, by id of the difference; of several decisions the last."""
    return {own.difference: own for own in store.curation.entries(Adjudication)}


def _code(store: Store, difference: Difference, side: int, coder: str, reason: str) -> None:
    assert difference.cells is not None
    cell = difference.cells[side]
    store.curation.code_cell(
        cell.meeting_id,
        cell.actor_type,
        cell.actor_id,
        coder,
        state=cell.state,
        role=cell.role,
        reason=reason,
    )


def _set_fact(store: Store, difference: Difference, side: int, coder: str, reason: str) -> None:
    assert difference.coded is not None
    assert difference.article_id is not None
    key = difference.unit[0], difference.unit[1]
    right = difference.coded[side].facts.get(key)
    with store.one_moment() as connection:
        there = stored_coding(connection, difference.article_id).facts.get(key)
    correct = store.curation.correct
    if right is None and there is not None:
        correct(difference.article_id, "reject", coder, target=there.value, why=reason)
    elif right is not None and there is not None:
        correct(difference.article_id, "confirm", coder, target=there.value, span=_span(there), why=reason)
    elif right is not None:
        correct(difference.article_id, "add", coder, replacement=right.value, span=_span(right), why=reason)


def _set_claims(store: Store, difference: Difference, side: int, coder: str, reason: str) -> None:
    """Of this actor at this meeting: what else is said goes, what the right coder says is
    confirmed or added."""
    assert difference.coded is not None
    assert difference.article_id is not None
    right = difference.coded[side].claims.get(difference.unit, {})
    there = [own for own in store.article(difference.article_id).claims if seat_of(own) == difference.unit]
    for claim in there:
        action: Action = "confirm" if claim.state in right else "reject"
        store.curation.correct(difference.article_id, action, coder, target=claim, why=reason)
    for state in sorted(right.keys() - {claim.state for claim in there}):
        item = right[state]
        assert isinstance(item.value, Claim)
        new = replace(item.value, mentions=())
        store.curation.correct(
            difference.article_id, "add", coder, replacement=new, span=_span(item), why=reason
        )


def _span(item: Item) -> tuple[int, int] | None:
    return (item.mentions[0].start, item.mentions[0].end) if item.mentions else None
