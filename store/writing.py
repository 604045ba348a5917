"""The one writer: drafts in, articles with their facts, mentions, claims and search index out.

Everything slow (folding, hashing, JSON) happens before the transaction begins, and a long batch is cut into
several transactions, so that a reader's mark never waits for more than half a second. A killed writer leaves
the articles of its finished transactions, each with its facts and its index entry, and nothing of the others.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

from sqlite_utils import Database
from sqlite_utils.db import Table

from store.articles import load_told
from store.connection import reported
from store.correcting import (
    BLIND_TASK,
    correct_article,
    correct_articles,
    forget_machine_reading,
    machine_reading,
    related_articles,
)
from store.draft import Draft, Fact, KindSpec, MeetingDraft, OutletDraft, PartyDraft, Told, Unextracted
from store.grouping import AT_ONCE, Grouping, set_threshold
from store.merging import Merged, Merging
from store.opening import open_for_writing
from store.problem import StoreError
from store.record import Mention
from store.revising import READ, Revised, load_reading, load_unextracted, revised
from store.rows import (
    COLUMNS,
    PreparedArticle,
    kind_row,
    meeting_row,
    place_number,
    prepare,
    storable,
    stub_meeting,
)
from store.versions import note_places
from store.words import index_text

_LOCK_SECONDS = 0.15
"""How long a transaction should hold the lock: its number of articles follows from how long the last took."""

_GROUP_SIZES = (10, 1000)
"""Fewest and most articles in a transaction."""

_REVISED_AT_ONCE = 20
"""Articles that a transaction reads anew: each is compared as it lies in the file."""

_REMOVED_AT_ONCE = 50
"""Articles that a transaction takes out."""

_WITH_COPIES = (
    "SELECT articles.key FROM json_each(?) CROSS JOIN articles ON articles.key = value "
    "JOIN article_copies AS own ON own.article_id = articles.id WHERE EXISTS (SELECT 1 FROM article_copies "
    "AS other WHERE other.copy_group = own.copy_group AND other.article_id <> own.article_id)"
)

_NEW_REVISION = "UPDATE settings SET value = value + 1 WHERE name = 'revision'"
"""Tells readers that there is something new."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a draft."""

    key: str
    """Name of the article as stored; the draft's own unless another article had it."""

    sha256: str
    status: Literal["loaded", "already-there"]
    article_id: int


