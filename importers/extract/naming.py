"""Words by which a text shows that a person or a party stands there: titles, first names, heads, stop words.

Read from importers/profiles/data/naming; verbs come from the language tables. All words are folded.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from importers.extract.letters import attached_forms
from importers.language.files import table
from importers.language.phrases import words_of
from store.fold import fold

ACTS = ("demanded", "proposed", "discussed", "agreed", "rejected")
"""What may be done about an issue."""


@dataclass(frozen=True)
class Naming:
    """The tables. Words of a `frozenset` stand without attached letters unless the field says otherwise."""

    given: frozenset[str]
    """First names that are nothing else."""

    given_words: frozenset[str]
    """First names that are ordinary words too."""

    given_pairs: frozenset[tuple[str, str]]
    """First names of two words."""

    titles: frozenset[str]
    """Words that begin the title of one person."""

    attached_titles: dict[str, str]
    """Titles of one or several persons with every letter that may be attached, and the bare title."""

    attached_body: frozenset[str]
    """Words inside a title with every letter that may be attached."""

    honorifics: frozenset[str]
    """Titles that are no office: «الدكتور»."""

    plural_titles: frozenset[str]
    title_body: frozenset[str]
    actor_heads: frozenset[str]
    actor_gap: int
    will_before: frozenset[str]
    clause_before: frozenset[str]
    place_before: frozenset[str]
    territory_before: frozenset[str]
    duty: frozenset[str]
    not_verbs: frozenset[str]
    foreign: frozenset[str]
    led_by: frozenset[str]
    hedges: frozenset[tuple[str, ...]]
    hedge_ends: frozenset[str]
    """The last word of each hedge."""

    links: frozenset[str]
    """Words that belong to the name behind them: «بن», «أبو», «دي»."""

    starts: frozenset[str]
    """Those of them that begin a name."""

    descent: frozenset[str]
    """Those that follow whatever name stands before them."""

    patronymic_ends: tuple[str, ...]
    foreign_ends: tuple[str, ...]
    """Ends of surnames that no Arabic word has."""

    byline: frozenset[str]
    stop: frozenset[str]
    """Words that no name holds, verbs among them."""

    verbs: frozenset[str]
    """Finite verbs of every kind."""

    speech: frozenset[str]
    """Finite verbs of saying, demanding, agreeing …"""

    acts: dict[str, str]
    """Finite verbs and nouns of acts of speech: the act (demanded, proposed …) of each."""

    attached_acts: dict[str, str]
    """The same with every letter that may be attached."""

    issue_signs: frozenset[str]
    credit: tuple[tuple[str, ...], ...]
    credit_heads: frozenset[str]
    """The first words of credits."""

    credit_body: frozenset[str]
    senders: frozenset[str]
    """«موفد», «مراسل»: before an outlet's name in a line of its own."""

    citing: frozenset[str]
    """«نقلا», «نقلت», «ذكرت»: before an agency that the news comes from."""


@cache
def naming() -> Naming:
    """The tables, read once."""
    given = _file("given")
    cues = _file("cues")
    stop = _file("stop")
    clear = [words_of(name) for name in given["clear"]]
    verbs = table("verbs")
    saying = frozenset(form for verb in verbs["reporting"] + verbs["speech_acts"] for form in _finite(verb))
    every_verb = saying | {form for verb in verbs["attendance"] for form in _finite(verb)}
    risky = _folded(cues["not_speech"])
    words = frozenset(words[0] for words in clear if len(words) == 1) - _folded(stop["words"])
    acts = {form: verb["act"] for verb in verbs["speech_acts"] for form in _finite(verb)}
    known_acts = {
        **{form: act for form, act in acts.items() if act in ACTS and form not in risky},
        **{fold(noun): act for act in ACTS for noun in cues["act_nouns"][act]},
    }
    titles, plural_titles = _folded(cues["title_heads"]), _folded(cues["plural_title_heads"])
    body = _folded(cues["title_body"]) | _folded(cues["foreign"])
    return Naming(
        given=words,
        given_words=_folded(given["also_words"]),
        given_pairs=frozenset((words[0], words[1]) for words in clear if len(words) == 2),
        titles=titles,
        honorifics=_folded(cues["honorifics"]),
        plural_titles=plural_titles,
        attached_titles=_attached(titles | plural_titles),
        attached_body=frozenset(_attached(body)),
        title_body=_folded(cues["title_body"]),
        actor_heads=_folded(cues["actor_heads"]),
        actor_gap=int(cues["actor_gap"]),
        clause_before=_folded(cues["clause_before"]),
        will_before=_folded(cues["will_before"]),
        place_before=_folded(cues["place_before"]),
        territory_before=_folded(cues["territory_before"]),
        duty=_folded(cues["duty"]),
        not_verbs=_folded(cues["not_verbs"]),
        foreign=_folded(cues["foreign"]),
        led_by=_folded(cues["led_by"]),
        links=_folded(cues["name_links"]),
        starts=_folded(cues["name_starts"]),
        descent=_folded(cues["descent"]),
        patronymic_ends=tuple(map(fold, cues["patronymic_ends"])),
        foreign_ends=tuple(map(fold, cues["foreign_ends"])),
        byline=_folded(cues["byline"]),
        hedge_ends=frozenset(words_of(text)[-1] for text in cues["hedges"]),
        hedges=frozenset(map(words_of, cues["hedges"])),
        stop=(_folded(stop["words"]) | _folded(stop["verbs"]) | every_verb) - words,
        verbs=(_folded(stop["verbs"]) | every_verb) - risky - words,
        speech=saying - risky,
        acts=known_acts,
        attached_acts={form: act for word, act in known_acts.items() for form, _ in attached_forms(word)},
        issue_signs=_folded(cues["issue_signs"]),
        credit=tuple(words_of(text.removesuffix("لـ")) for text in cues["credit"]),
        credit_heads=frozenset(words_of(text)[0] for text in cues["credit"]),
        senders=_folded(cues["senders"]),
        credit_body=_folded(cues["credit_body"]),
        citing=_folded(cues["citing"]),
    )


def _file(name: str) -> dict[str, Any]:
    path = resources.files("importers") / "profiles" / "data" / "naming" / f"{name}.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


def _folded(words: Iterable[str]) -> frozenset[str]:
    return frozenset(map(fold, words))


def _attached(words: Iterable[str]) -> dict[str, str]:
    """Words with every letter that may be attached to them; a whole word before a cut one."""
    found: dict[str, str] = {}
    for cut_ones in (False, True):
        for word in sorted(words):
            for form, cut in attached_forms(word):
                if bool(cut) is cut_ones:
                    found.setdefault(form, word)
    return found


def _finite(verb: dict[str, Any]) -> list[str]:
    return [fold(form) for forms in verb["forms"].values() for form in forms.split()]
