"""Words that say who was at a meeting and how it is known: nominal forms, roles, segments, speakers."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from importers.language.files import table
from importers.language.phrases import Phrases, words_of


@dataclass(frozen=True, slots=True)
class Nominal:
    """«بمشاركة», «غياب», «دعوة»: a noun that says a state of the actors beside it."""

    state: str
    """A state of the vocabulary, or `arrived`: attended when the meeting runs, else expected."""

    actors: str
    """after or before: where the actors stand."""

    needs: frozenset[str]
    """Folded words of which one must follow in the sentence; empty: none."""

    meeting: bool
    """Whether a word of meetings must follow."""

    decides: str | None
    """The state after a verb of decision or announcement, when it differs («قرر عدم المشاركة»)."""

    delegation: bool
    """Whether the actor must be a delegation or a person."""

    governed: bool
    """Whether a verb such as «شهدت» must govern it."""

    close: bool
    """Whether the actor must follow at once: «الغياب الأمريكي»."""

    denied: str | None
    """The state behind a negation: «لم يكن حاضرا»; None: a negated form says nothing."""


@cache
def nominals() -> Phrases[Nominal]:
    """Nominal forms of taking part and staying away."""
    found: Phrases[Nominal] = Phrases()
    for entry in table("attendance")["nominals"]:
        value = Nominal(
            entry["state"],
            entry["actors"],
            frozenset(word for form in entry.get("needs", ()) for word in words_of(form)),
            bool(entry.get("meeting")),
            entry.get("decides"),
            bool(entry.get("delegation")),
            bool(entry.get("governed")),
            bool(entry.get("close")),
            entry.get("denied"),
        )
        found.add_all(entry["ar"], value)
    return found


@cache
def segments() -> Phrases[str]:
    """Parts of a meeting: technical, plenary, bilateral, day-1, day-2."""
    found: Phrases[str] = Phrases()
    for entry in table("attendance")["segments"]:
        found.add_all(entry["ar"], entry["id"])
    return found


@cache
def cue_words(name: str) -> frozenset[str]:
    """A list of single words of attendance.json, folded."""
    return frozenset(word for form in table("attendance")[name] for word in words_of(form))


@cache
def functions_by_title() -> dict[str, str]:
    """What a person does in a delegation by a folded word of his title: adviser, expert, member …"""
    by_function = table("attendance")["titles_of_functions"]
    return {
        word: function for function, forms in by_function.items() for form in forms for word in words_of(form)
    }
