"""Rounds of other things are no rounds of the talks: counted on made-up news that is full of them.

The texts are far harder than a day's news, in which most articles name neither the city nor a round. The
share measured here is one of these templates; it bounds no share of real news.
"""

from __future__ import annotations

import pytest

from importers.extract.document import Document
from importers.extract.record import extract
from importers.profiles import load
from tests.evaluation.general_news import general_news


def with_false_rounds(count: int, seed: int) -> list[str]:
    profiles = load()
    return [
        text
        for _, text in general_news(count, seed)
        if any(said.process == "astana" for said in extract(Document(text), profiles).rounds)
    ]


def test_rounds_of_other_things_are_none_of_the_talks() -> None:
    assert len(with_false_rounds(800, seed=1)) <= 1


@pytest.mark.long
def test_ten_thousand_texts_about_other_rounds() -> None:
    assert len(with_false_rounds(10_000, seed=2)) <= 10


def test_other_news_has_no_main_round() -> None:
    profiles = load()
    records = [extract(Document(text), profiles) for _, text in general_news(400, seed=3)]
    assert sum(record.main_round is not None for record in records) <= 2
