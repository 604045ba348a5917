"""What a constant guess scores: the same answer for every article, given without reading any.

For each kind it is the fixed set of values with the best F1 on the gold itself, which flatters the guess; a
program that reads has to be better. The guess of attendance is the profile's, when it has one: those who sit
at most meetings, all attended the article's main round.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import replace
from typing import TypeVar

from importers.evaluation.answer import Answer, Named, SaidClaim
from importers.evaluation.coding import Coding
from importers.evaluation.gold import GoldArticle, GoldName
from importers.evaluation.matching import name_keys
from importers.evaluation.names import code, comparable, topic_code

Value = TypeVar("Value", bound=Hashable)


def guesses(gold: Sequence[GoldArticle], coding: Coding) -> dict[str, Answer]:
    """The guess for each article by its id. Only the round of the claims differs from article to article."""
    rounds = best_set({said.number for said in article.rounds} for article in gold)
    people = _named(name for article in gold for name in article.people)
    places = _named(name for article in gold for name in article.places)
    main = Counter(article.main_round for article in gold if not article.distractor).most_common(1)
    sources = Counter(article.source.name_ar for article in gold if article.source).most_common(1)
    pairs = coding.guess or best_set(
        {
            (code(claim.actor), claim.role)
            for claim in article.attendance
            if claim.actor_type == "party" and not claim.optional
        }
        for article in gold
    )
    dates = best_set(
        {date.days for date in article.dates if date.days and not date.optional} for article in gold
    )
    forms = best_set(
        {comparable(form) for name in article.people if not name.optional for form in name.forms}
        for article in gold
    )
    same = Answer(
        main_round=main[0][0] if main else None,
        rounds=dict.fromkeys(rounds, ""),
        resolved_rounds=dict.fromkeys(rounds, ""),
        dates=dict.fromkeys(dates, ""),
        people=tuple(people[name] for name in best_set(map(_names, (a.people for a in gold)))),
        person_forms=dict.fromkeys(forms, ""),
        parties=dict.fromkeys(best_set(set(map(code, article.parties)) for article in gold), ""),
        places=tuple(places[name] for name in best_set(map(_names, (a.places for a in gold)))),
        topics=dict.fromkeys(best_set(set(map(topic_code, article.topics)) for article in gold), ""),
        source=sources[0][0] if sources else None,
    )
    return {article.id: _with_claims(same, article, pairs) for article in gold}


def best_set(sets: Iterable[Iterable[Value]]) -> tuple[Value, ...]:
    """The values which, given as the answer to each of these sets, have the highest F1 over all of them."""
    rows = [set(values) for values in sets]
    counted = sorted(Counter(value for row in rows for value in row).items(), key=lambda pair: str(pair[0]))
    counted.sort(key=lambda pair: -pair[1])
    needed = sum(times for _, times in counted)
    best, best_size, found = 0.0, 0, 0
    for size, (_, times) in enumerate(counted, start=1):
        found += times
        f1 = 2 * found / (size * len(rows) + needed)
        if f1 > best:
            best, best_size = f1, size
    return tuple(value for value, _ in counted[:best_size])


def _names(names: Sequence[GoldName]) -> set[str]:
    return {name.name_en for name in names if not name.optional}


def _named(names: Iterable[GoldName]) -> dict[str, Named]:
    """Every person or place with the keys of all articles together."""
    found: dict[str, Named] = {}
    for name in names:
        earlier = found.get(name.name_en)
        own = name_keys(name) | (earlier.keys if earlier else frozenset())
        found[name.name_en] = Named(name.name_en, own)
    return found


def _with_claims(same: Answer, article: GoldArticle, pairs: Sequence[tuple[str, str | None]]) -> Answer:
    claims = tuple(
        SaidClaim(party, None, article.main_round, resolved=False, state="attended", role=role)
        for party, role in pairs
    )
    return replace(same, claims=claims)
