"""Claims by verbs of taking part, staying away, coming, sending, returning: the frame gives the state."""

from __future__ import annotations

from importers.extract.attendance_actors import (
    Actor,
    chain_after,
    chain_before,
    is_delegation_noun,
    without_titles,
)
from importers.extract.attendance_book import STAYED_AWAY, Book
from importers.extract.attendance_context import is_meeting_word
from importers.extract.attendance_scene import Scene
from importers.extract.naming import naming
from importers.language.cues import cue_words
from importers.language.phrases import is_one_of, without_conjunction
from importers.language.verbs import VerbForm, attendance_verbs, reporting_verbs

_TAKING_PART = frozenset(["مشاركه", "حضور", "مشاركته", "مشاركتها", "حضوره", "حضورها"])
_SENDING = frozenset(["أوفد", "أرسل"])
_OF_THE_SIDE = frozenset(["suspended", "boycotted", "returned", "declined"])
_OF_DELEGATIONS = STAYED_AWAY | {"returned", "partial"}
_FROM = frozenset(["من", "ومن", "عن", "وعن"])
_IF = frozenset(["اذا", "واذا", "لو", "ولو", "حال", "سواء"])


def _is_of_us(word: str) -> bool:
    """«نشارك», «سنشارك»: first person plural, told by the third person that stands beside it in the table."""
    bare = without_conjunction(word)
    plain = bare.removeprefix("س")
    third = bare[: len(bare) - len(plain)] + "ي" + plain[1:]
    return plain.startswith("ن") and third in attendance_verbs()


