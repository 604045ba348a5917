"""Heights of the blocks of a long text, with sums that stay cheap while estimates become measurements."""

from __future__ import annotations

from collections.abc import Sequence


class Heights:
    """Rows of each block, as a Fenwick tree: changing one and finding a row both take logarithmic time."""

    def __init__(self, heights: Sequence[int]) -> None:
        self._heights = list(heights)
        self._tree = [0, *heights]
        for at in range(1, len(self._tree)):
            parent = at + (at & -at)
            if parent < len(self._tree):
                self._tree[parent] += self._tree[at]
        self._top = 1 << max(0, len(self._heights).bit_length() - 1)
        self.total = sum(self._heights)
        """Rows of all blocks."""

    def __len__(self) -> int:
        return len(self._heights)

    def __getitem__(self, block: int) -> int:
        return self._heights[block]

    def change(self, block: int, height: int) -> int:
        """Give a block another height; how many rows it grew by (negative: shrank)."""
        grown = height - self._heights[block]
        if grown:
            self._heights[block] = height
            self.total += grown
            at = block + 1
            while at < len(self._tree):
                self._tree[at] += grown
                at += at & -at
        return grown

    def before(self, block: int) -> int:
        """Rows above a block."""
        rows = 0
        while block > 0:
            rows += self._tree[block]
            block &= block - 1
        return rows

    def find(self, row: int) -> tuple[int, int]:
        """The block that a row lies in, and the row inside the block; the nearest ones for a row outside.

        Raises IndexError when there is no block.
        """
        if not self._heights:
            raise IndexError(row)
        if row >= self.total:
            return len(self) - 1, max(0, self._heights[-1] - 1)
        left, at, step = max(0, row), 0, self._top
        while step:
            if at + step < len(self._tree) and self._tree[at + step] <= left:
                at += step
                left -= self._tree[at]
            step >>= 1
        return at, left
