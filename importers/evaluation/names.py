"""Names and codes as they are compared with a gold standard.

Looser than the `fold` of search: the article at the start of a word and a hamza of its own do not count
either, since an annotator's canonical name and that of a profile may differ by them.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

_TATWEEL = "\u0640"
_LETTERS = str.maketrans(
    {"ٱ": "ا", "ى": "ي", "ی": "ي", "ک": "ك", "ة": "ه", "ء": None, "ı": "i"}
)  # hamza on its seat falls with the combining marks
_NO_WORD = re.compile(r"[\W_]+")
_SERVANT_OF = re.compile(r"\bعبد ال")
_ARTICLE = "ال"
_SHORTEST_WITH_ARTICLE = 5


def comparable(name: str) -> str:
    """The name without what spellings differ in; "" for one without letters or digits."""
    name = unicodedata.normalize("NFKC", name).casefold()
    name = "".join(
        character
        for character in unicodedata.normalize("NFD", name)
        if character != _TATWEEL
        and not unicodedata.combining(character)
        and unicodedata.category(character) != "Cf"
    )
    name = _NO_WORD.sub(" ", name.translate(_LETTERS))
    name = _SERVANT_OF.sub("عبدال", name)
    return " ".join(_without_article(word) for word in name.split())


def _without_article(word: str) -> str:
    return word[2:] if word.startswith(_ARTICLE) and len(word) >= _SHORTEST_WITH_ARTICLE else word


def keys(names: Iterable[str | None]) -> frozenset[str]:
    """All names of one person or place; two are the same when they share a key."""
    return frozenset(comparable(name) for name in names if name) - {""}


def code(word: str) -> str:
    """A party's code: `Arab-League` and `arab_league` are one."""
    return re.sub(r"[\s-]+", "_", word.strip().casefold())


def topic_code(word: str) -> str:
    """A topic's code: capitals do not count."""
    return word.strip().casefold()
