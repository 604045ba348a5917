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
        """Ids of the articles that a selection finds, copies too, whatever its order. Raises QueryError."""
        asked = (replace(selection, order="newest", copies="all"), self._marks.version)
        with self._lock:
            if asked in self._answers:
                self._answers.move_to_end(asked)
                return self._answers[asked]
        found = self._common(selection)
        for kind in {kind for kind, _ in selection.included}:
            found = found & self.snapshot.values(kind).any_of(selection.chosen(kind))
        return self._keep(asked, found)

    def listed(self, selection: Selection) -> BitMap:
        """Ids of what a selection lists and counts: of copies only one, where it asks for them once."""
        found = self.articles(selection)
        if selection.copies == "all":
            return found
        asked = (replace(selection, order="newest"), self._marks.version)
        with self._lock:
            if asked in self._answers:
                self._answers.move_to_end(asked)
                return self._answers[asked]
        return self._keep(asked, self.snapshot.groups.one_each(found))

    def _keep(self, asked: _Asked, found: BitMap) -> BitMap:
        with self._lock:
            self._answers[asked] = found
            if len(self._answers) > _KEPT_ANSWERS:
                self._answers.popitem(last=False)
        return found

    def _every(self, selection: Selection) -> BitMap:
        return self.snapshot.articles if selection.versions == "all" else self.snapshot.current

    def _common(self, selection: Selection) -> BitMap:
        """What always counts: text, days and exclusions."""
        found = self._every(selection)
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
        """Articles, or texts, of each value; all facet kinds when none are named.

        Chosen values are never missing.
        """
        if kinds is None:
            kinds = [kind.name for kind in self.snapshot.kinds.values() if kind.facet]
        counted = {}
        for kind in kinds:
            chosen = selection.chosen(kind)
            others = selection.without(kind) if chosen else selection
            within = self.articles(others)
            values = self.snapshot.values(kind)
            if selection.copies == "once":
                numbers = self.snapshot.text_counts(kind).count(within, self.listed(others))
            elif len(within) == self.snapshot.size:
                numbers = {value.value: value.articles for value in values.values}
            else:
                numbers = values.count(within)
            left_out = {value for own, value in selection.excluded if own == kind}
            counted[kind] = dict.fromkeys(chosen | left_out, 0) | numbers
        return Counts(selection, len(self.listed(selection)), counted)

    def ids(self, selection: Selection, offset: int, limit: int) -> list[int]:
        """Ids of a window of the selection's list."""
        if selection.is_empty and len(self.snapshot.current) == self.snapshot.size:
            return self.snapshot.window(selection.order, offset, limit)
        if _is_ranked(selection):
            return self.all_ids(selection)[offset : offset + limit]
        return self.snapshot.ordering(selection.order).window(self.listed(selection), offset, limit)

    def all_ids(self, selection: Selection) -> list[int]:
        """Ids of the whole list in its order."""
        found = self.listed(selection)
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
        """Row of an article, or of the copy that stands for it, in the selection's list; None outside of
        it."""
        if article_id not in self.articles(selection):
            return None
        found = self.listed(selection)
        if article_id not in found:
            article_id = next(own for own in self.snapshot.groups.copies_of(article_id) if own in found)
        if _is_ranked(selection):
            return self.all_ids(selection).index(article_id)
        return self.snapshot.ordering(selection.order).position(found, article_id)

    def _by_relevance(self, selection: Selection, found: BitMap) -> list[int]:
        node = self.search.understand(selection.query)
        ranked = [own_id for own_id in (self.search.ranked(node) if node else ()) if own_id in found]
        rest = found - BitMap(ranked)
        return ranked + self.snapshot.ordering("relevance").all_of(rest)

    def copies(self, selection: Selection, article_id: int) -> int:
        """How many other copies of an article a selection finds."""
        found = self.articles(selection)
        return sum(own in found for own in self.snapshot.groups.copies_of(article_id)) - 1

    def blame(self, selection: Selection) -> Blame:
        """What the selection would find without each single choice, best first."""
        parts = [(part, len(self.listed(part))) for part in selection.parts()]
        return Blame(selection, tuple(sorted(parts, key=lambda part: -part[1])))


def _is_ranked(selection: Selection) -> bool:
    return selection.order == "relevance" and bool(selection.query)
