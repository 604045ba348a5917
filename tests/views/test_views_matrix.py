"""The attendance matrix: what a cell says, which emptiness an empty one is, and an oracle without bitmaps."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from random import Random

import pytest

from store import Selection, Store
from store.attendance import Attendance
from store.draft import Draft
from store.matrix import Cell, Contradiction, Matrix, Question, Tally
from store.model import Article
from store.record import Claim
from store.stances import STANCES
from tests.views.collection import article, party, person, write

Holding = Callable[..., Store]


def matrix_of(store: Store, selection: Selection = Selection(), **question: object) -> Matrix:  # noqa: B008
    return Attendance(store).matrix(selection, Question(**question))  # type: ignore[arg-type]  # as the test says


def test_a_cell_counts_articles_and_outlets(holding: Holding) -> None:
    store = holding(
        article("a", party("turkey", "attended"), source="sana"),
        article("b", party("turkey", "attended"), source="sana"),
        article("c", party("turkey", "attended"), source="anadolu"),
    )
    assert matrix_of(store).cell("astana:4", "turkey") == Cell(
        articles=3,
        sources=2,
        states=(Tally("attended", None, articles=3, sources=2),),
        stances=(Tally("present", None, articles=3, sources=2),),
    )


def test_articles_without_an_outlet_are_sources_of_their_own(holding: Holding) -> None:
    store = holding(*(article(key, party("turkey", "attended")) for key in "abc"))
    assert matrix_of(store).cell("astana:4", "turkey").sources == 3


def test_an_outlet_that_no_profile_knows_is_one_source(holding: Holding) -> None:
    from dataclasses import replace

    from store.record import Source

    drafts = [article(key, party("turkey", "attended")) for key in "ab"]
    unknown = Source(None, "صحيفة مجهولة", None, ())
    store = holding(*(replace(d, record=replace(d.record, source=unknown)) for d in drafts))
    assert matrix_of(store).cell("astana:4", "turkey").sources == 1


def test_nothing_is_decided_by_majority(holding: Holding) -> None:
    store = holding(
        *(article(key, party("turkey", "attended")) for key in "abcd"),
        article("e", party("turkey", "absent")),
    )
    cell = matrix_of(store).cell("astana:4", "turkey")
    assert [(tally.value, tally.sources) for tally in cell.states] == [("attended", 4), ("absent", 1)]
    assert cell.contradictions == (Contradiction("state", None, ("attended", "absent")),)


@pytest.mark.parametrize(
    ("first", "second", "contradict"),
    [
        ("attended", "boycotted", True),
        ("partial", "declined", True),
        ("returned", "excluded", True),
        ("attended", "suspended", False),
        ("expected", "absent", False),
        ("invited", "attended", False),
        ("absent", "boycotted", False),
        ("withdrew", "absent", False),
    ],
)
def test_only_presence_and_absence_contradict(
    holding: Holding, first: str, second: str, contradict: bool
) -> None:
    store = holding(article("a", party("turkey", first)), article("b", party("turkey", second)))
    assert bool(matrix_of(store).cell("astana:4", "turkey").contradictions) is contradict


def test_sources_of_a_stance_are_those_of_all_its_states_and_parts(holding: Holding) -> None:
    store = holding(
        article("a", party("turkey", "attended"), source="sana"),
        article("b", party("turkey", "returned"), source="sana"),
        article("c", party("turkey", "partial", segment="day-2"), source="anadolu"),
    )
    cell = matrix_of(store).cell("astana:4", "turkey")
    assert (cell.sources_of("present"), cell.sources_of("away")) == (2, 0)


def test_absence_from_a_part_does_not_contradict_presence_at_the_whole(holding: Holding) -> None:
    store = holding(article("a", party("turkey", "attended"), party("turkey", "absent", segment="technical")))
    assert matrix_of(store).cell("astana:4", "turkey").contradictions == ()


def test_parts_contradict_themselves(holding: Holding) -> None:
    store = holding(
        article("a", party("turkey", "attended", segment="day-2")),
        article("b", party("turkey", "absent", segment="day-2")),
    )
    assert matrix_of(store).cell("astana:4", "turkey").contradictions == (
        Contradiction("state", "day-2", ("absent", "attended")),
    )


def test_different_roles_contradict(holding: Holding) -> None:
    store = holding(
        article("a", party("jordan", "attended", role="observer")),
        article("b", party("jordan", "attended", role="host")),
    )
    cell = matrix_of(store).cell("astana:4", "jordan")
    assert cell.contradictions == (Contradiction("role", None, ("host", "observer")),)


def test_different_heads_of_a_delegation_contradict(holding: Holding) -> None:
    store = holding(
        article("a", person("alloush", "opposition", "attended", function="head")),
        article("b", person("tomeh", "opposition", "attended", function="head")),
    )
    cell = matrix_of(store).cell("astana:4", "opposition")
    assert [tally.value for tally in cell.heads] == ["alloush", "tomeh"]
    assert cell.contradictions == (Contradiction("head", None, ("alloush", "tomeh")),)


def test_a_head_that_was_only_expected_heads_nothing(holding: Holding) -> None:
    store = holding(
        article("a", person("alloush", "opposition", "expected", function="head")),
        article("b", party("opposition", "attended")),
    )
    assert matrix_of(store).cell("astana:4", "opposition").heads == ()


def test_claims_under_doubt_only_are_counted_as_such(holding: Holding) -> None:
    store = holding(
        article("a", party("turkey", "attended", hedge=True)),
        article(
            "b", party("turkey", "attended", hedge=True), party("turkey", "attended", resolved_by="date")
        ),
    )
    [tally] = matrix_of(store).cell("astana:4", "turkey").states
    assert (tally.articles, tally.hedged) == (2, 1)


def test_an_empty_cell_says_which_emptiness_it_is(holding: Holding) -> None:
    store = holding(
        article("a", party("turkey", "attended"), party("russia", "attended"), main="astana:4"),
        article("b", party("turkey", "attended", "astana:2"), names=[("party", "russia")]),
        article("c", party("jordan", "absent", "astana:4"), names=[("round", "astana:2")]),
    )
    matrix = matrix_of(store)
    found = {
        (meeting, actor): matrix.cell(meeting, actor).emptiness
        for meeting, actor in [
            ("astana:1", "turkey"),
            ("astana:2", "russia"),
            ("astana:2", "jordan"),
            ("astana:4", "jordan"),
        ]
    }
    assert found == {
        ("astana:1", "turkey"): "no-article",
        ("astana:2", "russia"): "no-claim",
        ("astana:2", "jordan"): "not-named",
        ("astana:4", "jordan"): None,
    }


def test_said_to_be_absent_is_no_emptiness(holding: Holding) -> None:
    store = holding(article("a", party("jordan", "absent")))
    cell = matrix_of(store).cell("astana:4", "jordan")
    assert (cell.emptiness, [own.value for own in cell.stances]) == (None, ["away"])


def test_each_meeting_has_what_its_cells_are_measured_by(holding: Holding) -> None:
    store = holding(
        article("a", party("turkey", "attended"), source="sana"),
        article("b", main="astana:4", source="sana"),
        article("c", names=[("round", "astana:4")], source="anadolu"),
        article("d", main="astana:1"),
    )
    rows = {
        row.meeting.id: (row.articles, row.sources, row.main_articles) for row in matrix_of(store).meetings
    }
    assert rows == {"astana:1": (1, 1, 1), "astana:2": (0, 0, 0), "astana:4": (3, 2, 1)}


def test_rounds_that_nobody_names_stand_in_the_main_process_alone(holding: Holding) -> None:
    store = holding(article("a", party("turkey", "attended", "geneva:4"), main="astana:4"))
    shown = [row.meeting.id for row in matrix_of(store).meetings]
    assert shown == ["astana:1", "astana:2", "geneva:4", "astana:4"]


def test_a_process_that_is_asked_for_shows_its_rounds(holding: Holding) -> None:
    store = holding(article("a", party("turkey", "attended", "geneva:4"), main="astana:4"))
    matrix = matrix_of(store, process="geneva")
    assert [row.meeting.id for row in matrix.meetings] == ["geneva:4", "geneva:5"]


def test_rounds_outside_of_the_days_asked_for_are_no_gaps(holding: Holding) -> None:
    store = holding(article("a", party("turkey", "attended"), main="astana:4", day="2017-05-04"))
    matrix = matrix_of(store, Selection(since="2017-02"))
    assert [row.meeting.id for row in matrix.meetings] == ["astana:2", "astana:4"]


def test_chosen_rounds_are_the_only_rows(holding: Holding) -> None:
    both = [("round", "astana:1"), ("round", "astana:4")]
    store = holding(article("a", party("turkey", "attended"), names=both))
    matrix = matrix_of(store, Selection().toggle("round", "astana:1"))
    assert [(row.meeting.id, row.articles) for row in matrix.meetings] == [("astana:1", 1)]


def test_filters_take_articles_away_from_cells_and_denominators(holding: Holding) -> None:
    store = holding(
        article("a", party("turkey", "attended"), source="sana"),
        article("b", party("turkey", "absent"), source="anadolu"),
    )
    matrix = matrix_of(store, Selection().exclude("source", "anadolu"))
    assert matrix.cell("astana:4", "turkey").states == (Tally("attended", None, 1, 1),)
    assert [row.articles for row in matrix.meetings] == [1]


def test_people_are_columns_unknown_ones_too(holding: Holding) -> None:
    store = holding(
        article(
            "a", person("alloush", "opposition", "attended", function="head"), person(None, None, "absent")
        )
    )
    matrix = matrix_of(store, columns="person")
    assert [(actor.id, actor.label_ar, actor.party) for actor in matrix.actors] == [
        ("?خالد", "خالد", None),
        ("alloush", "محمد علوش", "opposition"),
    ]
    assert matrix.cell("astana:4", "alloush").functions == (Tally("head", None, 1, 1),)


def test_only_a_party_shows_its_people(holding: Holding) -> None:
    store = holding(
        article("a", person("alloush", "opposition", "attended"), person(None, "turkey", "attended"))
    )
    matrix = matrix_of(store, columns="person", only=frozenset({"opposition"}))
    assert [actor.id for actor in matrix.actors] == ["alloush"]


def test_actors_with_few_articles_are_left_out_and_counted(holding: Holding) -> None:
    store = holding(
        article("a", party("turkey", "attended"), party("jordan", "absent")),
        article("b", party("turkey", "attended")),
    )
    matrix = matrix_of(store, min_articles=2)
    assert ([actor.id for actor in matrix.actors], matrix.left_out) == (["turkey"], 1)


def test_claims_without_a_meeting_are_counted(holding: Holding) -> None:
    store = holding(article("a", party("turkey", "attended", None), party("turkey", "attended")))
    matrix = matrix_of(store)
    assert (matrix.unplaced, matrix.cell("astana:4", "turkey").articles) == (1, 1)


def test_articles_that_were_imported_since_appear_after_a_refresh(holding: Holding) -> None:
    store = holding(article("a", party("turkey", "attended")))
    attendance = Attendance(store)
    attendance.matrix(Selection())
    write(store.path, [article("b", party("turkey", "attended"))])
    assert attendance.matrix(Selection()).cell("astana:4", "turkey").articles == 1
    store.refresh()
    assert attendance.matrix(Selection()).cell("astana:4", "turkey").articles == 2


def test_a_collection_without_claims_has_no_columns(holding: Holding) -> None:
    matrix = matrix_of(holding(article("a")))
    assert (matrix.actors, matrix.meetings, len(matrix.cells)) == ((), (), 0)


# -- the oracle: the same by going through every claim of every article

MEETING_IDS = ("astana:1", "astana:2", "astana:4", "sochi-congress")
PARTIES = ("turkey", "russia", "opposition", "jordan")
PEOPLE = ("alloush", "tomeh")


def invented(random: Random, number: int) -> Draft:
    claims: list[Claim] = []
    for _ in range(random.randrange(5)):
        meeting = random.choice([*MEETING_IDS, None])
        further = {
            "segment": random.choice([None, None, "technical"]),
            "role": random.choice([None, "observer", "party"]),
            "hedge": random.random() < 0.3,
        }
        state = random.choice(list(STANCES))
        if random.random() < 0.6:
            claims.append(party(random.choice(PARTIES), state, meeting, **further))
        else:
            function = random.choice([None, "head", "member"])
            who = random.choice([*PEOPLE, None])
            claims.append(person(who, random.choice(PARTIES), state, meeting, function=function, **further))
    names = {("party", random.choice(PARTIES)) for _ in range(2)} | {
        ("round", random.choice(MEETING_IDS[:3]))
    }
    return article(
        f"article-{number}",
        *claims,
        source=random.choice([None, "sana", "anadolu"]),
        main=random.choice([None, *MEETING_IDS]),
        names=sorted(names),
    )


class Oracle:
    """Counts by loops over the articles as `Store.article` gives them."""

    def __init__(self, store: Store, selection: Selection) -> None:
        self.articles = [store.article(id) for id in store.ids(selection)]

    def source(self, own: Article) -> str:
        return own.row.source_ar or own.row.key

    def on(self, meeting: str) -> list[Article]:
        return [
            own
            for own in self.articles
            if own.row.main_meeting == meeting
            or any(m.kind in ("round", "meeting") and m.value == meeting for m in own.mentions)
            or any(claim.meeting == meeting for claim in own.claims)
        ]

    def claims(self, columns: str, meeting: str, actor: str) -> list[tuple[Article, Claim]]:
        return [
            (own, claim)
            for own in self.articles
            for claim in own.claims
            if claim.meeting == meeting
            and claim.actor_type == columns
            and (claim.actor or f"?{claim.name_ar}") == actor
        ]

    def heads(self, meeting: str, actor: str) -> list[tuple[Article, Claim]]:
        return [
            (own, claim)
            for own in self.articles
            for claim in own.claims
            if (claim.meeting, claim.party, claim.function) == (meeting, actor, "head")
            and claim.actor_type == "person"
            and STANCES[claim.state] == "present"
        ]

    def tallies(self, said: Iterable[tuple[Article, str | None, str | None]]) -> set[tuple[object, ...]]:
        by_value: dict[tuple[str | None, str], list[Article]] = {}
        for own, segment, value in said:
            if value is not None:
                by_value.setdefault((segment, value), []).append(own)
        return {
            (value, segment, len({own.row.id for own in some}), len({self.source(own) for own in some}))
            for (segment, value), some in by_value.items()
        }


@pytest.mark.parametrize("columns", ["party", "person"])
@pytest.mark.parametrize("seed", range(4))
def test_every_cell_is_what_going_through_the_articles_gives(
    holding: Holding, seed: int, columns: str
) -> None:
    random = Random(seed)
    store = holding(*(invented(random, number) for number in range(60)))
    selections = [Selection(), Selection().toggle("source", "sana"), Selection().exclude("party", "turkey")]
    for selection in selections:
        matrix, oracle = matrix_of(store, selection, columns=columns), Oracle(store, selection)
        assert {row.meeting.id: row.articles for row in matrix.meetings if row.articles} == {
            meeting: len(on) for meeting in MEETING_IDS if (on := oracle.on(meeting))
        }
        for row in matrix.meetings:
            for actor in matrix.actors:
                check(matrix.cell(row.meeting.id, actor.id), oracle, columns, row.meeting.id, actor.id)


def check(cell: Cell, oracle: Oracle, columns: str, meeting: str, actor: str) -> None:
    claims = oracle.claims(columns, meeting, actor)
    heads = oracle.heads(meeting, actor) if columns == "party" else []

    def plain(tallies: tuple[Tally, ...]) -> set[tuple[object, ...]]:
        return {(own.value, own.segment, own.articles, own.sources) for own in tallies}

    assert plain(cell.states) == oracle.tallies((own, c.segment, c.state) for own, c in claims)
    assert {(own.value, own.articles, own.sources) for own in cell.stances} == {
        (stance, articles, sources)
        for stance, _, articles, sources in oracle.tallies((own, None, STANCES[c.state]) for own, c in claims)
    }
    assert plain(cell.roles) == oracle.tallies((own, c.segment, c.role) for own, c in claims)
    assert plain(cell.functions) == oracle.tallies((own, c.segment, c.function) for own, c in claims)
    assert plain(cell.heads) == oracle.tallies(
        (own, c.segment, c.actor or f"?{c.name_ar}") for own, c in heads
    )
    assert cell.articles == len({own.row.id for own, _ in (*claims, *heads)})
    for tally in cell.states:
        same = [
            (own.row.id, c.hedge) for own, c in claims if (c.state, c.segment) == (tally.value, tally.segment)
        ]
        sure = {id for id, hedge in same if not hedge}
        assert tally.hedged == len({id for id, _ in same} - sure)
    on = oracle.on(meeting)
    named = [own for own in on if any((m.kind, m.value) == (columns, actor) for m in own.mentions)]
    expected = None if claims or heads else "no-article" if not on else "no-claim" if named else "not-named"
    assert cell.emptiness == expected
