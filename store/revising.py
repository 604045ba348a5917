"""What an article says as the database holds it: to be read anew, and to be compared with a new reading."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from store.articles import load_claims, load_told
from store.draft import Unextracted
from store.record import Claim

READ = (
    "title", "heading", "heading_sort", "source_id", "source_ar", "source_en", "published", "published_from",
    "published_mentions", "day", "day_from", "main_round", "main_meeting",
)  # fmt: skip
"""Columns of `articles` that a new reading may change."""

Found = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """All that was found in an article."""

    about: Found
    """The columns of `READ`."""

    facts: tuple[Found, ...]
    """A row a mention: kind, value, labels, side, detail, place, rule, certainty; ordered."""

    claims: tuple[Claim, ...]

    @property
    def values(self) -> frozenset[tuple[str, str]]:
        """(kind, value) pairs."""
        return frozenset((str(kind), str(value)) for kind, value, *_ in self.facts)


@dataclass(frozen=True, slots=True)
class Revised:
    """What a new reading of an article changed."""

    key: str
    gained: tuple[tuple[str, str], ...]
    """(kind, value) pairs that it has now."""

    lost: tuple[tuple[str, str], ...]
    changed: bool
    """Whether anything changed: a value, a place, a claim, the headline, the day …"""


def revised(key: str, before: Reading, after: Reading) -> Revised:
    """The difference between two readings."""
    gained, lost = after.values - before.values, before.values - after.values
    return Revised(key, tuple(sorted(gained)), tuple(sorted(lost)), before != after)


def load_reading(connection: sqlite3.Connection, article_id: int) -> Reading:
    """All that was found in a stored article."""
    about = connection.execute(
        f"SELECT {', '.join(READ)} FROM articles WHERE id = ?", [article_id]
    ).fetchone()
    facts = connection.execute(
        "SELECT kind, value, label_ar, label_en, side, detail, span_start, span_end, rules.name, certainty "
        "FROM article_facts JOIN facet_values ON facet_values.id = value_id "
        "LEFT JOIN mentions ON fact_id = article_facts.id LEFT JOIN rules ON rules.id = rule_id "
        "WHERE article_id = ? ORDER BY 1, 2, 7, 8, 9, 6",
        [article_id],
    )
    return Reading(about, tuple(facts), load_claims(connection, article_id))


def load_unextracted(connection: sqlite3.Connection, ids: Sequence[int]) -> list[Unextracted]:
    """Stored articles as they were before extraction, in the order of their numbers."""
    rows = connection.execute(
        "SELECT id, key, (SELECT min(path) FROM article_paths WHERE article_id = id), sha256, text, format, "
        "encoding, encoding_certainty, notes FROM articles JOIN article_texts ON article_id = id "
        f"WHERE id IN ({','.join('?' * len(ids))}) ORDER BY id",
        list(ids),
    ).fetchall()
    return [
        Unextracted(
            key,
            path,
            sha256,
            text,
            form,
            encoding,
            certainty,
            notes=tuple(json.loads(notes)) if notes else (),
            told=load_told(connection, own_id),
        )
        for own_id, key, path, sha256, text, form, encoding, certainty, notes in rows
    ]
