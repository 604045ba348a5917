"""Corrections and codes by hand: what has to be asked, and what is then given to the store."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import get_args

from textual.screen import Screen

from store.attendance_facts import KIND as ATTENDANCE
from store.coded import CELL_STATES, FUNCTIONS, ROLES, STATES
from store.coding import (
    NEW_CLAIM,
    Action,
    Entry,
    FactValue,
    Value,
    about_actor,
    at_meeting,
)
from store.curating import Curation
from store.effective import DERIVED
from store.model import Article, ArticleMention
from store.record import Claim
from tui.panes.catalogue import Catalogue
from tui.panes.wish import Act, CellWished, Wished
from tui.screens.asking import Option, PickScreen, WriteScreen
from tui.session import Session
from tui.words import say, term

_ACTIONS: Mapping[Act, Action] = {
    "reject": "reject",
    "change": "change",
    "confirm": "confirm",
    "add": "add",
}

Decision = Callable[[Curation], Entry | None]
"""Something to write, in a thread."""


class Curator:
    """Turns wishes into decisions, asking what is missing."""

    def __init__(self, screen: Screen[None], session: Session) -> None:
        self._screen = screen
        self._session = session

    async def decision(self, wish: Wished | CellWished, catalogue: Catalogue) -> Decision | None:
        """What is to be written; None when the reader gave up, or there is nothing to decide on."""
        if isinstance(wish, CellWished):
            return await self._cell(wish)
        act = wish.act or await self._act(wish)
        if act in ("tag", "note"):
            return await self._remark(act, wish)
        return None if act is None else await self._correction(act, wish, catalogue)

    async def _act(self, wish: Wished) -> Act | None:
        acts: tuple[Act, ...] = ("change", "confirm", "reject")
        if wish.claim is None:
            acts = (*acts, "add")
        options = [Option(act, say(f"curate.{act}")) for act in (*acts, "tag", "note")]
        picked = await _pick(self._screen, say("curate.ask-act"), options)
        return next((act for act in get_args(Act) if act == picked), None)

    async def _cell(self, wish: CellWished) -> Decision | None:
        """What an actor's attendance of a meeting was, and why: always asked for."""
        state = await _pick(
            self._screen, say("code.ask-state", cell=wish.title), _words("state", CELL_STATES)
        )
        if state is None:
            return None
        area, words = ("role", ROLES) if wish.actor_type == "party" else ("function", FUNCTIONS)
        heading = say("code.ask-role", cell=wish.title)
        role = await _pick(self._screen, heading, [_nothing(), *_words(area, words)])
        if role is None:
            return None
        heading = say("code.ask-reason", cell=wish.title, state=term("state", state))
        needed = say("coding-no-reason")
        reason = await self._screen.app.push_screen_wait(WriteScreen(heading, needed=needed))
        if reason is None:
            return None
        cell, coder = (wish.meeting, wish.actor_type, wish.actor), self._session.coder
        return lambda curation: curation.code_cell(
            *cell, coder, state=state, role=role or None, reason=reason
        )

    async def _correction(self, act: Act, wish: Wished, catalogue: Catalogue) -> Decision | None:
        article_id, coder = wish.article.row.id, self._session.coder
        span, target, new = wish.span, None, None
        if act == "add":
            new = await self._new_value(wish, catalogue)
            if new is None:
                return None
        else:
            found = await self._target(act, wish)
            if found is None:
                return None
            target, span = found
            if act == "change":
                new = await self._changed(target, catalogue)
                if new is None:
                    return None
        action = _ACTIONS[act]
        return lambda curation: curation.correct(
            article_id, action, coder, target=target, replacement=new, span=span
        )

    async def _remark(self, act: Act, wish: Wished) -> Decision | None:
        article_id, coder = wish.article.row.id, self._session.coder
        curation = self._session.store.curation
        if act == "tag":
            known = sorted({own.tag for own in curation.tags()})
            tag = await _pick(
                self._screen, say("curate.ask-tag"), [Option(own, own) for own in known], free=True
            )
            return None if tag is None else lambda own: own.tag(article_id, tag.removeprefix("?"), coder)
        notes = curation.on_article(article_id)[1]
        mine = next((own.note for own in notes if own.coder == coder), "")
        text = await self._screen.app.push_screen_wait(WriteScreen(say("curate.ask-note"), mine))
        return None if text is None else lambda own: own.note(article_id, text, coder)

    async def _target(self, act: Act, wish: Wished) -> tuple[Value, tuple[int, int] | None] | None:
        """The claim under the cursor, else the value that the words were taken for; asked when several."""
        if wish.claim is not None:
            return wish.claim, None
        found = _values_at(wish.article, wish.span)
        if not found:
            self._screen.notify(say("curate.nothing-here"), severity="warning", markup=False)
            return None
        if len(found) == 1:
            return found[0][:2]
        options = [Option(str(at), label, note) for at, (_, _, label, note) in enumerate(found)]
        picked = await _pick(self._screen, say(f"curate.which-{act}"), options)
        return None if picked is None else found[int(picked)][:2]

    async def _changed(self, value: Value, catalogue: Catalogue) -> Value | None:
        if isinstance(value, FactValue):
            return await self._value(value.kind, catalogue)
        return await self._changed_claim(value, catalogue)

    async def _changed_claim(self, claim: Claim, catalogue: Catalogue) -> Claim | None:
        """The claim with one field changed."""
        sort = "role" if claim.actor_type == "party" else "function"
        fields = [
            Option(name, say(f"curate.field-{name}"))
            for name in ("state", sort, "meeting", "actor", "claimant")
        ]
        field = await _pick(self._screen, say("curate.ask-field"), fields)
        if field == "state":
            state = await _pick(self._screen, say("curate.ask-value"), _words("state", STATES))
            return None if state is None else replace(claim, state=state)
        if field in ("role", "function"):
            words = ROLES if field == "role" else FUNCTIONS
            role = await _pick(self._screen, say("curate.ask-value"), [_nothing(), *_words(field, words)])
            if role is None:
                return None
            return (
                replace(claim, role=role or None)
                if field == "role"
                else replace(claim, function=role or None)
            )
        if field == "meeting":
            meeting = await self._meeting(catalogue)
            return None if meeting is None else at_meeting(claim, meeting or None)
        if field in ("actor", "claimant"):
            actor = await self._value(None, catalogue)
            if actor is None:
                return None
            if field == "claimant":
                return replace(claim, claimant=actor.value.removeprefix("?"))
            return about_actor(claim, actor, self._session.store.curation.party_of(actor.value))
        return None

    async def _new_value(self, wish: Wished, catalogue: Catalogue) -> Value | None:
        """A value for the words that are selected: a claim, or a value of one of the kinds."""
        if wish.span is None:
            self._screen.notify(say("curate.select-words"), severity="warning", markup=False)
            return None
        quote = " ".join(wish.article.text[slice(*wish.span)].split())
        kinds = [
            Option(kind.name, term("kind", kind.name))
            for kind in catalogue.kinds
            if kind.facet and kind.name not in DERIVED
        ]
        options = [Option("claim", say("curate.claim")), *kinds]
        kind = await _pick(self._screen, say("curate.ask-kind", quote=quote), options)
        if kind != "claim":
            return None if kind is None else await self._value(kind, catalogue)
        actor = await self._value(None, catalogue)
        if actor is None:
            return None
        state = await _pick(self._screen, say("curate.ask-value"), _words("state", STATES))
        meeting = await self._meeting(catalogue) if state else None
        if state is None or meeting is None:
            return None
        claim = about_actor(NEW_CLAIM, actor, self._session.store.curation.party_of(actor.value))
        return replace(at_meeting(claim, meeting or None), state=state)

    async def _meeting(self, catalogue: Catalogue) -> str | None:
        meetings = [
            Option(own.id, own.title_ar or own.title_en, own.start or "") for own in catalogue.meetings
        ]
        return await _pick(self._screen, say("curate.ask-meeting"), [_nothing(), *meetings])

    async def _value(self, kind: str | None, catalogue: Catalogue) -> FactValue | None:
        """A value of a kind or, without one, a party or person; a person may be new."""
        kinds = (kind,) if kind else ("party", "person")
        values = [FactValue.of(own) for own in catalogue.values_of(kinds)]
        values += self._session.store.curation.values_of_none(kinds)
        options = [
            Option(f"{own.kind}={own.value}", own.label_ar or own.label_en, own.label_en) for own in values
        ]
        picked = await _pick(self._screen, say("curate.ask-value"), options, free="person" in kinds)
        if picked is None:
            return None
        if picked.startswith("?"):
            return FactValue("person", picked, picked[1:], picked[1:], "others")
        return values[[option.id for option in options].index(picked)]


