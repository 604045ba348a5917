"""A draft as rows: everything about it that can be worked out before the database is locked."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from store.draft import Draft, Fact, KindSpec, MeetingDraft
from store.problem import StoreError
from store.record import Claim, Mention
from store.sketch import Imprint, imprint_of
from store.words import index_text, words_of

_HEADING_WORDS = 12

# fmt: off
COLUMNS: Mapping[str, tuple[str, ...]] = {
    "articles": (
        "id", "key", "sha256", "text_sha256", "title", "heading", "heading_sort", "source_id", "source_ar",
        "source_en", "published", "published_from", "published_mentions", "day", "day_from", "main_round",
        "main_meeting", "characters", "format", "encoding", "encoding_certainty", "notes", "program_version",
        "profile_version", "imported_at",
    ),
    "article_texts": ("article_id", "text"),
    "article_paths": ("article_id", "path", "seen_at"),
    "article_told": ("article_id", "field", "value", "origin"),
    "article_facts": ("id", "article_id", "value_id", "detail"),
    "mentions": ("fact_id", "span_start", "span_end", "rule_id", "certainty"),
    "article_claims": (
        "id", "article_id", "meeting_id", "round_process", "round_number", "segment", "actor_type",
        "actor_id", "name_ar", "name_en", "party_id", "function", "role", "role_said", "state", "claimant",
        "claim_mode", "hedge", "resolved_by",
    ),
    "claim_mentions": ("claim_id", "span_start", "span_end", "rule_id", "certainty"),
    "article_copies": ("article_id", "words_hash", "sketch"),
    "article_search": ("rowid", "words"),
}
"""Tables that an article fills, in an order that foreign keys allow, and the columns given."""
# fmt: on


@dataclass(frozen=True, slots=True)
class PreparedFact:
    """A fact without the ids that only the writer can give."""

    fact: Fact
    detail: str | None
    """JSON object, None when there is nothing in it."""

    mentions: tuple[Mention, ...]


@dataclass(frozen=True, slots=True)
class PreparedClaim:
    """A claim without its ids."""

    columns: tuple[object, ...]
    mentions: tuple[Mention, ...]


@dataclass(frozen=True, slots=True)
class PreparedArticle:
    """An article ready to be written."""

    key: str
    sha256: str
    paths: tuple[tuple[str, str], ...]
    """Where it was found, and when."""

    columns: tuple[object, ...]
    """Columns of `articles` behind `key`."""

    text: str
    told: tuple[tuple[str, str, str], ...]
    """(field, value, origin) triples."""

    imprint: Imprint
    lasting: int | None
    """A hash of `Draft.lasting`."""

    words: str
    """What the full-text index is given."""

    facts: tuple[PreparedFact, ...]
    claims: tuple[PreparedClaim, ...]
    meetings: frozenset[str]
    """Every meeting that the article's rows refer to."""


