"""Which states, delegations and groups a text speaks of: names, adjectives with a noun, capitals that speak.

The gazetteer gives the words; here they are judged: by the day (names that changed hands), by the noun before
an adjective («الوفد الروسي»), by a word of speech or will beside a capital, by what was named («الهيئة»).
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from importers.extract.capitals import Chain, chains_of, speaks
from importers.extract.document import Document
from importers.extract.gazetteer import Match, gazetteer
from importers.extract.kind import Findings
from importers.extract.letters import detached
from importers.extract.naming import naming
from importers.extract.times import day_of, holds
from importers.profiles.profile import Party, Profiles
from store.record import Certainty


class Actor(NamedTuple):
    """A party at a place in the text."""

    id: str
    first: int
    """Number of the first word."""

    last: int
    """Number of the last word, included."""

    start: int
    end: int
    rule: str
    certainty: Certainty
    sort: str
    """name, delegation, adjective, metonym, dual or group."""

    group: str | None = None
    """Id of the group or dual form through which the party is meant."""


def actors(document: Document, profiles: Profiles, findings: Findings) -> list[Actor]:
    """Every party of the text at every place, in order; worked out once, after the dates are known."""
    known: list[Actor] | None = document.computed.get("actors")
    if known is None:
        known = document.computed["actors"] = _Judge(document, profiles, findings).judged()
    return known


class _Judge:
    def __init__(self, document: Document, profiles: Profiles, findings: Findings) -> None:
        self.document = document
        self.profiles = profiles
        self.findings = findings
        self.about = gazetteer(profiles).is_about(document)
        self.dated = _dated_parties(profiles)
        self.accepted: list[Actor] = []
        self.named: set[str] = set()
        self.bodies: dict[str, str] = {}
        """The party named last by its kind of body: «هيئة ...», «منظمة ...»."""

        outlets = gazetteer(profiles).matches_of(document, "outlet")
        self.outlets = {match.first for match in outlets}
        self.ends: dict[int, Actor] = {}
        """Accepted parties by their last word: what a coordinated name or adjective hangs on."""

    def judged(self) -> list[Actor]:
        places: dict[tuple[int, int], list[Match]] = {}
        for match in gazetteer(self.profiles).matches_of(self.document, "party"):
            places.setdefault((match.start, match.end), []).append(match)
        ordered = list(places.values())
        self.adjectives = {group[0].first for group in ordered if group[0].form.sort == "adjective"}
        chains = chains_of(ordered)
        for number, group in enumerate(ordered):
            for actor in self._judge(group, chains[number]):
                self._accept(actor)
        return self.accepted

    def _accept(self, actor: Actor) -> None:
        self.accepted.append(actor)
        self.ends[actor.last] = actor
        self.named.add(actor.id)
        if actor.last > actor.first:
            for bare, _ in detached(self.document.words[actor.first]):
                self.bodies[bare.removeprefix("ال")] = actor.id

    def _judge(self, group: list[Match], chain: Chain) -> Iterator[Actor]:
        day = self._day(group)
        if len(group) > 1:
            group = sorted(group, key=lambda one: one.form.since or "")
        for match in group:
            if not holds(match.form.since, match.form.until, day):
                continue
            verdict = self._verdict(match, self.profiles.parties[match.form.id], chain, day)
            if verdict is not None:
                id_, rule, certainty = verdict
                yield from self._expanded(match, id_, rule, certainty, day)
                return

    def _day(self, group: list[Match]) -> str | None:
        """The day that decides, asked for only where a name changes its meaning with time."""
        for match in group:
            form = match.form
            if form.since or form.until or form.id in self.dated:
                return day_of(self.document, self.findings, group[0].start)
        return None

    def _verdict(
        self, match: Match, party: Party, chain: Chain, day: str | None
    ) -> tuple[str, str, Certainty] | None:
        form = match.form
        if form.sort == "adjective":
            return self._adjective(match)
        if form.sort == "metonym":
            actor = self._speaks(match, chain)
            return (form.id, "party.metonym", "medium") if actor else None
        if "never-alone" in form.pending:
            return None
        if "by-date" in form.pending and day is None and form.since:
            return None
        government = self._government(party, day)
        if government is not None:
            actor = self._country_speaks(match)
            return (government, "party.country-as-actor", "medium") if actor else None
        if party.type == "state" and form.sort == "name" and self._is_territory(match):
            return None
        if form.conditions is not None and self._of_another_country(match):
            return None
        if "nearest-antecedent" in form.pending:
            return self._antecedent(match, party)
        if form.conditions is not None:
            return form.id, "party.name-in-context", "medium"
        return form.id, f"party.{form.sort}", "high"

    def _government(self, party: Party, day: str | None) -> str | None:
        """Who acts for a country that is itself no actor, on a day."""
        for other in _governments(self.profiles).get(party.id, ()):
            if holds(other.since, other.until, day):
                return other.id
        return None

    def _is_territory(self, match: Match) -> bool:
        """«في تركيا» is a place; «برعاية تركيا» is not. A coordinated name follows the one before it."""
        if match.attached[-1:] == "ب" or self._is_dateline(match):
            return True
        if not match.first:
            return False
        before = self.document.words[match.first - 1]
        if match.attached == "و" and match.first - 1 in self._territories:
            self._territories.add(match.last)
            return True
        if any(bare in naming().territory_before for bare, _ in detached(before)):
            self._territories.add(match.last)
            return True
        return False

    def _is_dateline(self, match: Match) -> bool:
        """«تونس (وكالة ...)», «الجزائر - ...», «تونس 26 جانفي» at the head of a line."""
        words = self.document.words
        starts_line = not match.first or "\n" in self.document.gaps[match.first - 1]
        dated = match.last + 1 < len(words) and words[match.last + 1].isdigit()
        return starts_line and (
            dated or self.document.gaps[match.last].strip()[:1] in ("(", "-", "–", "—", "/")
        )

    @property
    def _territories(self) -> set[int]:
        known: set[int] = self.document.computed.setdefault("territories", set())
        return known

    def _of_another_country(self, match: Match) -> bool:
        """A general name with another country's adjective behind it: «المعارضة الليبية»."""
        following = match.last + 1
        words = self.document.words
        if following >= len(words) or self.document.gaps[match.last] != " ":
            return False
        return words[following] in naming().foreign or following in self.adjectives

    def _antecedent(self, match: Match, party: Party) -> tuple[str, str, Certainty] | None:
        """«الهيئة» is the body of that kind named last; «النظام» with none before is a side of the talks."""
        noun = match.form.words[0].removeprefix("ال")
        if (
            match.first == match.last and noun in self.bodies
        ):  # «الوفد السوري» is not any delegation before it
            return self.bodies[noun], "party.antecedent", "medium"
        if party.id in self.named:
            return party.id, "party.antecedent", "medium"
        if self.about and any(role.role == "party" for role in party.roles):
            return party.id, "party.side-of-the-talks", "medium"
        return None

    def _adjective(self, match: Match) -> tuple[str, str, Certainty] | None:
        """An adjective needs a noun that acts; «الأتراك» needs none."""
        document = self.document
        form = match.form
        before = self.ends.get(match.first - 1)
        coordinated = before is not None and before.sort in ("adjective", "delegation")
        if coordinated and match.attached in ("", "و") and document.gaps[match.first - 1] == " ":
            return form.id, "party.adjective-coordinated", "medium"
        known = naming()
        at = match.first - 1
        while at >= 0 and match.first - at <= known.actor_gap and document.gaps[at].strip(' "«“') == "":
            word = document.words[at]
            for bare, _ in detached(word):
                if bare in known.actor_heads or bare in known.titles or bare in known.plural_titles:
                    return form.id, "party.adjective", "high" if match.first - at == 1 else "medium"
            if word in known.stop and word not in known.title_body:
                break
            at -= 1
        if _is_people(form.words[-1]):
            return form.id, "party.people", "medium"
        return None

    def _speaks(self, match: Match, chain: Chain) -> bool:
        subject = self.ends.get(chain[0] - 1)
        if subject is not None and subject.sort == "metonym" and self.document.gaps[chain[0] - 1] == " ":
            return True  # «اتهمت واشنطن دمشق»
        return speaks(self.document, match, chain, self.outlets)

    def _country_speaks(self, match: Match) -> bool:
        """The country that the talks are about is mostly their subject: it acts only behind a verb of speech,
        between two sides, or in a list of states that act («روسيا وتركيا وسوريا»)."""
        if not match.first or match.attached not in ("", "و"):
            return False
        before = self.document.words[match.first - 1]
        earlier = self.ends.get(match.first - 1)
        if match.attached == "و" and earlier is not None:
            return self.profiles.parties[earlier.id].type == "state" and earlier.sort in ("name", "metonym")
        said = {bare for bare, stack in detached(before) if stack in ("", "و", "ف")}
        return before == "بين" or any(word in naming().speech and word.endswith("ت") for word in said)

    def _expanded(
        self, match: Match, id_: str, rule: str, certainty: Certainty, day: str | None
    ) -> Iterator[Actor]:
        """The party; for a group its members too; for a dual only the members."""
        place = (match.first, match.last, match.start, match.end)
        party = self.profiles.parties[id_]
        if match.form.sort == "dual":
            for member in match.form.members or _members(self.profiles, party, day):
                yield Actor(member, *place, "party.dual", "medium", "dual", id_)
            return
        members = _members(self.profiles, party, day)
        yield Actor(id_, *place, rule, certainty, "group" if members else match.form.sort)
        for member in members:
            yield Actor(member, *place, "party.group-member", "medium", "group", id_)


