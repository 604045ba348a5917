"""What stands behind a cell: exactly its claims, with the words of the text."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from store import Selection, Store
from store.attendance import Attendance
from store.evidence import Evidence, evidence
from store.export import How, export
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
    assert (own.key, own.source_ar, own.day) == ("a", "سانا", "2017-05-03")
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
    assert [own.claim.actor for own in found] == ["opposition", "alloush"]


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
    assert [own.subject("person") for own in evidence(store, matrix)] == ["?خالد"]


def test_a_claim_has_the_id_that_it_has_in_an_export(holding: Holding, tmp_path: Path) -> None:
    twice = party("turkey", "attended")
    store = holding(article("a", twice, twice, person("alloush", "turkey", "attended", function="head")))
    export(store, Selection(), tmp_path / "out", How(("claims",), form="jsonl"))
    lines = (tmp_path / "out" / "claims.jsonl").read_text(encoding="utf-8").splitlines()
    ids = [json.loads(line)["claim_id"] for line in lines]
    assert [own.claim_id for own in behind(store)] == ids
    assert len(set(ids)) == 3


def test_a_claim_keeps_its_id_when_others_are_found_beside_it(holding: Holding) -> None:
    own, other = party("turkey", "attended"), party("russia", "attended")
    [alone] = behind(holding(article("a", own)))
    assert alone.claim_id in {found.claim_id for found in behind(holding(article("a", other, own)))}
