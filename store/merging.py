"""Another database taken over into this one: its articles as they were read there, and what people decided.

What both have stays as it is here: the same bytes are one article with all its places, and where the two
differ, what stands here is kept and the difference is told. Everything is done in batches, each a
transaction; whoever is interrupted begins again, and what came over already is not taken twice.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, closing
from dataclasses import dataclass, field, replace
from itertools import groupby, islice
from operator import itemgetter
from pathlib import Path

from store.articles import load_claims, load_told
from store.connection import Readers, reported
from store.correcting import kept_reading
from store.curating import load_log, take_over
from store.draft import Fact, Told
from store.record import Mention
from store.revising import READ
from store.rows import COLUMNS, PreparedArticle, PreparedClaim, PreparedFact, claim_columns
from store.sketch import Imprint, imprint_of
from store.versions import note_places
from store.words import index_text

_AT_ONCE = 200
"""Articles that are in memory at the same time, and lasting places of a transaction."""

_KNOWLEDGE = ("facet_kinds", "meetings", "outlets", "parties")
"""Tables that profiles fill: what this database does not know comes over."""

_FACTS = (
    "SELECT kind, value, label_ar, label_en, side, detail, span_start, span_end, rules.name, certainty "
    "FROM article_facts JOIN facet_values ON facet_values.id = value_id "
    "LEFT JOIN mentions ON fact_id = article_facts.id LEFT JOIN rules ON rules.id = rule_id "
    "WHERE article_id = ? ORDER BY article_facts.id, span_start, span_end, rules.name"
)


@dataclass(slots=True)
class Merged:
    """What came over from the other database."""

    loaded: int = 0
    already: int = 0
    """Articles that were here; they have the places of both now."""

    decisions: int = 0
    """Corrections, tags, notes, codes and marks of whole articles that are new here."""

    undone: int = 0
    """Decisions that stood here and were taken back there."""

    marks: int = 0
    saved: int = 0
    told: dict[str, tuple[Told, ...]] = field(default_factory=dict)
    """Hash → what is told there of an article that was here, and is not told here."""

    differing: list[tuple[str, Mapping[str, str]]] = field(default_factory=list)
    """Code and values of everything in which the two differ; what was here is kept."""


class Merging:
    """Takes over one database after the other. `add` is the writer's way to store articles."""

    def __init__(
        self,
        connection: sqlite3.Connection,
        transaction: Callable[[], AbstractContextManager[None]],
        add: Callable[[Sequence[PreparedArticle]], object],
    ) -> None:
        self._connection = connection
        self._transaction = transaction
        self._add = add
        self._labels: dict[tuple[str, str], tuple[str, str, str]] = {}
        """Names and side of each value that was known here before: they stay."""

    def merge(self, path: Path, progress: Callable[[int], None]) -> Merged:
        """Take over the database at `path`; `progress` is told how many more articles were done."""
        merged = Merged()
        query = "SELECT kind, value, label_ar, label_en, side FROM facet_values"
        self._labels = {(kind, value): (*rest,) for kind, value, *rest in self._connection.execute(query)}
        readers = Readers(path)
        with closing(readers):
            other = readers.get()
            other.execute("BEGIN")  # one state of it, whoever writes there meanwhile
            with reported(path):
                log = load_log(other)
                knowledge = [(name, *_table(other, name)) for name in _KNOWLEDGE]
                marks, (_, saved) = _table(other, "marks"), _table(other, "saved_selections")
                as_folded_here = _fold(other) == _fold(self._connection)
            with self._transaction():
                for name, columns, rows in knowledge:
                    self._insert(name, columns, rows)
                merged.decisions, merged.undone = take_over(self._connection, log)
                merged.marks = self._insert("marks", *marks)
                for own in saved:
                    self._save(*map(str, own), merged=merged)
            for ids in _parts(other, path):
                self._articles(other, path, ids, merged, as_folded_here=as_folded_here)
                progress(len(ids))
            self._versions(other, path)
        return merged

    def _insert(self, table: str, columns: Sequence[str], rows: Iterable[Sequence[object]]) -> int:
        before = self._connection.total_changes
        self._connection.executemany(
            f"INSERT OR IGNORE INTO {table} ({', '.join(columns)}) VALUES ({', '.join('?' * len(columns))})",
            rows,
        )
        return self._connection.total_changes - before

    def _save(self, name: str, selection: str, saved_at: str, *, merged: Merged) -> None:
        """A saved selection whose name means another one here comes over under a name of its own."""
        query = "SELECT selection FROM saved_selections WHERE name = ?"
        free, number = name, 1
        while (row := self._connection.execute(query, [free]).fetchone()) is not None:
            if row[0] == selection:
                return
            number += 1
            free = f"{name} ({number})"
        merged.saved += self._insert(
            "saved_selections", ("name", "selection", "saved_at"), [(free, selection, saved_at)]
        )
        if free != name:
            merged.differing.append(("merge-saved-renamed", {"name": name, "new": free}))

    def _articles(
        self,
        other: sqlite3.Connection,
        path: Path,
        ids: Sequence[int],
        merged: Merged,
        *,
        as_folded_here: bool,
    ) -> None:
        with reported(path):
            hashes = {own_id: (sha256, text_sha256) for own_id, sha256, text_sha256 in _hashes(other, ids)}
        here = self._stored(sha256 for sha256, _ in hashes.values())
        with reported(path):
            new = [
                _article(other, own_id, with_imprint=as_folded_here)
                for own_id in ids
                if hashes[own_id][0] not in here
            ]
            known = [(own_id, *hashes[own_id]) for own_id in ids if hashes[own_id][0] in here]
            places = {own_id: _paths(other, own_id) for own_id, *_ in known}
            told = {own_id: load_told(other, own_id) for own_id, *_ in known}
        self._add([self._as_named_here(article) for article in new])
        with self._transaction():
            for own_id, sha256, text_sha256 in known:
                here_id, key, own_text = here[sha256]
                self._insert(
                    "article_paths", COLUMNS["article_paths"], [(here_id, *row) for row in places[own_id]]
                )
                if text_sha256 != own_text:
                    merged.differing.append(("merge-text-differs", {"article": key}))
                if added := self._told(here_id, key, told[own_id], merged):
                    merged.told[sha256] = added
        merged.loaded += len(new)
        merged.already += len(known)

    def _as_named_here(self, article: PreparedArticle) -> PreparedArticle:
        facts = []
        for own in article.facts:
            known = self._labels.get((own.fact.kind, own.fact.value))
            fact = Fact(own.fact.kind, own.fact.value, *known) if known else own.fact
            facts.append(replace(own, fact=fact))
        return replace(article, facts=tuple(facts))

    def _told(self, own_id: int, key: str, told: Iterable[Told], merged: Merged) -> tuple[Told, ...]:
        """What is new of what is told of an article; what differs is noted."""
        own = {(fact.field, fact.origin): fact.value for fact in load_told(self._connection, own_id)}
        added = []
        for fact in told:
            value = own.get((fact.field, fact.origin))
            if value is None:
                added.append(fact)
            elif value != fact.value:
                values = {"article": key, "field": fact.field, "kept": value, "other": fact.value}
                merged.differing.append(("merge-told-differs", values))
        return tuple(added)

    def _stored(self, hashes: Iterable[str]) -> dict[str, tuple[int, str, str]]:
        query = (
            "SELECT sha256, articles.id, articles.key, text_sha256 FROM json_each(?) "
            "JOIN articles ON sha256 = value"
        )
        rows = self._connection.execute(query, [json.dumps(list(hashes))])
        return {sha256: (own_id, key, text) for sha256, own_id, key, text in rows}

    def _versions(self, other: sqlite3.Connection, path: Path) -> None:
        """What was found at the same lasting places; of two newest texts that which was imported later."""
        places = _places(other, path)
        while some := list(islice(places, _AT_ONCE)):
            with self._transaction():
                here = self._stored(sha256 for found in some for _, sha256, *_ in found)
                noted = []
                for found in some:
                    place, *_, imported_at = found[-1]
                    ours = self._newest(place)
                    noted += [(place, here[sha256][0]) for _, sha256, *_ in found if sha256 in here]
                    if ours is not None and ours[1] > imported_at:
                        noted.append((place, ours[0]))
                note_places(self._connection, noted)

    def _newest(self, place: int) -> tuple[int, str] | None:
        query = (
            "SELECT article_id, imported_at FROM article_versions JOIN articles ON id = article_id "
            "WHERE place = ? AND replaced_by IS NULL ORDER BY imported_at DESC, id DESC LIMIT 1"
        )
        row: tuple[int, str] | None = self._connection.execute(query, [place]).fetchone()
        return row


