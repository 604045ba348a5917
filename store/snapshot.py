"""The collection as it was at one moment: what a reader counts and lists until it asks for a newer one.

Everything is made when it is first needed and then kept, so that opening a database costs nothing. Articles
that an importer adds meanwhile have higher ids and are left out.
"""

from __future__ import annotations

import threading
from array import array
from bisect import bisect_left, bisect_right
from collections import OrderedDict
from collections.abc import Mapping

from pyroaring import BitMap

from store.connection import Readers, reported
from store.facets import KindValues, bitmap_of, load_kinds, load_values
from store.groups import Groups, TextCounts
from store.model import FacetKind, Meeting
from store.ordering import Ordering
from store.problem import QueryError
from store.selection import Order
from store.versions import load_replaced

_KEPT_SEARCHES = 64

_BY_DAY = "day DESC, key"
_ORDERS: Mapping[Order, str] = {
    "newest": _BY_DAY,  # NULL is the smallest value to SQLite: unknown days come last
    "oldest": "day IS NULL, day, key",
    "source": f"source_ar IS NULL, source_ar, {_BY_DAY}",
    "round": f"main_round IS NULL, main_round, {_BY_DAY}",
    "title": f"heading_sort = '', heading_sort, {_BY_DAY}",
    "relevance": _BY_DAY,  # the order of articles that a search has nothing to say about
}


