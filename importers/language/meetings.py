"""Nouns that meetings are counted by, and the words round them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from importers.language.files import table
from importers.language.phrases import Phrases, noun_prefixes, words_of


@dataclass(frozen=True, slots=True)
class CountedNoun:
    """A noun that may carry the number of a meeting."""

    kind: str
    """round (جولة), own (جولته), meeting (اجتماع, لقاء, مؤتمر), edition (نسخة, دورة), talks (محادثات)."""

    number: str
    """one, two or many."""

    gender: str


@cache
def counted_nouns() -> Phrases[CountedNoun]:
    """جولة, اجتماع, لقاء, دورة, نسخة … in every number."""
    found: Phrases[CountedNoun] = Phrases()
    for entry in table("meetings")["nouns"]:
        found.add_all(entry["ar"], CountedNoun(entry["kind"], entry["number"], entry["gender"]))
    return found


@cache
def meeting_words(name: str) -> frozenset[str]:
    """A list of single words of meetings.json, folded."""
    return frozenset(word for form in table("meetings")[name] for word in words_of(form))


@cache
def kind_words() -> Phrases[str]:
    """Nouns of unnumbered meetings with their kind: «القمة الثلاثية» is a summit."""
    found: Phrases[str] = Phrases()
    for entry in table("meetings")["kinds"]:
        found.add_all(entry["ar"], entry["kind"])
    return found


@cache
def other_series() -> dict[str, frozenset[str]]:
    """By category (sport, ballot, conflicts …) words of what has rounds and is no talks of the profiles, with
    and without the article and attached letters."""
    return {
        category: frozenset(
            variant
            for form in forms
            for word in words_of(form)
            for stem in (word, "ال" + word)
            for variant, _ in noun_prefixes(stem)
        )
        for category, forms in table("meetings")["other_series"].items()
    }


@cache
def other_phrases() -> Phrases[bool]:
    """What a round may be of that is no talks of the profiles: «المشاورات السياسية»."""
    found: Phrases[bool] = Phrases()
    found.add_all(table("meetings")["other_phrases"], True)
    return found
