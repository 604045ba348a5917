"""The title or office that a text gives a person: «نائب وزير الخارجية الروسي» before a name, or after it."""

from __future__ import annotations

from typing import NamedTuple

from importers.extract.document import Document
from importers.extract.gazetteer import Match
from importers.extract.naming import naming

_LONGEST = 14  # words: «المبعوث الخاص للرئيس الروسي إلى سوريا ...» has eight


class Title(NamedTuple):
    """A title phrase by its words, both ends included."""

    first: int
    last: int
    plural: bool = False
    """Titles of several persons («وزيرا الخارجية»): the names follow in order."""


Cover = dict[int, Match]
"""The name of a party, place or outlet that each word belongs to."""


def title_before(document: Document, name: int, cover: Cover) -> Title | None:
    """The title that ends directly before the word `name`; a comma may stand between them, or before the form
    of address behind an office («رئيس وفد الأردن، السفير س»)."""
    words = document.words
    titles, body = naming().attached_titles, naming().attached_body
    found: Title | None = None
    for at in range(name - 1, max(-1, name - 1 - _LONGEST), -1):
        addressed = found is not None and found.first == at + 1 and words[at + 1].startswith("ال")
        if not _joined(document, at, comma=addressed or at == name - 1):
            break
        word = words[at]
        bare = titles.get(word)
        if bare is not None:
            found = Title(at, name - 1, bare in naming().plural_titles)
            if word != bare:
                break  # «للرئيس», «ونائب»: the phrase begins here
        elif at not in cover and word not in body and not is_adjective(word):
            break
    return found


def title_after(document: Document, name: int, cover: Cover) -> Title | None:
    """The title that follows the word `name`, with or without a comma: «س، رئيس الوفد الروسي»."""
    words = document.words
    known = naming()
    first = name + 1
    if first >= len(words) or words[first] not in known.titles or not _joined(document, name, comma=True):
        return None
    last = first
    while last + 1 < len(words) and last - first < _LONGEST and _joined(document, last, comma=False):
        if (
            last + 1 not in cover
            and words[last + 1] not in known.attached_body
            and words[last + 1] not in known.titles
        ):
            break
        last += 1
    return Title(first, last)


def is_adjective(word: str) -> bool:
    """Whether a word has the look of a definite adjective of relation: «الإقليمي», «الإنسانية»."""
    return len(word) > 6 and word.startswith("ال") and word.endswith(("ي", "يه"))


def phrase_end(document: Document, first: int, cover: Cover) -> int:
    """The last word of the title phrase that begins at a word."""
    words = document.words
    titles, body = naming().attached_titles, naming().attached_body
    last = first
    while last + 1 < len(words) and last - first < _LONGEST and _joined(document, last, comma=False):
        word = words[last + 1]
        if word not in body and word not in titles and last + 1 not in cover and not is_adjective(word):
            break
        last += 1
    return last


def _joined(document: Document, word: int, *, comma: bool) -> bool:
    """Whether a word and the next stand in one phrase."""
    gap = document.gaps[word]
    if gap == " ":
        return True
    marks = gap.strip(" \t\"'«»“”")
    return "\n" not in gap and (not marks or (comma and marks in ("،", ",", "-", "–", "(")))
