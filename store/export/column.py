"""A column of an export: its name, its meaning for the codebook, and where its values come from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from store.coded import CELL_STATES, FUNCTIONS, ROLES, STATES

ColumnType = Literal["text", "code", "integer", "day", "time", "flag"]
"""code: a word of a list; day: ISO 8601, also reduced; time: ISO 8601 in UTC; flag: true or false."""

GUARDED = "guarded_cells"
"""Last column where a spreadsheet may open the file: names of the columns whose cell got an apostrophe."""


STATUS_SQL = """CASE corrections.action WHEN 'confirm' THEN 'confirmed' WHEN 'change' THEN 'corrected'
WHEN 'add' THEN 'added' ELSE 'machine' END"""
"""Of a row that joins the correction it rests on."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column. Its name suits every statistics program: small letters, digits, `_`, at most 32."""

    name: str
    meaning: str
    """For the codebook: what it says, and what an empty cell says."""

    sql: str = ""
    """Expression over the tables that `store.export.rows` joins; empty when it is worked out in Python."""

    type: ColumnType = "text"
    values: Mapping[str, str] | None = None
    """Of a code: every value with its meaning."""

    reference: str = ""
    """What of the profiles' knowledge it rests on; empty when it comes from the article alone."""


CERTAINTY: Mapping[str, str] = {
    "high": "the words say it outright",
    "medium": "the words say it in their context",
    "low": "a likely reading; check it",
}
STATE: Mapping[str, str] = {word: english for word, (_, english) in STATES.items()}
CELL_STATE: Mapping[str, str] = {word: english for word, (_, english) in CELL_STATES.items()}
ROLE: Mapping[str, str] = {word: english for word, (_, english) in ROLES.items()}
FUNCTION: Mapping[str, str] = {word: english for word, (_, english) in FUNCTIONS.items()}
STATUS: Mapping[str, str] = {
    "machine": "found by a rule, and nobody has looked at it",
    "confirmed": "a coder agrees with it",
    "corrected": "a coder has changed it",
    "added": "a coder has found it",
}
SEGMENT: Mapping[str, str] = {
    "technical": "technical talks",
    "bilateral": "bilateral talks",
    "plenary": "plenary session",
    "day-1": "first day",
    "day-2": "second day",
}
ACTOR_TYPE: Mapping[str, str] = {"party": "a state, delegation, organisation or group", "person": "a person"}
CLAIM_MODE: Mapping[str, str] = {
    "own-voice": "the article says so itself",
    "named-speaker": "somebody whom it names",
    "unnamed-sources": "sources that it does not name",
    "agency": "an agency that it quotes",
    "official-statement": "a statement or communiqué",
}
PRECISION: Mapping[str, str] = {
    "day": "first and last day are known",
    "month": "only the month is known",
    "year": "only the year is known",
    "within": "some days between the two",
}
DAY_FROM: Mapping[str, str] = {
    "text": "the article's own words",
    "metadata": "the file's metadata",
    "manual": "the reader's own table",
    "meeting": "first day of its main meeting; the article gives no day of its own",
}
