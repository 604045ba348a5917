"""Whether a gold annotation speaks of the text at hand: its hash, and every word it gives as evidence."""

from __future__ import annotations

from importers.evaluation.gold import GoldArticle
from importers.evaluation.problems import GoldProblem


def check_text(gold: GoldArticle, text: str, sha256: str) -> tuple[GoldProblem, ...]:
    """What does not fit the text (`sha256` is that of its file's bytes); empty when all is well."""
    problems = []
    if gold.sha256 != sha256:
        problems.append(GoldProblem("gold-other-text", article=gold.id))
    for words in dict.fromkeys(gold.evidence()):
        if words not in text:
            problems.append(GoldProblem("gold-evidence-missing", article=gold.id, words=words))
    return tuple(problems)
