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
    """The designations in order of their first mention; spellings of one coded form are one, called
    by the spelling that comes first."""
    named: dict[int, set[str]] = {}
    for actor in actors(document, profiles, findings):
        for word in range(actor.first, actor.last + 1):
            named.setdefault(word, set()).add(actor.id)
    about = gazetteer(profiles).is_about(document)
    mentions: dict[tuple[str, str], list[Mention]] = {}
    forms: dict[tuple[str, str], str] = {}
    end = 0
    for match in gazetteer(profiles).matches_of(document, "designation"):
        if match.end <= end:
            continue  # «المعارضة» inside «المعارضة السورية»
        meant = {id_ for word in range(match.first, match.last + 1) for id_ in named.get(word, ())}
        if match.form.id in meant:
            mention = Mention(match.start, match.end, "designation.of-a-named-party", "high")
        elif about and not meant and not _is_party_form(match, profiles):
            mention = Mention(match.start, match.end, "designation.by-word", "medium")
        else:
            continue
        end = match.end
        party = profiles.parties[match.form.id]
        code = next(form.form for form in party.designations if form.ar == match.form.text)
        forms.setdefault((match.form.id, code), match.form.text)
        mentions.setdefault((match.form.id, code), []).append(mention)
    return [Designation(key[0], forms[key], tuple(found)) for key, found in mentions.items()]


def _is_party_form(match: Match, profiles: Profiles) -> bool:
    """Whether the words are an ambiguous name of the party, which was refused at this place."""
    return any(words_of(form.ar) == match.form.words for form in profiles.parties[match.form.id].ambiguous)