def _values_at(
    article: Article, span: tuple[int, int] | None
) -> list[tuple[Value, tuple[int, int], str, str]]:
    """(value, place, label, kind) of everything found in the words; of an attendance the claims behind it."""
    if span is None:
        return []
    found: list[tuple[Value, tuple[int, int], str, str]] = []
    for claim in article.claims:
        own = next((m for m in claim.mentions if _touch((m.start, m.end), span)), None)
        if own is not None:
            label = f"{claim.name_ar} · {term('state', claim.state)}"
            found.append((claim, (own.start, own.end), label, say("curate.claim")))
    for mention in article.mentions:
        if (
            mention.kind != ATTENDANCE
            and mention.kind not in DERIVED
            and _touch((mention.start, mention.end), span)
        ):
            label = mention.label_ar or mention.label_en or mention.value
            found.append((_fact(mention), (mention.start, mention.end), label, term("kind", mention.kind)))
    return found


def _fact(mention: ArticleMention) -> FactValue:
    return FactValue(mention.kind, mention.value, mention.label_ar, mention.label_en)


def _touch(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] < other[1] and other[0] < one[1]


async def _pick(
    screen: Screen[None], heading: str, options: Sequence[Option], *, free: bool = False
) -> str | None:
    return await screen.app.push_screen_wait(PickScreen(heading, options, free=free))


def _words(area: str, words: Iterable[str]) -> list[Option]:
    return [Option(word, term(area, word)) for word in words]


def _nothing() -> Option:
    return Option("", say("asking.nothing"))
