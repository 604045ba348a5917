"""Claims of attendance: what an article says of one actor at one meeting.

A rule wakes at a verb of taking part or staying away, at a nominal form («بمشاركة», «غياب»), at whoever leads
a delegation, and at what a delegation does. The frame (tense, particle, plan) gives the state.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field, replace

from importers.extract.attendance_actors import (
    Actor,
    chain_after,
    chain_before,
    find_actors,
)
from importers.extract.attendance_context import Context, Contexts, is_meeting_word
from importers.extract.attendance_leaders import Leaders
from importers.extract.attendance_roles import Roles, read_roles
from importers.extract.attendance_speakers import Speakers
from importers.extract.document import Document
from importers.extract.kind import Findings
from importers.extract.mentions import mention
from importers.extract.timeline import Timeline
from importers.language.anchors import Wakes, waking
from importers.language.cues import Nominal, cue_words, nominals, segments
from importers.language.meetings import meeting_words
from importers.language.phrases import is_one_of, without_conjunction
from importers.language.verbs import VerbForm, attendance_verbs, reporting_verbs
from importers.profiles.profile import Profiles
from store.record import Certainty, Claim, Mention

_WINDOW = 60
"""Words to either side of a cue in which its actors may stand."""

_NEGATIVE = frozenset(["suspended", "withdrew", "declined", "boycotted", "absent", "excluded"])
_MINISTRY = frozenset(["وزير", "وزاره", "خارجيه", "نايب", "حكومه", "رييس"])
_RECEIVING = frozenset(
    ["التقي", "استقبل", "افتتح", "تلا", "قرا", "القي", "رحب", "التقت", "اجتمع", "يلتقي", "يستقبل", "ترحيب"]
)
_NOT = frozenset(["لم", "ولم", "عدم", "لن", "دون"])
_TAKING_PART = frozenset(["مشاركه", "حضور", "مشاركته", "مشاركتها", "حضوره", "حضورها"])
_DEEDS = frozenset(["attendance.deed", "attendance.spokesperson", "attendance.member", "attendance.head"])
_STAYED_AWAY = frozenset(["absent", "declined", "boycotted"])
_OF_THE_SIDE = frozenset(["suspended", "boycotted", "returned", "declined"])
_SENDING = frozenset(["أوفد", "أرسل"])
_IF = frozenset(["اذا", "واذا", "لو", "ولو", "حال", "سواء"])


@dataclass(slots=True)
class _Draft:
    context: Context
    actor: Actor
    state: str
    function: str | None
    segment: str | None
    hedge: bool
    speaker: tuple[str | None, str]
    mentions: dict[Mention, None] = field(default_factory=dict)


class _Reader:
    def __init__(self, document: Document, profiles: Profiles, found: Findings, line: Timeline) -> None:
        self.document, self.words = document, document.words
        self.actors = find_actors(document, profiles, found)
        self.starts = [actor.first for actor in self.actors]
        self.parties = {actor.id: actor for actor in reversed(self.actors) if actor.type == "party"}
        self.contexts = Contexts(document, profiles, found, line)
        self.roles: Roles = read_roles(document, profiles, self.actors, line.main_process)
        self.leaders = Leaders(document, self.actors)
        self.speakers = Speakers(document, self.actors, found)
        self.drafts: dict[tuple[object, ...], _Draft] = {}
        self.negated: set[tuple[int, str | None]] = set()
        """(sentence, party) pairs for which a sentence says that somebody stayed away."""

    def read(self) -> list[Claim]:
        words = self.words
        sponsoring = cue_words("sponsoring") - {"تحت", "رعايه"} | {"برعايه"}
        for at, wakes in waking(self.document):
            if wakes & Wakes.NOMINAL:
                self._nominal(at)
            if wakes & Wakes.VERB:
                self._verb(at)
            if wakes & Wakes.OBSERVER:
                self._listed(at, "attendance.observer", observers=True)
            if wakes & Wakes.LIST:
                self._listed(at, "attendance.list", observers=False)
            if wakes & Wakes.STATEMENT:
                self._statement(at)
            if wakes & Wakes.BETWEEN:
                self._between(at)
            if wakes & Wakes.SPONSOR and (words[at] in sponsoring or words[max(0, at - 1)] == "تحت"):
                self._sponsors(at)
        for actor in self.actors:
            if actor.type == "person":
                self._leader(actor)
        for actor in self.actors:
            self._by_deed(actor)
        states: dict[tuple[object, ...], set[str]] = {}
        for draft in self.drafts.values():
            if draft.segment is None:
                states.setdefault(_who_and_where(draft), set()).add(draft.state)
        return [
            self._claim(draft)
            for draft in self.drafts.values()
            if not _is_outweighed(draft, states.get(_who_and_where(draft), set()))
        ]

    def _near(self, word: int) -> list[Actor]:
        sentence = self.document.sentence_words(word)
        low = bisect_left(self.starts, max(sentence.start, word - _WINDOW))
        high = bisect_left(self.starts, min(sentence.stop, word + _WINDOW))
        return self.actors[low:high]

    # --- writing a claim down ---

    def _say(
        self,
        actors: list[Actor],
        state: str,
        at: int,
        rule: str,
        *,
        function: str | None = None,
        segment: str | None = None,
        hedge: bool = False,
        certainty: Certainty = "high",
        context: Context | None = None,
    ) -> None:
        if context is None and len(several := self.contexts.all_of(at)) > 1:
            for one in several:
                self._say(
                    actors, state, at, rule,
                    function=function, segment=segment, hedge=hedge, certainty=certainty, context=one,
                )  # fmt: skip
            return
        context = context or self.contexts.of(at)
        if context is None or (context.meeting is None and context.number is None):
            return
        sentence = self.document.sentence_of[at]
        for actor in actors:
            if actor.type == "person" and actor.party is None and function is None:
                continue
            own = function if actor.type == "person" else None
            part = segment if state in _NEGATIVE else None  # a person or a presence is written down once
            part = segment if state in _NEGATIVE else None  # presence is written down once a meeting
            where = context.meeting or (context.process, context.number)
            key = (actor.type, actor.id or actor.name_ar, where, state, part)
            draft = self.drafts.get(key)
            if draft is None:
                draft = self.drafts[key] = _Draft(
                    context, actor, state, own, segment, hedge or actor.hedge, self.speakers.of(at)
                )
            elif draft.function is None and own is not None:
                draft.function = own
            first, last = min(at, actor.first), max(at, actor.last)
            draft.mentions[mention(self.document, first, last, rule, certainty)] = None
            if state not in ("attended", "expected"):
                self.negated.add((sentence, actor.party))
            if actor.type == "person" and actor.party is not None and state in ("attended", "expected"):
                self._say_party(actor, state, at, rule, segment=segment, hedge=hedge, context=context)

    def _say_party(
        self,
        person: Actor,
        state: str,
        at: int,
        rule: str,
        *,
        segment: str | None,
        hedge: bool,
        context: Context,
    ) -> None:
        """A named person stands for his party, which has a row of its own."""
        party = self.parties.get(person.party or "")
        if party is None:
            return
        stand_in = Actor(
            person.first, person.last, "party", party.id, party.name_ar, party.name_en, party.party
        )  # fmt: skip
        self._say([stand_in], state, at, rule, segment=segment, hedge=hedge, context=context)

    def _claim(self, draft: _Draft) -> Claim:
        role, role_said = self.roles.of(draft.actor.party)
        context = draft.context
        claimant, mode = draft.speaker
        return Claim(
            meeting=context.meeting,
            round_process=context.process if context.number is not None else None,
            round_number=context.number,
            segment=draft.segment,
            actor_type="person" if draft.actor.type == "person" else "party",
            actor=draft.actor.id,
            name_ar=draft.actor.name_ar,
            name_en=draft.actor.name_en,
            party=draft.actor.party,
            function=draft.function,
            role=role,
            role_said=role_said,
            state=draft.state,
            claimant=claimant,
            claim_mode=mode,
            hedge=draft.hedge,
            resolved_by=context.resolved_by,
            mentions=tuple(sorted(draft.mentions)),
        )

    # --- verbs ---

    def _verb(self, at: int) -> None:
        for form in attendance_verbs()[self.words[at]]:
            family = form.verb.family
            if family in ("head", "representation", "composition", "holding"):
                continue
            if family == "contact":
                self._contact(form, at)
                return
            if family == "hosting":
                self._host(at)
                return
            if self._is_about_a_meeting(form, at):
                self._verb_of_presence(form, at)
                return

    def _is_about_a_meeting(self, form: VerbForm, at: int) -> bool:
        """The verb's own object or preposition, or a meeting in its clause."""
        following = self._clause_after(at, 9)
        verb = form.verb
        if verb.family == "invitation":
            return False  # «دعا» is read with its object
        if form.has_object and verb.family in ("boycott", "participation"):
            return self.contexts.names_talks(at)  # «الجولة الثالثة، تقاطعها الفصائل»
        if verb.lemma in _SENDING and any(
            actor.type == "person" and 0 < actor.first - at <= 9 for actor in self._near(at)
        ):
            return self.contexts.of(at) is not None
        reach = following[:6]
        if verb.family in ("return", "withdrawal") and verb.preposition in following:
            start = following.index(verb.preposition) + 1
            reach = following[start : start + 4]
        elif verb.family in ("return", "withdrawal") and verb.preposition is not None:
            return False
        if verb.objects and not any(is_one_of(word, verb.objects) for word in reach):
            return False
        if verb.lemma in _SENDING:
            return self.contexts.of(at) is not None
        if verb.family == "arrival":
            return "الي" in following or any(without_conjunction(word) == "للمشاركه" for word in following)
        if verb.preposition == "عن" and "عن" not in following:
            return False
        if verb.family in ("participation", "absence", "return", "withdrawal"):
            if verb.preposition in ("في", "الي", "من", "عن"):
                for offset, word in enumerate(following):
                    if word == verb.preposition or (verb.preposition == "في" and word == "فى"):
                        beyond = following[offset + 1 : offset + 5]
                        return any(self._is_meeting_at(at + 1 + offset + 1 + n) for n in range(len(beyond)))
            return self.contexts.names_talks(at) or self._of_the_main_meeting(at)
        return True

    def _of_the_main_meeting(self, at: int) -> bool:
        """«وحضر بيدرسن», «وغاب الأردن» in an article on one meeting: there is nothing else to come to."""
        context = self.contexts.of(at)
        return context is not None and context.main

    def _is_meeting_at(self, at: int) -> bool:
        word = self.words[at]
        return is_meeting_word(word) or word in ("اليوم", "المشاركه") or self.contexts.is_name(at)

    def _clause_after(self, at: int, reach: int) -> list[str]:
        """The words behind a word in its sentence, at most `reach` of them."""
        return self.words[at + 1 : min(at + 1 + reach, self.document.sentence_words(at).stop)]

    def _verb_of_presence(self, form: VerbForm, at: int) -> None:
        frame, hedge = self._frame(form, at)
        state = form.verb.state(frame)
        if form.verb.family == "exclusion" and frame in ("lam", "la"):
            self._not_ruled_out(form, at)
        if state is None or any(word in _IF for word in self.words[max(0, at - 2) : at]):
            return
        context = self.contexts.of(at)
        if form.verb.family == "arrival" and state == "expected":
            still_to_come = frame == "future" or self._is_ahead(context)
            state = "expected" if still_to_come else "attended"
        elif state == "attended" and frame == "present" and self._is_ahead(context):
            state = "expected"
        actors = self._subject(form, at)
        if form.verb.family == "arrival" and form.verb.lemma not in _SENDING:
            actors = [actor for actor in actors if actor.type == "person" or actor.delegation]
        if state in _OF_THE_SIDE:
            actors = [self._side_of(actor) for actor in actors]
        if state in _NEGATIVE:
            actors = _without_titles(actors)
        if form.verb.lemma in _SENDING:
            actors = [
                *actors,
                *(a for a in chain_after(self.document, self._near(at), at) if a.type == "person"),
            ]
        if form.verb.family == "exclusion":
            actors = chain_after(self.document, self._near(at), at, reach=4)
        self._say(
            actors, state, at, f"attendance.{form.verb.family}",
            segment=self._segment(at), hedge=hedge, function=None,
        )  # fmt: skip

    def _side_of(self, actor: Actor) -> Actor:
        """Who suspends or returns is the delegation, also when its head stands beside the verb."""
        party = self.parties.get(actor.party or "") if actor.type == "person" else None
        return actor if party is None else replace(party, first=actor.first, last=actor.last)

    def _not_ruled_out(self, form: VerbForm, at: int) -> None:
        """«لم يستبعد المشاركة»: he may come."""
        following = self._clause_after(at, 8)
        if any(without_conjunction(word).removeprefix("ال") in _TAKING_PART for word in following):
            self._say(self._subject(form, at), "expected", at, "attendance.not-ruled-out", hedge=True)

    def _frame(self, form: VerbForm, at: int) -> tuple[str, bool]:
        """Frame of a verb form by the particles and plans before it, and whether it is hedged."""
        words = self.words
        before = words[max(0, at - 6) : at]
        last = before[-1].lstrip("وف") if before else ""
        if last == "لم" or before[-2:-1] in (["لم"], ["ولم"]):
            return "lam", False
        if last == "لن":
            return "lan", False
        if last == "لا" and form.tense == "present":
            return "la", False
        if (
            last == "ما"
            and form.tense == "past"
            and (len(before) < 2 or before[-2] not in ("كل", "بعد", "بين", "ك"))
        ):
            return "ma_past", False
        if last == "قد" or before[-1:] == ["وقد"]:
            return ("qad_present", True) if form.tense == "present" else ("qad_past", False)
        doubts = any(word in cue_words("doubts") for word in before)
        was_planned = any(without_conjunction(word) in ("كان", "كانت") for word in before)
        if form.tense == "future" or last == "سوف":
            return "future", doubts
        planned = any(
            without_conjunction(word) in cue_words("plans") or word in cue_words("plans") for word in before
        )
        if planned and form.tense == "present":
            return "future", doubts or was_planned
        return form.tense, doubts

    def _subject(self, form: VerbForm, at: int) -> list[Actor]:
        near = self._near(at)
        if form.has_object:  # «وحضره …»
            return chain_after(self.document, near, at, reach=6)
        before = chain_before(self.document, near, self._before_particles(at), reach=3)
        if form.after_subject:
            return before or chain_before(self.document, near, at, reach=25)
        if before and self._adjacent(before[-1].last, at):
            return before
        after = chain_after(self.document, near, at, reach=9)
        if after:
            return after
        earlier = [actor for actor in near if actor.last < at and actor.type == "party"]
        if form.tense == "past" and earlier:
            return earlier[:1]  # «جلس ممثل العراق …، ثم حضر»: the subject of the sentence goes on
        return before

    def _before_particles(self, at: int) -> int:
        while at and self.words[at - 1] in ("لم", "لن", "لا", "ما", "قد", "سوف", "ولم", "ولن"):
            at -= 1
        return at

    def _adjacent(self, last: int, at: int) -> bool:
        return not any(mark in self.document.gap(index) for index in range(last, at) for mark in "،,:.\n")

    def _is_ahead(self, context: Context | None) -> bool:
        """Whether the meeting of a claim has not begun when the article speaks."""
        return context is not None and context.main and self.contexts.upcoming

    def _segment(self, at: int) -> str | None:
        """The part of the meeting that the words behind a cue name, before a comma or the sentence's end."""
        table = segments()
        for index in range(at + 1, min(at + 12, self.document.sentence_words(at).stop)):
            found = table.at(self.words, index)
            if found is not None:
                commas = any("،" in self.document.gap(between) for between in range(at, index))
                return None if commas else found[0]
        return None

    # --- nominal forms ---

    def _nominal(self, at: int) -> None:
        named = nominals().at(self.words, at)
        if named is None:
            return
        nominal, last = named[0], at + named[1] - 1
        following = self._clause_after(last, 14)
        if nominal.needs and not self._is_for_a_meeting(nominal, last, following):
            return
        near = self._near(at)
        if nominal.actors == "after":
            actors = chain_after(self.document, near, last, reach=6 if nominal.state != "attended" else 8)
        else:
            actors = chain_before(self.document, near, at, reach=12)[-2:]
            if not actors:
                earlier = [actor for actor in near if actor.last < at and at - actor.last <= 25]
                actors = [actor for actor in earlier if actor.type == "party"][-1:]
        if nominal.governed and not self._is_told(at):
            return
        if nominal.delegation:
            actors = [actor for actor in actors if actor.delegation or actor.type == "person"]
        if nominal.state in _NEGATIVE:
            actors = _without_titles(actors)
        if not actors:
            return
        if nominal.meeting:
            tail = self._clause_after(max(last, actors[-1].last if nominal.actors == "after" else last), 6)
            if not any(is_meeting_word(word) for word in tail) and not any(
                self._is_meeting_at(last + 1 + n) for n in range(min(8, len(following)))
            ):
                return
        elif not nominal.needs and not self.contexts.names_talks(at):
            known = [
                a for a in actors if a.type == "person" or a.delegation or a.party in self.roles.observers
            ]
            if not known or not self._of_the_main_meeting(at):
                return
        context = self.contexts.of(at)
        state = nominal.state
        if state == "invited" and any(word in _NOT for word in self.words[max(0, at - 3) : at]):
            state = "excluded"
        if state in ("attended", "arrived"):
            ahead = self._is_ahead(context) or self._future_before(at)
            state = "expected" if ahead else "attended"
            if any(word in _NOT for word in self.words[max(0, at - 2) : at]):
                return
        elif nominal.decides is not None and self._decided_before(at):
            state = nominal.decides
        self._say(
            actors,
            state,
            at,
            "attendance.nominal",
            segment=self._segment(last) if state in _NEGATIVE else None,
        )

    def _is_told(self, at: int) -> bool:
        """«شهدت الجولة مشاركة …», «أكد مشاركة …»: a bare «مشاركة» says nothing without such a verb."""
        before = self.words[max(0, at - 5) : at]
        if any(word in _NOT or word in cue_words("refusing") for word in before):
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
            and self._is_meeting_at(min(last + 2 + to, len(self.words) - 1))
        )

    def _future_before(self, at: int) -> bool:
        """Whether a verb of the future or a plan governs the words before a place in its sentence."""
        sentence = self.document.sentence_words(at)
        coming, plans = meeting_words("coming"), cue_words("plans")
        for index in range(at - 1, max(sentence.start, at - 30) - 1, -1):
            word = self.words[index]
            plain = word[1:] if word[:1] in "وف" else word
            if plain in coming and plain.startswith(("س", "تست", "تحت")):
                return True
            if plain in plans:
                return True
            if word in attendance_verbs() and any(
                form.tense == "future" for form in attendance_verbs()[word]
            ):
                return True
        return False

    def _decided_before(self, at: int) -> bool:
        return any(
            word in reporting_verbs()
            or without_conjunction(word) in ("قرر", "قررت", "قررا", "قرار", "قرارها", "قراره")
            for word in self.words[max(0, at - 8) : at]
        )

    def _sponsors(self, at: int) -> None:
        actors = chain_after(self.document, self._near(at), at, reach=5)
        guarantors = [actor for actor in actors if self.roles.sits_as.get(actor.id or "") == "guarantor"]
        if not guarantors:
            return
        context = self.contexts.of(at)
        ahead = self._is_ahead(context) or self._future_before(at)
        self._say(guarantors, "expected" if ahead else "attended", at, "attendance.sponsor")

    def _listed(self, at: int, rule: str, *, observers: bool) -> None:
        """«الوفود المشاركة: …», «مراقبو الأردن والعراق», «الدول المراقبة، العراق ولبنان والأردن»."""
        actors = chain_after(self.document, self._near(at), at, reach=3)
        if observers:
            actors = [actor for actor in actors if actor.party in self.roles.observers]
        context = self.contexts.of(at)
        if not actors or context is None or any(word in _NOT for word in self.words[max(0, at - 4) : at]):
            return
        if (self.document.sentence_of[at], actors[0].party) in self.negated:
            return
        ahead = self._is_ahead(context) or self._future_before(at)
        self._say(actors, "expected" if ahead else "attended", at, rule, context=context)

    def _statement(self, at: int) -> None:
        """«أصدرت روسيا وتركيا وإيران بيانا ختاميا»: who issues the statement of a meeting was there."""
        if at + 1 >= len(self.words) or not is_one_of(self.words[at + 1], cue_words("of_statements")):
            return
        context = self.contexts.of(at)
        if context is None or self._is_ahead(context) or self._future_before(at):
            return
        near = [a for a in self._near(at) if self.roles.sits_as.get(a.id or "") == "guarantor"]
        if len({actor.id for actor in near}) >= 2:
            self._say(near, "attended", at, "attendance.statement", certainty="medium", context=context)

    def _between(self, at: int) -> None:
        """«جولة محادثات بين النظام والفصائل»: the two sides of the talks."""
        nouns = [index for index in range(max(0, at - 7), at) if is_meeting_word(self.words[index])]
        if not nouns or not self._adjacent(nouns[-1], at):
            return
        actors = chain_after(self.document, self._near(at), at, reach=4)
        if len({actor.id for actor in actors}) < 2:
            return
        context = self.contexts.of(at)
        if context is None:
            return
        sides = [actor for actor in actors if actor.delegation or actor.party in self.roles.sits_as]
        ahead = self._is_ahead(context) or self._future_before(at)
        self._say(sides, "expected" if ahead else "attended", at, "attendance.between")

    def _contact(self, form: VerbForm, at: int) -> None:
        """«اجتمعت جميع الأطراف بما فيها …» at a meeting that the sentence names: those who met were there."""
        context = self.contexts.of(at)
        if context is None or not self.contexts.names_talks(at) or form.verb.lemma != "اجتمع":
            return
        near = self._near(at)
        actors = chain_after(self.document, near, at, reach=9)
        sides = [a for a in actors if a.type == "party" and a.party in self.roles.sits_as]
        frame, hedge = self._frame(form, at)
        ahead = frame == "future" or self._is_ahead(context)
        if frame in ("past", "qad_past", "present", "future"):
            self._say(sides, "expected" if ahead else "attended", at, "attendance.contact", hedge=hedge)

    def _host(self, at: int) -> None:
        actors = [a for a in self._subjects_near(at) if self.roles.sits_as.get(a.id or "") == "host"]
        context = self.contexts.of(at)
        self._say(actors, "expected" if self._is_ahead(context) else "attended", at, "attendance.host")

    def _subjects_near(self, at: int) -> list[Actor]:
        near = self._near(at)
        return chain_after(self.document, near, at, reach=3) or chain_before(self.document, near, at, reach=3)

    # --- who leads or speaks for a delegation ---

    def _leader(self, person: Actor) -> None:
        function = self.leaders.of(person)
        context = self.contexts.of(person.first) if function is not None else None
        if function is None or context is None:
            return
        ahead = self._is_ahead(context) or self._future_before(person.first)
        state, rule = "expected" if ahead else "attended", f"attendance.{function.name}"
        if person.party is None and function.party is not None:
            person = replace(person, party=function.party.party)
        self._say([person], state, function.at, rule, function=function.name, context=context)
        if function.party is not None:
            self._say([function.party], state, function.at, rule, context=context)

    # --- what a delegation does ---

    def _by_deed(self, actor: Actor) -> None:
        """A delegation that meets, speaks or signs is there; the guarantors as a group in a sentence on the
        talks likewise."""
        if actor.type != "party":
            return
        if self.roles.sits_as.get(actor.id or "") == "host" and self._is_ministry(actor):
            self._receives(actor)
            return
        if not (actor.delegation or actor.by_group):
            return
        sentence = self.document.sentence_of[actor.first]
        if (sentence, actor.party) in self.negated or actor.party not in self.roles.sits_as:
            return
        context = self.contexts.of(actor.first)
        if context is None or not (context.main or actor.delegation):
            return
        if not actor.delegation and not self.contexts.names_talks(actor.first):
            return
        if self._negation_near(actor):
            return
        ahead = self._is_ahead(context)
        if not context.main and self._future_before(actor.first):
            ahead = True
        self._say(
            [actor], "expected" if ahead else "attended", actor.first, "attendance.deed", certainty="medium"
        )

    def _is_ministry(self, actor: Actor) -> bool:
        """«وزير خارجية كازاخستان», «الخارجية الكازاخية»: the host's government, not the place."""
        near = self.words[max(0, actor.first - 4) : actor.last + 1]
        return any(is_one_of(word, _MINISTRY) for word in near)

    def _receives(self, actor: Actor) -> None:
        context = self.contexts.of(actor.first)
        if (
            context is None
            or not context.main
            or (self.document.sentence_of[actor.first], actor.party) in self.negated
        ):
            return
        state = "expected" if self._is_ahead(context) else "attended"
        self._say([actor], state, actor.first, "attendance.host", certainty="medium", context=context)
        near = self._near(actor.first)
        person = next(
            (
                a
                for a in near
                if a.type == "person" and a.party == actor.party and 0 < a.first - actor.last <= 4
            ),
            None,
        )
        acts = any(word in _RECEIVING for word in self._sentence(actor.first))
        if person is not None and acts:
            self._say([person], state, actor.first, "attendance.host", certainty="medium", context=context)

    def _sentence(self, at: int) -> list[str]:
        span = self.document.sentence_words(at)
        words = self.words[max(span.start, at - _WINDOW) : min(span.stop, at + _WINDOW)]
        return [without_conjunction(word) for word in words]

    def _negation_near(self, actor: Actor) -> bool:
        around = (
            self.words[max(0, actor.first - 4) : actor.first] + self.words[actor.last + 1 : actor.last + 4]
        )
        return any(word in ("لم", "لن", "غياب", "بغياب", "عدم", "رفض", "ولم", "دون") for word in around)


