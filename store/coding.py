"""What coders decide: entries of a log that is only ever added to.

An entry is undone by saying when and by whom. Its id is made of what it says, so that the logs of two laptops
can be joined in any order and as often as one likes.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields, replace
from datetime import UTC, datetime
from typing import Any, Literal, TypeVar

from store.problem import Problem
from store.record import Claim

Action = Literal["reject", "change", "add", "confirm"]
Status = Literal["machine", "confirmed", "corrected", "added"]
STATUSES: Mapping[str | None, Status] = {
    None: "machine",
    "confirm": "confirmed",
    "change": "corrected",
    "add": "added",
}
"""What a row is called that an action has left."""


class CodingError(Problem):
    """Something cannot be corrected or coded."""


@dataclass(frozen=True, slots=True)
class FactValue:
    """A facet value as an article is said to have it."""

    kind: str
    value: str
    label_ar: str
    label_en: str
    group: str = ""


Value = FactValue | Claim
"""What a correction is about; a claim stands in it without its mentions."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """Something that a coder decided."""

    id: str = ""
    """Made of all the rest but the undoing."""

    coder: str
    made_at: str
    """UTC, ISO 8601 with microseconds: what was decided later goes before what was decided earlier."""

    undone_at: str | None = None
    undone_by: str | None = None

    @property
    def stands(self) -> bool:
        """Whether it was not undone."""
        return self.undone_at is None


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction(Entry):
    """A fact or claim of one article rejected, changed, added or confirmed."""

    text_sha256: str
    """Hash of the text as it was stored then; `span` counts its code points."""

    article_sha256: str
    article_key: str
    """By these the article is known when its text was stored anew and has another hash."""

    action: Action
    span: tuple[int, int] | None
    """The words; None for a value wherever it stands in the article."""

    quote: str
    text_before: str
    text_after: str
    """What stood around the words: it tells them from the same words elsewhere (W3C Web Annotation Data
    Model, 4.2.4 Text Quote Selector)."""

    target: Value | None
    """What is rejected, changed or confirmed; None for `add`."""

    replacement: Value | None
    """What is put there; None for `reject` and `confirm`."""

    why: str = ""

    @property
    def value(self) -> Value:
        """What it is about, to be named to somebody: the target, else what was added."""
        found = self.target if self.target is not None else self.replacement
        assert found is not None  # one of the two is always there
        return found


@dataclass(frozen=True, slots=True, kw_only=True)
class Tag(Entry):
    """A word of the coder's own on an article."""

    text_sha256: str
    tag: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Note(Entry):
    """A remark of the coder's own on an article; of each coder the last one counts."""

    text_sha256: str
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FullyCoded(Entry):
    """A coder has gone through the whole article."""

    text_sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CodedCell(Entry):
    """What a coder decides of an actor at a meeting; of each coder the last one counts."""

    meeting_id: str
    actor_type: Literal["party", "person"]
    actor_id: str
    """`?` and the name for a person that no profile knows."""

    state: str
    role: str | None
    reason: str


AnyEntry = TypeVar("AnyEntry", bound=Entry)

TABLES: Mapping[type[Entry], str] = {
    Correction: "corrections",
    Tag: "tags",
    Note: "notes",
    FullyCoded: "fully_coded",
    CodedCell: "coded_cells",
}
"""Where each sort of entry is kept."""

_UNDOING = ("undone_at", "undone_by")


def now() -> str:
    """The time as entries give it."""
    return datetime.now(UTC).isoformat(timespec="microseconds")


def identified(entry: AnyEntry) -> AnyEntry:
    """The entry with its id."""
    row = {name: value for name, value in as_row(entry).items() if name not in ("id", *_UNDOING)}
    said = json.dumps([TABLES[type(entry)], row], ensure_ascii=False, sort_keys=True)
    return replace(entry, id=hashlib.sha256(said.encode()).hexdigest()[:16])


def as_row(entry: Entry) -> dict[str, Any]:
    """Column → value, as the entry's table has it."""
    row = {field.name: getattr(entry, field.name) for field in fields(entry)}
    if isinstance(entry, Correction):
        del row["span"]
        row["span_start"], row["span_end"] = entry.span or (None, None)
        row["about"] = "claim" if isinstance(entry.value, Claim) else "fact"
        for name in ("target", "replacement"):
            if row[name] is not None:
                row[name] = json.dumps(_as_object(row[name]), ensure_ascii=False, sort_keys=True)
    return row


def from_row(sort: type[AnyEntry], row: Mapping[str, Any]) -> AnyEntry:
    """The entry of a row of its table. Raises KeyError, TypeError or ValueError for what is none."""
    values = dict(row)
    if sort is Correction:
        start, end = values.pop("span_start"), values.pop("span_end")
        values["span"] = None if start is None else (start, end)
        claim = values.pop("about") == "claim"
        for name in ("target", "replacement"):
            if values[name] is not None:
                given = json.loads(values[name])
                values[name] = Claim(**given, mentions=()) if claim else FactValue(**given)
    return sort(**values)


def _as_object(value: Value) -> dict[str, Any]:
    return {name: own for name, own in asdict(value).items() if name != "mentions"}
