"""Claims by nouns: «بمشاركة», «غياب», «دعوة», lists of delegations, sponsors, talks between sides."""

from __future__ import annotations

from itertools import pairwise

from importers.extract.attendance_actors import Actor, chain_after, chain_before, without_titles
from importers.extract.attendance_book import STAYED_AWAY, Book
from importers.extract.attendance_context import is_meeting_word
from importers.extract.attendance_scene import Scene
from importers.language.cues import Nominal, cue_words, nominals
from importers.language.phrases import is_one_of, without_conjunction
from importers.language.verbs import attendance_verbs, denying_verbs, reporting_verbs

_TO_IT = (["اليها"], ["اليه"])
_TURNED = frozenset(["الي", "عن", "من", "عدم", "بعدم"])
"""Before «مقاطعة»: a call for it, a retreat from it, its contrary."""


class NounRules:
    """Wakes at a nominal form of the tables."""

    def __init__(self, scene: Scene, book: Book) -> None:
        self.scene, self.book = scene, book
        self.words = scene.words

    def nominal(self, at: int) -> None:
        """«بمشاركة …», «غياب …», «دعوة … إلى المشاركة»."""
        named = nominals().at(self.words, at)
        if named is None:
            return
        nominal, last = named[0], at + named[1] - 1
        if any(word in denying_verbs() for word in self.words[max(0, at - 8) : at]):
            return  # «نفى انسحاب الوفد»: what somebody denies is no claim of his
        if "صحه" in self.words[max(0, at - 6) : at]:
            return  # «لا صحة لما يشاع عن مقاطعته»
        following = self.scene.clause_after(last, 14)
        if nominal.needs and not self._is_for_a_meeting(nominal, last, following):
            return
        near = self.scene.near(at)
        if nominal.actors == "after":
            actors = chain_after(
                self.scene.document,
                near,
                last,
                reach=1 if nominal.close else 8 if nominal.state == "attended" else 6,
            )
            if nominal.state == "boycotted" and self.scene.is_meeting_at(min(last + 1, len(self.words) - 1)):
                actors = self._resolved_on(at)
        else:
            chain = chain_before(self.scene.document, near, at, reach=12)
            actors = chain if nominal.governed else chain[-2:]
            if not actors:
                earlier = [actor for actor in near if actor.last < at and at - actor.last <= 25]
                actors = [actor for actor in earlier if actor.type == "party"][-1:]
        if nominal.governed and not self._is_told(at):
            return
        said_at = at
        if nominal.state == "invited" and (received := self._receivers(at))[0]:
            actors, said_at = received
        if nominal.actors == "before":
            actors = [self._or_his_side(actor, at) for actor in actors]
        if nominal.delegation:
            actors = [actor for actor in actors if actor.delegation or actor.type == "person"]
        if nominal.state in STAYED_AWAY:
            actors = without_titles(actors)
        if not actors:
            return
        if nominal.meeting:
            tail = self.scene.clause_after(
                max(last, actors[-1].last if nominal.actors == "after" else last), 6
            )
            observing = nominal.actors == "after" and any(
                is_one_of(word, cue_words("observers")) for word in tail
            )
            if (
                not observing
                and not any(is_meeting_word(word) for word in tail)
                and not any(self.scene.is_meeting_at(last + 1 + n) for n in range(min(8, len(following))))
            ):
                return
        elif not (
            nominal.needs
            or following[:1] in _TO_IT
            or self.scene.contexts.names_talks(at)
            or self.scene.contexts.in_entry(at)
        ):
            known = [
                a
                for a in actors
                if a.type == "person"
                or a.delegation
                or a.party in self.scene.roles.may_observe
                or (nominal.governed and a.party in self.scene.roles.sits_as)
            ]
            if not known or not self.scene.of_the_main_meeting(at):
                return
        if nominal.state in STAYED_AWAY and self._has_its_reason(at, actors[-1].last):
            return  # «اعتذر عن عدم الحضور», «باستثناء الأردن الذي اعتذر»: the verb says how
        context = self.scene.contexts.of(at)
        state = nominal.state
        if state == "invited" and (
            self.scene.is_denied(said_at, 3) or "غير" in self.words[max(0, at - 1) : at]
        ):
            state = "excluded"
        if state in ("attended", "arrived"):
            if self.scene.is_denied(at, 4 if nominal.denied else 2):
                if nominal.denied is None:
                    return
                state = nominal.denied
            else:
                state = self.scene.presence(context, at)
        elif nominal.decides is not None and self._decided_before(at):
            state = nominal.decides
        self.book.say(
            actors,
            state,
            at,
            "attendance.nominal",
            segment=self.scene.segment(last) if state in STAYED_AWAY else None,
        )

    def _has_its_reason(self, at: int, last: int) -> bool:
        """Whether a verb of refusing governs a noun of absence or stands in the relative clause behind it."""
        before = (
            self.words[max(0, at - 7) : at]
            if self.words[at - 1 : at] == ["عن"]
            else self.words[max(0, at - 1) : at]
        )
        return any(
            form.verb.family in ("decline", "boycott", "withdrawal")
            for word in (*before, *self.words[last + 1 : last + 3])
            for form in attendance_verbs().get(word, ())
        )

    def _resolved_on(self, at: int) -> list[Actor]:
        """«قررت المعارضة مقاطعة المحادثات»: whoever stands before, but not who is only called upon to."""
        if not self._decided_before(at) or self.words[at - 1] in _TURNED:
            return []
        before = [actor for actor in self.scene.near(at) if actor.last < at and actor.type == "party"]
        return chain_before(self.scene.document, before, at, reach=4)

    def _or_his_side(self, actor: Actor, at: int) -> Actor:
        """«وقال X إن قرار عدم الذهاب نهائي»: he speaks for his side."""
        if actor.type != "person" or "ان" not in self.words[actor.last + 1 : at]:
            return actor
        return self.scene.party_of(actor) or actor

    def _receivers(self, at: int) -> tuple[list[Actor], int]:
        """«لم تتلق السعودية دعوة»: those between a verb of receiving and the invitation, and that verb."""
        for verb in range(at - 1, max(0, at - 6), -1):
            if without_conjunction(self.words[verb]) in cue_words("receiving_invitations"):
                near = [actor for actor in self.scene.near(at) if actor.last < at]
                return chain_after(self.scene.document, near, verb, reach=3), verb
        return [], at

    def _is_told(self, at: int) -> bool:
        """«شهدت الجولة مشاركة …», «أكد مشاركة …»: a bare «مشاركة» says nothing without such a verb."""
        before = self.words[max(0, at - 5) : at]
        if self.scene.is_denied(at, 5) or any(word in cue_words("refusing") for word in before):
            return False
        if self.words[at].startswith("و"):  # «بحضور … ومشاركة …»
            earlier = self.words[max(0, at - 14) : at]
            return any((n := nominals().at([word], 0)) and n[0].state == "attended" for word in earlier)
        return any(is_one_of(word, cue_words("telling")) for word in before)

    def _is_for_a_meeting(self, nominal: Nominal, last: int, following: list[str]) -> bool:
        """«دعوة الأردن للمشاركة», «دعوة الأردن إلى المحادثات»: what is asked of somebody is to come."""
        if any(word in nominal.needs or without_conjunction(word) in nominal.needs for word in following):
            return True
        to = next((n for n, word in enumerate(following) if word == "الي"), None)
        return (
            nominal.state == "invited"
            and to is not None
            and self.scene.is_meeting_at(min(last + 2 + to, len(self.words) - 1))
        )

    def _decided_before(self, at: int) -> bool:
        return any(
            word in reporting_verbs()
            or without_conjunction(word) in ("قرر", "قررت", "قررا", "قرار", "قرارها", "قراره")
            for word in self.words[max(0, at - 8) : at]
        )

    def sponsors(self, at: int) -> None:
        """«برعاية روسيا وتركيا»: who sponsors a meeting that takes place is there."""
        actors = chain_after(self.scene.document, self.scene.near(at), at, reach=5)
        guarantors = [
            actor for actor in actors if self.scene.roles.sits_as.get(actor.id or "") == "guarantor"
        ]
        if not guarantors:
            return
        context = self.scene.contexts.of(at)
        self.book.say(guarantors, self.scene.presence(context, at), at, "attendance.sponsor")

    def listed(self, at: int, rule: str, *, observers: bool) -> None:
        """«الوفود المشاركة: …», «مراقبو الأردن والعراق», «الدول المراقبة، العراق ولبنان والأردن»."""
        if self.words[at][1:] in cue_words("office_holders"):
            return  # «ووزراء الخارجية» goes on with another list
        if self.words[at] in cue_words("office_holders"):
            self._of_office_holders(at)
            return
        actors = chain_after(self.scene.document, self.scene.near(at), at, reach=3)
        if observers:
            actors = [actor for actor in actors if actor.party in self.scene.roles.observers]
        context = self.scene.contexts.of(at)
        if not actors or context is None or self.scene.is_denied(at, 4):
            return
        if (self.scene.document.sentences[at].start, actors[0].party) in self.book.negated:
            return
        self.book.say(actors, self.scene.presence(context, at), at, rule, context=context)

    def statement(self, at: int) -> None:
        """«أصدرت روسيا وتركيا وإيران بيانا ختاميا», «وقعت روسيا وتركيا مذكرة»: who issues or signs the
        document of a meeting was there."""
        following = self.scene.clause_after(at, 16)
        if self.words[at] in cue_words("signing"):
            is_document = any(is_one_of(word, cue_words("documents")) for word in following)
        else:
            is_document = any(is_one_of(word, cue_words("of_statements")) for word in following[:1])
            is_document = is_document or self._is_affirmed(following)
        context = self.scene.contexts.of(at) if is_document else None
        if context is None or self.scene.presence(context, at) == "expected":
            return
        near = [a for a in self.scene.near(at) if self.scene.roles.sits_as.get(a.id or "") == "guarantor"]
        beside = chain_after(self.scene.document, near, at, reach=3) or chain_before(
            self.scene.document, near, at
        )
        joins = any(is_one_of(word, cue_words("joining_sponsor")) for word in following)
        if len({actor.id for actor in near}) >= 2 or (joins and beside):
            near = near if len({actor.id for actor in near}) >= 2 else beside
            self.book.say(near, "attended", at, "attendance.statement", certainty="medium", context=context)

    def _is_affirmed(self, following: list[str]) -> bool:
        """«ببيان ... أكدت فيه روسيا وتركيا»: whoever says something in a statement stands behind it."""
        return any(
            word in reporting_verbs() and after in ("فيه", "خلاله") for word, after in pairwise(following)
        )

    def _of_office_holders(self, at: int) -> None:
        """«اجتماع لنواب وزراء خارجية روسيا وتركيا» in a sentence on the round: those states were there."""
        context = self.scene.contexts.of(at)
        if context is None or not context.main or not self.scene.contexts.names_round(at):
            return
        actors = chain_after(self.scene.document, self.scene.near(at), at, reach=4)
        sides = [a for a in actors if a.type == "party" and a.party in self.scene.roles.sits_as]
        if len({actor.id for actor in sides}) >= 2:
            state = self.scene.presence(context, at)
            self.book.say(sides, state, at, "attendance.office-holders", certainty="medium")

    def between(self, at: int) -> None:
        """«جولة محادثات بين النظام والفصائل»: the two sides of the talks."""
        nouns = [index for index in range(max(0, at - 7), at) if is_meeting_word(self.words[index])]
        if not nouns or not self.scene.adjacent(nouns[-1], at):
            return
        actors = chain_after(self.scene.document, self.scene.near(at), at, reach=4)
        if len({actor.id for actor in actors}) < 2:
            return
        context = self.scene.contexts.of(at)
        if context is None:
            return
        sides = [actor for actor in actors if actor.delegation or actor.party in self.scene.roles.sits_as]
        self.book.say(sides, self.scene.presence(context, at), at, "attendance.between")
