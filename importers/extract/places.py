"""Which places a text names: cities, provinces, crossings, hotels; no states, no capitals that speak."""

from __future__ import annotations

from collections.abc import Iterator

from importers.extract.document import Document
from importers.extract.gazetteer import Match, gazetteer
from importers.extract.kind import Findings
from importers.extract.parties import actors
from importers.profiles.profile import Profiles
from store.record import Mention


def places(document: Document, profiles: Profiles, findings: Findings) -> Iterator[tuple[str, Mention]]:
    """Id of the listed place and the mention, in order."""
    speaking = {actor.start for actor in actors(document, profiles, findings) if actor.sort == "metonym"}
    for match in gazetteer(profiles).matches_of(document, "place"):
        if match.start in speaking or "never-alone" in match.form.pending:
            continue
        for id_ in _listed(match, profiles):
            yield id_, _mention(match)


def _listed(match: Match, profiles: Profiles) -> tuple[str, ...]:
    place = profiles.places[match.form.id]
    return place.members or (place.listed_as or place.id,)


def _mention(match: Match) -> Mention:
    if match.form.conditions is not None:
        return Mention(match.start, match.end, "place.name-in-context", "medium")
    return Mention(match.start, match.end, "place.name", "high")
