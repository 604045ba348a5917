"""Claims and the meetings they are about: `cases/meetings.jsonl` holds made-up passages.

A claim is written `meeting actor state`, then whatever else must hold: a function, a role, a segment.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from importers.extract.document import Document, Metadata
from importers.extract.record import extract
from importers.profiles import load

CASES = [
    json.loads(line)
    for line in (Path(__file__).parent / "cases" / "meetings.jsonl").read_text(encoding="utf-8").splitlines()
]


@pytest.mark.parametrize("case", CASES, ids=[case["phenomenon"] for case in CASES])
def test_each_claim_is_about_the_meeting_that_the_passage_means(case: dict[str, str]) -> None:
    claims = extract(Document(case["text"], Metadata()), load()).attendance
    found = {(claim.meeting, claim.actor, claim.state): claim for claim in claims}
    expected = [line.split() for line in case["claims"]]
    assert set(found) == {(meeting, actor, state) for meeting, actor, state, *_ in expected}
    for meeting, actor, state, *more in expected:
        claim = found[meeting, actor, state]
        assert set(more) <= {claim.function, claim.role, claim.segment}
