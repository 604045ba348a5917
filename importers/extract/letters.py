"""Letters that are written together with the word behind them: و ف ب ل ك and the article in لل."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache


def attached_forms(word: str) -> Iterator[tuple[str, int]]:
    """A noun with the letters that may be attached to it, and how many of them are not its own."""
    yield word, 0
    for stack in ("و", "ف", "ب", "ك", "وب", "فب", "وك"):
        yield stack + word, len(stack)
    if word.startswith("ال"):
        doubled = word.startswith("الل")  # ل + اللاذقية is written للاذقية, of which لاذقية is the name
        for stack in ("لل", "ولل", "فلل"):
            yield stack + word[2 + doubled :], len(stack) - doubled
    else:
        for stack in ("ل", "ول", "فل"):
            yield stack + word, len(stack)


@lru_cache(maxsize=50_000)
def detached(word: str) -> tuple[tuple[str, str], ...]:
    """A word as it stands, and without the letters that may be attached to it, with these letters."""
    readings = [(word, "")]
    if word[0:1] in _ATTACHABLE:
        readings += [(word[len(stack) :], stack) for stack in _STACKS if word.startswith(stack)]
        readings += [
            ("ال" + word[len(stack) :], stack) for stack in _ARTICLE_STACKS if word.startswith(stack)
        ]
    return tuple(readings)


_ATTACHABLE = frozenset("وفبلك")
_STACKS = ("و", "ف", "ب", "ل", "ك", "وب", "ول", "وك", "فب", "فل")
_ARTICLE_STACKS = ("لل", "ولل", "فلل")
