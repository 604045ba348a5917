"""Spellings of foreign names that differ only by transliteration: لافرينتيف and لافرنتييف are one name.

A skeleton keeps the consonants and joins the letters that Arabic texts exchange for one foreign sound. It
compares a whole name with a whole name, never a single word.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache

from importers.language.phrases import words_of
from importers.profiles.profile import Person, Profiles

_SOUNDS = str.maketrans(
    {
        "ا": "", "و": "", "ي": "", "ء": "", "ع": "",  # long vowels come and go: غوتيريش, غوتيرش
        "غ": "ك", "ج": "ك", "ق": "ك",  # one sound g or k: غينادي, جينادي, كينادي
        "ط": "ت", "ث": "ت", "ص": "س", "ض": "د", "ظ": "ز", "ذ": "ز", "ح": "ه", "خ": "ه",
    }
)  # fmt: skip
_SHORTEST = 6  # letters and the blank: shorter skeletons meet by chance


@lru_cache(maxsize=20_000)
def skeleton(word: str) -> str:
    """The consonants of a folded word, double ones once."""
    kept: list[str] = []
    for letter in word.replace("دج", "ج").replace("تش", "ج").translate(_SOUNDS):
        if not kept or kept[-1] != letter:
            kept.append(letter)
    return "".join(kept)


def name_skeleton(words: Iterable[str]) -> str:
    """The skeleton of a full name: its first word apart from the rest, which may be joined or not."""
    first, *rest = words
    return f"{skeleton(first)} {skeleton(''.join(rest))}"


@lru_cache(maxsize=8)
def skeletons(profiles: Profiles) -> Mapping[str, Person]:
    """People with names foreign to Arabic by the skeletons of their full names; shared ones left out."""
    found: dict[str, Person | None] = {}
    for person in profiles.people.values():
        if person.native_lang == "ar":
            continue
        for variant in person.variants:
            words = words_of(variant)
            key = name_skeleton(words)
            if len(words) > 1 and len(key) > _SHORTEST:
                found[key] = person if found.get(key, person) is person else None
    return {key: person for key, person in found.items() if person is not None}


@lru_cache(maxsize=8)
def full_names(profiles: Profiles) -> Mapping[tuple[str, ...], Person]:
    """People by the folded words of their full names."""
    return {words_of(variant): person for person in profiles.people.values() for variant in person.variants}
