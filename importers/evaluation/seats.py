"""Comparing as what parties sit at meetings and what people do there: once an article."""

from __future__ import annotations

from importers.evaluation.answer import OTHER, Answer
from importers.evaluation.claims import by_label, said_by
from importers.evaluation.gold import GoldArticle, MeetingKey
from importers.evaluation.names import code
from importers.evaluation.outcome import Item, Outcome

Role = tuple[str, str | None]
"""Code of a party and as what it sits there."""


def roles(gold: GoldArticle, answer: Answer) -> Outcome:
    """Parties and their roles, each pair once an article."""
    wanted: dict[Role, set[Role]] = {}
    optional: set[Role] = set()
    for claim in gold.attendance:
        if claim.actor_type == "party":
            party = code(claim.actor)
            accepted = {(party, role) for role in (claim.role, *claim.alt_role)}
            if claim.optional:
                optional |= accepted
            else:
                wanted.setdefault((party, claim.role), set()).update(accepted)
    meetings: dict[Role, set[MeetingKey]] = {}
    rules: dict[Role, str] = {}
    for said in answer.claims:
        if said.person is None:
            meetings.setdefault((said.actor, said.role), set()).add(said.meeting)
            rules.setdefault((said.actor, said.role), said.rule)
    left, found = dict(meetings), []
    missing = dict(wanted)
    for exact in (True, False):
        for pair, accepted in list(missing.items()):
            hits = {pair} if exact else accepted
            hit = next((own for own in sorted(left, key=str) if own in hits), None)
            if hit is not None:
                found.append(_role_item(pair, rules[hit]))
                del left[hit], missing[pair]
    extra = [
        _role_item(pair, rules[pair])
        for pair, where in left.items()
        if pair not in optional and where != {OTHER}
    ]
    return Outcome(tuple(found), tuple(sorted(extra, key=by_label)), tuple(map(_role_item, missing)))


def _role_item(pair: Role, rule: str = "") -> Item:
    party, role = pair
    return Item(f"{party}:{role or '-'}", (("wrong-role", party),), rule)


def functions(gold: GoldArticle, answer: Answer) -> Outcome:
    """People at meetings and their functions, each person once an article."""
    wanted: dict[str, set[str | None]] = {}
    optional: set[str] = set()
    for claim in gold.attendance:
        if claim.actor_type == "person":
            if claim.optional:
                optional.add(claim.actor)
            else:
                wanted.setdefault(claim.actor, set()).update((claim.function, *claim.alt_function))
    found_functions: dict[str, set[str | None]] = {}
    meetings: dict[str, set[MeetingKey]] = {}
    rules: dict[str, str] = {}
    for said in said_by(gold, answer):
        if said.actor[0] == "person":
            name = said.actor[1]
            found_functions.setdefault(name, set()).add(said.claim.function)
            meetings.setdefault(name, set()).add(said.claim.meeting)
            rules.setdefault(name, said.claim.rule)
    found = [name for name, own in found_functions.items() if own & wanted.get(name, set())]
    extra = [
        name
        for name in found_functions
        if name not in found and (name in wanted or name not in optional) and meetings[name] != {OTHER}
    ]
    return Outcome(
        tuple(_function_item(name, found_functions[name], rules[name]) for name in found),
        tuple(_function_item(name, found_functions[name], rules[name]) for name in sorted(extra)),
        tuple(_function_item(name, own) for name, own in wanted.items() if name not in found),
    )


def _function_item(name: str, own: set[str | None], rule: str = "") -> Item:
    words = "/".join(sorted(function or "-" for function in own))
    return Item(f"{name}:{words}", (("wrong-function", name),), rule)
