"""Extraction measured against articles that people have annotated. docs/evaluation.md says how to read it."""

from importers.evaluation.answer import Answer, answer_of
from importers.evaluation.check import check_text
from importers.evaluation.coding import Coding, load_coding
from importers.evaluation.evaluate import Evaluation, evaluate
from importers.evaluation.gold import GoldArticle
from importers.evaluation.problems import GoldError, GoldProblem
from importers.evaluation.reading import read_gold
from importers.evaluation.writing import gold_line

__all__ = [
    "Answer",
    "Coding",
    "Evaluation",
    "GoldArticle",
    "GoldError",
    "GoldProblem",
    "answer_of",
    "check_text",
    "evaluate",
    "gold_line",
    "load_coding",
    "read_gold",
]
