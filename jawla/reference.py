"""What the profiles know of people and parties, for the explorer: it never reads a profile itself."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from importers.profiles.profile import Profiles
from jawla.knowledge import load_profiles
from store.reference import HeldOffice, NameForm, Reference
from store.selection import Choice


class KnownReferences:
    """Looks values up in the profiles of some names, which are read when the first is asked for."""

    def __init__(self, names: Sequence[str]) -> None:
        self._names = names

    @cached_property
    def _profiles(self) -> Profiles:
        return load_profiles(self._names)

    def __call__(self, choice: Choice) -> Reference | None:
        """What is known of a person or party; None of anything else. Raises ProfileError."""
        kind, id = choice
        if kind == "person" and (person := self._profiles.people.get(id)) is not None:
            party = self._profiles.parties.get(person.party)
            return Reference(
                names=_names(person.name_ar, person.name_native, person.name_en, person.name_ijmes),
                party_ar=party.name_ar if party else "",
                party_en=party.name_en if party else "",
                offices=tuple(
                    HeldOffice(office.title_ar, office.title_en, office.since, office.until)
                    for office in person.offices
                ),
                note=person.note,
            )
        if kind == "party" and (party := self._profiles.parties.get(id)) is not None:
            return Reference(names=_names(party.name_ar, None, party.name_en, None))
        return None


def _names(
    arabic: str, native: str | None, press: str, scholarly: str | None
) -> tuple[tuple[NameForm, str], ...]:
    forms: tuple[tuple[NameForm, str | None], ...] = (
        ("arabic", arabic), ("native", native), ("press", press), ("scholarly", scholarly),
    )  # fmt: skip
    return tuple((form, name) for form, name in forms if name)
