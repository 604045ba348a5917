"""What a selection means, in one place: the list, the counts and the export cannot disagree about it."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import replace

from pyroaring import BitMap

from store.days import days_of
from store.marks import Marks
from store.model import Blame, Counts
from store.search import Search
from store.selection import Selection
from store.snapshot import Snapshot

_KEPT_ANSWERS = 64

_Asked = tuple[Selection, int]
"""A selection, and the version of the marks that it was answered by."""


class Selecting:
    """Selections over one snapshot."""

    def __init__(self, snapshot: Snapshot, marks: Marks) -> None:
        self.snapshot = snapshot
        self.search = Search(snapshot, marks)
        self._lock = threading.Lock()
        self._marks = marks
        self._answers: OrderedDict[_Asked, BitMap] = OrderedDict()
        self._ranked: dict[_Asked, list[int]] = {}
        """The last list by relevance: it takes longer than a page, and is asked for page by page."""

    def articles(self, selection: Selection) -> BitMap:
        """Ids of the articles that a selection finds, whatever its order. Raises QueryError."""
        asked = (replace(selection, order="newest"), self._marks.version)
        with self._lock:
            if asked in self._answers:
                self._answers.move_to_end(asked)
                return self._answers[asked]
        found = self._common(selection)
        for kind in {kind for kind, _ in selection.included}:
            found = found & self.snapshot.values(kind).any_of(selection.chosen(kind))
        with self._lock:
            self._answers[asked] = found
            if len(self._answers) > _KEPT_ANSWERS:
                self._answers.popitem(last=False)
        return found

    def _common(self, selection: Selection) -> BitMap:
        """What always counts: text, days and exclusions."""
        found = self.snapshot.articles
        node = self.search.understand(selection.query)
        if node is not None:
            found = found & self.search.articles(node)
        if selection.since or selection.until:
            first = days_of(selection.since)[0] if selection.since else None
            last = days_of(selection.until)[1] if selection.until else None
            found = found & self.snapshot.between(first, last)
        for kind in {kind for kind, _ in selection.excluded}:
            values = [value for own, value in selection.excluded if own == kind]
            found = found - self.snapshot.values(kind).any_of(values)
        return found

    def counts(self, selection: Selection, kinds: Sequence[str] | None) -> Counts:
        """Articles of each value; all facet kinds when none are named. Chosen values are never missing."""
        total = self.articles(selection)
        if kinds is None:
            kinds = [kind.name for kind in self.snapshot.kinds.values() if kind.facet]
        counted = {}
        for kind in kinds:
            chosen = selection.chosen(kind)
            within = self.articles(selection.without(kind)) if chosen else total
            values = self.snapshot.values(kind)
            if len(within) == self.snapshot.size:
                numbers = {value.value: value.articles for value in values.values}
            else:
                numbers = values.count(within)
            left_out = {value for own, value in selection.excluded if own == kind}
            counted[kind] = dict.fromkeys(chosen | left_out, 0) | numbers
        return Counts(selection, len(total), counted)

    def ids(self, selection: Selection, offset: int, limit: int) -> list[int]:
        """Ids of a window of the selection's list."""
        if selection.is_empty:
            return self.snapshot.window(selection.order, offset, limit)
        if _is_ranked(selection):
            return self.all_ids(selection)[offset : offset + limit]
        return self.snapshot.ordering(selection.order).window(self.articles(selection), offset, limit)

    def all_ids(self, selection: Selection) -> list[int]:
        """Ids of the whole list in its order."""
        found = self.articles(selection)
        if not _is_ranked(selection):
            return self.snapshot.ordering(selection.order).all_of(found)
        asked = (selection, self._marks.version)
        with self._lock:
            if asked in self._ranked:
                return self._ranked[asked]
        ids = self._by_relevance(selection, found)
        with self._lock:
            self._ranked = {asked: ids}
        return ids

    def position(self, selection: Selection, article_id: int) -> int | None:
        """Row of an article in the selection's list; None when it is not in it."""
        found = self.articles(selection)
        if article_id not in found:
            return None
        if _is_ranked(selection):
            return self.all_ids(selection).index(article_id)
        return self.snapshot.ordering(selection.order).position(found, article_id)

    def _by_relevance(self, selection: Selection, found: BitMap) -> list[int]:
        node = self.search.understand(selection.query)
        ranked = [own_id for own_id in (self.search.ranked(node) if node else ()) if own_id in found]
        rest = found - BitMap(ranked)
        return ranked + self.snapshot.ordering("relevance").all_of(rest)

    def blame(self, selection: Selection) -> Blame:
        """What the selection would find without each single choice, best first."""
        parts = [(part, len(self.articles(part))) for part in selection.parts()]
        return Blame(selection, tuple(sorted(parts, key=lambda part: -part[1])))


def _is_ranked(selection: Selection) -> bool:
    return selection.order == "relevance" and bool(selection.query)
