"""The kinds that are scored, and the outcome of each in every article."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from importers.evaluation import claims, matching, seats
from importers.evaluation.answer import Answer
from importers.evaluation.gold import GoldArticle
from importers.evaluation.outcome import Outcome


@dataclass(frozen=True, slots=True)
class ScoredKind:
    """A kind of value that has figures of its own."""

    name: str
    """Also the word in `unscored` of a gold line; its first word stands for all kinds that begin with it."""

    compare: Callable[[GoldArticle, Answer], Outcome]
    again: bool = False
    """Another look at values that a kind before it has counted: left out of sums over kinds."""

    recall_only: bool = False


KINDS = (
    ScoredKind("rounds", matching.rounds),
    ScoredKind("rounds resolved", matching.rounds_resolved, again=True),
    ScoredKind("dates", matching.dates),
    ScoredKind("dates (start)", matching.dates_start, again=True),
    ScoredKind("people", matching.people),
    ScoredKind("person forms", matching.person_forms),
    ScoredKind("parties", matching.parties),
    ScoredKind("places", matching.places),
    ScoredKind("topics", matching.topics),
    ScoredKind("source", matching.source),
    ScoredKind("attendance role", seats.roles),
    ScoredKind("attendance state", claims.states),
    ScoredKind("attendance non-attended recall", claims.other_states, again=True, recall_only=True),
    ScoredKind("attendance persons", seats.functions),
)
MAIN_ROUND = ScoredKind("main_round", matching.main_round)
"""One answer an article, so its figure is a share of right answers and it stands apart from the kinds."""

UNSCORED = frozenset(word for kind in (*KINDS, MAIN_ROUND) for word in (kind.name, kind.name.split(" ")[0]))
"""Words that may stand in `unscored`."""

RESOLVED, STATES = "rounds resolved", "attendance state"


@dataclass(frozen=True)
class ArticleScore:
    """One article compared with its gold."""

    gold: GoldArticle
    answer: Answer
    outcomes: Mapping[str, Outcome]
    """By name of the kind; a kind that is not scored in this article has none."""


def score(gold: Sequence[GoldArticle], answers: Mapping[str, Answer]) -> tuple[ArticleScore, ...]:
    """Each article's outcomes, in the order of the gold. An article without an answer counts as empty.

    When no round of any answer was resolved to a meeting, resolved rounds are not scored: nothing tried.
    """
    nothing = Answer()
    resolving = any(answer.resolved_rounds is not None for answer in answers.values())
    scored = []
    for article in gold:
        answer = answers.get(article.id, nothing)
        outcomes = {
            kind.name: kind.compare(article, answer)
            for kind in KINDS
            if article.scores(kind.name) and (resolving or kind.name != RESOLVED)
        }
        if article.scores(MAIN_ROUND.name):
            outcomes[MAIN_ROUND.name] = MAIN_ROUND.compare(article, answer)
        scored.append(ArticleScore(article, answer, outcomes))
    return tuple(scored)