def prepare(
    draft: Draft, *, meeting_days: Mapping[str, str | None], versions: Mapping[str, str], now: str
) -> PreparedArticle:
    """Work out all rows of a draft. `meeting_days`: first day of each known meeting.

    Raises StoreError `draft-unstorable` for a text with lone surrogates, which SQLite cannot hold.
    """
    try:
        encoded = draft.text.encode()
    except UnicodeEncodeError as error:
        raise StoreError("draft-unstorable", article=draft.key, position=error.start) from error
    record = draft.record
    heading = record.title or _first_words(draft.text) or draft.key
    day, day_from = record.published, record.published_from
    if day is None and record.main_meeting is not None:
        day = meeting_days.get(record.main_meeting)
    source = record.source
    columns = (
        draft.sha256,
        hashlib.sha256(encoded).hexdigest(),
        record.title,
        heading,
        " ".join(words_of(heading)),
        source and source.id,
        source and source.name_ar,
        source and source.name_en,
        record.published,
        record.published_from,
        _json([[m.start, m.end, m.rule, m.certainty] for m in record.published_mentions]),
        day,
        (day_from if record.published else "meeting") if day else None,
        record.main_round,
        record.main_meeting,
        len(draft.text),
        draft.format,
        draft.encoding,
        draft.encoding_certainty,
        _json(list(draft.notes)),
        versions.get("program", ""),
        versions.get("profile", ""),
        now,
    )
    meetings = {claim.meeting for claim in record.attendance} | {record.main_meeting}
    return PreparedArticle(
        key=storable(draft.key),
        sha256=draft.sha256,
        paths=((storable(draft.path), now),),
        columns=columns,
        text=draft.text,
        told=tuple(
            (field, value, origin)
            for (field, origin), value in {
                (storable(told.field), told.origin): storable(told.value) for told in draft.told
            }.items()
        ),
        imprint=draft.imprint or imprint_of(draft.text),
        lasting=place_number(draft.lasting),
        words=index_text(draft.text),
        facts=tuple(
            PreparedFact(fact, _json(dict(fact.detail)), _once(fact.mentions)) for fact in draft.facts
        ),
        claims=tuple(
            PreparedClaim(claim_columns(claim), _once(claim.mentions)) for claim in record.attendance
        ),
        meetings=frozenset(meeting for meeting in meetings if meeting is not None),
    )


def claim_columns(claim: Claim) -> tuple[object, ...]:
    """What `article_claims` has of a claim, behind its ids."""
    return (
        claim.meeting, claim.round_process, claim.round_number, claim.segment, claim.actor_type, claim.actor,
        claim.name_ar, claim.name_en, claim.party, claim.function, claim.role, claim.role_said, claim.state,
        claim.claimant, claim.claim_mode, int(claim.hedge), claim.resolved_by,
    )  # fmt: skip


def _once(mentions: Iterable[Mention]) -> tuple[Mention, ...]:
    """Mentions in reading order, each place and rule once."""
    return tuple({(m.start, m.end, m.rule): m for m in sorted(mentions)}.values())


def _first_words(text: str) -> str:
    for line in text.splitlines():
        words = line.split()
        if words:
            return " ".join(words[:_HEADING_WORDS]) + ("…" if len(words) > _HEADING_WORDS else "")
    return ""


def _json(value: list[object] | dict[str, object]) -> str | None:
    return json.dumps(value, ensure_ascii=False, sort_keys=True) if value else None


def place_number(lasting: str | None) -> int | None:
    """A lasting place as the table of versions has it: 64 bits of its hash, so that no folder is told."""
    if lasting is None:
        return None
    digest = hashlib.blake2b(storable(lasting).encode(), digest_size=8).digest()
    return int.from_bytes(digest, "little", signed=True)


def storable(name: str) -> str:
    """A name from outside as text: bytes of it that are no UTF-8 become escapes such as `\\udc80`."""
    return name.encode("utf-8", "backslashreplace").decode()


def kind_row(kind: KindSpec) -> dict[str, object]:
    """A row of `facet_kinds`."""
    return {
        "name": kind.name,
        "label_en": kind.label_en,
        "label_ar": kind.label_ar,
        "position": kind.order,
        "facet": int(kind.facet),
        "multi": int(kind.multi),
    }


def meeting_row(meeting: MeetingDraft) -> dict[str, object]:
    """A row of `meetings`."""
    return {
        "id": meeting.id,
        "process": meeting.process,
        "kind": meeting.kind,
        "number": meeting.number,
        "start_day": meeting.start,
        "end_day": meeting.end,
        "place_id": meeting.place_id,
        "place_ar": meeting.place_ar,
        "place_en": meeting.place_en,
        "title_ar": meeting.title_ar,
        "title_en": meeting.title_en,
        "in_profile": 1,
        "date_precision": meeting.date_precision,
    }


def stub_meeting(meeting: str) -> dict[str, object]:
    """A meeting that an article refers to and no profile describes."""
    process = meeting.partition(":")[0]
    texts = dict.fromkeys(("place_ar", "place_en", "title_ar", "title_en"), "")
    return {"id": meeting, "process": process, "kind": "unknown", **texts, "in_profile": 0}
