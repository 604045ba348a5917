"""Pages of a set of articles in an order, against plain lists."""

from __future__ import annotations

from array import array
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyroaring import BitMap

from store.ordering import Ordering

IDS = list(range(1, 5001))
Random(1).shuffle(IDS)
ORDERING = Ordering(array("I", IDS))
SETS = st.builds(
    lambda seed, size: BitMap(Random(seed).sample(IDS, size)),
    st.integers(0, 99),
    st.sampled_from([0, 1, 9, 700, 5000]),
)


@given(found=SETS, offset=st.integers(0, 5100), limit=st.integers(0, 3000))
def test_a_window_is_cut_from_the_ordered_set(found: BitMap, offset: int, limit: int) -> None:
    expected = [own_id for own_id in IDS if own_id in found]
    assert ORDERING.window(found, offset, limit) == expected[offset : offset + limit]


@given(found=SETS, number=st.integers(0, 4999))
def test_a_position_is_that_in_the_ordered_set(found: BitMap, number: int) -> None:
    expected = ORDERING.all_of(found)
    if number < len(expected):
        assert ORDERING.position(found, expected[number]) == number


def test_an_article_that_the_order_does_not_have_is_an_error() -> None:
    with pytest.raises(ValueError, match="9999"):
        ORDERING.position(BitMap([9999]), 9999)