class Writer:
    """Writes articles. A context manager; there is one for a file at a time, others wait for its batches."""

    def __init__(self, path: Path, db: Database, versions: Mapping[str, str]) -> None:
        self.path = path
        self._db = db
        self._versions = versions
        self._values: dict[tuple[str, str], int] = {}
        self._rules: dict[str, int] = {}
        self._keys_of_transaction: set[str] = set()
        self._group_size = 25
        self._meeting_days: dict[str, str | None] = {}
        self._grouping = Grouping(db.conn, self._transaction)
        self._ungrouped = 0
        """Articles that were loaded since copies were last grouped."""

    @classmethod
    def open(
        cls,
        path: Path,
        *,
        kinds: Sequence[KindSpec],
        meetings: Sequence[MeetingDraft],
        versions: Mapping[str, str],
        outlets: Sequence[OutletDraft] = (),
        parties: Sequence[PartyDraft] = (),
        copy_threshold: float | None = None,
    ) -> Writer:
        """Open a database for writing; make it, or bring its schema and index up to date, where needed.

        `meetings`, `outlets` and `parties` are what the profiles know of them.
        `versions` names the `program` and the `profile` that the drafts come from; `copy_threshold` is what
        copies are found by in a database that has no threshold of its own. Raises StoreError.
        """
        db = open_for_writing(path)
        writer = cls(path, db, versions)
        try:
            with reported(path):
                if db.execute(f"SELECT {BLIND_TASK}").fetchone()[0] is not None:
                    raise StoreError("store-blind", path=str(path))
                with writer._transaction():
                    if copy_threshold is not None:
                        set_threshold(db.conn, copy_threshold, rule="IGNORE")
                    _update(db, "facet_kinds", [kind_row(kind) for kind in kinds])
                    _update(db, "meetings", [meeting_row(meeting) for meeting in meetings])
                    _update(db, "outlets", [asdict(outlet) for outlet in outlets])
                    _update(db, "parties", [asdict(party) for party in parties])
                writer._meeting_days = dict(db.execute("SELECT id, start_day FROM meetings").fetchall())
        except BaseException:
            db.close()
            raise
        return writer

    def close(self) -> None:
        """Group the copies, fold the write-ahead log into the file and close it."""
        with reported(self.path):
            try:
                self.group_copies()
                self._db.execute("PRAGMA optimize")
                self._db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
            finally:
                self._db.close()

    def __enter__(self) -> Writer:
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if kind is None:
            self.close()
        else:
            # a statement that was interrupted may still hold the file: what is under way must not be
            # replaced by a complaint of the checkpoint, which SQLite makes up for by itself
            self._db.close()

    def remember(self, articles: Sequence[Unextracted]) -> list[Outcome | None]:
        """Keep further places of what is stored already; None for an article that is not."""
        now = _now()
        with reported(self.path), self._transaction():
            stored = self._stored(article.sha256 for article in articles)
            found = [(stored[a.sha256][0], a) for a in articles if a.sha256 in stored]
            paths = [(own_id, storable(article.path), now) for own_id, article in found]
            self._db.conn.executemany(_insert("article_paths"), paths)
            places = [(place_number(article.lasting), own_id) for own_id, article in found]
            if note_places(self._db.conn, [(place, own_id) for place, own_id in places if place is not None]):
                self._db.execute(_NEW_REVISION)
        outcomes = {
            sha256: Outcome(key, sha256, "already-there", own_id) for sha256, (own_id, key) in stored.items()
        }
        return [outcomes.get(article.sha256) for article in articles]

    def add(self, drafts: Sequence[Draft]) -> list[Outcome]:
        """Store drafts in their order. The same bytes again change nothing but add a further path.

        Raises StoreError; the drafts of finished transactions stay stored.
        """
        now = _now()
        days, versions = self._meeting_days, self._versions
        return self._add([prepare(d, meeting_days=days, versions=versions, now=now) for d in drafts])

    def _add(self, prepared: Sequence[PreparedArticle]) -> list[Outcome]:
        outcomes: list[Outcome] = []
        with reported(self.path):
            while len(outcomes) < len(prepared):
                group = prepared[len(outcomes) : len(outcomes) + self._group_size]
                with self._transaction():
                    start = time.monotonic()
                    outcomes += self._write(group)
                fitting = int(len(group) * _LOCK_SECONDS / (time.monotonic() - start + 1e-6))
                fewest, most = _GROUP_SIZES
                self._group_size = max(fewest, min(fitting, 2 * self._group_size, most))
            self._ungrouped += sum(outcome.status == "loaded" for outcome in outcomes)
            if self._ungrouped >= AT_ONCE:
                self.group_copies()
        return outcomes

    def merge(self, other: Path, progress: Callable[[int], None] = lambda _: None) -> Merged:
        """Take over another database; `progress` is told how many more of its articles were done.

        Raises StoreError `merge-itself`, and what reading the other one raises.
        """
        if other.exists() and other.samefile(self.path):
            raise StoreError("merge-itself", path=str(other))
        with reported(self.path):
            merged = Merging(self._db.conn, self._transaction, self._add).merge(other, progress)
            with self._transaction():
                self._db.execute(_NEW_REVISION)
        return merged

    def keys(self, hashes: Iterable[str]) -> dict[str, str]:
        """Hash → name of the articles that are stored."""
        with reported(self.path):
            return {sha256: key for sha256, (_, key) in self._stored(hashes).items()}

    def copies_among(self, keys: Sequence[str]) -> frozenset[str]:
        """Names of those articles that have a copy."""
        with reported(self.path):
            rows = self._db.execute(_WITH_COPIES, [json.dumps(keys)]).fetchall()
        return frozenset(key for (key,) in rows)

    def retold(self, told: Mapping[str, Sequence[Told]]) -> list[Unextracted]:
        """Stored articles, by hash, of which something is told that is not known yet, with all that is told.

        To be read anew: `revise` keeps what is told together with what follows from it.
        """
        with reported(self.path):
            stored = self._stored(told)
            ids = {own_id: told[sha256] for sha256, (own_id, _) in stored.items()}
            own = {own_id: load_told(self._db.conn, own_id) for own_id in ids}
            new = [own_id for own_id, facts in ids.items() if not {*facts} <= {*own[own_id]}]
            found = load_unextracted(self._db.conn, new)
        return [replace(a, told=(*a.told, *told[a.sha256])) for a in found]

    def group_copies(self, progress: Callable[[int], None] = lambda _: None) -> int:
        """Find the group of every article that has none yet; how many there were.

        Closing does it too, unless something went wrong. `progress` is told how many more were done. Whoever
        is interrupted goes on where it stopped. Raises StoreError.
        """
        done = 0
        with reported(self.path):
            while some := self._grouping.group():
                done += some
                progress(some)
            if done:
                with self._transaction():
                    self._db.execute(_NEW_REVISION)
        self._ungrouped = 0
        return done

    def forget_groups(self, threshold: float | None = None) -> None:
        """Take all groups of copies away, so that they are found anew; by another threshold, if one is
        given."""
        with reported(self.path):
            self._grouping.forget(threshold)

    def outdated(self, *, every: bool = False) -> list[int]:
        """Numbers of the articles that another program or other profiles have read; or of `every` one."""
        query = "SELECT id FROM articles WHERE ? OR program_version <> ? OR profile_version <> ? ORDER BY id"
        versions = [self._versions.get(name, "") for name in ("program", "profile")]
        with reported(self.path):
            return [own_id for (own_id,) in self._db.execute(query, [every, *versions])]

    def stored(self, ids: Sequence[int]) -> list[Unextracted]:
        """Stored articles as they were before extraction."""
        with reported(self.path):
            return load_unextracted(self._db.conn, ids)

    def revise(self, drafts: Sequence[Draft]) -> list[Revised]:
        """Put new readings of stored articles in the place of the old ones; equal ones stay as they lie."""
        days, versions = self._meeting_days, self._versions
        prepared = [prepare(draft, meeting_days=days, versions=versions, now=_now()) for draft in drafts]
        found: list[Revised] = []
        with reported(self.path):
            for first in range(0, len(prepared), _REVISED_AT_ONCE):
                group = prepared[first : first + _REVISED_AT_ONCE]
                with self._transaction():
                    stored = self._stored(article.sha256 for article in group)
                    some = [self._revise(a, *stored[a.sha256]) for a in group if a.sha256 in stored]
                    if any(revised.changed for revised in some):
                        self._db.execute(_NEW_REVISION)
                found += some
            self._drop_unused_values()
        return found

    def _revise(self, article: PreparedArticle, own_id: int, key: str) -> Revised:
        self._tell(article, own_id)
        before = machine_reading(self._db.conn, own_id)
        self._db.execute("SAVEPOINT revision")
        for table in ("article_facts", "article_claims"):
            self._db.execute(f"DELETE FROM {table} WHERE article_id = ?", [own_id])
        rows: dict[str, list[Sequence[object]]] = {table: [] for table in COLUMNS}
        next_id = {table: self._next_id(table) for table in ("article_facts", "article_claims")}
        self._collect_found(article, own_id, rows, next_id)
        for table in ("article_facts", "mentions", "article_claims", "claim_mentions"):
            self._db.conn.executemany(_insert(table), rows[table])
        columns = dict(zip(COLUMNS["articles"][2:], article.columns, strict=True))
        self._update_article(own_id, {name: columns[name] for name in READ})
        revision = revised(key, before, load_reading(self._db.conn, own_id))
        if revision.changed:
            forget_machine_reading(self._db.conn, own_id)
            correct_article(self._db.conn, own_id)
        else:
            self._db.execute("ROLLBACK TO revision")
        self._db.execute("RELEASE revision")
        self._update_article(own_id, {name: columns[name] for name in ("program_version", "profile_version")})
        return revision

    def _tell(self, article: PreparedArticle, own_id: int) -> None:
        known = {(told.field, told.value, told.origin) for told in load_told(self._db.conn, own_id)}
        if known != {*article.told}:
            self._db.execute("DELETE FROM article_told WHERE article_id = ?", [own_id])
            rows = [(own_id, *told) for told in article.told]
            self._db.conn.executemany(_insert("article_told"), rows)

    def _update_article(self, own_id: int, columns: Mapping[str, object]) -> None:
        places = ", ".join(f"{name} = ?" for name in columns)
        self._db.execute(f"UPDATE articles SET {places} WHERE id = ?", [*columns.values(), own_id])

    def remove(self, keys: Sequence[str]) -> int:
        """Take articles out with everything that was found in them; how many were there.

        Marks, corrections and codes stay: they belong to the text and come back with it.
        """
        removed = 0
        with reported(self.path):
            for first in range(0, len(keys), _REMOVED_AT_ONCE):
                some = keys[first : first + _REMOVED_AT_ONCE]
                query = "SELECT id, text FROM articles JOIN article_texts ON article_id = id WHERE key IN"
                places = ",".join("?" * len(some))
                with self._transaction():
                    found = self._db.execute(f"{query} ({places})", some).fetchall()
                    # a contentless index forgets an entry when it is told what the entry was
                    self._db.conn.executemany(
                        "INSERT INTO article_search (article_search, rowid, words) VALUES ('delete', ?, ?)",
                        ((own_id, index_text(text)) for own_id, text in found),
                    )
                    own_ids = [own_id for own_id, _ in found]
                    related = related_articles(self._db.conn, own_ids)
                    self._grouping.leave(own_ids)
                    self._db.conn.executemany("DELETE FROM articles WHERE id = ?", [(id,) for id in own_ids])
                    correct_articles(self._db.conn, related - set(own_ids))
                    if found:
                        self._db.execute(_NEW_REVISION)
                removed += len(found)
            self._drop_unused_values()
        return removed

    def _drop_unused_values(self) -> None:
        self._values.clear()
        with self._transaction():
            self._db.execute("DELETE FROM facet_values WHERE id NOT IN (SELECT value_id FROM article_facts)")

    def _write(self, group: Sequence[PreparedArticle]) -> list[Outcome]:
        stored = self._stored(article.sha256 for article in group)
        next_id = {table: self._next_id(table) for table in ("articles", "article_facts", "article_claims")}
        rows: dict[str, list[Sequence[object]]] = {table: [] for table in COLUMNS}
        outcomes = []
        new: list[int] = []
        places: list[tuple[int, int]] = []
        for article in group:
            status: Literal["loaded", "already-there"] = "already-there"
            if article.sha256 not in stored:
                status = "loaded"
                stored[article.sha256] = (next_id["articles"], self._free_key(article))
                new.append(next_id["articles"])
                next_id["articles"] += 1
                self._collect(article, *stored[article.sha256], rows, next_id)
            own_id, key = stored[article.sha256]
            rows["article_paths"] += [(own_id, *place) for place in article.paths]
            if article.lasting is not None:
                places.append((article.lasting, own_id))
            outcomes.append(Outcome(key, article.sha256, status, own_id))
        if new:
            self._db.execute(_NEW_REVISION)
        # Not by insert_all: looking at every value for JSON takes a fifth of the time of writing. The
        # search index comes last: a statement behind it makes it write what it gathers, in small pieces.
        *others, search = COLUMNS
        for table in others:
            self._db.conn.executemany(_insert(table), rows[table])
        correct_articles(self._db.conn, new)
        if note_places(self._db.conn, places) and not new:
            self._db.execute(_NEW_REVISION)
        self._db.conn.executemany(_insert(search), rows[search])
        return outcomes

    def _collect(
        self,
        article: PreparedArticle,
        own_id: int,
        key: str,
        rows: dict[str, list[Sequence[object]]],
        next_id: dict[str, int],
    ) -> None:
        rows["articles"].append((own_id, key, *article.columns))
        rows["article_texts"].append((own_id, article.text))
        rows["article_told"] += [(own_id, *told) for told in article.told]
        rows["article_copies"].append((own_id, article.imprint.words_hash, article.imprint.sketch))
        rows["article_search"].append((own_id, article.words))
        self._collect_found(article, own_id, rows, next_id)

    def _collect_found(
        self,
        article: PreparedArticle,
        own_id: int,
        rows: dict[str, list[Sequence[object]]],
        next_id: dict[str, int],
    ) -> None:
        for meeting in article.meetings - self._meeting_days.keys():
            self._table("meetings").insert(stub_meeting(meeting), ignore=True)
            self._meeting_days[meeting] = None
        for prepared in article.facts:
            number = next_id["article_facts"]
            next_id["article_facts"] += 1
            rows["article_facts"].append((number, own_id, self._value_id(prepared.fact), prepared.detail))
            rows["mentions"] += [(number, *self._place(mention)) for mention in prepared.mentions]
        for claim in article.claims:
            number = next_id["article_claims"]
            next_id["article_claims"] += 1
            rows["article_claims"].append((number, own_id, *claim.columns))
            rows["claim_mentions"] += [(number, *self._place(mention)) for mention in claim.mentions]

    def _stored(self, sha256s: Iterable[str]) -> dict[str, tuple[int, str]]:
        """hash → (id, key) of those that are stored."""
        found = {}
        wanted = list(sha256s)
        for first in range(0, len(wanted), 500):
            some = wanted[first : first + 500]
            places = ",".join("?" * len(some))
            query = f"SELECT sha256, id, key FROM articles WHERE sha256 IN ({places})"
            found.update({sha256: (own_id, key) for sha256, own_id, key in self._db.execute(query, some)})
        return found

    def _free_key(self, article: PreparedArticle) -> str:
        """The article's own name, or that and the start of its hash when another article has it."""
        key, length = article.key, 6
        taken = "SELECT 1 FROM articles WHERE key = ?"
        while key in self._keys_of_transaction or self._db.execute(taken, [key]).fetchone():
            key, length = f"{article.key}~{article.sha256[:length]}", length + 6
        self._keys_of_transaction.add(key)
        return key

    def _value_id(self, fact: Fact) -> int:
        own = (fact.kind, fact.value)
        if own not in self._values:
            labels = (fact.label_ar, fact.label_en, fact.group)
            self._values[own] = self._db.execute(
                "INSERT INTO facet_values (kind, value, label_ar, label_en, side) VALUES (?, ?, ?, ?, ?) "
                "ON CONFLICT (kind, value) DO UPDATE SET label_ar = excluded.label_ar, "
                "label_en = excluded.label_en, side = excluded.side RETURNING id",
                [*own, *labels],
            ).fetchone()[0]
        return self._values[own]

    def _place(self, mention: Mention) -> tuple[int, int, int, str]:
        if mention.rule not in self._rules:
            self._db.execute("INSERT OR IGNORE INTO rules (name) VALUES (?)", [mention.rule])
            query = "SELECT id FROM rules WHERE name = ?"
            self._rules[mention.rule] = self._db.execute(query, [mention.rule]).fetchone()[0]
        return mention.start, mention.end, self._rules[mention.rule], mention.certainty

    def _next_id(self, table: str) -> int:
        number: int = self._db.execute(f"SELECT coalesce(max(id), 0) + 1 FROM {table}").fetchone()[0]
        return number

    def _table(self, name: str) -> Table:
        table = self._db[name]
        assert isinstance(table, Table)  # the views are not written to
        return table

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        """A transaction that has the lock from its start: what it reads stays true while it writes."""
        self._db.execute("BEGIN IMMEDIATE")
        try:
            yield
            self._db.execute("COMMIT")
        except BaseException:
            self._db.rollback()
            # What was made in it is void.
            self._values.clear()
            self._rules.clear()
            self._meeting_days = {meeting: day for meeting, day in self._meeting_days.items() if day}
            raise
        finally:
            self._keys_of_transaction.clear()


def _insert(table: str) -> str:
    """The statement for rows of `COLUMNS`; the same place of an article again changes nothing."""
    columns = COLUMNS[table]
    rule = "INSERT OR IGNORE" if table == "article_paths" else "INSERT"
    return f"{rule} INTO {table} ({', '.join(columns)}) VALUES ({', '.join('?' * len(columns))})"


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")


def _update(db: Database, table: str, rows: Sequence[dict[str, object]]) -> None:
    if rows:
        found = db[table]
        assert isinstance(found, Table)
        found.upsert_all(rows)
