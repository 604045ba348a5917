"""Figures and their intervals: bounded, right at both ends, the same for one seed; the constant guess."""

from __future__ import annotations

from itertools import chain, combinations
from math import sqrt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from importers.evaluation import Answer, Coding, GoldArticle, evaluate, read_gold
from importers.evaluation.answer import Named, SaidClaim
from importers.evaluation.figures import Figure, figures, shares
from importers.evaluation.gold import GoldClaim
from importers.evaluation.guess import best_set
from importers.evaluation.names import keys
from store.resampling import draw
from tests.evaluation.making import GOLD, perfect

SAMPLE = read_gold(GOLD)
FEW = SAMPLE[:4]
REQUIRED = {kind.kind: kind.own.missing for kind in evaluate(FEW, {}, resamples=0).kinds}


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        ((3, 1, 2), (0.75, 0.6, 2 * 0.75 * 0.6 / 1.35)),
        ((4, 0, 0), (1.0, 1.0, 1.0)),
        ((0, 0, 3), (0.0, 0.0, 0.0)),
        ((0, 3, 0), (0.0, 1.0, 0.0)),
        ((0, 0, 0), (1.0, 1.0, 1.0)),
    ],
)
def test_precision_recall_and_f1(counts: tuple[int, int, int], expected: tuple[float, ...]) -> None:
    assert shares(counts) == pytest.approx(expected)


def test_a_perfect_answer_scores_one_everywhere() -> None:
    found = evaluate(SAMPLE, {article.id: perfect(article) for article in SAMPLE}, resamples=20)
    assert {kind.kind: kind.own.f1 for kind in (*found.kinds, found.main_round)} == {
        kind.kind: Figure(1.0, 1.0, 1.0) for kind in (*found.kinds, found.main_round)
    }
    assert found.faults == ()


def test_an_empty_answer_scores_zero_wherever_something_is_asked() -> None:
    found = evaluate(SAMPLE, {}, resamples=20)
    assert {kind.kind for kind in found.kinds if kind.own.f1 != Figure(0.0, 0.0, 0.0)} == set()


def test_the_order_of_articles_does_not_matter() -> None:
    answers = {article.id: perfect(article) for article in FEW[:2]}
    there, back = (evaluate(order, answers, resamples=0) for order in (FEW, FEW[::-1]))
    assert there.kinds == back.kinds


numbers = st.integers(1, 25)
days = st.dates().map(str)
said_claims = st.builds(
    SaidClaim,
    actor=st.sampled_from(["turkey", "iran", "syrian_opposition"]),
    person=st.one_of(st.none(), st.just(keys(["محمد علوش"]))),
    meeting=st.one_of(st.none(), st.just("other"), numbers),
    resolved=st.booleans(),
    state=st.sampled_from(["attended", "absent", "expected", "suspended"]),
    role=st.sampled_from([None, "guarantor", "party"]),
    function=st.sampled_from([None, "head"]),
    segment=st.sampled_from([None, "technical"]),
)
any_answer = st.builds(
    Answer,
    main_round=st.one_of(st.none(), numbers),
    rounds=st.dictionaries(numbers, st.just("")),
    resolved_rounds=st.one_of(st.none(), st.dictionaries(numbers, st.just(""))),
    dates=st.dictionaries(st.tuples(days, days), st.just("")),
    people=st.lists(
        st.sampled_from(["محمد علوش", "بشار الجعفري", "x"]).map(lambda name: Named(name, keys([name])))
    ).map(tuple),
    parties=st.dictionaries(st.sampled_from(["turkey", "iran", "usa"]), st.just("")),
    source=st.one_of(st.none(), st.text(max_size=5)),
    claims=st.lists(said_claims, max_size=6).map(tuple),
)


