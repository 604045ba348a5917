"""The claims of one article while they are being gathered: each written down once, with all its proofs."""

from __future__ import annotations

from dataclasses import dataclass, field

from importers.extract.attendance_actors import Actor
from importers.extract.attendance_context import Context
from importers.extract.attendance_scene import Scene
from importers.extract.attendance_speakers import Speakers
from importers.extract.mentions import mention
from store.record import Certainty, Claim, Mention

STAYED_AWAY = frozenset(["suspended", "withdrew", "declined", "boycotted", "absent", "excluded"])
_OUTWEIGHS = frozenset(["absent", "declined", "boycotted"])
_SAID_MORE_FULLY = {"absent": frozenset(["declined", "boycotted"]), "declined": frozenset(["boycotted"])}
"""States that others of the same actor at the same meeting contain: a boycott is an absence too."""

_HALF_THERE = frozenset(["suspended", "withdrew", "returned", "partial"])
"""States of those who came for a while."""

_OF_HEADS = frozenset(["absent", "declined", "excluded", "expected", "invited"])
"""States of a delegation that are those of its head in the same sentence too; who suspends is there."""

_DEEDS = frozenset(
    f"attendance.{rule}" for rule in ("deed", "spokesperson", "member", "head", "representative")
)
"""Rules that take what a delegation does for its presence."""


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


class Book:
    """Takes claims from the rules and gives them back merged."""

    def __init__(self, scene: Scene, speakers: Speakers) -> None:
        self._scene = scene
        self._speakers = speakers
        self._drafts: dict[tuple[object, ...], _Draft] = {}
        self.negated: set[tuple[int, str | None]] = set()
        """(sentence, party) pairs for which a sentence says anything but that somebody came or will."""

        self._told: dict[tuple[int, str | None], str] = {}
        self.last_gone: list[Actor] = []
        """Who suspended or left, by the last words that said so."""

        self.stayed_away: dict[int, list[Actor]] = {}
        """By sentence, those of whom it says last that they stayed away or left."""

    def say(
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
        """Writes a claim down for each actor, with the words from the cue to the actor as its proof. Without
        a context the sentence of the cue tells which meeting, or meetings, are meant."""
        if context is None and len(several := self._scene.contexts.all_of(at)) > 1:
            for one in several:
                self.say(
                    actors, state, at, rule,
                    function=function, segment=segment, hedge=hedge, certainty=certainty, context=one,
                )  # fmt: skip
            return
        context = context or self._scene.contexts.of(at)
        if context is None or (context.meeting is None and context.number is None):
            return
        sentence = self._scene.document.sentences[at].start
        for actor in actors:
            if actor.type == "party" and actor.delegation and state in _OF_HEADS:
                self._told[actor.first, actor.party] = state
        if state in ("suspended", "withdrew") and actors:
            self.last_gone = [actor for actor in actors if actor.type == "party"] or self.last_gone
        if state in STAYED_AWAY and actors:
            self.stayed_away[sentence] = actors
        for actor in actors:
            if actor.type == "person" and actor.party is None and function is None:
                continue
            own = function if actor.type == "person" else None
            part = segment if state in STAYED_AWAY else None  # presence is written down once a meeting
            where = context.meeting or (context.process, context.number)
            key = (actor.type, actor.id or actor.name_ar, where, state, part)
            draft = self._drafts.get(key)
            if draft is None:
                draft = self._drafts[key] = _Draft(
                    context, actor, state, own, segment, hedge or actor.hedge, self._speakers.of(at)
                )
            elif draft.function is None and own is not None:
                draft.function = own
            first, last = min(at, actor.first), max(at, actor.last)
            draft.mentions[mention(self._scene.document, first, last, rule, certainty)] = None
            if state not in ("attended", "expected"):
                self.negated.add((sentence, actor.party))
            if actor.type == "person" and actor.party is not None and state in ("attended", "expected"):
                self._say_party(actor, state, at, rule, segment=segment, hedge=hedge, context=context)

    def told(self, delegation: Actor) -> str | None:
        """What is said of a delegation at its place in the text, where that is true of its head as well."""
        return self._told.get((delegation.first, delegation.party))

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
        party = self._scene.party_of(person)
        if party is None:
            return
        self.say([party], state, at, rule, segment=segment, hedge=hedge, context=context)

    def claims(self) -> list[Claim]:
        """All claims but those that others of the same article outweigh."""
        states: dict[tuple[object, ...], set[str]] = {}
        for draft in self._drafts.values():
            if draft.segment is None:
                states.setdefault(_who_and_where(draft), set()).add(draft.state)
        return [
            self._claim(draft)
            for draft in self._drafts.values()
            if not _is_outweighed(draft, states.get(_who_and_where(draft), set()))
            and not _speaks_from_afar(draft, states.get(_side_and_where(draft), set()))
        ]

    def _claim(self, draft: _Draft) -> Claim:
        role, role_said = self._scene.roles.of(draft.actor.party)
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


def _who_and_where(draft: _Draft) -> tuple[object, ...]:
    return (
        draft.actor.type,
        draft.actor.id or draft.actor.name_ar,
        draft.context.meeting,
        draft.context.number,
    )


def _side_and_where(draft: _Draft) -> tuple[object, ...]:
    return ("party", draft.actor.party, draft.context.meeting, draft.context.number)


def _speaks_from_afar(draft: _Draft, states: set[str]) -> bool:
    """The spokesman of a delegation that stayed away explains why; he did not come either. `states` are all
    that the text says of his side at the same meeting."""
    if draft.actor.type != "person" or draft.state != "attended" or states.isdisjoint(_OUTWEIGHS):
        return False
    return states.isdisjoint(_HALF_THERE) and all(
        proof.rule == "attendance.spokesperson" for proof in draft.mentions
    )


def _is_outweighed(draft: _Draft, states: set[str]) -> bool:
    """A party that came needs no announcement; one that stayed away did not come by what its people do
    elsewhere. `states` are all that the text says of the same actor at the same meeting."""
    if draft.state == "expected" and draft.actor.type == "party" and "attended" in states:
        return True
    if draft.segment is None and draft.state in _SAID_MORE_FULLY:
        return not states.isdisjoint(_SAID_MORE_FULLY[draft.state])
    if draft.state not in ("attended", "expected") or states.isdisjoint(_OUTWEIGHS):
        return False
    return all(proof.rule in _DEEDS for proof in draft.mentions)
