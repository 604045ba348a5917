"""One look-up a word: which tables know it as a first word. Rules wake at these words only."""

from __future__ import annotations

from functools import cache
from typing import Final

from importers.extract.document import Document
from importers.language.calendar import day_words, directions, months, weekdays
from importers.language.cues import cue_words, nominals
from importers.language.meetings import counted_nouns, kind_words
from importers.language.numbers import ordinals, years
from importers.language.verbs import attendance_verbs


class Wakes:
    """The rules that a word may wake: bits of plain integers, for an `IntFlag` costs ten times as much."""

    FIGURES: Final = 1
    MONTH: Final = 2
    DAY: Final = 4
    """A weekday, «اليوم», «الجاري» or a year in words."""

    ORDINAL: Final = 8
    NOUN: Final = 16
    """A noun that meetings are counted by."""

    KIND: Final = 32
    """A noun of unnumbered meetings."""

    VERB: Final = 64
    NOMINAL: Final = 128
    SPONSOR: Final = 256
    OBSERVER: Final = 512
    BETWEEN: Final = 1024
    LIST: Final = 2048
    STATEMENT: Final = 4096
    MEDIATOR: Final = 8192


@cache
def anchors() -> dict[str, int]:
    """Every first word of the tables with the rules it wakes."""
    found: dict[str, int] = {}
    tables = (
        (months(), Wakes.MONTH),
        (weekdays(), Wakes.DAY),
        (day_words(), Wakes.DAY),
        (years(), Wakes.DAY),
        (directions(), Wakes.DAY),
        (ordinals(), Wakes.ORDINAL),
        (counted_nouns(), Wakes.NOUN),
        (kind_words(), Wakes.KIND),
        (attendance_verbs(), Wakes.VERB),
        (nominals(), Wakes.NOMINAL),
        (cue_words("sponsors") | cue_words("sponsoring"), Wakes.SPONSOR),
        (_conjoined(cue_words("observers")), Wakes.OBSERVER),
        (_conjoined(cue_words("mediators")), Wakes.MEDIATOR),
        (_conjoined(cue_words("lists")), Wakes.LIST),
        (cue_words("statements") | cue_words("signing"), Wakes.STATEMENT),
        (("بين", "وبين"), Wakes.BETWEEN),
    )
    for words, flag in tables:
        for word in words:
            found[word] = found.get(word, 0) | flag
    return found


def _conjoined(words: frozenset[str]) -> frozenset[str]:
    """Words also with «و» before them."""
    return words | {"و" + word for word in words}


def waking(document: Document) -> list[tuple[int, int]]:
    """(word, rules it may wake) for each word that wakes any; worked out once for a text."""
    known: list[tuple[int, int]] | None = document.computed.get("waking")
    if known is None:
        get = anchors().get
        known = [
            (index, flags or 1)
            for index, word in enumerate(document.words)
            if (flags := get(word, 0)) or word[0] < ":"
        ]
        document.computed["waking"] = known
    return known
