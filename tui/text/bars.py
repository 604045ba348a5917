"""Bars of block characters, for histograms in one row of a terminal."""

from __future__ import annotations

from collections.abc import Sequence

_EIGHTHS = " ▏▎▍▌▋▊▉"


def bar(number: int, most: int, cells: int) -> str:
    """A bar in eighths of a cell, as long as its share of `most`; what is not 0 shows at least one."""
    eighths = number * cells * 8 // most if most else 0
    if number:
        eighths = max(eighths, 1)
    return ("█" * (eighths // 8) + _EIGHTHS[eighths % 8]).rstrip()


def whole_bar(number: int, most: int, cells: int) -> str:
    """The same in whole cells, for bars that grow to the left: there are no blocks of eighths for these."""
    return "█" * max(number * cells // most if most else 0, 1 if number else 0)


_UPWARD = " ▁▂▃▄▅▆▇█"


def columns(numbers: Sequence[int], rows: int) -> list[str]:
    """Upright bars, a cell wide each, as rows from the top; what is not 0 shows at least an eighth."""
    most = max(numbers, default=0)
    heights = [max(number * rows * 8 // most, 1) if number else 0 for number in numbers]
    return [
        "".join(_UPWARD[max(0, min(8, height - 8 * row))] for height in heights)
        for row in reversed(range(rows))
    ]
