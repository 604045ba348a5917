"""Letters that are written together with the word behind them: و ف ب ل ك and the article in لل."""

from __future__ import annotations

from functools import lru_cache


@lru_cache(maxsize=10_000)
def attached_forms(word: str) -> tuple[tuple[str, int], ...]:
    """A noun with the letters that may be attached to it, and how many of them are not its own."""
    forms = [(stack + word, len(stack)) for stack in ("", "و", "ف", "ب", "ك", "وب", "فب", "وك")]
    if word.startswith("ال"):
        doubled = word.startswith("الل")  # ل + اللاذقية is written للاذقية, of which لاذقية is the name
        forms += [(stack + word[2 + doubled :], len(stack) - doubled) for stack in ("لل", "ولل", "فلل")]
    else:
        forms += [(stack + word, len(stack)) for stack in ("ل", "ول", "فل")]
    return tuple(forms)


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
