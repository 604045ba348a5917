"""Coefficients of agreement against published examples and figures worked out by hand; samples."""

from __future__ import annotations

from collections import Counter
from math import isclose

import pytest

from store.agreement import Pair, agreement, alpha, kappa, percent
from store.sampling import Drawable, draw


def table(one: str, other: str) -> Counter[Pair]:
    return Counter(zip(one.split(), other.split(), strict=True))


def counted(**counts: int) -> Counter[Pair]:
    return Counter({(pair[0], pair[1]): count for pair, count in counts.items()})


# Krippendorff (2011), sections A and B
BINARY = table("0 1 0 0 0 0 0 0 1 0", "1 1 1 0 0 1 0 0 0 0")
NOMINAL = table("a a b b d c c c e d d a", "b a b b b c c c e d d d")


@pytest.mark.parametrize(("pairs", "expected"), [(BINARY, 0.095), (NOMINAL, 0.692)])
def test_alpha_is_that_of_the_published_examples(pairs: Counter[Pair], expected: float) -> None:
    found = alpha(pairs)
    assert found is not None
    assert round(found, 3) == expected


# kappa by hand: of 50 units 20 + 15 equal, chance (25 * 30 + 25 * 20) / 2500 = 0.5, so (0.7 - 0.5) / 0.5; of
# the binary example 6 of 10 equal, chance (8 * 6 + 2 * 4) / 100 = 0.56, so 0.04 / 0.44
@pytest.mark.parametrize(
    ("pairs", "equal", "expected"),
    [(counted(aa=20, ab=5, ba=10, bb=15), 0.7, 0.4), (BINARY, 0.6, 1 / 11)],
)
def test_percent_and_kappa_are_those_worked_out_by_hand(
    pairs: Counter[Pair], equal: float, expected: float
) -> None:
    found = kappa(pairs)
    assert percent(pairs) == equal
    assert found is not None
    assert isclose(found, expected)


def test_where_chance_explains_all_there_is_no_coefficient() -> None:
    one_category = counted(aa=7)
    assert (percent(one_category), kappa(one_category), alpha(one_category)) == (1, None, None)
    assert (percent(Counter()), kappa(Counter()), alpha(Counter())) == (None, None, None)


def test_intervals_hold_the_figure_and_are_the_same_for_a_seed() -> None:
    groups = [[pair] * count for pair, count in NOMINAL.items()]
    one, again, other = (agreement(groups, resamples=200, seed=seed) for seed in (3, 3, 4))
    assert one == again != other
    assert one.units == 12
    for figure in (one.percent, one.kappa, one.alpha):
        assert None not in (figure.low, figure.value, figure.high)
        assert (figure.low or 0) < (figure.value or 0) <= (figure.high or 0)


ARTICLES = [
    Drawable(f"{number:064d}", f"a{number}", stratum)
    for number, stratum in enumerate(["sana"] * 50 + ["anadolu"] * 30 + ["-"] * 15 + ["tishreen"] * 5)
]


def test_a_sample_has_of_each_stratum_its_share() -> None:
    """15 of 100: shares 7.5, 4.5, 2.25 and 0.75; two places are left, for 0.75 and the first of 0.5."""
    drawn = Counter(own.stratum for own in draw(ARTICLES, 15, seed=7))
    assert drawn == {"sana": 7, "anadolu": 5, "-": 2, "tishreen": 1}


def test_a_sample_depends_on_texts_and_seed_alone() -> None:
    one = draw(ARTICLES, 15, seed=7)
    assert draw(ARTICLES[::-1], 15, seed=7) == one != draw(ARTICLES, 15, seed=8)
    assert len(set(one)) == 15
    assert sorted(draw(ARTICLES, 1000, seed=7), key=lambda own: own.text_sha256) == ARTICLES
