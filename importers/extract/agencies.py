"""News agencies that a text says it has its news from: «نقلاً عن وكالة رويترز», «وفق ما ذكرت سانا».

Only an agency that the profiles know counts, right behind words of citing; the outlet of the text itself is
its source, which is another kind.
"""

from __future__ import annotations

from importers.extract.document import Document
from importers.extract.gazetteer import gazetteer
from importers.extract.naming import naming
from importers.profiles.profile import Profiles
from store.record import AgencySaid, Mention, Source

_REACH = 4
"""Words between the citing and the name: «نقلت وكالة الأنباء السورية سانا»."""


def find_agencies(document: Document, profiles: Profiles, source: Source | None) -> list[AgencySaid]:
    """The agencies cited, in the order of their first mention."""
    words, cues = document.words, naming().citing
    own = source.id if source else None
    found: dict[str, list[Mention]] = {}
    for match in gazetteer(profiles).matches_of(document, "outlet"):
        outlet = profiles.outlets[match.form.id]
        if outlet.type != "agency" or outlet.id == own:
            continue
        before = range(match.first - 1, max(-1, match.first - 2 - _REACH), -1)
        at = next((number for number in before if words[number] in cues), None)
        if at is not None and not any("." in document.gaps[number] for number in range(at, match.first)):
            mention = Mention(match.start, match.end, "agency.cited", "high")
            found.setdefault(outlet.id, []).append(mention)
    return [
        AgencySaid(id, profiles.outlets[id].name_ar, profiles.outlets[id].name_en, tuple(mentions))
        for id, mentions in found.items()
    ]
