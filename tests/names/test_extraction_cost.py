"""What extraction costs, counted in function calls, which no other load of the machine changes."""

from __future__ import annotations

from bench.extract import ARTICLE_BYTES, calls, seconds, texts
from importers.extract.document import Document
from importers.extract.record import extract, facts
from importers.profiles import load

MOST_CALLS = 6_000
"""Of one article of 4 KB with as many mentions as the sample has: what it takes today and a fifth more."""


def read(articles: list[str]) -> None:
    for text in articles:
        facts(extract(Document(text), load()), load())


def test_the_least_of_the_runs_counts() -> None:
    ticks = iter([0.0, 3.0, 10.0, 11.0, 20.0, 22.0])
    assert seconds(lambda: None, runs=3, clock=lambda: next(ticks)) == 1.0


def test_articles_of_the_measurement_have_the_size_asked_for() -> None:
    sizes = [len(text.encode()) for text in texts(ARTICLE_BYTES)]
    assert len(sizes) > 20
    assert all(ARTICLE_BYTES <= size + 1 < 3 * ARTICLE_BYTES for size in sizes)


def test_an_article_costs_a_bounded_number_of_calls() -> None:
    articles = texts(ARTICLE_BYTES)
    read(articles)  # tables are made on first use
    assert calls(lambda: read(articles)) < MOST_CALLS * len(articles)


def test_calls_grow_with_the_length_and_not_faster() -> None:
    text = "\n".join(texts(ARTICLE_BYTES)[:8]) + "\n"
    read([text, text * 4])
    once, four = calls(lambda: read([text])), calls(lambda: read([text * 4]))
    assert four < 4.4 * once
