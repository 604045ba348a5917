"""Errors by what kind of mistake they are, and sums over articles by outlet, by state and by rule."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from importers.evaluation.figures import Counts, total
from importers.evaluation.outcome import Item, Outcome
from importers.evaluation.score import KINDS, MAIN_ROUND, STATES, ArticleScore

MISSED, INVENTED = "missed", "invented"
FAULTS = (
    MISSED, INVENTED, "wrong-segment", "wrong-state", "wrong-meeting", "wrong-role", "wrong-function",
    "wrong-year", "wrong-end", "wrong-start", "wrong-extent", "wrong-source", "wrong-round",
)  # fmt: skip
"""Kinds of mistake. Those that begin with `wrong` are an extra value and a missing one at once: the thing was
seen and one thing about it is wrong."""

_COUNTED = tuple(kind.name for kind in KINDS if not kind.again)


@dataclass(frozen=True, slots=True)
class Fault:
    """One mistake in one article."""

    article: str
    kind: str
    code: str
    """One of `FAULTS`."""

    extra: Item | None
    missing: Item | None


def faults(scores: Sequence[ArticleScore]) -> tuple[Fault, ...]:
    """Every mistake, by article and kind. Kinds that look at the same values again are left out."""
    return tuple(
        Fault(score.gold.id, kind, code, extra, missing)
        for score in scores
        for kind in (*_COUNTED, MAIN_ROUND.name)
        if kind in score.outcomes
        for code, extra, missing in _paired(score.outcomes[kind])
    )


def _paired(outcome: Outcome) -> list[tuple[str, Item | None, Item | None]]:
    """Extra and missing values that are the same thing with a fault; the smallest faults are paired first."""
    extra, missing = list(outcome.extra), list(outcome.missing)
    pairs: list[tuple[str, Item | None, Item | None]] = []
    for code in FAULTS:
        for wanted in list(missing):
            own = {value for name, value in wanted.alike if name == code}
            hit = next((said for said in extra if any((code, value) in said.alike for value in own)), None)
            if hit is not None:
                pairs.append((code, hit, wanted))
                extra.remove(hit)
                missing.remove(wanted)
    pairs += [(INVENTED, said, None) for said in extra]
    pairs += [(MISSED, None, wanted) for wanted in missing]
    return pairs


def by_phenomenon(found: Sequence[Fault]) -> tuple[tuple[str, str, int], ...]:
    """(kind, fault, how often), the most frequent first."""
    counted = Counter((fault.kind, fault.code) for fault in found)
    return tuple((kind, code, times) for (kind, code), times in _frequent(counted))


@dataclass(frozen=True, slots=True)
class RuleRow:
    """What a rule of extraction found, and what of it was extra."""

    kind: str
    rule: str
    found: int
    extra: int


def by_rule(scores: Sequence[ArticleScore]) -> tuple[RuleRow, ...]:
    """The rules that gave an extra value at least once, the worst first."""
    right: Counter[tuple[str, str]] = Counter()
    wrong: Counter[tuple[str, str]] = Counter()
    for score in scores:
        for kind in _COUNTED:
            outcome = score.outcomes.get(kind, Outcome())
            right.update((kind, item.rule) for item in outcome.found)
            wrong.update((kind, item.rule) for item in outcome.extra)
    return tuple(RuleRow(*pair, found=right[pair], extra=times) for pair, times in _frequent(wrong))


def _frequent(counted: Counter[tuple[str, str]]) -> list[tuple[tuple[str, str], int]]:
    return sorted(counted.items(), key=lambda pair: (-pair[1], pair[0]))


@dataclass(frozen=True, slots=True)
class OutletRow:
    """All kinds together in the articles of one outlet."""

    outlet: str | None
    """As gold names it; None for articles that name none."""

    articles: int
    counts: Counts


def by_outlet(scores: Sequence[ArticleScore]) -> tuple[OutletRow, ...]:
    """The outlets, that with the most errors first."""
    articles: Counter[str | None] = Counter()
    rows: defaultdict[str | None, list[Counts]] = defaultdict(list)
    for score in scores:
        outlet = score.gold.source.name_ar if score.gold.source else None
        articles[outlet] += 1
        rows[outlet] += [score.outcomes[kind].counts for kind in _COUNTED if kind in score.outcomes]
    found = [OutletRow(outlet, number, total(rows[outlet])) for outlet, number in articles.items()]
    return tuple(sorted(found, key=lambda row: (-row.counts[1] - row.counts[2], row.outlet or "")))


@dataclass(frozen=True, slots=True)
class StateRow:
    """The claims of one state of attendance."""

    state: str
    counts: Counts
    taken_for: tuple[tuple[str, int], ...]
    """The states that extraction gave instead, and how often."""


def by_state(scores: Sequence[ArticleScore], found: Sequence[Fault]) -> tuple[StateRow, ...]:
    """The states by the number of claims in gold. What is found in an accepted state counts for gold's."""
    right: Counter[str] = Counter()
    extra: Counter[str] = Counter()
    missing: Counter[str] = Counter()
    for score in scores:
        outcome = score.outcomes.get(STATES, Outcome())
        right.update(item.state for item in outcome.found)
        extra.update(item.state for item in outcome.extra)
        missing.update(item.state for item in outcome.missing)
    instead: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for fault in found:
        if fault.kind == STATES and fault.code == "wrong-state" and fault.missing and fault.extra:
            instead[fault.missing.state][fault.extra.state] += 1
    every = sorted(
        right.keys() | extra.keys() | missing.keys(),
        key=lambda state: (-right[state] - missing[state], state),
    )
    return tuple(
        StateRow(
            state,
            (right[state], extra[state], missing[state]),
            tuple(sorted(instead[state].items(), key=lambda pair: (-pair[1], pair[0]))),
        )
        for state in every
    )
