"""Who codes, and what the words of a command line mean as values to code by."""

from __future__ import annotations

import argparse
import getpass
from typing import TYPE_CHECKING

from tui.words import say

if TYPE_CHECKING:
    from store import Store
    from store.coding import FactValue
    from store.record import Claim


def add_coder(parser: argparse.ArgumentParser) -> None:
    """`--coder NAME`."""
    parser.add_argument("--coder", metavar="NAME", help=say("option.coder"))


def coder_of(arguments: argparse.Namespace) -> str:
    """The name of --coder or of the settings, else that of the account."""
    from jawla import paths, settings

    return arguments.coder or coder_name(settings.load(paths.settings_file()).coder)


def coder_name(setting: str) -> str:
    """The name of the settings, else that of the account; empty when it has none."""
    try:
        return setting or getpass.getuser()
    except (KeyError, OSError):  # an account without a name, as in some containers
        return ""


def value_named(store: Store, kind: str, words: str) -> FactValue:
    """The value that words mean: one of the collection, else one of the profiles; `?NAME` is an unknown one.

    Raises QueryError `value-unknown` or `kind-unknown`, CodingError `coding-ambiguous`.
    """
    from store.coding import CodingError, FactValue
    from store.problem import QueryError

    if words.startswith("?") and words[1:].strip():
        name = " ".join(words[1:].split())
        return FactValue(kind, f"?{name}", name, name, "others")
    try:
        found = store.resolve(kind, words)
    except QueryError as error:
        known = _of_profiles(kind, words)
        if known is None:
            raise error
        return known
    if len(found) > 1:
        raise CodingError("coding-ambiguous", words=words, values=", ".join(sorted(found)))
    return next(FactValue.of(value) for value in store.values(kind) if value.value in found)


def _of_profiles(kind: str, id: str) -> FactValue | None:
    """What a profile knows and no article names yet, by its id."""
    from jawla import paths, settings
    from jawla.knowledge import load_profiles
    from store.coding import FactValue

    profiles = load_profiles(settings.load(paths.settings_file()).profiles)
    if kind == "party" and id in profiles.parties:
        party = profiles.parties[id]
        return FactValue(kind, id, party.name_ar, party.name_en, party.side)
    if kind == "person" and id in profiles.people:
        person = profiles.people[id]
        return FactValue(kind, id, person.name_ar, person.name_en or "", person.side)
    return None


def actor_named(store: Store, words: str) -> FactValue:
    """The party, else the person, that words mean. Raises as `value_named`."""
    from store.problem import QueryError

    if not words.startswith("?"):
        try:
            return value_named(store, "party", words)
        except QueryError:
            return value_named(store, "person", words)
    return value_named(store, "person", words)


FIELDS = ("actor", "meeting", "segment", "function", "role", "state", "claimant")
"""Fields of a claim that a coder sets, and how they are named; `-` empties one."""


def changed_claim(store: Store, claim: Claim, pairs: list[str]) -> Claim:
    """The claim with `FIELD=VALUE` pairs applied, the actor first. Raises CodingError, QueryError."""
    from dataclasses import replace

    from store.coding import CodingError, about_actor, at_meeting

    given: dict[str, str | None] = {}
    for pair in pairs:
        field, equals, value = pair.partition("=")
        if not (equals and value and field in FIELDS):
            raise CodingError("coding-field-unknown", field=pair, known=", ".join(FIELDS))
        given[field] = None if value == "-" else value
    named = given.pop("actor", None)
    if named is not None:
        actor = actor_named(store, named)
        claim = about_actor(claim, actor, store.curation.party_of(actor.value))
    if "meeting" in given:
        claim = at_meeting(claim, given.pop("meeting"))
    if "state" in given and given["state"] is None:
        raise CodingError("coding-field-unknown", field="state=-", known=", ".join(FIELDS))
    return replace(claim, **given, mentions=())  # type: ignore[arg-type]  # state is never None here