def _who_and_where(draft: _Draft) -> tuple[object, ...]:
    return (
        draft.actor.type,
        draft.actor.id or draft.actor.name_ar,
        draft.context.meeting,
        draft.context.number,
    )


def _is_outweighed(draft: _Draft, states: set[str]) -> bool:
    """A party that came needs no announcement; one that stayed away did not come by what its people do
    elsewhere. `states` are all that the text says of the same actor at the same meeting."""
    if draft.state == "expected" and draft.actor.type == "party" and "attended" in states:
        return True
    by_deed = all(proof.rule in _DEEDS for proof in draft.mentions)
    return draft.state in ("attended", "expected") and by_deed and not states.isdisjoint(_STAYED_AWAY)


def _without_titles(actors: list[Actor]) -> list[Actor]:
    """«غاب المبعوث الأممي X»: the party in a person's title is not the one who stayed away."""
    people = [actor for actor in actors if actor.type == "person"]
    return [
        actor
        for actor in actors
        if actor.type == "person"
        or actor.delegation
        or not any(actor.party == person.party and 0 < person.first - actor.last <= 4 for person in people)
    ]


def read_attendance(document: Document, profiles: Profiles, found: Findings, line: Timeline) -> list[Claim]:
    """The claims of one article, in the order in which the text makes them."""
    claims = _Reader(document, profiles, found, line).read()
    return sorted(
        claims, key=lambda claim: (claim.mentions[0].start, claim.actor_type, claim.actor or claim.name_ar)
    )
