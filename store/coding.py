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
from typing import Any, Literal, TypeVar, get_args

from store.coded import CELL_STATES, STATES
from store.model import FacetValue, Status
from store.problem import Problem
from store.record import Claim

Action = Literal["reject", "change", "add", "confirm"]
ActorType = Literal["party", "person"]
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

    @classmethod
    def of(cls, value: FacetValue) -> FactValue:
        """A value that other articles have too."""
        return cls(value.kind, value.value, value.label_ar, value.label_en, value.group)


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
    task: str | None = None
    """The coding task that a blind coder made it in: it counts in that coder's blind copy alone; None for one
    that counts wherever the log is."""

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
    task: str | None = None
    """As of a correction: the task in which the article was coded blind."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CodingTask(Entry):
    """Articles that were drawn to be coded, under a name."""

    name: str
    drawn: str
    """JSON object: how they were drawn (`n`, `seed`, `stratify`, `selection`), and of how many."""

    articles: str
    """JSON list of `[hash of the text, name, stratum]`, in the order in which they are to be coded."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Adjudication(Entry):
    """Which of two coders is right where they differ. The corrections or cells that follow are their own."""

    difference: str
    """Id of the difference (`store.differences`)."""

    about: str
    """What was decided, for people: article or cell, kind and value."""

    sided_with: str
    """Name of the coder who is right."""

    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CodedCell(Entry):
    """What a coder decides of an actor at a meeting; of each coder the last one counts."""

    meeting_id: str
    actor_type: ActorType
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
    CodingTask: "coding_tasks",
    Adjudication: "adjudications",
}
"""Where each sort of entry is kept."""

_UNDOING = ("undone_at", "undone_by")


NEW_CLAIM = Claim(
    meeting=None, round_process=None, round_number=None, segment=None, actor_type="party", actor=None,
    name_ar="", name_en=None, party=None, function=None, role=None, role_said=None, state="attended",
    claimant=None, claim_mode="own-voice", hedge=False, resolved_by=None, mentions=(),
)  # fmt: skip
"""What a coder begins with who adds a claim."""

DECIDED_BY_CODER = "coder"
"""Rule of words that a coder chose, and what a meeting was resolved by that a coder gave."""


def about_actor(claim: Claim, actor: FactValue, party: str | None) -> Claim:
    """The claim with another actor: a value of the kind `party`, or of `person` with the party he is of.

    Who sits there as a party has a role, as a person a function; the other of the two goes.
    """
    is_party = actor.kind == "party"
    return replace(
        claim,
        actor_type="party" if is_party else "person",
        actor=None if actor.value.startswith("?") else actor.value,
        name_ar=actor.label_ar,
        name_en=actor.label_en or None,
        party=actor.value if is_party else party,
        function=None if is_party else claim.function,
        role=claim.role if is_party else None,
        mentions=(),
    )


def at_meeting(claim: Claim, meeting: str | None) -> Claim:
    """The claim resolved to another meeting; what the text said of the round stays."""
    return replace(claim, meeting=meeting, resolved_by=DECIDED_BY_CODER if meeting else None, mentions=())


def now() -> str:
    """The time as entries give it."""
    return datetime.now(UTC).isoformat(timespec="microseconds")


def identified(entry: AnyEntry) -> AnyEntry:
    """The entry with its id."""
    row = {name: value for name, value in as_row(entry).items() if name not in ("id", *_UNDOING)}
    if row.get("task", "") is None:
        del row["task"]  # what belongs to no task has the id that it had before there were any
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


def to_object(entry: Entry) -> dict[str, Any]:
    """The entry as a JSON object, for another laptop."""
    row = as_row(entry)
    for name in ("target", "replacement"):
        if row.get(name) is not None:
            row[name] = json.loads(row[name])
    return {"sort": TABLES[type(entry)], **row}


def from_object(given: Mapping[str, Any]) -> Entry:
    """The entry of a JSON object that somebody else wrote. Raises ValueError, KeyError or TypeError."""
    sort = next(own for own, table in TABLES.items() if table == given["sort"])
    row = {name: value for name, value in given.items() if name != "sort"}
    for name in ("target", "replacement"):
        if row.get(name) is not None:
            row[name] = json.dumps(row[name])
    entry = from_row(sort, row)
    if identified(entry).id != entry.id or not _is_sound(entry):
        raise ValueError(given["id"])
    return entry


def _is_sound(entry: Entry) -> bool:
    """Whether everything in an entry is of the type that it should be, and every code a known one."""
    for field in fields(entry):
        value = getattr(entry, field.name)
        if field.name == "span":
            fits = value is None or all(type(end) is int and end >= 0 for end in value)
        elif isinstance(value, FactValue | Claim):
            fits = _is_sound_value(value)
        else:
            fits = isinstance(value, str) or (value is None and field.name in _OPEN)
        if not fits:
            return False
    if isinstance(entry, CodedCell):
        return (
            entry.actor_type in get_args(ActorType)
            and entry.state in CELL_STATES
            and bool(entry.reason.strip())
        )
    if isinstance(entry, CodingTask):
        return isinstance(json.loads(entry.drawn), dict) and all(
            len(row) == 3 and all(isinstance(own, str) for own in row) for row in json.loads(entry.articles)
        )
    if isinstance(entry, Correction):
        given = entry.target is not None, entry.replacement is not None
        return given == _NEEDED.get(entry.action) and type(entry.target) in (type(entry.value), type(None))
    return True


_OPEN = ("undone_at", "undone_by", "role", "target", "replacement", "task")
"""Fields that may be empty."""

_NEEDED: Mapping[str, tuple[bool, bool]] = {
    "reject": (True, False),
    "confirm": (True, False),
    "change": (True, True),
    "add": (False, True),
}
"""Action → whether it has a target, and a replacement."""


def _is_sound_value(value: Value) -> bool:
    if isinstance(value, FactValue):
        return all(isinstance(own, str) for own in asdict(value).values())
    always = (value.name_ar, value.state, value.claim_mode, value.actor_type)
    may_be = (
        value.meeting, value.round_process, value.segment, value.actor, value.name_en, value.party,
        value.function, value.role, value.role_said, value.claimant, value.resolved_by,
    )  # fmt: skip
    return (
        all(isinstance(own, str) for own in always)
        and all(own is None or isinstance(own, str) for own in may_be)
        and value.actor_type in get_args(ActorType)
        and value.state in STATES
        and (value.round_number is None or type(value.round_number) is int)
        and type(value.hedge) is bool
    )


def _as_object(value: Value) -> dict[str, Any]:
    return {name: own for name, own in asdict(value).items() if name != "mentions"}