def _members(profiles: Profiles, party: Party, day: str | None) -> tuple[str, ...]:
    """Who belonged to a group on a day."""
    if party.members or party.group_role is None:
        return party.members
    return _states_in_role(profiles, party.group_role, day)


@lru_cache(maxsize=10_000)
def _states_in_role(profiles: Profiles, role: str, day: str | None) -> tuple[str, ...]:
    return tuple(
        party.id
        for party in profiles.parties.values()
        if party.type == "state"
        and any(
            held.role == role and (held.since or "") <= (day or "9") and holds(None, held.until, day)
            for held in party.roles
        )
    )


@lru_cache(maxsize=8)
def _dated_parties(profiles: Profiles) -> frozenset[str]:
    """Groups whose members change, and countries whose government changed."""
    groups = (party.id for party in profiles.parties.values() if party.group_role is not None)
    return frozenset((*groups, *_governments(profiles)))


@lru_cache(maxsize=8)
def _governments(profiles: Profiles) -> dict[str, list[Party]]:
    """The parties that act for a country, by its id."""
    found: dict[str, list[Party]] = {}
    for party in profiles.parties.values():
        if party.state_of is not None:
            found.setdefault(party.state_of, []).append(party)
    return found


def _is_people(word: str) -> bool:
    """A plural such as «الأتراك», «الإيرانيين»: the people who act for a state."""
    return word.startswith("ال") and (word.endswith(("يون", "يين")) or not word.endswith(("ي", "يه")))
