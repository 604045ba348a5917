"""Names that contradict each other: a form must be safe or ambiguous, and lead to one entry at one time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from importers.profiles.entry import Entry
from importers.profiles.profile import Profiles
from store.fold import fold


@dataclass(frozen=True, slots=True)
class _Named:
    """A form and the entry that it leads to."""

    kind: str
    id: str
    form: str
    since: str | None = None
    until: str | None = None


def folded_words(form: str) -> tuple[str, ...]:
    """The form as the gazetteer sees it: folded words, marks and punctuation gone."""
    return tuple("".join(c if c.isalnum() else " " for c in fold(form)).split())


def check_forms(profiles: Profiles, entries: Mapping[str, Mapping[str, Entry]]) -> None:
    """Note at the entries what is wrong with the forms of all profiles together."""
    safe: dict[tuple[str, ...], list[_Named]] = {}
    for named in _safe_forms(profiles):
        words = folded_words(named.form)
        entry = entries[named.kind][named.id]
        if not words:
            entry.problem("profile-form-empty", form=named.form)
            continue
        for other in safe.setdefault(words, []):
            if _clash(named, other, profiles):
                entry.problem("profile-form-twice", form=named.form, other=other.id)
        safe[words].append(named)
    for kind, id_, form in _ambiguous_forms(profiles):
        if any(named.kind == kind and named.id == id_ for named in safe.get(folded_words(form), ())):
            entries[kind][id_].problem("profile-form-safe-and-ambiguous", form=form)


def _safe_forms(profiles: Profiles) -> Iterator[_Named]:
    for person in profiles.people.values():
        for form in person.variants:
            yield _Named("people", person.id, form)
    for party in profiles.parties.values():
        for form in (*party.variants, *party.delegation_forms):
            yield _Named("parties", party.id, form)
        for dated in party.dated_forms:
            yield _Named("parties", party.id, dated.ar, dated.since, dated.until)
    for place in profiles.places.values():
        if place.listed:
            for form in place.variants:
                yield _Named("places", place.id, form)


def _ambiguous_forms(profiles: Profiles) -> Iterator[tuple[str, str, str]]:
    for kind in ("people", "parties", "places"):
        for id_, entry in getattr(profiles, kind).items():
            for form in entry.ambiguous:
                yield kind, id_, form.ar


def _clash(one: _Named, other: _Named, profiles: Profiles) -> bool:
    """Whether two entries share a form at one time. A state and its own territory may."""
    if (one.kind, one.id) == (other.kind, other.id) or not _overlap(one, other):
        return False
    pair = {one.kind: one.id, other.kind: other.id}
    if set(pair) == {"parties", "places"}:
        return profiles.parties[pair["parties"]].place != pair["places"]
    return True


def _overlap(one: _Named, other: _Named) -> bool:
    latest_start = max(one.since or "", other.since or "")
    earliest_end = min(one.until or "9", other.until or "9")
    return latest_start < earliest_end
