"""From outcomes to what is told: figures of each kind beside those of a constant guess, and every mistake."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from importers.evaluation.answer import Answer
from importers.evaluation.coding import Coding
from importers.evaluation.errors import Fault, faults
from importers.evaluation.figures import Figures, figures
from importers.evaluation.gold import GoldArticle
from importers.evaluation.guess import guesses
from importers.evaluation.outcome import Outcome
from importers.evaluation.score import KINDS, MAIN_ROUND, ArticleScore, score
from store.resampling import RESAMPLES, draw


@dataclass(frozen=True, slots=True)
class KindFigures:
    """One kind: what extraction reaches, and what the constant guess does."""

    kind: str
    own: Figures
    guess: Figures
    recall_only: bool = False


@dataclass(frozen=True)
class Evaluation:
    """Everything measured on one gold standard."""

    scores: tuple[ArticleScore, ...]
    kinds: tuple[KindFigures, ...]
    main_round: KindFigures
    """`recall` is the share of right answers, over the articles that are no distractors."""

    distractors: int
    false_rounds: tuple[tuple[str, tuple[int, ...]], ...]
    """Distractors in which rounds or a main round were found, with their numbers."""

    faults: tuple[Fault, ...]


def evaluate(
    gold: Sequence[GoldArticle],
    answers: Mapping[str, Answer],
    coding: Coding | None = None,
    *,
    resamples: int = RESAMPLES,
    seed: int = 0,
) -> Evaluation:
    """Measure answers, by article id, against the gold. The same arguments give the same figures."""
    scores = score(gold, answers)
    guessed = score(gold, guesses(gold, coding or Coding()))
    drawn = draw(len(gold), resamples, seed)
    nothing = Outcome().counts

    def measured(kind: str, *, recall_only: bool = False) -> KindFigures:
        def rows(of: Sequence[ArticleScore]) -> list[tuple[int, int, int]]:
            return [row.outcomes[kind].counts if kind in row.outcomes else nothing for row in of]

        return KindFigures(kind, figures(rows(scores), drawn), figures(rows(guessed), ()), recall_only)

    return Evaluation(
        scores=scores,
        kinds=tuple(
            measured(kind.name, recall_only=kind.recall_only)
            for kind in KINDS
            if any(kind.name in row.outcomes for row in scores)
        ),
        main_round=measured(MAIN_ROUND.name, recall_only=True),
        distractors=sum(article.distractor for article in gold),
        false_rounds=tuple((row.gold.id, wrong) for row in scores if (wrong := _false_rounds(row))),
        faults=faults(scores),
    )


def _false_rounds(row: ArticleScore) -> tuple[int, ...]:
    if not row.gold.distractor:
        return ()
    main = row.answer.main_round
    return tuple(sorted(row.answer.rounds.keys() | ({main} if main is not None else set())))
