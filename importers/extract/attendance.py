"""Claims of attendance: what an article says of one actor at one meeting.

The rules stand apart by what wakes them: verbs, nouns, deeds. They ask the scene and write into the book.
"""

from __future__ import annotations

from functools import cache

from importers.extract.attendance_book import Book
from importers.extract.attendance_deeds import DeedRules
from importers.extract.attendance_nouns import NounRules
from importers.extract.attendance_scene import Scene
from importers.extract.attendance_speakers import Speakers
from importers.extract.attendance_verbs import VerbRules
from importers.extract.document import Document
from importers.extract.gazetteer import gazetteer
from importers.extract.kind import Findings
from importers.extract.timeline import Timeline
from importers.language.anchors import Wakes, waking
from importers.language.cues import cue_words
from importers.profiles.profile import Profiles
from store.record import Claim

_RULES = (
    Wakes.NOMINAL | Wakes.VERB | Wakes.OBSERVER | Wakes.LIST | Wakes.STATEMENT | Wakes.BETWEEN | Wakes.SPONSOR
)


@cache
def _sponsoring() -> frozenset[str]:
    """Words that alone say who sponsors; others need «تحت» before them."""
    return cue_words("sponsoring") - {"تحت", "رعايه"} | {"برعايه"}


def read_attendance(document: Document, profiles: Profiles, found: Findings, line: Timeline) -> list[Claim]:
    """The claims of one article, in the order in which the text makes them."""
    scene = Scene(document, profiles, found, line)
    outlets = gazetteer(profiles).matches_of(document, "outlet")
    agencies = {
        word: match.form.id
        for match in outlets
        if not match.form.pending
        for word in range(match.first, match.last + 1)
    }
    book = Book(scene, Speakers(document, scene.actors, agencies))
    verbs, nouns, deeds = VerbRules(scene, book), NounRules(scene, book), DeedRules(scene, book)
    words, sponsoring = document.words, _sponsoring()
    for at, wakes in waking(document):
        if not wakes & _RULES:
            continue
        if wakes & Wakes.NOMINAL:
            nouns.nominal(at)
        if wakes & Wakes.VERB:
            verbs.read(at)
        if wakes & Wakes.OBSERVER:
            nouns.listed(at, "attendance.observer", observers=True)
        if wakes & Wakes.LIST:
            nouns.listed(at, "attendance.list", observers=False)
        if wakes & Wakes.STATEMENT:
            nouns.statement(at)
        if wakes & Wakes.BETWEEN:
            nouns.between(at)
        if wakes & Wakes.SPONSOR and (words[at] in sponsoring or words[max(0, at - 1)] == "تحت"):
            nouns.sponsors(at)
    for actor in scene.actors:
        if actor.type == "person":
            deeds.leader(actor)
    for actor in scene.actors:
        deeds.by_deed(actor)
    return sorted(
        book.claims(),
        key=lambda claim: (claim.mentions[0].start, claim.actor_type, claim.actor or claim.name_ar),
    )