class Snapshot:
    """One state of the collection. Safe to use from several threads."""

    def __init__(self, readers: Readers) -> None:
        self._readers = readers
        self._lock = threading.RLock()
        self._articles: BitMap | None = None
        self._values: dict[str, KindValues] = {}
        self._orders: dict[str, Ordering] = {}
        self._days: tuple[list[str], array[int]] | None = None
        self._searches: OrderedDict[str, BitMap] = OrderedDict()
        self._current: BitMap | None = None
        self._groups: Groups | None = None
        self._text_counts: dict[str, TextCounts] = {}
        with reported(readers.path):
            connection = readers.get()
            connection.execute("BEGIN")  # one moment for all of these
            try:
                query = "SELECT count(*), coalesce(max(id), 0) FROM articles"
                self.size: int
                self.last_id: int
                self.size, self.last_id = connection.execute(query).fetchone()
                self.kinds: Mapping[str, FacetKind] = {kind.name: kind for kind in load_kinds(connection)}
            finally:
                connection.execute("COMMIT")

    @property
    def articles(self) -> BitMap:
        """Ids of all articles."""
        with self._lock:
            if self._articles is None:
                if self.size == self.last_id:  # ids begin at 1 and none was removed
                    self._articles = BitMap(range(1, self.last_id + 1))
                else:
                    query = "SELECT group_concat(id) FROM articles WHERE id <= ?"
                    self._articles = bitmap_of(self._ids(query, self.last_id))
            return self._articles

    @property
    def current(self) -> BitMap:
        """Ids of the articles that no newer version has replaced."""
        with self._lock:
            if self._current is None:
                with reported(self._readers.path):
                    replaced = load_replaced(self._readers.get())
                self._current = self.articles - replaced if replaced else self.articles
            return self._current

    @property
    def groups(self) -> Groups:
        """Which articles are copies of each other."""
        with self._lock:
            if self._groups is None:
                with reported(self._readers.path):
                    self._groups = Groups(self._readers.get(), self.last_id)
            return self._groups

    def text_counts(self, kind: str) -> TextCounts:
        """The values of a kind, ready to be counted by texts. Raises QueryError `kind-unknown`."""
        with self._lock:
            if kind not in self._text_counts:
                self._text_counts[kind] = self.groups.taken_apart(self.values(kind))
            return self._text_counts[kind]

    def values(self, kind: str) -> KindValues:
        """The values of a kind. Raises QueryError `kind-unknown`."""
        with self._lock:
            if kind not in self._values:
                if kind not in self.kinds:
                    raise QueryError("kind-unknown", kind=kind, kinds=", ".join(self.kinds))
                with reported(self._readers.path):
                    self._values[kind] = load_values(self._readers.get(), self.kinds[kind], self.last_id)
            return self._values[kind]

    def main_process(self) -> str | None:
        """The process whose rounds `main_round` counts; None before an article has one."""
        query = (
            "SELECT meetings.process FROM articles JOIN meetings ON meetings.id = main_meeting "
            "WHERE main_round IS NOT NULL LIMIT 1"
        )
        with reported(self._readers.path):
            row = self._readers.get().execute(query).fetchone()
        return row[0] if row else None

    def meetings(self) -> tuple[Meeting, ...]:
        """Meetings that the profiles know, by process and day."""
        with reported(self._readers.path):
            rows = self._readers.get().execute(
                "SELECT id, process, kind, number, start_day, end_day, place_id, place_ar, place_en, "
                "title_ar, title_en FROM meetings WHERE in_profile "
                "ORDER BY process, start_day IS NULL, start_day, id"
            )
            return tuple(Meeting(*row) for row in rows)

    def ordering(self, order: Order) -> Ordering:
        """All articles in an order."""
        clause = _ORDERS[order]
        with self._lock:
            if clause not in self._orders:
                query = f"SELECT id FROM articles WHERE id <= ? ORDER BY {clause}"
                with reported(self._readers.path):
                    rows = self._readers.get().execute(query, [self.last_id]).fetchall()
                self._orders[clause] = Ordering(array("I", [own_id for (own_id,) in rows]))
            return self._orders[clause]

    def window(self, order: Order, offset: int, limit: int) -> list[int]:
        """A part of an order; the newest come from the index on days, so the first screen is fast."""
        if _ORDERS[order] in self._orders or order != "newest":
            return self.ordering(order).ids[offset : offset + limit].tolist()
        query = f"SELECT id FROM articles WHERE id <= ? ORDER BY {_BY_DAY} LIMIT ? OFFSET ?"
        with reported(self._readers.path):
            rows = self._readers.get().execute(query, [self.last_id, limit, offset])
            return [own_id for (own_id,) in rows]

    def between(self, first: str | None, last: str | None) -> BitMap:
        """Articles whose day is known and lies in a range of days, both ends included."""
        days, ids = self._by_day()
        start = bisect_left(days, first) if first else 0
        end = bisect_right(days, last) if last else len(days)
        return BitMap(ids[start:end])

    def search(self, match: str) -> BitMap:
        """Articles that an expression of SQLite's full-text search finds."""
        with self._lock:
            if match in self._searches:
                self._searches.move_to_end(match)
                return self._searches[match]
        query = "SELECT group_concat(rowid) FROM article_search WHERE article_search MATCH ?"
        found = bitmap_of(self._ids(query, match)) & self.articles
        with self._lock:
            self._searches[match] = found
            if len(self._searches) > _KEPT_SEARCHES:
                self._searches.popitem(last=False)
        return found

    def has(self, phrase: str) -> bool:
        """Whether any article has a quoted phrase of the index's language."""
        query = "SELECT 1 FROM article_search WHERE article_search MATCH ? LIMIT 1"
        with reported(self._readers.path):
            return self._readers.get().execute(query, [phrase]).fetchone() is not None

    def ranked(self, match: str) -> list[int]:
        """Articles that an expression finds, the most relevant first."""
        query = "SELECT rowid FROM article_search WHERE article_search MATCH ? ORDER BY rank, rowid"
        with reported(self._readers.path):
            return [row[0] for row in self._readers.get().execute(query, [match])]

    def _ids(self, query: str, value: object) -> str | None:
        """What a `group_concat` of ids gives."""
        with reported(self._readers.path):
            ids: str | None = self._readers.get().execute(query, [value]).fetchone()[0]
            return ids

    def _by_day(self) -> tuple[list[str], array[int]]:
        with self._lock:
            if self._days is None:
                query = "SELECT day, id FROM articles WHERE day IS NOT NULL AND id <= ? ORDER BY day"
                with reported(self._readers.path):
                    rows = self._readers.get().execute(query, [self.last_id]).fetchall()
                self._days = [day for day, _ in rows], array("I", [own_id for _, own_id in rows])
            return self._days