class VerbRules:
    """Wakes at a form of a verb of the tables."""

    def __init__(self, scene: Scene, book: Book) -> None:
        self.scene, self.book = scene, book
        self.words = scene.words

    def read(self, at: int) -> None:
        """Writes down what the verb at a word says."""
        for form in attendance_verbs()[self.words[at]]:
            family = form.verb.family
            if family == "composition":
                self._gathering(form, at)
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

    def _meeting_before(self, at: int, reach: int) -> bool:
        """Whether a meeting is named so many words before a word in its sentence."""
        start = max(self.scene.document.sentences[at].start, at - reach)
        return any(self.scene.is_meeting_at(n) for n in range(start, at))

    def _gathering(self, form: VerbForm, at: int) -> None:
        """«وتضم الجولة العراق والأردن», «الاجتماعات التي ضمت روسيا وتركيا», «اجتماع ثلاثي ضم وفد تركيا»."""
        earlier = range(max(self.scene.document.sentences[at].start, at - 3), at)
        behind = at + 1 < len(self.words) and is_meeting_word(self.words[at + 1])
        if form.has_object or not (behind or any(is_meeting_word(self.words[n]) for n in earlier)):
            return
        if any(is_delegation_noun(self.words[n]) for n in earlier):
            return
        frame, hedge = self._frame(form, at)
        state = form.verb.state(frame)
        context = self.scene.contexts.of(at)
        if state == "attended" and self.scene.is_ahead(context):
            state = "expected"
        actors = chain_after(self.scene.document, self.scene.near(at), at + behind, reach=5)
        if state is not None:
            self.book.say(actors, state, at, "attendance.gathering", hedge=hedge)

    def _is_about_a_meeting(self, form: VerbForm, at: int) -> bool:
        """The verb's own object or preposition, or a meeting in its clause."""
        following = self.scene.clause_after(at, 9)
        verb = form.verb
        if verb.family == "invitation":
            return False  # «دعا» is read with its object
        if form.has_object and verb.family in (
            "boycott",
            "participation",
        ):  # «الجولة الثالثة، تقاطعها الفصائل»
            if self.words[at - 1] in cue_words("who") and not self._meeting_before(at, 10):
                return False  # «احتفال السفارة الذي حضره ...»
            return self.scene.contexts.names_talks(at) or self.scene.of_the_main_meeting(at)
        if verb.lemma in _SENDING and any(
            actor.type == "person" and 0 < actor.first - at <= 9 for actor in self.scene.near(at)
        ):
            return self.scene.contexts.of(at) is not None
        reach = following[:6]
        if verb.family in ("return", "withdrawal") and verb.preposition in following:
            start = following.index(verb.preposition) + 1
            reach = following[start : start + 4]
        elif verb.family == "return" and self._stayed_away(at):
            return True  # «علق مشاركته ثم عاد»
        elif verb.family in ("return", "withdrawal") and verb.preposition is not None:
            return False
        if verb.objects and not any(is_one_of(word, verb.objects) for word in reach):
            told = verb.family == "boycott" and self.scene.contexts.in_entry(at)
            return told and not any(word.startswith("ال") for word in following[:1])
        if verb.lemma in _SENDING:
            return self.scene.contexts.of(at) is not None
        if verb.family == "arrival" and self.words[at - 1 : at] in (["لم"], ["ولم"]):
            return self.scene.of_the_main_meeting(at)
        if verb.family == "arrival" and self._from_a_party(at):
            return self.scene.of_the_main_meeting(at)
        if verb.family == "arrival":
            return "الي" in following or any(without_conjunction(word) == "للمشاركه" for word in following)
        if verb.family == "decline" and verb.preposition is not None and verb.preposition not in following:
            reasoned = not cue_words("excuses").isdisjoint(following)
            return reasoned and self.scene.of_the_main_meeting(at)
        if verb.preposition == "عن" and "عن" not in following:
            stays_away = verb.family == "absence" and verb.lemma != "تخلّف"  # alone: to fall behind
            return stays_away and self.scene.of_the_main_meeting(at)
        if verb.family in ("participation", "absence", "return", "withdrawal"):
            if verb.preposition in ("في", "الي", "من", "عن"):
                for offset, word in enumerate(following):
                    if word != verb.preposition and not (verb.preposition == "في" and word == "فى"):
                        continue
                    beyond = range(at + offset + 2, at + 2 + min(offset + 4, len(following) - 1))
                    if any(self.scene.is_meeting_at(index) for index in self._phrase(beyond)):
                        return True
                    serves = any(is_one_of(w, cue_words("posts")) for w in following[:offset])
                    if not serves:  # «السفير في كازاخستان» says where he serves
                        return False
            return self.scene.contexts.names_talks(at) or self.scene.of_the_main_meeting(at)
        return True

    def _phrase(self, words: range) -> range:
        """These words up to a verb: «انسحب من المشهد | صارت أستانا»."""
        verbs = naming().verbs
        stop = next((n for n in words if self.words[n] in verbs), words.stop)
        return range(words.start, stop)

    def _verb_of_presence(self, form: VerbForm, at: int) -> None:
        frame, hedge = self._frame(form, at)
        state = form.verb.state(frame)
        if form.verb.family == "exclusion" and frame in ("lam", "la"):
            self._not_ruled_out(form, at)
        if state is None or any(word in _IF for word in self.words[max(0, at - 2) : at]):
            return
        context = self.scene.contexts.of(at)
        if form.verb.family == "arrival" and state == "expected":
            still_to_come = frame == "future" or self.scene.is_ahead(context)
            state = "expected" if still_to_come else "attended"
        elif state == "attended" and frame == "present" and self.scene.is_ahead(context):
            state = "expected"
        segment = self.scene.segment(at)
        if frame in ("lam", "lan", "la", "ma_past") and (only := self._only(at)) is not None:
            state, segment = ("expected" if frame == "lan" else "attended"), only
        actors = self._subject(form, at)
        if form.verb.family == "arrival" and form.verb.lemma not in _SENDING and not self._from_a_party(at):
            actors = [actor for actor in actors if actor.type == "person" or actor.delegation]
        if state in _OF_THE_SIDE:
            actors = [self._side_of(actor, state) for actor in actors]
        if state in STAYED_AWAY:
            actors = without_titles(actors)
        if not actors and state in _OF_DELEGATIONS:
            actors = self._delegation_meant(at, state) or self.scene.subject_before(at)
        if form.verb.lemma in _SENDING:
            actors = [
                *actors,
                *(a for a in chain_after(self.scene.document, self.scene.near(at), at) if a.type == "person"),
            ]
        if form.verb.family == "exclusion":
            actors = chain_after(self.scene.document, self.scene.near(at), at, reach=4)
        self.book.say(
            actors, state, at, f"attendance.{form.verb.family}",
            segment=segment, hedge=hedge, function=None,
        )  # fmt: skip

    def _delegation_meant(self, at: int, state: str) -> list[Actor]:
        """Whose «الوفد» it is; when it comes back, or when none is named, theirs who left."""
        meant = self.scene.delegation_meant(at)
        near = self.words[max(0, at - 4) : at + 4]
        if (not meant or state == "returned") and any(map(is_delegation_noun, near)):
            return self.book.last_gone or meant
        return meant

    def _only(self, at: int) -> str | None:
        """The part of a meeting behind «إلا»: «لن يحضر إلا اليوم الثاني» says that he comes, then."""
        ahead = range(at + 1, min(at + 15, self.scene.document.sentences[at].stop))
        only = next((n for n in ahead if self.words[n] == "الا"), None)
        return None if only is None else self.scene.segment(only)

    def _from_a_party(self, at: int) -> bool:
        """«ومن الأمم المتحدة جاء X», «وعن روسيا حضر X»."""
        before = chain_before(self.scene.document, self.scene.near(at), at, reach=1)
        people = (a for a in self.scene.near(at) if a.type == "person" and 0 < a.first - at <= 6)
        return bool(before) and self.words[before[0].first - 1] in _FROM and any(people)

    def _stayed_away(self, at: int) -> list[Actor]:
        """Those who stayed away by an earlier word of the sentence: who comes back is one of them."""
        return self.book.stayed_away.get(self.scene.document.sentences[at].start, [])

    def _side_of(self, actor: Actor, state: str) -> Actor:
        """Who suspends or returns is the delegation, also when its head stands beside the verb."""
        if state == "declined":
            return actor
        party = self.scene.party_of(actor) if actor.type == "person" else None
        return actor if party is None else party

    def _not_ruled_out(self, form: VerbForm, at: int) -> None:
        """«لم يستبعد المشاركة»: he may come."""
        following = self.scene.clause_after(at, 8)
        if any(without_conjunction(word).removeprefix("ال") in _TAKING_PART for word in following):
            self.book.say(self._subject(form, at), "expected", at, "attendance.not-ruled-out", hedge=True)

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
            return "la", before[-2:-1] in (["قد"], ["وقد"], ["ربما"])  # «قد لا يشارك»
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
        near = self.scene.near(at)
        if form.verb.family == "return" and (gone := self._stayed_away(at)):
            return gone
        if _is_of_us(self.words[at]) and (ours := self._side_of_the_speaker(at)):
            return ours
        if form.has_object:  # «وحضره …»
            return chain_after(self.scene.document, near, at, reach=6)
        before = chain_before(self.scene.document, near, self._before_particles(at), reach=3)
        if form.after_subject:
            return before or chain_before(self.scene.document, near, at, reach=25)
        if form.verb.family == "arrival" and self._from_a_party(at):
            return [*before, *(a for a in near if a.type == "person" and 0 < a.first - at <= 6)]
        start = self._before_particles(at)
        said = self.words[start - 1] if start else ""
        if said in cue_words("who") and before and before[-1].type == "person":
            before = before[-1:]  # «X بدلا من Y الذي لن يحضر»
        if form.verb.family == "boycott" and self.scene.is_meeting_at(min(at + 1, len(self.words) - 1)):
            return before  # «فصائل تقاطع أستانا»: the object follows at once
        if is_delegation_noun(self.words[min(at + 1, len(self.words) - 1)]):
            office = self.words[at + 2 : at + 5]
            if not cue_words("his_office").isdisjoint(office) and (sent := self._own_country(at)):
                return sent  # «وحضر فريق فني من مكتبه»
        if said in cue_words("that_he") and (whose := self._who_says(start - 1)):
            return whose
        if said in cue_words("own_country") and (country := self._own_country(start - 1)):
            return country
        that = said == "ان"
        if before and not that and self._joined(before[-1].last, at):
            return before
        after = chain_after(self.scene.document, near, at, reach=9)
        if after:
            return after
        earlier = [actor for actor in near if actor.last < at]
        if (
            form.tense == "past" and earlier
        ):  # «جلس ممثل العراق …، ثم حضر»: the subject of the sentence goes on
            return self._subject_of_sentence(earlier)
        return before

    def _side_of_the_speaker(self, at: int) -> list[Actor]:
        """«وقال الفرحان: لم نشارك»: the side of the person named last before the words."""
        start = self.scene.document.sentences[at].start
        people = [a for a in self.scene.near(at) if a.type == "person" and a.last < at]
        if not people and start:
            people = [a for a in self.scene.near(start - 1) if a.type == "person"]
        party = self.scene.party_of(people[-1]) if people else None
        return [] if party is None else [party]

    def _joined(self, last: int, at: int) -> bool:
        """Whether nothing parts a subject from its verb but an aside: «المعارضة، بنظره، حضرت»."""
        aside = "،" in self.scene.document.gaps[last] and "،" in self.scene.document.gaps[at - 1]
        return self.scene.adjacent(last, at) or (aside and at - last > 1)

    def _who_says(self, that: int) -> list[Actor]:
        """Whom the pronoun of «أنه» stands for: the subject of the verb of saying before it."""
        for at in range(that - 1, max(self.scene.document.sentences[that].start, that - 12) - 1, -1):
            if self.words[at] in reporting_verbs():
                near = [a for a in self.scene.near(at) if a.last < that]
                behind = chain_after(self.scene.document, near, at, reach=4)[:1]
                return chain_before(self.scene.document, near, at, reach=3)[-1:] or behind
        return []

    def _own_country(self, at: int) -> list[Actor]:
        """Whose country «بلاده» is: that of the person named last before it."""
        people = [a for a in self.scene.near(at) if a.type == "person" and a.last < at]
        party = self.scene.party_of(people[-1]) if people else None
        return [] if party is None else [party]

    def _subject_of_sentence(self, earlier: list[Actor]) -> list[Actor]:
        """The first party named; the person instead where it only stands in his title."""
        party = next((actor for actor in earlier if actor.type == "party"), None)
        if party is None or party in without_titles(earlier):
            return [party] if party is not None else []
        return [
            a for a in earlier if a.type == "person" and a.party == party.party and a.first > party.first
        ][:1]

    def _before_particles(self, at: int) -> int:
        while at and self.words[at - 1] in ("لم", "لن", "لا", "ما", "قد", "سوف", "ولم", "ولن"):
            at -= 1
        return at

    def _contact(self, form: VerbForm, at: int) -> None:
        """«اجتمعت جميع الأطراف بما فيها …» at a meeting that the sentence names: those who met were there."""
        context = self.scene.contexts.of(at)
        if context is None or not self.scene.contexts.names_talks(at) or form.verb.lemma != "اجتمع":
            return
        near = self.scene.near(at)
        actors = chain_after(self.scene.document, near, at, reach=9)
        sides = [a for a in actors if a.type == "party" and a.party in self.scene.roles.sits_as]
        frame, hedge = self._frame(form, at)
        ahead = frame == "future" or self.scene.is_ahead(context)
        if frame in ("past", "qad_past", "present", "future"):
            self.book.say(sides, "expected" if ahead else "attended", at, "attendance.contact", hedge=hedge)

    def _host(self, at: int) -> None:
        actors = [a for a in self._subjects_near(at) if self.scene.roles.sits_as.get(a.id or "") == "host"]
        context = self.scene.contexts.of(at)
        self.book.say(
            actors, "expected" if self.scene.is_ahead(context) else "attended", at, "attendance.host"
        )

    def _subjects_near(self, at: int) -> list[Actor]:
        near = self.scene.near(at)
        return chain_after(self.scene.document, near, at, reach=3) or chain_before(
            self.scene.document, near, at, reach=3
        )
