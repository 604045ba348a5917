"""By which words a text calls the sides. A listing takes no side: it records what is written."""

from __future__ import annotations

from importers.extract.document import Document
from importers.extract.gazetteer import Match, gazetteer
from importers.extract.kind import Findings
from importers.extract.parties import actors
from importers.language.phrases import words_of
from importers.profiles.profile import Profiles
from store.record import Designation, Mention


def find_designations(document: Document, profiles: Profiles, findings: Findings) -> list[Designation]:
    """The designations in order of their first mention; spellings of one coded form are one."""
    named = actors(document, profiles, findings)
    about = gazetteer(profiles).is_about(document)
    mentions: dict[tuple[str, str], list[Mention]] = {}
    end = 0
    for match in gazetteer(profiles).matches(document):
        if match.form.kind != "designation" or match.end <= end:
            continue  # «المعارضة» inside «المعارضة السورية»
        overlapping = [actor for actor in named if actor.start < match.end and match.start < actor.end]
        if any(actor.id == match.form.id for actor in overlapping):
            mention = Mention(match.start, match.end, "designation.of-a-named-party", "high")
        elif about and not overlapping and not _is_party_form(match, profiles):
            mention = Mention(match.start, match.end, "designation.by-word", "medium")
        else:
            continue
        end = match.end
        party = profiles.parties[match.form.id]
        code = next(form.form for form in party.designations if form.ar == match.form.text)
        form = next(form.ar for form in party.designations if form.form == code)
        mentions.setdefault((match.form.id, form), []).append(mention)
    return [Designation(party, form, tuple(found)) for (party, form), found in mentions.items()]


def _is_party_form(match: Match, profiles: Profiles) -> bool:
    """Whether the words are an ambiguous name of the party, which was refused at this place."""
    return any(words_of(form.ar) == match.form.words for form in profiles.parties[match.form.id].ambiguous)
