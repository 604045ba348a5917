"""The rows of an export, read from the database a few hundred articles at a time."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pyroaring import BitMap

from store.claim_id import ClaimIds
from store.export.claim_columns import CLAIM_COLUMNS
from store.export.column import STATUS_SQL, Column
from store.export.plain_columns import ARTICLE_COLUMNS
from store.record import Claim

Row = Sequence[object]
"""Cells of a row without `guarded_cells`: str, int, bool, or None for an empty cell."""

_ARTICLES = [column.sql for column in ARTICLE_COLUMNS if column.sql]
_CLAIMS = [column.sql for column in CLAIM_COLUMNS if column.sql]
_CLAIM_TABLES = """article_claims AS claim
JOIN articles AS article ON article.id = claim.article_id
LEFT JOIN meetings AS meeting ON meeting.id = claim.meeting_id
LEFT JOIN outlets AS outlet ON outlet.id = article.source_id
LEFT JOIN parties AS party ON party.id = claim.party_id
LEFT JOIN article_copies AS copies ON copies.article_id = article.id
LEFT JOIN corrections ON corrections.id = claim.correction"""
"""What the expressions of `CLAIM_COLUMNS` may name."""

_CLAIM = (
    "meeting_id", "round_process", "round_number", "segment", "actor_type", "actor_id", "name_ar", "name_en",
    "party_id", "function", "role", "role_said", "state", "claimant", "claim_mode", "hedge", "resolved_by",
)  # fmt: skip
"""Columns of a claim in the order of its fields (`store.record.Claim`)."""

_BY_MACHINE = ("machine", None, None)
"""Status, coder and time of what nobody has looked at."""

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
        query = f"SELECT id, {STATUS_SQL}, coder, made_at FROM corrections WHERE about = 'fact'"
        self._coded = {own_id: tuple(coded) for own_id, *coded in connection.execute(query)}
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
        query = f"SELECT id, {', '.join(_ARTICLES)} FROM articles WHERE id IN"
        rows = {own_id: cells for own_id, *cells in self._of(articles, query)}
        for own_id, (key, _) in articles.items():
            found: dict[str, object] = {
                "article_id": key,
                "starred": own_id in self._starred,
                "paths": " | ".join(sorted(paths.get(own_id, ()))),
            }
            found |= {field: told.get((own_id, field)) for field in _TOLD}
            yield _row(ARTICLE_COLUMNS, rows[own_id], found)

    def fact_rows(self, articles: Mapping[int, tuple[str, str]]) -> Iterator[Row]:
        """One row a mention, in reading order. A fact without words in the text has none."""
        found: dict[int, list[tuple[Any, ...]]] = {own_id: [] for own_id in articles}
        query = (
            "SELECT article_id, span_start, span_end, value_id, rule_id, certainty, coalesce(detail, ''), "
            "coalesce(correction, '') FROM article_facts JOIN mentions ON fact_id = id WHERE article_id IN"
        )
        for own_id, start, end, value_id, rule, certainty, detail, correction in self._of(articles, query):
            order = (start, end, self._values[value_id].position, self._values[value_id].value)
            found[own_id].append((*order, self._rules[rule], certainty, detail, correction, value_id))
        for own_id, (key, text) in articles.items():
            for start, end, _, _, rule, certainty, detail, correction, value_id in sorted(found[own_id]):
                value = self._values[value_id]
                named = (value.kind, value.value, value.label_ar, value.label_en)
                coded = self._coded.get(correction, _BY_MACHINE)
                yield (key, *named, text[start:end], start, end, rule, certainty, detail, *coded)

    def claim_rows(self, articles: Mapping[int, tuple[str, str]]) -> Iterator[Row]:
        """One row a claim, with its first mention and the places of all."""
        mentions: dict[int, list[tuple[int, int, int, str]]] = {}
        query = (
            "SELECT claim_id, span_start, span_end, rule_id, certainty FROM article_claims "
            "JOIN claim_mentions ON claim_id = id WHERE article_id IN"
        )
        for claim, *mention in self._of(articles, query):
            mentions.setdefault(claim, []).append(tuple(mention))
        claims: dict[int, list[Sequence[Any]]] = {own_id: [] for own_id in articles}
        wanted = (
            "claim.article_id",
            "claim.id",
            "article.text_sha256",
            *(f"claim.{name}" for name in _CLAIM),
            *_CLAIMS,
        )
        query = f"SELECT {', '.join(wanted)} FROM {_CLAIM_TABLES} WHERE claim.article_id IN"
        for own_id, *row in self._of(articles, query, "ORDER BY claim.id"):  # in reading order
            claims[own_id].append(row)
        said = len(_CLAIM)
        for own_id, (_, text) in articles.items():
            ids = ClaimIds()
            for claim, sha256, *row in claims[own_id]:
                places = sorted(mentions.get(claim, ()))
                start, end, rule, certainty = places[0] if places else (None, None, None, None)
                found = {
                    "claim_id": ids.of(sha256, _claim(row[:said]), places[0][:2] if places else None),
                    "quote": text[start:end] if places else None,
                    "start": start,
                    "end": end,
                    "rule": self._rules.get(rule) if rule is not None else None,
                    "certainty": certainty,
                    "all_spans": " ".join(f"{first}-{last}" for first, last, _, _ in places),
                }
                yield _row(CLAIM_COLUMNS, row[said:], found)

    def text_rows(self, articles: Mapping[int, tuple[str, str]]) -> Iterator[Row]:
        """One row an article, with its whole text."""
        query = "SELECT id, sha256, text_sha256 FROM articles WHERE id IN"
        hashes = {own_id: tuple(own) for own_id, *own in self._of(articles, query)}
        for own_id, (key, text) in articles.items():
            yield (key, *hashes[own_id], text)

    def _of(self, ids: Iterable[int], query: str, order: str = "") -> sqlite3.Cursor:
        """Rows of a query that ends in `IN`, for these articles."""
        wanted = list(ids)
        return self._connection.execute(f"{query} ({','.join('?' * len(wanted))}) {order}", wanted)


def _claim(fields: Sequence[Any]) -> Claim:
    """A claim without its words, of the columns of `_CLAIM`."""
    *plain, hedge, resolved_by = fields
    return Claim(*(*plain, bool(hedge), resolved_by, ()))


def _row(columns: Sequence[Column], cells: Iterable[object], found: Mapping[str, object]) -> Row:
    """The cells of the columns with an expression, in their order, and what was found of the others."""
    given = iter(cells)
    row = [next(given) if column.sql else found[column.name] for column in columns]
    return [bool(cell) if column.type == "flag" else cell for column, cell in zip(columns, row, strict=True)]
