"""What counts of an article as a line of a gold file: the way back from `answer_of`.

The main round is left unscored: it is no value that a coder corrects, so that it is the machine's own word.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from typing import Any

from importers.evaluation.coding import Coding
from importers.evaluation.score import MAIN_ROUND
from store.attendance_facts import actor_value
from store.coding import FactValue
from store.effective import Effective, Item
from store.record import Claim

_DATE = re.compile(r"(\d{4}-\d\d-\d\d)(?:/(\d{4}-\d\d-\d\d))?")
Line = dict[str, Any]


def gold_line(
    id: str, sha256: str, text: str, said: Effective, coding: Coding, main_process: str | None
) -> Line:
    """The object of an article's line. `id` is the name of its file without suffix."""
    facts: dict[str, dict[str, list[Item]]] = {}
    for item in said.facts:
        assert isinstance(item.value, FactValue)
        facts.setdefault(item.value.kind, {}).setdefault(item.value.value, []).append(item)
    people = {value: _person(items, text) for value, items in facts.get("person", {}).items()}
    claims = []
    for item in said.claims:
        assert isinstance(item.value, Claim)
        line = _claim(item.value, _quotes([item], text), coding, main_process, people)
        claims += [line] if line else []
    return {
        "id": id,
        "sha256": sha256,
        "source": _source(facts.get("source", {}), text),
        "rounds": _rounds(facts.get("round", {}), text, main_process),
        "dates": [
            line for value, items in facts.get("date", {}).items() if (line := _date(value, items, text))
        ],
        "people": list(people.values()),
        "parties": _codes(coding.party(value) for value in facts.get("party", {})),
        "places": [_place(items, text) for items in facts.get("place", {}).values()],
        "topics": _codes(coding.topic(value) for value in facts.get("topic", {})),
        "attendance": claims,
        "unscored": [MAIN_ROUND.name],
    }


def _codes(codes: Any) -> list[str]:
    return sorted({code for code in codes if code is not None})


def _quotes(items: Sequence[Item], text: str) -> list[str]:
    return list(dict.fromkeys(m.quote(text) for item in items for m in item.mentions))


def _value(items: Sequence[Item]) -> FactValue:
    value = items[0].value
    assert isinstance(value, FactValue)
    return value


def _detail(items: Sequence[Item]) -> Mapping[str, Any]:
    found: Mapping[str, Any] = json.loads(items[0].detail) if items[0].detail else {}
    return found


def _source(values: Mapping[str, list[Item]], text: str) -> Line | None:
    for items in values.values():
        quotes = _quotes(items, text)
        if quotes:
            return {"name_ar": _value(items).label_ar, "evidence": quotes[0]}
    return None


def _rounds(values: Mapping[str, list[Item]], text: str, main_process: str | None) -> list[Line]:
    """Rounds of the main process that the text names by number; those that
    claims or days alone show are left out."""
    found = []
    for value, items in values.items():
        process, _, number = value.partition(":")
        detail, quotes = _detail(items), _quotes(items, text)
        if (
            process == main_process
            and number.isdecimal()
            and quotes
            and detail.get("resolved_by") != "context"
        ):
            said = detail.get("number_said") or int(number)
            line: Line = {"round": said, "evidence": quotes[0]}
            found.append(line | ({"official_round": int(number)} if said != int(number) else {}))
    return found


def _date(value: str, items: Sequence[Item], text: str) -> Line | None:
    quotes = _quotes([own for own in items if not _detail([own]).get("relative")], text)
    if not quotes:
        return None
    days = _DATE.fullmatch(value)
    start, end = (days[1], days[2] or days[1]) if days else (None, None)
    return {"evidence": quotes[0], "start": start, "end": end}


def _names(items: Sequence[Item]) -> Line:
    value = _value(items)
    return {"name_ar": value.label_ar, "name_en": value.label_en or value.label_ar}


def _person(items: Sequence[Item], text: str) -> Line:
    return _names(items) | {"mentions": _quotes(items, text)}


def _place(items: Sequence[Item], text: str) -> Line:
    return _names(items) | {"aliases": _quotes(items, text)}


def _claim(
    claim: Claim, quotes: Sequence[str], coding: Coding, main_process: str | None, people: dict[str, Line]
) -> Line | None:
    """The claim; None for a party that the annotations leave out."""
    if claim.actor_type == "person":
        value = actor_value(claim.actor, claim.name_ar)
        names = {"name_ar": claim.name_ar, "name_en": claim.name_en or claim.name_ar}
        actor = people.setdefault(value, names | {"mentions": [], "optional": True})["name_en"]
    else:
        actor = coding.party(claim.actor or claim.party or "")
    if actor is None:
        return None
    line: Line = {"actor_type": claim.actor_type, "actor": actor, "state": claim.state, "evidence": quotes[0]}
    process, _, number = (claim.meeting or "").partition(":")
    if claim.meeting is not None:
        ours = process == main_process and number.isdecimal()
        line |= {"round": int(number)} if ours else {"meeting": claim.meeting}
    elif claim.round_number is not None:
        ours = claim.round_process == main_process
        said = claim.round_number
        line |= {"round_said": said} if ours else {"meeting": f"{claim.round_process}:{said}"}
    words = {"role": claim.role, "function": claim.function, "segment": claim.segment}
    return line | {name: word for name, word in words.items() if word is not None}
