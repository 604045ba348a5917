"""The rows of an export, read from the database a few hundred articles at a time."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pyroaring import BitMap

Row = tuple[object, ...]
"""Cells of a row without `guarded_cells`: str, int, or None for an empty cell."""


_TOLD = ("url", "archived_url", "accessed")
"""Fields from outside the text that have a column of their own."""


@dataclass(frozen=True, slots=True)
class _Value:
    kind: str
    position: int
    value: str
    label_ar: str
    label_en: str


class ExportReader:
    """Rows of articles, facts and claims. Articles are named by their key, which other tables join on."""

    def __init__(self, connection: sqlite3.Connection, starred: BitMap) -> None:
        self._connection = connection
        self._starred = starred
        self._rules: Mapping[int, str] = dict(connection.execute("SELECT id, name FROM rules"))
        self._values = {
            own_id: _Value(*row)
            for own_id, *row in connection.execute(
                "SELECT id, kind, position, value, facet_values.label_ar, facet_values.label_en "
                "FROM facet_values JOIN facet_kinds ON facet_kinds.name = kind"
            )
        }

    def texts(self, ids: Sequence[int]) -> dict[int, tuple[str, str]]:
        """id → (key, stored text), in the order of the ids."""
        found = {
            own_id: (key, text)
            for own_id, key, text in self._of(
                ids, "SELECT id, key, text FROM articles JOIN article_texts ON article_id = id WHERE id IN"
            )
        }
        return {own_id: found[own_id] for own_id in ids if own_id in found}

    def article_rows(self, articles: Mapping[int, tuple[str, str]]) -> Iterator[Row]:
        """One row an article."""
        paths: dict[int, list[str]] = {}
        query = "SELECT article_id, path FROM article_paths WHERE article_id IN"
        for own_id, path in self._of(articles, query):
            paths.setdefault(own_id, []).append(path)
        # The reader's own word, which goes before the file's, comes last.
        query = "SELECT article_id, field, value FROM article_told WHERE article_id IN"
        told = {
            (own_id, field): value
            for own_id, field, value in self._of(articles, query, "ORDER BY origin DESC")
        }
        rows = {
            own_id: columns
            for own_id, *columns in self._of(
                articles,
                "SELECT id, title, source_id, source_ar, source_en, published, published_from, day, "
                "day_from, main_round, main_meeting, characters, format, encoding, encoding_certainty, "
                "sha256, notes, program_version, profile_version, imported_at FROM articles WHERE id IN",
            )
        }
        for own_id, (key, _) in articles.items():
            *about, characters, form, encoding, certainty, sha256, notes, program, profile, when = rows[
                own_id
            ]
            yield (
                key, *about, _yes(own_id in self._starred), characters, form, encoding, certainty,
                " | ".join(sorted(paths.get(own_id, ()))), *(told.get((own_id, field)) for field in _TOLD),
                sha256, notes, program, profile, when,
            )  # fmt: skip

    def fact_rows(self, articles: Mapping[int, tuple[str, str]]) -> Iterator[Row]:
        """One row a mention, in reading order. A fact without words in the text has none."""
        found: dict[int, list[tuple[Any, ...]]] = {own_id: [] for own_id in articles}
        query = (
            "SELECT article_id, span_start, span_end, value_id, rule_id, certainty, "
            "coalesce(detail, '') FROM article_facts JOIN mentions ON fact_id = id WHERE article_id IN"
        )
        for own_id, start, end, value_id, rule, certainty, detail in self._of(articles, query):
            order = (start, end, self._values[value_id].position, self._values[value_id].value)
            found[own_id].append((*order, self._rules[rule], certainty, detail, value_id))
        for own_id, (key, text) in articles.items():
            for start, end, _, _, rule, certainty, detail, value_id in sorted(found[own_id]):
                value = self._values[value_id]
                named = (value.kind, value.value, value.label_ar, value.label_en)
                yield (key, *named, text[start:end], start, end, rule, certainty, detail)

    def claim_rows(self, articles: Mapping[int, tuple[str, str]]) -> Iterator[Row]:
        """One row a claim, with its first mention and the places of all."""
        mentions: dict[int, list[tuple[int, int, int, str]]] = {}
        query = (
            "SELECT claim_id, span_start, span_end, rule_id, certainty FROM article_claims "
            "JOIN claim_mentions ON claim_id = id WHERE article_id IN"
        )
        for claim, *mention in self._of(articles, query):
            mentions.setdefault(claim, []).append(tuple(mention))
        claims: dict[int, list[tuple[Any, ...]]] = {own_id: [] for own_id in articles}
        query = (
            "SELECT article_id, id, meeting_id, round_process, round_number, segment, actor_type, actor_id, "
            "name_ar, name_en, party_id, function, role, role_said, state, claimant, claim_mode, hedge, "
            "resolved_by FROM article_claims WHERE article_id IN"
        )
        for own_id, *claim in self._of(articles, query):
            claims[own_id].append(tuple(claim))  # by id: in reading order
        for own_id, (key, text) in articles.items():
            for number, (claim, *columns, hedge, resolved_by) in enumerate(claims[own_id], start=1):
                places = sorted(mentions.get(claim, ()))
                evidence: Row = (None,) * 6
                if places:
                    start, end, rule, certainty = places[0]
                    spans = " ".join(f"{first}-{last}" for first, last, _, _ in places)
                    evidence = (text[start:end], start, end, self._rules[rule], certainty, spans)
                yield (f"{key}:{number}", key, *columns, _yes(hedge), resolved_by, *evidence)

    def _of(self, ids: Iterable[int], query: str, order: str = "") -> sqlite3.Cursor:
        """Rows of a query that ends in `IN`, for these articles."""
        wanted = list(ids)
        return self._connection.execute(f"{query} ({','.join('?' * len(wanted))}) {order}", wanted)


def _yes(fact: object) -> str:
    return "true" if fact else "false"
