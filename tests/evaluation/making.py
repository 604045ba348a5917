"""Gold articles and answers for tests."""

from __future__ import annotations

import json
from pathlib import Path

from importers.evaluation.answer import OTHER, Answer, Named, SaidClaim
from importers.evaluation.gold import GoldArticle, GoldClaim, MeetingKey
from importers.evaluation.matching import name_keys
from importers.evaluation.names import code, comparable, topic_code

GOLD = Path(__file__).parent / "gold" / "sample.jsonl"
PRESS = GOLD.with_name("press.jsonl")
PRESS_TEXTS = GOLD.with_name("press")
PEOPLE = GOLD.with_name("people.jsonl")
PEOPLE_TEXTS = GOLD.with_name("people")
OUTLETS = GOLD.with_name("outlets.jsonl")
OUTLETS_TEXTS = GOLD.parent / "outlets"
TEXTS = Path(__file__).resolve().parents[2] / "sample_data" / "articles"


def perfect(gold: GoldArticle) -> Answer:
    """Everything that gold has, as extraction would say it."""
    people = {person.name_en: person for person in gold.people}
    return Answer(
        main_round=gold.main_round,
        rounds={said.number: "" for said in gold.rounds},
        resolved_rounds={said.official or said.number: "" for said in gold.rounds},
        dates={date.days: "" for date in gold.dates if date.days},
        people=tuple(Named(person.name_ar, name_keys(person)) for person in gold.people),
        person_forms={comparable(form): "" for person in gold.people for form in person.forms},
        parties={code(party): "" for party in gold.parties},
        places=tuple(Named(place.name_ar, name_keys(place)) for place in gold.places),
        topics={topic_code(topic): "" for topic in gold.topics},
        source=gold.source.name_ar if gold.source else None,
        claims=tuple(
            SaidClaim(
                actor=code(claim.actor) if claim.actor_type == "party" else claim.actor,
                person=name_keys(people[claim.actor]) if claim.actor_type == "person" else None,
                meeting=_meeting(claim),
                resolved=_meeting(claim) is not None,
                state=claim.state,
                role=claim.role,
                function=claim.function,
                segment=claim.segment,
            )
            for claim in gold.attendance
        ),
    )


def _meeting(claim: GoldClaim) -> MeetingKey:
    if claim.round is not None:
        return claim.round
    return OTHER if claim.meeting else None


def line(**fields: object) -> str:
    """One line of a gold file, with what must be there."""
    return json.dumps({"id": "a", "sha256": "0", **fields}, ensure_ascii=False)


def write(folder: Path, *lines: str) -> Path:
    """A gold file of these lines."""
    path = folder / "gold.jsonl"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path
