"""Copies counted once: every count of the store against one that goes through the articles one by one."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import replace
from hashlib import sha256
from itertools import product
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from store import Selection, Store
from store.attendance import Attendance
from store.compare import compare_copies
from store.draft import Draft, Fact, KindSpec, OutletDraft
from store.export.writing import export
from store.problem import QueryError
from store.record import Record, Source
from store.sources import Measure
from store.tables import pair_table, value_table
from store.timeline import timeline
from store.writing import Writer

KINDS = (KindSpec("topic", "Topic", "الموضوع", 1), KindSpec("source", "Source", "المصدر", 2, multi=False))
TEXTS = [" ".join(f"كلمة{text}{place}" for place in range(40)) for text in "ابتثج"]
"""Texts of five events; a copy has a word more at its end."""

Planned = tuple[int, frozenset[str], str | None, int]
"""Number of the event, topics, outlet, day of May."""


def draft(number: int, planned: Planned) -> Draft:
    event, topics, outlet, day = planned
    text = f"{TEXTS[event]} زيادة{'ا' * number}"
    facts = [Fact("topic", topic, topic, topic) for topic in sorted(topics)]
    if outlet:
        facts.append(Fact("source", outlet, outlet, outlet))
    record = Record(
        source=Source(outlet, outlet, outlet, ()) if outlet else None,
        published=f"2017-05-{day:02}",
        published_from="text",
    )
    digest = sha256(text.encode()).hexdigest()
    return Draft(f"a{number:02}", f"/{number}", digest, text, "text", "utf-8", "high", record, tuple(facts))


def write(path: Path, drafts: Sequence[Draft]) -> None:
    outlets = [OutletDraft(name, "agency" if name == "tass" else "newspaper", "", "", "") for name in OUTLETS]
    with Writer.open(path, kinds=KINDS, meetings=(), versions={}, outlets=outlets) as writer:
        writer.add(drafts)


OUTLETS = ("tass", "sana", "hayat")
plans = st.lists(
    st.tuples(
        st.integers(0, len(TEXTS) - 1),
        st.frozensets(st.sampled_from("xyz"), max_size=3),
        st.sampled_from((*OUTLETS, None)),
        st.integers(1, 4),
    ),
    min_size=1,
    max_size=14,
)
selections = st.builds(
    Selection,
    included=st.frozensets(st.sampled_from([("topic", "x"), ("topic", "y"), ("source", "sana")]), max_size=2),
    excluded=st.frozensets(st.sampled_from([("topic", "z"), ("source", "tass")]), max_size=1),
    since=st.sampled_from([None, "2017-05-02"]),
    copies=st.sampled_from(["all", "once"]),
    order=st.sampled_from(["newest", "oldest", "source", "title"]),
)


def fits(planned: Planned, selection: Selection, *, but: str = "") -> bool:
    _, topics, outlet, day = planned
    has = {("topic", topic) for topic in topics} | {("source", outlet)}
    kinds = {kind for kind, _ in selection.included} - {but}
    wanted = all(has & {c for c in selection.included if c[0] == kind} for kind in kinds)
    return wanted and not has & selection.excluded and (not selection.since or day >= 2)


def numbered(planned: Sequence[Planned], once: bool) -> int:
    """Articles, or texts."""
    return len({event for event, *_ in planned}) if once else len(planned)


@settings(deadline=None, max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(plan=plans, asked=st.lists(selections, min_size=1, max_size=4))
def test_list_counts_and_blame_agree_with_going_through_the_articles(
    plan: list[Planned], asked: list[Selection], tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.mktemp("counted") / "a.db"
    write(path, [draft(number, planned) for number, planned in enumerate(plan)])
    with Store.open(path) as store:
        for selection in asked:
            once = selection.copies == "once"
            found = [planned for planned in plan if fits(planned, selection)]
            page = store.find(selection)
            assert page.total == numbered(found, once) == len(page.rows)
            assert store.ids(selection) == [row.id for row in page.rows]
            listed = {plan[row.id - 1][0] for row in page.rows}
            assert listed == {event for event, *_ in found}
            if once:
                assert sum(1 + row.copies for row in page.rows) == len(found)
            counts = store.counts(selection)
            assert counts.total == page.total
            for kind, values in (("topic", "xyz"), ("source", OUTLETS)):
                others = [planned for planned in plan if fits(planned, selection, but=kind)]
                for value in values:
                    having = [p for p in others if value in p[1] or (kind == "source" and value == p[2])]
                    assert counts.of(kind, value) == numbered(having, once), (kind, value, selection)
            for part, number in store.blame(selection).without:
                assert number == numbered([p for p in plan if fits(p, part)], once)
            for row in store.copies(1):
                position = store.position(selection, row.id)
                assert (position is not None) == fits(plan[row.id - 1], selection)
                if position is not None:
                    assert plan[store.ids(selection)[position] - 1][0] == plan[0][0]


@pytest.fixture
def agency(tmp_path: Path) -> Iterator[Store]:
    """One text in four outlets, one of them the agency's own; three reports of one outlet and of nobody."""
    plan: list[Planned] = [
        (0, frozenset("x"), "tass", 1),
        (0, frozenset("x"), "sana", 2),
        (0, frozenset("xy"), "hayat", 2),
        (0, frozenset("x"), None, 3),
        (1, frozenset("x"), "sana", 3),
        (2, frozenset("y"), "sana", 4),
        (3, frozenset("y"), None, 4),
    ]
    path = tmp_path / "a.db"
    write(path, [draft(number, planned) for number, planned in enumerate(plan)])
    with Store.open(path) as store:
        yield store


