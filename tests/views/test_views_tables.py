"""Tables of values, values of two kinds together, timelines and comparisons."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store import Selection, Store
from store.attendance import Attendance
from store.compare import compare_sources, compare_texts, topics_by_act
from store.draft import Fact
from store.hits import FoldedWords
from store.problem import QueryError
from store.record import Mention
from store.tables import Spelling, pair_table, value_table
from store.timeline import Known, timeline
from tests.views.collection import article, party

Holding = Callable[..., Store]


def named(kind: str, value: str, *spans: tuple[int, int], **detail: str) -> Fact:
    mentions = tuple(Mention(start, end, "test.planted") for start, end in spans)
    return Fact(kind, value, value, value, mentions=mentions, detail=detail)


def test_a_table_counts_articles_sources_mentions_and_spellings(holding: Holding) -> None:
    store = holding(
        article("a", text="أنقرة وتركيا وأنقرة", facts=[named("party", "turkey", (0, 5), (7, 12), (14, 19))]),
        article("b", text="تركيا", source="sana", facts=[named("party", "turkey", (0, 5))]),
        article("c", text="موسكو", source="sana", facts=[named("party", "russia", (0, 5))]),
    )
    found = [
        (row.value.value, row.articles, row.sources, row.mentions, row.spellings)
        for row in value_table(store, Selection(), "party")
    ]
    assert found == [
        ("turkey", 2, 2, 4, (Spelling("أنقرة", 2), Spelling("تركيا", 2))),
        ("russia", 1, 1, 1, (Spelling("موسكو", 1),)),
    ]


def test_a_table_counts_within_the_selection(holding: Holding) -> None:
    store = holding(
        article("a", text="تركيا", source="sana", facts=[named("party", "turkey", (0, 5))]),
        article("b", text="أنقرة", source="anadolu", facts=[named("party", "turkey", (0, 5))]),
    )
    [row] = value_table(store, Selection().toggle("source", "sana"), "party")
    assert (row.articles, row.value.articles, row.spellings) == (1, 2, (Spelling("تركيا", 1),))


def test_a_place_that_two_rules_found_is_one_mention(holding: Holding) -> None:
    twice = Fact("party", "turkey", "", "", mentions=(Mention(0, 5, "one"), Mention(0, 5, "two")))
    [row] = value_table(holding(article("a", text="تركيا", facts=[twice])), Selection(), "party")
    assert row.mentions == 1


def test_a_table_of_an_unknown_kind_names_the_known_ones(holding: Holding) -> None:
    with pytest.raises(QueryError, match="kind-unknown"):
        value_table(holding(article("a")), Selection(), "weather")


def test_pairs_are_counted_by_article(holding: Holding) -> None:
    store = holding(
        article("a", names=[("party", "turkey"), ("person", "tomeh"), ("person", "alloush")]),
        article("b", names=[("party", "turkey"), ("person", "tomeh")]),
        article("c", names=[("party", "turkey")]),
    )
    found = [
        (row.first.value, row.second.value, row.articles, row.first_articles, row.second_articles)
        for row in pair_table(store, Selection(), "person", "party")
    ]
    assert found == [("tomeh", "turkey", 2, 2, 3), ("alloush", "turkey", 1, 1, 3)]


def test_pairs_of_one_kind_are_counted_once(holding: Holding) -> None:
    store = holding(article("a", names=[("party", "turkey"), ("party", "russia")]))
    assert len(pair_table(store, Selection(), "party", "party")) == 1


def test_a_timeline_has_articles_and_meetings_of_a_month_and_tells_gaps(holding: Holding) -> None:
    store = holding(
        article("a", party("turkey", "expected", "astana:4"), day="2017-04-30", source="sana"),
        article("b", party("turkey", "attended", "astana:4"), day="2017-05-04", source="sana"),
        article("c", day="2017-09-01"),
        article("d"),
    )
    found = timeline(store, Attendance(store), Selection())
    assert [
        (own.start, own.gap, own.articles, [met.meeting.id for met in own.meetings]) for own in found.buckets
    ] == [("2017-04", 0, 1, []), ("2017-05", 0, 1, ["astana:4"]), ("2017-09", 3, 1, [])]
    assert found.undated_articles == 1
    [met] = found.buckets[1].meetings
    assert (met.announced, met.held) == (Known(1, 1, "2017-04-30"), Known(1, 1, "2017-05-04"))


def test_a_timeline_by_year_counts_gaps_in_years(holding: Holding) -> None:
    store = holding(article("a", day="2017-12-31"), article("b", day="2020-01-01"))
    found = timeline(store, Attendance(store), Selection(), "year")
    assert [(own.start, own.gap) for own in found.buckets] == [("2017", 0), ("2020", 2)]


def test_a_meeting_that_nobody_says_was_held_is_only_announced(holding: Holding) -> None:
    store = holding(article("a", party("turkey", "invited"), party("russia", "absent"), day="2017-05-01"))
    [bucket] = timeline(store, Attendance(store), Selection()).buckets
    assert (bucket.meetings[0].announced.articles, bucket.meetings[0].held.articles) == (1, 0)


def test_days_of_a_selection_bound_the_meetings(holding: Holding) -> None:
    store = holding(
        article("a", party("turkey", "attended", "astana:1"), party("turkey", "attended"), day="2017-05-04")
    )
    found = timeline(store, Attendance(store), Selection(since="2017-05"))
    assert [met.meeting.id for own in found.buckets for met in own.meetings] == ["astana:4"]


def test_texts_are_compared_by_folded_words_and_told_by_stored_places() -> None:
    first, second = "وصل الوفد إلى أستانة أمس", "وصل وفدٌ كبير الى استانه اليوم"
    found = compare_texts(first, second)
    assert [
        (piece.kind, first[slice(*piece.first)], second[slice(*piece.second)]) for piece in found.pieces
    ] == [
        ("same", "وصل", "وصل"),
        ("changed", "الوفد", "وفدٌ كبير"),
        ("same", "إلى أستانة", "الى استانه"),
        ("changed", "أمس", "اليوم"),
    ]
    assert (found.same_words, found.first_words, found.second_words) == (3, 5, 6)


WORDS = st.lists(st.sampled_from(["وفد", "هُدنة", "في", "أستانا", "،"]), max_size=12).map(" ".join)


@settings(max_examples=100, deadline=None)
@given(first=WORDS, second=WORDS)
def test_pieces_cover_all_words_of_both_texts_in_order(first: str, second: str) -> None:
    found = compare_texts(first, second)
    for text, spans in (
        (first, [piece.first for piece in found.pieces]),
        (second, [piece.second for piece in found.pieces]),
    ):
        words = [word for start, end in spans for word in FoldedWords(text[start:end]).words]
        assert words == FoldedWords(text).words


def test_two_outlets_stand_side_by_side_where_either_claims_something(holding: Holding) -> None:
    store = holding(
        article("a", party("turkey", "attended"), party("jordan", "attended"), source="sana"),
        article("b", party("turkey", "absent"), source="anadolu", names=[("party", "jordan")]),
        article("c", party("russia", "attended")),
    )
    found = compare_sources(Attendance(store), Selection(), "sana", "anadolu")
    assert [
        (
            row.meeting.id,
            row.actor.id,
            [tally.value for tally in row.first.states],
            [tally.value for tally in row.second.states],
            row.second.emptiness,
            row.contradict,
        )
        for row in found
    ] == [
        ("astana:4", "turkey", ["attended"], ["absent"], None, True),
        ("astana:4", "jordan", ["attended"], [], "no-claim", False),
    ]


def test_topics_are_counted_by_act_and_actor(holding: Holding) -> None:
    store = holding(
        article("a", facts=[named("topic", "detainees", (0, 1), act="demanded", by="opposition")]),
        article("b", facts=[named("topic", "detainees", (0, 1), act="demanded", by="opposition")]),
        article("c", facts=[named("topic", "detainees", (0, 1))]),
    )
    found = [(own.topic, own.act, own.by, own.articles) for own in topics_by_act(store, Selection())]
    assert found == [("detainees", "demanded", "opposition", 2), ("detainees", None, None, 1)]