def _table(connection: sqlite3.Connection, name: str) -> tuple[list[str], list[tuple[object, ...]]]:
    """Columns and rows of a whole table."""
    cursor = connection.execute(f"SELECT * FROM {name}")
    return [column[0] for column in cursor.description], cursor.fetchall()


def _parts(other: sqlite3.Connection, path: Path) -> Iterator[list[int]]:
    """Numbers of the articles, some at a time."""
    with reported(path):
        ids = [own_id for (own_id,) in other.execute("SELECT id FROM articles ORDER BY id")]
    for first in range(0, len(ids), _AT_ONCE):
        yield ids[first : first + _AT_ONCE]


def _places(other: sqlite3.Connection, path: Path) -> Iterator[list[tuple[int, str, int, str]]]:
    """Place, hash, whether nothing replaced it, and time of import of what was found at each lasting place,
    the newest last."""
    query = (
        "SELECT place, sha256, replaced_by IS NULL AS newest, imported_at FROM article_versions "
        "JOIN articles ON id = article_id ORDER BY place, newest, imported_at, id"
    )
    with reported(path):
        for _, found in groupby(other.execute(query), key=itemgetter(0)):
            yield list(found)


def _fold(connection: sqlite3.Connection) -> object:
    return connection.execute("SELECT value FROM settings WHERE name = 'fold_version'").fetchone()