@settings(max_examples=40, deadline=None)
@given(st.lists(any_answer, min_size=len(FEW), max_size=len(FEW)))
def test_figures_of_any_answers_are_bounded_and_lose_nothing(answers: list[Answer]) -> None:
    given_answers = dict(zip((article.id for article in FEW), answers, strict=True))
    found = evaluate(FEW, given_answers, resamples=5)
    for kind in (*found.kinds, found.main_round):
        for figure in (kind.own.precision, kind.own.recall, kind.own.f1):
            assert figure.low is not None
            assert figure.high is not None
            assert 0 <= figure.low <= figure.high <= 1
            assert 0 <= figure.value <= 1
        if kind.kind in REQUIRED and kind.kind != "attendance non-attended recall":
            assert kind.own.found + kind.own.missing == REQUIRED[kind.kind]


def test_the_same_seed_gives_the_same_intervals() -> None:
    rows = [(3, 1, 0), (0, 2, 2), (5, 0, 1)]
    assert figures(rows, draw(3, 50, 7)) == figures(rows, draw(3, 50, 7))
    assert draw(3, 50, 7) != draw(3, 50, 8)


def test_the_drawing_of_a_seed_never_changes() -> None:
    assert draw(10, 2, 0) == [[8, 7, 4, 2, 5, 4, 7, 3, 4, 5], [9, 5, 2, 7, 6, 2, 9, 9, 8, 9]]


def test_an_interval_is_as_wide_as_theory_says() -> None:
    share, size = 0.8, 400
    rows = [(1, 0, 0)] * int(share * size) + [(0, 0, 1)] * int((1 - share) * size + 0.5)
    recall = figures(rows, draw(size, 1000, 0)).recall
    half = 1.96 * sqrt(share * (1 - share) / size)
    assert (recall.low, recall.high) == pytest.approx((share - half, share + half), abs=0.01)


def test_values_of_one_article_widen_the_interval() -> None:
    apart = [(1, 0, 0), (0, 0, 1)] * 50
    together = [(10, 0, 0), (0, 0, 10)] * 5
    drawn = [figures(rows, draw(len(rows), 400, 0)).recall for rows in (apart, together)]
    narrow, wide = ((figure.high or 0) - (figure.low or 0) for figure in drawn)
    assert wide > 2 * narrow > 0


def test_without_resamples_there_is_no_interval() -> None:
    assert figures([(1, 0, 1)], ()).recall == Figure(0.5, None, None)


sets = st.lists(st.frozensets(st.sampled_from("abcde"), max_size=4), min_size=1, max_size=5)


@settings(max_examples=100, deadline=None)
@given(sets)
def test_the_constant_guess_is_the_best_of_all_fixed_sets(rows: list[frozenset[str]]) -> None:
    def f1(guess: frozenset[str]) -> float:
        found = sum(len(guess & row) for row in rows)
        return shares((found, len(guess) * len(rows) - found, sum(map(len, rows)) - found))[2]

    every = chain.from_iterable(combinations("abcde", size) for size in range(1, 6))
    best = max(f1(frozenset(guess)) for guess in every)
    if any(rows):
        assert f1(frozenset(best_set(rows))) == pytest.approx(best)


def test_the_guess_of_attendance_is_that_of_the_profile() -> None:
    claim = GoldClaim("party", "turkey", "attended", "x", "guarantor", round=4)
    gold = GoldArticle("a", "0", main_round=4, attendance=(claim,))
    coding = Coding(guess=(("turkey", "guarantor"), ("iran", "guarantor")))
    [state] = [kind for kind in evaluate([gold], {}, coding).kinds if kind.kind == "attendance state"]
    assert (state.guess.found, state.guess.extra, state.guess.missing) == (1, 1, 0)


def test_a_round_found_in_a_text_about_something_else_is_named() -> None:
    gold = GoldArticle("a", "0", distractor=True)
    found = evaluate([gold], {"a": Answer(rounds={8: ""}, main_round=9)})
    assert found.false_rounds == (("a", (8, 9)),)
