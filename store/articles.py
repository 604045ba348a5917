"""Articles as values: rows of the list, and one article with everything that was found in it."""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Iterable, Mapping, Sequence

from pyroaring import BitMap

from store.coding import STATUSES
from store.draft import Told
from store.model import Article, ArticleMention, ArticleRow, Status
from store.problem import StoreError
from store.record import Claim, Mention
from store.versions import versions_of

_HASH = re.compile(r"[0-9a-f]{6,64}")
_SHOWN_KEYS = 5

_ROW = "id, key, heading, source_ar, source_en, day, day_from, main_round, main_meeting"


def load_rows(
    connection: sqlite3.Connection, ids: Sequence[int], starred: BitMap, read: BitMap
) -> tuple[ArticleRow, ...]:
    """Rows of the list in the order of the ids; articles that are gone are left out."""
    found: dict[int, ArticleRow] = {}
    for first in range(0, len(ids), 500):
        some = ids[first : first + 500]
        query = f"SELECT {_ROW} FROM articles WHERE id IN ({','.join('?' * len(some))})"
        for row in connection.execute(query, some):
            found[row[0]] = ArticleRow(*(*row, row[0] in starred, row[0] in read))
    return tuple(found[own_id] for own_id in ids if own_id in found)


def load_article(connection: sqlite3.Connection, article_id: int, starred: BitMap, read: BitMap) -> Article:
    """One article. Raises StoreError `article-unknown`."""
    rows = load_rows(connection, [article_id], starred, read)
    found = connection.execute(
        "SELECT text, sha256, format, encoding, encoding_certainty, imported_at, published, published_from, "
        "notes FROM articles JOIN article_texts ON article_id = articles.id WHERE articles.id = ?",
        [article_id],
    ).fetchone()
    if found is None or not rows:
        raise StoreError("article-unknown", article=str(article_id))
    *columns, published, published_from, notes = found
    text, sha256, form, encoding, certainty, imported_at = columns
    query = "SELECT path FROM article_paths WHERE article_id = ? ORDER BY seen_at, path"
    paths = tuple(path for (path,) in connection.execute(query, [article_id]))
    return Article(
        row=rows[0],
        text=text,
        path=paths[0] if paths else "",
        paths=paths,
        sha256=sha256,
        format=form,
        encoding=encoding,
        encoding_certainty=certainty,
        imported_at=imported_at,
        published=published,
        published_from=published_from,
        mentions=_mentions(connection, article_id),
        claims=load_claims(connection, article_id),
        claim_statuses=_claim_statuses(connection, article_id),
        notes=tuple(json.loads(notes)) if notes else (),
        told=load_told(connection, article_id),
        copies=connection.execute(_COPIES, [article_id]).fetchone()[0],
        versions=versions_of(connection, article_id),
    )


_COPIES = (
    "SELECT count(*) FROM article_copies AS own JOIN article_copies AS other USING (copy_group) "
    "WHERE own.article_id = ? AND other.article_id <> own.article_id"
)


def load_told(connection: sqlite3.Connection, article_id: int) -> tuple[Told, ...]:
    """What is known of an article from outside its text, by field; the reader's own word after the file's."""
    query = "SELECT field, value, origin FROM article_told WHERE article_id = ? ORDER BY field, origin DESC"
    return tuple(Told(*row) for row in connection.execute(query, [article_id]))


def _mentions(connection: sqlite3.Connection, article_id: int) -> tuple[ArticleMention, ...]:
    rows = connection.execute(
        "SELECT kind, value, facet_values.label_ar, facet_values.label_en, mentions.span_start, "
        "mentions.span_end, rules.name, certainty, action FROM article_facts "
        "JOIN facet_values ON facet_values.id = value_id JOIN facet_kinds ON facet_kinds.name = kind "
        "JOIN mentions ON fact_id = article_facts.id JOIN rules ON rules.id = rule_id "
        "LEFT JOIN corrections ON corrections.id = correction "
        "WHERE article_id = ? ORDER BY 5, 6, position, value, rules.name",
        [article_id],
    )
    return tuple(ArticleMention(*(*row, STATUSES[action])) for *row, action in rows)


