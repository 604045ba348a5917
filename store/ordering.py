"""The whole collection in one order, from which the list of any set of articles is read.

The order is cut into blocks, each with the bitmap of its articles. Counting a set in a block costs
microseconds, so a page far down, or of articles that all come late in the order, is found without walking
through what lies before it.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator

from pyroaring import BitMap

_BLOCK = 1024


class Ordering:
    """Ids of all articles in an order."""

    def __init__(self, ids: array[int]) -> None:
        self.ids = ids
        starts = range(0, len(ids), _BLOCK)
        self._blocks = [(start, BitMap(ids[start : start + _BLOCK])) for start in starts]

    def window(self, found: BitMap, offset: int, limit: int) -> list[int]:
        """Ids [offset, offset + limit) of a set of articles in this order."""
        window: list[int] = []
        for start, block in self._blocks:
            inside = block.intersection_cardinality(found)
            if not inside:
                continue
            if not window and offset >= inside:
                offset -= inside
                continue
            window += block & found if inside == 1 else self._inside(start, found)
            if len(window) >= offset + limit:
                break
        return window[offset : offset + limit]

    def all_of(self, found: BitMap) -> list[int]:
        """Ids of a whole set of articles in this order."""
        return list(filter(found.__contains__, self.ids))

    def position(self, found: BitMap, article_id: int) -> int:
        """Place of an article of the set among them. Raises ValueError when the order does not have it."""
        before = 0
        for start, block in self._blocks:
            if article_id in block:
                return before + list(self._inside(start, found)).index(article_id)
            before += block.intersection_cardinality(found)
        raise ValueError(article_id)

    def _inside(self, start: int, found: BitMap) -> Iterator[int]:
        return filter(found.__contains__, self.ids[start : start + _BLOCK])