def _hashes(other: sqlite3.Connection, ids: Sequence[int]) -> list[tuple[int, str, str]]:
    query = (
        "SELECT articles.id, sha256, text_sha256 FROM json_each(?) "
        "JOIN articles ON articles.id = value ORDER BY 1"
    )
    return other.execute(query, [json.dumps(ids)]).fetchall()


def _paths(other: sqlite3.Connection, own_id: int) -> list[tuple[str, str]]:
    query = "SELECT path, seen_at FROM article_paths WHERE article_id = ? ORDER BY seen_at, path"
    return other.execute(query, [own_id]).fetchall()


def _article(other: sqlite3.Connection, own_id: int, *, with_imprint: bool) -> PreparedArticle:
    """An article with what the machine found in it, whatever coders said of that."""
    names = COLUMNS["articles"][1:]
    row = other.execute(f"SELECT {', '.join(names)} FROM articles WHERE id = ?", [own_id]).fetchone()
    columns = dict(zip(names, row, strict=True))
    text: str = other.execute("SELECT text FROM article_texts WHERE article_id = ?", [own_id]).fetchone()[0]
    kept = kept_reading(other, own_id)
    if kept is not None:
        columns |= dict(zip(READ, kept.about, strict=True))
    claims = load_claims(other, own_id) if kept is None else kept.claims
    meetings = {claim.meeting for claim in claims} | {columns["main_meeting"]}
    key = columns.pop("key")
    return PreparedArticle(
        key=key,
        sha256=columns["sha256"],
        paths=tuple(_paths(other, own_id)),
        columns=tuple(columns.values()),
        text=text,
        told=tuple((fact.field, fact.value, fact.origin) for fact in load_told(other, own_id)),
        imprint=(_imprint(other, own_id) if with_imprint else None) or imprint_of(text),
        lasting=None,
        words=index_text(text),
        facts=_facts(other.execute(_FACTS, [own_id]) if kept is None else kept.facts),
        claims=tuple(PreparedClaim(claim_columns(claim), claim.mentions) for claim in claims),
        meetings=frozenset(meeting for meeting in meetings if meeting is not None),
    )


def _imprint(other: sqlite3.Connection, own_id: int) -> Imprint | None:
    query = "SELECT words_hash, sketch FROM article_copies WHERE article_id = ? AND words_hash IS NOT NULL"
    row = other.execute(query, [own_id]).fetchone()
    return Imprint(*row) if row else None


def _facts(rows: Iterable[tuple[object, ...]]) -> tuple[PreparedFact, ...]:
    """Rows of a mention each, as facts."""
    grouped: dict[tuple[object, ...], list[Mention]] = {}
    for kind, value, label_ar, label_en, side, detail, *place in rows:
        mentions = grouped.setdefault((kind, value, label_ar, label_en, side, detail), [])
        if place[0] is not None:
            mentions.append(Mention(*place))  # type: ignore[arg-type]  # as the columns are declared
    return tuple(
        PreparedFact(Fact(*value), detail, tuple(mentions))  # type: ignore[arg-type]
        for (*value, detail), mentions in grouped.items()
    )
