"""Claims of attendance as facet values: the same for what extraction claims and what a coder corrects."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from store.coded import LABELS
from store.draft import Fact
from store.record import Claim

KIND = "attendance"


def actor_value(actor: str | None, name_ar: str) -> str:
    """The value id of an actor: `?` and the name as written for a person unknown to every profile."""
    return actor if actor is not None else f"?{name_ar}"


def value_of(claim: Claim) -> str:
    """`party/role/state`, for a person `person/function/state`; `-` for what is not said."""
    return f"{actor_value(claim.actor, claim.name_ar)}/{_as_what(claim) or '-'}/{claim.state}"


def _as_what(claim: Claim) -> str | None:
    return claim.function if claim.actor_type == "person" else claim.role


def attendance_facts(claims: Iterable[Claim], side_of: Callable[[str | None], str]) -> Iterator[Fact]:
    """One fact for each party and role and state, or person and function and state.

    `side_of` gives the side under which lists show a party.
    """
    by_value: dict[str, list[Claim]] = {}
    for claim in claims:
        by_value.setdefault(value_of(claim), []).append(claim)
    for value, own in by_value.items():
        first = own[0]
        coded = [LABELS.get(word, (word, word)) for word in (_as_what(first), first.state) if word]
        yield Fact(
            kind=KIND,
            value=value,
            label_ar=" · ".join([first.name_ar, *(arabic for arabic, _ in coded)]),
            label_en=" · ".join([first.name_en or first.name_ar, *(english for _, english in coded)]),
            group=side_of(first.party),
            mentions=tuple(sorted({proof for claim in own for proof in claim.mentions})),
            detail={
                "meeting": first.meeting,
                "segment": first.segment,
                "hedge": all(claim.hedge for claim in own),
            },
        )
