"""Claims of attendance by phenomenon: `cases/attendance.jsonl` holds made-up passages and what they claim.

A claim is written `actor state`, then whatever else must hold: a function, a role, a segment, `hedged`.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from importers.extract.document import Document, Metadata
from importers.extract.record import extract
from importers.profiles import load
from store.record import Claim

CASES = [
    json.loads(line)
    for line in (Path(__file__).parent / "cases" / "attendance.jsonl")
    .read_text(encoding="utf-8")
    .splitlines()
]


def claims(text: str) -> list[Claim]:
    return list(extract(Document(text, Metadata()), load()).attendance)


@pytest.mark.parametrize("case", CASES, ids=[case["phenomenon"] for case in CASES])
def test_a_passage_claims_what_it_says_and_nothing_more(case: dict[str, str]) -> None:
    found = {
        (claim.actor or claim.name_ar.replace(" ", "_"), claim.state): claim for claim in claims(case["text"])
    }
    expected = [tuple(line.split()) for line in case["claims"]]
    assert set(found) == {(actor, state) for actor, state, *_ in expected}
    for actor, state, *more in expected:
        claim = found[actor, state]
        said = {claim.function, claim.role, claim.segment, "hedged" if claim.hedge else None}
        assert set(more) <= said


HEAD = "انطلقت في أستانا الجولة الخامسة من المحادثات حول سوريا. "


def test_a_claim_names_the_round_as_said_and_the_meeting_it_stands_for() -> None:
    (claim,) = claims(HEAD + "ولم تشارك المعارضة السورية في الجولة الثالثة.")
    assert (claim.round_process, claim.round_number, claim.meeting) == ("astana", 3, "astana:3")


def test_a_state_may_change_within_an_article() -> None:
    text = HEAD + "وعلق وفد المعارضة مشاركته في المحادثات. ثم عاد وفد المعارضة إلى المحادثات."
    assert {claim.state for claim in claims(text)} == {"suspended", "returned"}


SPEAKERS = [
    ("own voice", "وشارك الأردن في الاجتماع.", (None, "own-voice")),
    ("named speaker", "وقال أحمد طعمة إن الأردن شارك في الاجتماع.", ("tomeh-ahmad", "named-speaker")),
    ("unnamed sources", "وقالت مصادر إن الأردن شارك في الاجتماع.", (None, "unnamed-sources")),
    (
        "official statement",
        "وأعلنت الخارجية الروسية أن الأردن شارك في الاجتماع.",
        ("russia", "official-statement"),
    ),
]


@pytest.mark.parametrize(("phenomenon", "text", "said_by"), SPEAKERS)
def test_a_claim_says_who_makes_it(phenomenon: str, text: str, said_by: tuple[str | None, str]) -> None:
    claim = next(claim for claim in claims(HEAD + text) if claim.actor == "jordan")
    assert (claim.claimant, claim.claim_mode) == said_by


def test_a_named_side_under_a_word_of_doubt_is_hedged() -> None:
    claim = next(
        c for c in claims(HEAD + "وشارك ما يسمى وفد المعارضة السورية في الاجتماع.") if c.actor == "opposition"
    )
    assert claim.hedge


def test_guarantors_are_so_called_by_the_text_and_not_by_the_profile() -> None:
    called = claims(HEAD + "وتشارك في الاجتماع الدول الضامنة روسيا وتركيا وإيران.")
    plain = claims(HEAD + "وتشارك في الاجتماع روسيا وتركيا وإيران.")
    assert {claim.role for claim in called} == {"guarantor"}
    assert {claim.role for claim in plain} == {None}


def test_every_claim_can_be_proved_by_words_of_the_text() -> None:
    text = HEAD + "ويرأس وفد النظام بشار الجعفري."
    for claim in claims(text):
        assert all(mention.quote(text) for mention in claim.mentions)
