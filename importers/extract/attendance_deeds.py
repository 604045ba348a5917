"""Claims by deeds: who leads a delegation, what a delegation does at the meeting, whom the host receives."""

from __future__ import annotations

from dataclasses import replace

from importers.extract.attendance_actors import Actor
from importers.extract.attendance_book import Book
from importers.extract.attendance_scene import Scene
from importers.language.cues import cue_words
from importers.language.phrases import is_one_of, without_conjunction

_DENIALS = frozenset(["لم", "لن", "غياب", "بغياب", "عدم", "رفض", "ولم", "دون"])


class DeedRules:
    """Looks at each actor of the article."""

    def __init__(self, scene: Scene, book: Book) -> None:
        self.scene, self.book = scene, book
        self.words = scene.words

    def leader(self, person: Actor) -> None:
        """«رئيس وفد المعارضة X»: he is there, and so is whom he leads."""
        function = self.scene.leaders.of(person)
        if function is None and self.scene.roles.sits_as.get(person.party or "") == "host":
            self._opens(person)
        context = self.scene.contexts.of(person.first) if function is not None else None
        if function is None or context is None:
            return
        ahead = self.scene.is_ahead(context) or self.scene.future_before(person.first)
        state, rule = "expected" if ahead else "attended", f"attendance.{function.name}"
        if person.party is None and function.party is not None:
            person = replace(person, party=function.party.party)
        headed = function.party
        beside = headed is not None and 0 < function.at - headed.last <= 2
        if headed is not None and beside and (told := self.book.told(headed)) is not None:
            state = told  # «لم يحضر الوفد الأممي برئاسة X»
            function = function._replace(party=None)
        self.book.say([person], state, function.at, rule, function=function.name, context=context)
        if function.party is not None:
            self.book.say([function.party], state, function.at, rule, context=context)

    def _opens(self, person: Actor) -> None:
        """«وتلا نائب الوزير X البيان», «كلمة الافتتاح التي ألقاها X»: one of the host's people at work."""
        context = self.scene.contexts.of(person.first)
        start = self.scene.document.sentences[person.first].start
        before = self.words[max(start, person.first - 5) : person.first]
        if context is None or not context.main:
            return
        if any(without_conjunction(word) in cue_words("reading_out") for word in before):
            state = self.scene.presence(context, person.first)
            self.book.say(
                [person], state, person.first, "attendance.host", certainty="medium", context=context
            )

    def by_deed(self, actor: Actor) -> None:
        """A delegation that meets, speaks or signs is there; the guarantors as a group in a sentence on the
        talks likewise."""
        if actor.type != "party":
            return
        is_host = self.scene.roles.sits_as.get(actor.id or "") == "host"
        if is_host and (self._is_ministry(actor) or self._acts_as_host(actor)):
            self._receives(actor)
            return
        if not (actor.delegation or actor.by_group):
            return
        sentence = self.scene.document.sentences[actor.first].start
        if (sentence, actor.party) in self.book.negated or actor.party not in self.scene.roles.sits_as:
            return
        if self.book.told(actor) is not None:
            return
        context = self.scene.contexts.of(actor.first)
        if context is None or not (context.main or actor.delegation):
            return
        told = actor.id in self.scene.named_alone and self.scene.contexts.names_talks(actor.first)
        if not actor.delegation and not told:
            return
        if self._negation_near(actor):
            return
        ahead = self.scene.is_ahead(context)
        if not context.main and self.scene.future_before(actor.first):
            ahead = True
        self.book.say(
            [actor], "expected" if ahead else "attended", actor.first, "attendance.deed", certainty="medium"
        )

    def _is_ministry(self, actor: Actor) -> bool:
        """«وزير خارجية كازاخستان», «الخارجية الكازاخية»: the host's government, not the place."""
        near = self.words[max(0, actor.first - 4) : actor.last + 1]
        return any(is_one_of(word, cue_words("ministry")) for word in near)

    def _acts_as_host(self, actor: Actor) -> bool:
        """«اقترحت كازاخستان إنهاء الجولات», «كازاخستان، البلد المضيف»."""
        near = self.words[max(0, actor.first - 3) : actor.last + 4]
        return any(is_one_of(word, cue_words("host_acts")) for word in near)

    def _receives(self, actor: Actor) -> None:
        context = self.scene.contexts.of(actor.first)
        if (
            context is None
            or not context.main
            or (self.scene.document.sentences[actor.first].start, actor.party) in self.book.negated
        ):
            return
        state = "expected" if self.scene.is_ahead(context) else "attended"
        self.book.say([actor], state, actor.first, "attendance.host", certainty="medium", context=context)
        near = self.scene.near(actor.first)
        person = next(
            (
                a
                for a in near
                if a.type == "person" and a.party == actor.party and 0 < a.first - actor.last <= 4
            ),
            None,
        )
        acts = any(word in cue_words("receiving") for word in self.scene.sentence(actor.first))
        if person is not None and acts:
            self.book.say(
                [person], state, actor.first, "attendance.host", certainty="medium", context=context
            )

    def _negation_near(self, actor: Actor) -> bool:
        before = self.words[max(0, actor.first - 4) : actor.first]
        ahead = self.words[actor.last + 1 : actor.last + 4]
        behind = [
            word for at, word in enumerate(ahead, actor.last + 1) if self.scene.adjacent(actor.last, at)
        ]
        return not _DENIALS.isdisjoint((*before, *behind))
