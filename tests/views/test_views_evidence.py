"""What stands behind a cell: exactly its claims, with the words of the text."""

from __future__ import annotations

from collections.abc import Callable

from store import Selection, Store
from store.attendance import Attendance
from store.evidence import Evidence, evidence
from store.matrix import Question
from store.record import Mention
from tests.views.collection import article, party, person

Holding = Callable[..., Store]


def behind(store: Store, selection: Selection = Selection(), **wanted: str) -> list[Evidence]:  # noqa: B008
    matrix = Attendance(store).matrix(selection)
    return list(evidence(store, matrix, **wanted))


def test_evidence_has_the_words_the_outlet_the_day_and_the_claimant(holding: Holding) -> None:
    words = (Mention(0, 3, "r"), Mention(4, 9, "r"))
    claim = party("turkey", "attended", claimant="russia", mentions=words)
    store = holding(article("a", claim, text="وصل الوفد", source="sana", day="2017-05-03"))
    [own] = behind(store)
    assert (own.claim_id, own.key, own.source_ar, own.day) == ("a:1", "a", "سانا", "2017-05-03")
    assert (own.claim.claimant, own.claim.mentions, own.quotes) == ("russia", words, ("وصل", "الوفد"))


def test_evidence_stands_by_meeting_and_then_by_day(holding: Holding) -> None:
    store = holding(
        article("late", party("turkey", "attended"), day="2017-06-01"),
        article("early", party("turkey", "attended"), day="2017-05-03"),
        article("undated", party("turkey", "attended")),
        article("before", party("turkey", "attended", "astana:1"), day="2020-01-01"),
    )
    assert [own.key for own in behind(store)] == ["before", "early", "late", "undated"]


def test_a_cell_has_its_own_claims_and_those_on_the_head_of_the_delegation(holding: Holding) -> None:
    store = holding(
        article(
            "a",
            party("opposition", "attended"),
            party("turkey", "attended"),
            person("alloush", "opposition", "attended", function="head"),
            person("tomeh", "opposition", "attended", function="member"),
            party("opposition", "attended", "astana:2"),
        )
    )
    found = behind(store, meeting="astana:4", actor="opposition")
    assert [own.claim_id for own in found] == ["a:1", "a:3"]


def test_articles_outside_of_the_selection_prove_nothing(holding: Holding) -> None:
    store = holding(
        article("a", party("turkey", "attended"), source="sana"),
        article("b", party("turkey", "attended"), source="anadolu"),
    )
    assert [own.key for own in behind(store, Selection().toggle("source", "sana"))] == ["a"]


def test_every_claim_of_a_cell_is_counted_in_it(holding: Holding) -> None:
    store = holding(
        *(
            article(
                f"n{number}", party("turkey", "attended"), person(None, "turkey", "attended", function="head")
            )
            for number in range(450)
        )
    )
    matrix = Attendance(store).matrix(Selection())
    found = list(evidence(store, matrix, meeting="astana:4", actor="turkey"))
    assert len(found) == 900
    assert len({own.key for own in found}) == matrix.cell("astana:4", "turkey").articles


def test_of_people_the_evidence_is_theirs_alone(holding: Holding) -> None:
    store = holding(article("a", party("turkey", "attended"), person(None, "turkey", "absent")))
    matrix = Attendance(store).matrix(Selection(), Question(columns="person"))
    assert [(own.claim_id, own.subject("person")) for own in evidence(store, matrix)] == [("a:2", "?خالد")]
