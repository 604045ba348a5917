"""Extraction on the annotated sample articles may get better, not worse: floors a little under its figures.

A floor is F1 (a share for `RECALL`), set about 0.01 under the figure measured when it was written. Whoever
makes extraction better raises it; whoever must lower one says why. The sample was written for this project
and rules were improved on it: floors guard against steps back and do not say how unseen articles are read.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from importers.evaluation import Evaluation, answer_of, evaluate, load_coding, read_gold
from importers.extract.document import Document
from importers.extract.record import extract
from importers.profiles import load
from importers.profiles.reading import DATA
from tests.evaluation.making import (
    GOLD,
    OUTLETS,
    OUTLETS_TEXTS,
    PEOPLE,
    PEOPLE_TEXTS,
    PRESS,
    PRESS_TEXTS,
    TEXTS,
)

F1 = {
    "rounds": 0.99,
    "rounds resolved": 0.99,
    "dates": 0.98,
    "dates (start)": 0.98,
    "people": 0.99,
    "person forms": 0.99,
    "parties": 0.98,
    "places": 0.99,
    "topics": 0.98,
    "source": 0.99,
    "attendance role": 0.91,
    "attendance state": 0.90,
    "attendance persons": 0.88,
}
RECALL = {"attendance non-attended recall": 0.69, "main_round": 0.98}
ABOVE_GUESS = 0.2
"""Least distance of a figure from that of the constant guess."""


PRESS_F1 = {"rounds": 0.99, "dates": 0.97, "parties": 0.98, "places": 0.98, "topics": 0.98, "source": 0.98}
PRESS_MAIN_ROUND = 0.97
"""The same for `gold/press.jsonl`, in which neither people nor attendance are scored."""


PEOPLE_F1 = {
    "people": 0.97,
    "person forms": 0.97,
    "parties": 0.98,
    "attendance role": 0.94,
    "attendance state": 0.92,
    "attendance persons": 0.92,
}
"""The same for `gold/people.jsonl`, in which people, parties and attendance are scored."""

PEOPLE_RECALL = {"attendance non-attended recall": 0.86, "main_round": 0.93}

OUTLETS_F1 = {
    "rounds": 0.98,
    "rounds resolved": 0.98,
    "dates": 0.98,
    "people": 0.98,
    "person forms": 0.98,
    "parties": 0.98,
    "places": 0.97,
    "topics": 0.95,
    "source": 0.99,
    "attendance role": 0.96,
    "attendance state": 0.93,
    "attendance persons": 0.92,
}
"""The same for `gold/outlets.jsonl`, in which everything is scored; its figures before rules were improved on
it stand in docs/evaluation.md."""

OUTLETS_RECALL = {"attendance non-attended recall": 0.85, "main_round": 0.95}


def _measured(lines: Path, texts: Path) -> Evaluation:
    profiles = load()
    coding = load_coding([DATA / name for name in profiles.names])
    [main] = [process.id for process in profiles.processes.values() if process.main]
    gold = read_gold(lines)
    answers = {}
    for article in gold:
        text = (texts / f"{article.id}.txt").read_text(encoding="utf-8")
        answers[article.id] = answer_of(extract(Document(text), profiles), text, coding, main)
    return evaluate(gold, answers, coding, resamples=0)


@pytest.fixture(scope="module")
def measured() -> Evaluation:
    return _measured(GOLD, TEXTS)


@pytest.fixture(scope="module")
def press() -> Evaluation:
    return _measured(PRESS, PRESS_TEXTS)


@pytest.fixture(scope="module")
def people() -> Evaluation:
    return _measured(PEOPLE, PEOPLE_TEXTS)


@pytest.fixture(scope="module")
def outlets() -> Evaluation:
    return _measured(OUTLETS, OUTLETS_TEXTS)


@pytest.mark.parametrize("kind", OUTLETS_F1)
def test_articles_as_many_outlets_write_them_are_read_no_worse(outlets: Evaluation, kind: str) -> None:
    [figures] = [row.own for row in outlets.kinds if row.kind == kind]
    assert figures.f1.value >= OUTLETS_F1[kind], figures


@pytest.mark.parametrize("kind", OUTLETS_RECALL)
def test_their_rounds_and_absences_are_read_no_worse(outlets: Evaluation, kind: str) -> None:
    [figures] = [row.own for row in (*outlets.kinds, outlets.main_round) if row.kind == kind]
    assert figures.recall.value >= OUTLETS_RECALL[kind], figures


def test_no_round_is_found_where_outlets_write_of_something_else(outlets: Evaluation) -> None:
    assert outlets.false_rounds == ()


@pytest.mark.parametrize("kind", PEOPLE_F1)
def test_people_and_claims_in_many_styles_are_read_no_worse(people: Evaluation, kind: str) -> None:
    [figures] = [row.own for row in people.kinds if row.kind == kind]
    assert figures.f1.value >= PEOPLE_F1[kind], figures


@pytest.mark.parametrize("kind", PEOPLE_RECALL)
def test_absence_in_many_styles_is_read_no_worse(people: Evaluation, kind: str) -> None:
    [figures] = [row.own for row in (*people.kinds, people.main_round) if row.kind == kind]
    assert figures.recall.value >= PEOPLE_RECALL[kind], figures


@pytest.mark.parametrize("kind", PRESS_F1)
def test_articles_in_many_styles_are_read_no_worse(press: Evaluation, kind: str) -> None:
    [figures] = [row.own for row in press.kinds if row.kind == kind]
    assert figures.f1.value >= PRESS_F1[kind], figures


def test_their_main_round_is_read_no_worse(press: Evaluation) -> None:
    assert press.main_round.own.recall.value >= PRESS_MAIN_ROUND


def test_no_round_is_found_in_the_styles_of_other_news(press: Evaluation) -> None:
    assert press.false_rounds == ()


@pytest.mark.parametrize("kind", F1)
def test_f1_is_not_below_its_floor(measured: Evaluation, kind: str) -> None:
    [figures] = [row.own for row in measured.kinds if row.kind == kind]
    assert figures.f1.value >= F1[kind], figures


@pytest.mark.parametrize("kind", RECALL)
def test_recall_is_not_below_its_floor(measured: Evaluation, kind: str) -> None:
    [figures] = [row.own for row in (*measured.kinds, measured.main_round) if row.kind == kind]
    assert figures.recall.value >= RECALL[kind], figures


def test_every_kind_has_a_floor(measured: Evaluation) -> None:
    assert {row.kind for row in (*measured.kinds, measured.main_round)} == F1.keys() | RECALL.keys()


def test_no_round_is_found_in_a_text_about_something_else(measured: Evaluation) -> None:
    assert measured.false_rounds == ()


def test_reading_is_better_than_guessing(measured: Evaluation) -> None:
    close = [row.kind for row in measured.kinds if row.own.f1.value < row.guess.f1.value + ABOVE_GUESS]
    assert close == []
