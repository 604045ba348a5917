"""Verbs of taking part and of reporting: a form, its tense, and what it says about being there."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from importers.language.files import table
from importers.language.phrases import verb_prefixes, words_of
from store.fold import fold

_PRONOUNS = ("ه", "ها", "هم", "هما")
_CHECKED = frozenset({"حضر", "مثّل", "رأس", "ضمّ"})
"""Verbs whose risky forms count: their rules look for a delegation or a meeting beside them."""

_WITH_OBJECT = frozenset({"رأس", "ترأّس", "قاد", "مثّل", "حضر", "قاطع"})
"""Verbs whose forms are common with a pronoun: يرأسه, يمثلها, حضره."""


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb of the tables."""

    lemma: str
    family: str
    states: tuple[tuple[str, str | None], ...]
    """(frame, state): past, present, future, lam, lan, la, ma_past, qad_past, qad_present."""

    preposition: str | None
    """Folded."""

    objects: frozenset[str]
    """Folded words of which one must follow; empty: any."""

    function: str | None

    def state(self, frame: str) -> str | None:
        """What the verb says in a frame; None: nothing."""
        return dict(self.states).get(frame)


@dataclass(frozen=True, slots=True)
class VerbForm:
    """A verb as written."""

    verb: Verb
    tense: str
    """past, present (also after لم and أن) or future."""

    after_subject: bool
    """Plural and dual forms stand behind their subject."""

    has_object: bool
    """Whether a pronoun is attached: «الذي يرأسه»."""


@cache
def attendance_verbs() -> dict[str, tuple[VerbForm, ...]]:
    """Forms of taking part, heading, staying away … by the folded word, و and ف in front included."""
    return _forms(table("verbs")["attendance"])


@cache
def reporting_verbs() -> dict[str, tuple[VerbForm, ...]]:
    """Forms of saying, announcing and denying."""
    return _forms([*table("verbs")["reporting"], *table("verbs")["speech_acts"][-3:]])


@cache
def denying_verbs() -> frozenset[str]:
    """Forms of «نفى»: what follows is denied."""
    return frozenset(
        word for word, forms in reporting_verbs().items() if any(form.verb.lemma == "نفى" for form in forms)
    )


def _forms(entries: list[dict[str, Any]]) -> dict[str, tuple[VerbForm, ...]]:
    risky = {(fold(entry["form"]), entry["lemma"]) for entry in table("verbs")["risky"]}
    found: dict[str, list[VerbForm]] = {}
    for entry in entries:
        verb = Verb(
            entry["lemma"],
            entry["family"],
            tuple((entry.get("states") or {}).items()),
            fold(entry["prep"]) if "prep" in entry else None,
            frozenset(word for form in entry.get("object_ar", ()) for word in words_of(form)[:1]),
            entry.get("function"),
        )
        for tense, forms in entry["forms"].items():
            kind = {"past": "past", "future_s": "future"}.get(tense, "present")
            for form in forms.split():
                word = fold(form)
                if (word, verb.lemma) in risky and not verb.objects and verb.lemma not in _CHECKED:
                    continue
                plural = word.endswith(("وا", "ون", "ان", "تا")) or (tense != "past" and word.endswith("ا"))
                _add(found, word, VerbForm(verb, kind, plural, False))
                if verb.lemma in _WITH_OBJECT:
                    for pronoun in _PRONOUNS:
                        _add(found, word + pronoun, VerbForm(verb, kind, False, True))
    return {word: tuple(forms) for word, forms in found.items()}


def _add(found: dict[str, list[VerbForm]], word: str, form: VerbForm) -> None:
    for variant, _ in verb_prefixes(word):
        known = found.setdefault(variant, [])
        if form not in known:
            known.append(form)