def load_claims(connection: sqlite3.Connection, article_id: int) -> tuple[Claim, ...]:
    """The claims of an article, in reading order."""
    mentions: dict[int, list[Mention]] = {}
    for claim, *place in connection.execute(
        "SELECT claim_id, span_start, span_end, rules.name, certainty FROM article_claims "
        "JOIN claim_mentions ON claim_id = article_claims.id JOIN rules ON rules.id = rule_id "
        "WHERE article_id = ? ORDER BY claim_id, span_start, span_end, rules.name",
        [article_id],
    ):
        mentions.setdefault(claim, []).append(Mention(*place))
    rows = connection.execute(
        "SELECT id, meeting_id, round_process, round_number, segment, actor_type, actor_id, name_ar, "
        "name_en, party_id, function, role, role_said, state, claimant, claim_mode, hedge, resolved_by "
        "FROM article_claims WHERE article_id = ? ORDER BY id",
        [article_id],
    )
    return tuple(
        Claim(*(*columns, bool(hedge), resolved_by, tuple(mentions.get(claim, ()))))
        for claim, *columns, hedge, resolved_by in rows
    )


def _claim_statuses(connection: sqlite3.Connection, article_id: int) -> tuple[Status, ...]:
    """What coders have made of the claims of an article, in the order of `load_claims`."""
    query = (
        "SELECT action FROM article_claims LEFT JOIN corrections ON corrections.id = correction "
        "WHERE article_id = ? ORDER BY article_claims.id"
    )
    return tuple(STATUSES[action] for (action,) in connection.execute(query, [article_id]))


def places_of(
    connection: sqlite3.Connection, article_id: int, choices: Iterable[tuple[str, str]]
) -> list[tuple[int, int]]:
    """Stored spans of the mentions of facet values in an article."""
    wanted = set(choices)
    rows = connection.execute(
        "SELECT kind, value, span_start, span_end FROM article_facts "
        "JOIN facet_values ON facet_values.id = value_id JOIN mentions ON fact_id = article_facts.id "
        "WHERE article_id = ?",
        [article_id],
    )
    return [(start, end) for kind, value, start, end in rows if (kind, value) in wanted]


_BY_NAME: Mapping[str, str] = {
    "key": "SELECT id FROM articles WHERE key = :name",
    "path": "SELECT DISTINCT article_id FROM article_paths WHERE path = :name",
    "file": "SELECT DISTINCT article_id FROM article_paths WHERE substr(path, -length(:tail)) = :tail",
}


def find_id(connection: sqlite3.Connection, name: str) -> int:
    """The article that a name means: its key, its path, its file's name, its number or the start of its hash.

    Raises StoreError `article-unknown` or `article-ambiguous`.
    """
    for query in _BY_NAME.values():
        ids = [own_id for (own_id,) in connection.execute(query, {"name": name, "tail": f"/{name}"})]
        if ids:
            return _only(connection, name, ids)
    if name.isascii() and name.isdigit() and len(name) < 16:
        number = int(name)
        if connection.execute("SELECT 1 FROM articles WHERE id = ?", [number]).fetchone():
            return number
    start = name.lower()
    if _HASH.fullmatch(start):
        query = "SELECT id FROM articles WHERE sha256 >= ? AND sha256 < ?"
        ids = [own_id for (own_id,) in connection.execute(query, [start, start + "g"])]
        if ids:
            return _only(connection, name, ids)
    raise StoreError("article-unknown", article=name)


def _only(connection: sqlite3.Connection, name: str, ids: Sequence[int]) -> int:
    if len(ids) > 1:
        query = f"SELECT key FROM articles WHERE id IN ({','.join('?' * _SHOWN_KEYS)}) ORDER BY key"
        some = [*ids[:_SHOWN_KEYS], *[0] * (_SHOWN_KEYS - len(ids))]
        keys = [key for (key,) in connection.execute(query, some)]
        raise StoreError("article-ambiguous", article=name, count=len(ids), keys=", ".join(keys))
    return ids[0]
