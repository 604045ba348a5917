"""Who says so: the outlet itself, a named speaker, unnamed sources, an agency or an official statement."""

from __future__ import annotations

from functools import cache

from importers.extract.attendance_actors import Actor
from importers.extract.document import Document
from importers.language.cues import cue_words
from importers.language.verbs import reporting_verbs

_REACH = 12


@cache
def _saying() -> frozenset[str]:
    """Words behind which stands who says so."""
    return frozenset(reporting_verbs()) | cue_words("attributions")


class Speakers:
    """Answers for each word of one article who says the sentence it stands in."""

    def __init__(self, document: Document, actors: list[Actor], agencies: dict[int, str]) -> None:
        """`agencies` are the ids of news agencies and outlets by their words."""
        self._document = document
        self._agencies = agencies
        self._by_sentence: dict[int, tuple[str | None, str]] = {}
        self._people = {
            index: actor
            for actor in actors
            if actor.type == "person"
            for index in range(actor.first, actor.last + 1)
        }
        self._parties = {
            index: actor
            for actor in actors
            if actor.type == "party"
            for index in range(actor.first, actor.last + 1)
        }
        self._last: tuple[str | None, str] = (None, "own-voice")
        self._next = 0
        """First word of the first sentence that was not read yet."""

    def of(self, word: int) -> tuple[str | None, str]:
        """(claimant, mode) of the sentence that a word stands in."""
        while self._next <= word:
            span = self._document.sentences[self._next]
            self._last = self._read(span)
            self._by_sentence[span.start] = self._last
            self._next = span.stop
        return self._by_sentence[self._document.sentences[word].start]

    def _read(self, span: range) -> tuple[str | None, str]:
        words = self._document.words[span.start : min(span.stop, span.start + 60)]
        if words[0] in cue_words("continues") and self._last[1] != "own-voice":
            following = range(span.start + 1, min(span.start + 6, span.stop))
            if not any(index in self._people for index in following):
                return self._last
        saying = _saying()
        for at in [at for at, word in enumerate(words, span.start) if word in saying]:
            said = self._subject(at, span)
            if said is not None:
                return said
        return None, "own-voice"

    def _subject(self, at: int, span: range) -> tuple[str | None, str] | None:
        """Who stands behind a verb of saying; at the end of the search, the party just before it."""
        words = self._document.words
        party: str | None = None
        official = False
        for index in range(at + 1, min(at + 1 + _REACH, span.stop)):
            word = words[index].lstrip("ولب") if words[index] not in cue_words("unnamed") else words[index]
            if index in self._people:
                return self._people[index].id or self._people[index].name_ar, "named-speaker"
            if word in ("ان", "انه", "انها", "انهم", "ن"):
                break
            if words[index] in cue_words("unnamed"):
                return None, "unnamed-sources"
            if words[index] in cue_words("agencies"):
                return self._agencies.get(index) or self._agencies.get(index + 1), "agency"
            if index in self._agencies:
                return self._agencies[index], "agency"
            if words[index] in cue_words("official") or word in cue_words("official"):
                official = True
            if index in self._parties and party is None:
                party = self._parties[index].id
        if official or party is not None:
            return party, "official-statement"
        before = at - 1
        if before in self._people and before >= span.start:
            return self._people[before].id or self._people[before].name_ar, "named-speaker"
        return None