def test_one_agency_text_in_several_outlets_is_one_source(agency: Store) -> None:
    with agency.one_moment() as connection:
        measure = Measure.of(Selection(), connection)
    counted = [(part, measure.sources(agency.articles(part))) for part in (
        Selection(until="2017-05-02"), Selection(), Selection(included=frozenset({("source", "sana")}))
    )]  # fmt: skip
    assert [number for _, number in counted] == [1, 3, 2]


def test_tables_and_timeline_count_texts_where_the_selection_does(agency: Store) -> None:
    def figures(selection: Selection) -> list[object]:
        rows = value_table(agency, selection, "topic")
        pairs = pair_table(agency, selection, "topic", "source")
        buckets = timeline(agency, Attendance(agency), selection).buckets
        return [
            [(row.value.value, row.articles, row.sources) for row in rows],
            sum(pair.articles for pair in pairs),
            [(bucket.start, bucket.articles, bucket.sources) for bucket in buckets],
        ]

    assert figures(Selection()) == [[("x", 5, 2), ("y", 3, 3)], 6, [("2017-05", 7, 3)]]
    assert figures(Selection(copies="once")) == [[("y", 3, 3), ("x", 2, 2)], 6, [("2017-05", 4, 3)]]


def test_an_export_holds_each_text_once_where_the_selection_does(agency: Store, tmp_path: Path) -> None:
    report = export(agency, Selection(copies="once"), tmp_path / "out")
    rows = {file.path.name: file.rows for file in report.files}
    assert rows["articles.csv"] == 4


def test_the_first_copy_by_day_stands_for_the_others(agency: Store) -> None:
    page = agency.find(Selection(copies="once", order="oldest"))
    assert [(row.key, row.copies) for row in page.rows] == [("a00", 3), ("a04", 0), ("a05", 0), ("a06", 0)]
    later = agency.find(Selection(copies="once", order="oldest", since="2017-05-02"))
    assert [(row.key, row.copies) for row in later.rows] == [("a01", 2), ("a04", 0), ("a05", 0), ("a06", 0)]


def test_an_article_is_compared_with_the_first_of_its_copies(agency: Store) -> None:
    found = compare_copies(agency, 3)
    assert found is not None
    assert (found.first.row.key, found.second.row.key, found.comparison.same_words) == ("a00", "a02", 80)
    assert compare_copies(agency, 5) is None


@pytest.mark.parametrize(("copies", "versions"), list(product(("all", "once"), ("newest", "all"))))
def test_a_selection_and_its_line_say_the_same(copies: str, versions: str) -> None:
    selection = replace(Selection(query="هدنة"), copies=copies, versions=versions)  # type: ignore[arg-type]
    assert Selection.from_string(selection.to_string()) == selection


def test_another_word_for_copies_is_refused() -> None:
    with pytest.raises(QueryError):
        Selection.from_string("--copies=twice")


def test_views_name_the_group_and_count_it(agency: Store) -> None:
    with closing(sqlite3.connect(agency.path)) as connection:
        query = "SELECT count(DISTINCT copy_group), count(*) FROM articles_view"
        assert connection.execute(query).fetchone() == (4, 7)
