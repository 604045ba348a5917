"""What a person means by a value: an id, a label in Arabic or English, or a part of either."""

from __future__ import annotations

from collections.abc import Callable
from difflib import get_close_matches

from store.facets import KindValues
from store.fold import fold
from store.problem import QueryError
from store.words import words_of

_NEAR_AMONG = 2000
"""Values that a misspelt one is compared with: the most frequent."""


def resolve(values: KindValues, words: str, main_process: Callable[[], str | None]) -> frozenset[str]:
    """Ids that the words mean. Raises QueryError `value-unknown` with near ones.

    In this order: the id itself; parts of an id between slashes, each omissible (`turkey//attended`); a
    number (`4`) as the round of the main process; a whole label; words that stand together in a label, the
    last one cut short by `*`.
    """
    wanted = words.strip()
    if wanted in values.bitmaps:
        return frozenset([wanted])
    for rule in (_by_parts, _by_number, _by_label, _by_words):
        found = rule(values, wanted)
        if rule is _by_number and len(found) > 1:
            process = main_process()
            found = {value for value in found if value.rpartition(":")[0] == process}
        if found:
            return frozenset(found)
    close = "; ".join(near(values, wanted)) or "–"
    raise QueryError("value-unknown", kind=values.kind.name, value=words, near=close)


def _by_parts(values: KindValues, wanted: str) -> set[str]:
    parts = wanted.casefold().split("/")

    def matches(value: str) -> bool:
        own_parts = value.casefold().split("/")
        return 1 < len(own_parts) >= len(parts) and all(
            not part or part == own for part, own in zip(parts, own_parts, strict=False)
        )

    return {value for value in values.bitmaps if any(parts) and matches(value)}


def _by_number(values: KindValues, wanted: str) -> set[str]:
    number = fold(wanted)
    return {value for value in values.bitmaps if ":" in value and value.rpartition(":")[2] == number}


def _by_label(values: KindValues, wanted: str) -> set[str]:
    label = " ".join(words_of(wanted))
    spoken = values.spoken.items() if label else ()
    return {value for value, labels in spoken if label in labels.strip().split(" | ")}


def _by_words(values: KindValues, wanted: str) -> set[str]:
    return values.saying(words_of(wanted), prefix=wanted.endswith("*"))


def near(values: KindValues, wanted: str) -> list[str]:
    """Ids whose own spelling or label is close to what was written."""
    spelt: dict[str, str] = {}
    for value in values.values[:_NEAR_AMONG]:
        for spelling in (value.value, value.label_ar, value.label_en):
            spelt.setdefault(fold(spelling), value.value)
            for word in words_of(spelling):
                spelt.setdefault(word, value.value)
    close = get_close_matches(fold(wanted), spelt, n=6)
    return list(dict.fromkeys(spelt[spelling] for spelling in close))[:3]
