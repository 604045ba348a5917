"""Tables from folded words to values, longest first, with the letters that attach to the front of a word.

Every rule of extraction wakes at a word that a dict holds; what follows is compared word by word. So the cost
of an article is one look-up a word and kind, whatever the size of the tables.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import TypeVar

from store.fold import fold

Value = TypeVar("Value")

_WORD = re.compile(r"\d+|[^\W\d_]+")  # as importers.extract.document cuts words


def words_of(form: str) -> tuple[str, ...]:
    """The folded words of a form, cut as a document is."""
    return tuple(_WORD.findall(fold(form)))


@lru_cache(maxsize=50_000)
def without_conjunction(word: str) -> str:
    """A word without و or ف in front; short words stay whole."""
    return word[1:] if word[:1] in "وف" and len(word) > 3 else word


def is_one_of(word: str, forms: frozenset[str]) -> bool:
    """Whether a word is one of these forms, also with the article or an attached letter."""
    return not forms.isdisjoint(_bare_forms(word))


@lru_cache(maxsize=50_000)
def _bare_forms(word: str) -> tuple[str, ...]:
    cuts = (word, word[1:], word.removeprefix("ال"), word[1:].removeprefix("ال"), word.removeprefix("لل"))
    return tuple(dict.fromkeys(cuts))


def noun_prefixes(word: str) -> tuple[tuple[str, int], ...]:
    """A noun with each clitic stack that may stand before it, itself first (و ف ب ك ل, and ل + ال = لل),
    and how many letters of it are no part of the noun."""
    stacks = [(stack + word, len(stack)) for stack in ("", "و", "ف", "ب", "وب", "ك", "وك", "فب")]
    if word.startswith("ال"):
        # ل + ال is written لل, also before a ل (للجنة): nothing can be cut off it
        joined = word[1:] if word.startswith("الل") else "ل" + word[1:]
        return (*stacks, (joined, 0), ("و" + joined, 1), ("ف" + joined, 1))
    return (*stacks, *((stack + word, len(stack)) for stack in ("ل", "ول", "فل")))


def verb_prefixes(word: str) -> tuple[tuple[str, int], ...]:
    """A finite verb with the clitics that may stand before it, itself first."""
    return (word, 0), ("و" + word, 1), ("ف" + word, 1)


def no_prefixes(word: str) -> tuple[tuple[str, int], ...]:
    """The word as it is."""
    return ((word, 0),)


class Phrases(dict[str, list[tuple[tuple[str, ...], Value]]]):
    """Sequences of folded words with a value each; found at a word, the longest first. By the word that a
    form begins with, attached letters included: the words behind it and the value."""

    __slots__ = ("_cuts",)

    def __init__(self) -> None:
        super().__init__()
        self._cuts: dict[str, int] = {}

    def add(self, form: str, value: Value, *, attach: str = "noun") -> None:
        """Know a form; `attach` says which clitics its first word takes: noun, verb or none. The first
        value given to a form stays."""
        words = words_of(form)
        if not words:
            return
        variants = {"noun": noun_prefixes, "verb": verb_prefixes, "none": no_prefixes}[attach](words[0])
        for variant, cut in variants:
            self._cuts[variant] = min(cut, self._cuts.get(variant, cut))
            entries = self.setdefault(variant, [])
            if all(rest != words[1:] for rest, _ in entries):
                entries.append((words[1:], value))
                entries.sort(key=lambda entry: -len(entry[0]))

    def add_all(self, forms: Iterable[str], value: Value, *, attach: str = "noun") -> None:
        """Know several forms of one value."""
        for form in forms:
            self.add(form, value, attach=attach)

    def cut(self, word: str) -> int:
        """How many letters of a known first word are attached to it and no part of the form."""
        return self._cuts.get(word, 0)

    def at(self, words: Sequence[str], start: int) -> tuple[Value, int] | None:
        """The longest form that begins at a word, as its value and the number of its words."""
        entries = self.get(words[start])
        if entries is None:
            return None
        following = words[start + 1] if start + 1 < len(words) else ""
        for rest, value in entries:  # most fail at their second word
            if not rest or (rest[0] == following and tuple(words[start + 1 : start + 1 + len(rest)]) == rest):
                return value, 1 + len(rest)
        return None

    def ending_at(self, words: Sequence[str], end: int, *, longest: int = 4) -> tuple[Value, int] | None:
        """The longest form whose last word is the given one, as its value and the number of its words."""
        for length in range(min(longest, end + 1), 0, -1):
            found = self.at(words, end - length + 1)
            if found is not None and found[1] == length:
                return found
        return None
