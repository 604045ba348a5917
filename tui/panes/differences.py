"""What differs between two texts, as rows for eyes: what only one has, and the edges of what both share."""

from __future__ import annotations

from collections.abc import Iterator

from store.compare import TextComparison
from tui.words import say

_EDGE = 4
"""Shared words that are shown before and after a difference."""


def difference_rows(found: TextComparison, first: str, second: str) -> Iterator[tuple[str, str]]:
    """(sign, words): `=` for what both have, `-` for the first alone, `+` for the second alone."""
    for piece in found.pieces:
        one = " ".join(first[slice(*piece.first)].split())
        two = " ".join(second[slice(*piece.second)].split())
        shown = [("=", _edges(one))] if piece.kind == "same" else [("-", one), ("+", two)]
        yield from ((sign, words) for sign, words in shown if words)


def _edges(shared: str) -> str:
    words = shared.split()
    if len(words) <= 3 * _EDGE:
        return shared
    between = say("compare.shared", count=len(words) - 2 * _EDGE)
    return " ".join([*words[:_EDGE], between, *words[-_EDGE:]])
