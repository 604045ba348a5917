"""What a text is about: talks that the profiles know, or something else that has rounds as well.

«الجولة الرابعة» says nothing of its own. A ballot, a championship or the talks of another conflict have
fourth rounds too, and the city of the talks has a football club; so the whole text is weighed once.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from importers.extract.document import Document
from importers.extract.processes import Name
from importers.language.meetings import meeting_words, other_phrases

_EARLY = 80
"""Words in which a name weighs more."""

_CITY = 0.75
"""What a name weighs that may be no more than the city."""


@dataclass(frozen=True, slots=True)
class Subject:
    """What the whole text tells of a round that is named without its talks."""

    talks: str | None
    """The numbered talks that the text is mainly about."""

    names: list[Name]
    """The names of talks, without those that are only a city here."""

    others: list[int]
    """Words of other things that have rounds, ascending."""

    is_elsewhere: bool
    """Whether those outweigh the talks."""

    is_mixed: bool
    """Whether they weigh half as much as the talks, so that what stands near them is rather theirs."""

    series: frozenset[str]
    """All such words, in the text or not."""


NOTHING = Subject(None, [], [], False, False, frozenset())
"""The subject of a text that names no talks."""


def subject_of(
    document: Document, names: list[Name], numbered: frozenset[str], series: frozenset[str]
) -> Subject:
    """Weighs the names of talks against words of other series. `numbered` are talks with numbers."""
    if not any(name.process in numbered for name in names):
        return Subject(None, names, [], False, False, series)
    words, phrases = document.words, other_phrases()
    others = [
        at
        for at, word in enumerate(words)
        if word in series or (word in phrases and phrases.at(words, at) is not None)
    ]
    sides = not meeting_words("sides").isdisjoint(document.words)
    real = {name.process for name in names if name.of_talks or sides}
    weights: dict[str, float] = {}
    head = document.paragraph_at(document.starts[0])[1]
    for name in names:
        if name.process in numbered and name.process in real:
            weight = _weight(document, name.first, head) * (1.0 if name.of_talks else _CITY)
            weights[name.process] = weights.get(name.process, 0.0) + weight
    talks = max(sorted(weights), key=lambda process: weights[process]) if weights else None
    weight_of_others, weight_of_talks = _sum(document, others, head), max(weights.values(), default=0.0)
    elsewhere = bool(others) and weight_of_others >= weight_of_talks
    mixed = bool(others) and 2 * weight_of_others >= weight_of_talks
    kept = [
        name
        for name in names
        if name.of_talks or name.process not in numbered or (name.process in real and not elsewhere)
    ]
    return Subject(None if elsewhere else talks, kept, others, elsewhere, mixed, series)


def _sum(document: Document, places: Iterable[int], head: int) -> float:
    return sum(_weight(document, at, head) for at in places)


def _weight(document: Document, word: int, head: int) -> float:
    """A word in the first line weighs most."""
    return 4.0 if document.starts[word] < head else 2.0 if word < _EARLY else 1.0
