"""Who is named in a text: people of the profiles in any plausible spelling, and people unknown to them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass, field

from importers.extract.document import Document
from importers.extract.gazetteer import Match, gazetteer
from importers.extract.letters import attached_forms, detached
from importers.extract.names import Name, unknown_names
from importers.extract.names_words import is_nisba
from importers.extract.naming import naming
from importers.extract.skeleton import full_names, name_skeleton, skeletons
from importers.extract.titles import Cover, Title, title_before
from importers.language.phrases import words_of
from importers.profiles.profile import Person, Profiles
from store.record import Certainty, Mention


@dataclass
class Found:
    """One person of one text."""

    person: Person | None
    """None: no profile knows him."""

    name: str
    """The folded name, for one whom no profile knows."""

    mentions: list[Mention] = field(default_factory=list)
    words: list[tuple[int, int]] = field(default_factory=list)
    """First and last word of each mention."""


def find_people(document: Document, profiles: Profiles, cover: Cover) -> list[Found]:
    """Every person of the text in order of the first mention. `cover` holds other names by their words; those
    that turn out to be a part of a person's name («ماجد السويدي») are struck out of it and of the gazetteer's
    matches, so that nobody else reads them."""
    return _Search(document, profiles, cover).people()


class _Search:
    def __init__(self, document: Document, profiles: Profiles, cover: Cover) -> None:
        self.document = document
        self.profiles = profiles
        self.cover = cover
        matches = gazetteer(profiles).matches_of(document, "person")
        self.full = [match for match in matches if match.form.sort == "full"]
        self.short = [match for match in matches if match.form.sort == "short"]
        self.known: dict[str, Found] = {}
        self.unknown: dict[str, Found] = {}
        self.keys: dict[tuple[str, str], str] = {}
        self.taken: set[int] = set()
        self.named_at: dict[str, list[int]] = {}
        """First words of the full names of each id, ascending."""

    def people(self) -> list[Found]:
        for match in self.full:
            if not self._in_byline(match.first, match.last):
                self._take(match.form.id, match.first, match.last, match.start, "person.full-form", "high")
        for name in unknown_names(self.document, self.cover, frozenset(self.taken)):
            self._take_unknown(name)
        for places in self.named_at.values():
            places.sort()
        self._take_short()
        self._take_surnames()
        found = [*self.known.values(), *self.unknown.values()]
        for one in found:
            one.mentions.sort(key=_start)
            one.words.sort()
        return sorted(found, key=lambda one: one.mentions[0].start)

    def _take(
        self,
        id_: str,
        first: int,
        last: int,
        start: int,
        rule: str,
        certainty: Certainty,
        *,
        full: bool = True,
    ) -> None:
        found = self.known.setdefault(id_, Found(self.profiles.people[id_], ""))
        found.mentions.append(Mention(start, self.document.ends[last], rule, certainty))
        found.words.append((first, last))
        self.taken.update(range(first, last + 1))
        if full:
            self.named_at.setdefault(id_, []).append(first)

    def _take_unknown(self, name: Name) -> None:
        document = self.document
        if self._in_byline(name.first, name.last):
            return
        words = document.words[name.first : name.last + 1]
        words[0] = words[0][name.attached :]
        start = document.inside(name.first, name.attached)
        known = self._spelt_like(words)
        if known is not None:
            self._take(known.id, name.first, name.last, start, "person.transliteration", "medium")
            return
        if name.rule == "person.full-name" and name.last - name.first > 3:
            return
        owner = self._ends_in(words)
        if owner is not None:
            self._take_as_surname(owner, name.first, name.last, start)
            return
        key = self._same_as(words)
        found = self.unknown.setdefault(key, Found(None, key))
        certainty: Certainty = "high" if name.sure else "medium"
        found.mentions.append(Mention(start, document.ends[name.last], name.rule, certainty))
        found.words.append((name.first, name.last))
        self._occupy(name.first, name.last)
        self.named_at.setdefault("?" + key, []).append(name.first)

    def _occupy(self, first: int, last: int) -> None:
        """These words are a person's: whatever shorter name lies in them is none."""
        self.taken.update(range(first, last + 1))
        inside = [word for word in range(first, last + 1) if self.cover.pop(word, None) is not None]
        if inside:
            gazetteer(self.profiles).strike_out(self.document, first, last)

    def _ends_in(self, words: list[str]) -> str | None:
        """Whose surname these words are: «أبو زيد» after «أسامة أبو زيد»."""
        if words[0] not in naming().links:
            return None
        size = len(words)
        for id_, places in self.named_at.items():
            found = self.unknown[id_[1:]] if id_.startswith("?") else self.known[id_]
            for first, last in found.words:
                if (
                    last - first >= size
                    and self.document.words[last - size + 1 : last + 1] == words
                    and places
                ):
                    return id_
        return None

    def _spelt_like(self, words: list[str]) -> Person | None:
        """A person of the profiles whose name is only transliterated otherwise, or holds a patronymic."""
        person = skeletons(self.profiles).get(name_skeleton(words))
        if person is None and len(words) > 2 and words[1].endswith(naming().patronymic_ends):
            shorter = [words[0], *words[2:]]
            person = full_names(self.profiles).get(tuple(shorter))
            person = person or skeletons(self.profiles).get(name_skeleton(shorter))
        return person

    def _same_as(self, words: list[str]) -> str:
        """The key of an unknown person: a name whose first and last words were seen is the same name."""
        return self.keys.setdefault((words[0], words[-1]), " ".join(words))

    def _take_short(self) -> None:
        by_place: dict[tuple[int, int], list[Match]] = {}
        for match in self.short:
            if self.taken.isdisjoint(range(match.first, match.last + 1)):
                by_place.setdefault((match.start, match.end), []).append(match)
        for candidates in by_place.values():
            self._decide_short(candidates)

    def _decide_short(self, candidates: list[Match]) -> None:
        """A surname: of the person whose full name stands nearest before, else after; else by its title."""
        document = self.document
        match = candidates[0]
        first, last, start = match.first, match.last, match.start
        if first and _is_given(document.words[first - 1]) and document.gaps[first - 1] == " ":
            return  # another member of the family
        heading = document.gaps[last].strip().startswith(":") or self._heads_a_line(first, last)
        before = [(self._nearest(one.form.id, first), one) for one in candidates]
        earlier = [(place, one) for place, one in before if place is not None and place < first]
        if earlier:
            _, one = max(earlier, key=lambda pair: pair[0])
            self._take(one.form.id, first, last, start, "person.surname-after-full-name", "high", full=False)
            return
        title = title_before(document, first, self.cover)
        for _, one in [pair for pair in before if pair[0] is not None]:
            if heading or title is not None or "after-full-name" not in one.form.pending:
                self._take(
                    one.form.id, first, last, start, "person.surname-before-full-name", "medium", full=False
                )
                return
        fitting = [one for one in candidates if self._fits(one, title)]
        if title is not None and len(fitting) == 1:
            rule = "person.surname-after-title"
            self._take(fitting[0].form.id, first, last, start, rule, "medium", full=False)
            return
        free = [one for one in candidates if not one.form.pending]
        if len(free) != 1:
            return
        person = self.profiles.people[free[0].form.id]
        spoken = first and any(bare in naming().speech for bare, _ in detached(document.words[first - 1]))
        if person.native_lang != "ar" or spoken or heading:
            self._take(person.id, first, last, start, "person.surname-alone", "medium", full=False)

    def _heads_a_line(self, first: int, last: int) -> bool:
        """«علوش يترأس الوفد»: a surname and a verb at the head of a line, as headlines have them."""
        document = self.document
        if first and "\n" not in document.gaps[first - 1]:
            return False
        return last + 1 < len(document.words) and document.words[last + 1] in naming().verbs

    def _fits(self, match: Match, title: Title | None) -> bool:
        """Whether a title may be that of a person: its parties do not speak against him, and for an ambiguous
        surname its words are among those of his titles and offices."""
        if title is None:
            return False
        form = match.form
        if "after-full-name" in form.pending and "with-title" not in form.pending:
            return False
        person = self.profiles.people[form.id]
        parties = {
            self.cover[word].form.id
            for word in range(title.first, title.last + 1)
            if word in self.cover and self.cover[word].form.kind == "party"
        }
        own = {person.party, *(membership.party for membership in person.memberships)}
        state = self.profiles.parties.get(person.party)
        if state is not None and state.state_of:
            own.add(state.state_of)
        if parties and not parties & own:
            return False
        if not form.pending:
            return True
        known = {word for text in (*person.titles, *offices(person)) for word in words_of(text)}
        said = {
            bare
            for word in range(title.first, title.last + 1)
            for bare, _ in detached(self.document.words[word])
        }
        return bool(said & known & naming().titles)

    def _nearest(self, id_: str, word: int) -> int | None:
        """The full name of a person nearest before a word, else the first one after it."""
        places = self.named_at.get(id_)
        if not places:
            return None
        return places[max(bisect_left(places, word) - 1, 0)]

    def _take_surnames(self) -> None:
        """Later mentions by a surname that only this text has: of unknown people, and in a new spelling."""
        document = self.document
        owners: dict[str, tuple[str, int]] = {}
        for id_, places in self.named_at.items():
            found = self.unknown[id_[1:]] if id_.startswith("?") else self.known[id_]
            full = frozenset(places)
            ends = (document.words[last] for first, last in found.words if last > first and first in full)
            for surname in dict.fromkeys(ends):
                if len(surname) > 3 and surname not in naming().given_words:
                    for variant, cut in attached_forms(surname):
                        owners.setdefault(variant, (id_, cut))
        if not owners:
            return
        for number in [number for number, word in enumerate(document.words) if word in owners]:
            if number not in self.taken and (number not in self.cover or self._is_a_man(number)):
                self._take_surname(*owners[document.words[number]], number)

    def _is_a_man(self, number: int) -> bool:
        """Whether a surname that is a country's adjective too stands for the man: «وأكد السويدي», «السيد
        السويدي»; after any noun («الوفد السويدي») it does not."""
        if not is_nisba(self.document, number, self.cover):
            return False
        before = self.document.words[number - 1] if number and self.document.gaps[number - 1] == " " else ""
        known = naming()
        return any(bare in known.speech or bare in known.honorifics for bare, _ in detached(before))

    def _take_surname(self, owner: str, attached: int, number: int) -> None:
        document = self.document
        if number and _is_given(document.words[number - 1]) and document.gaps[number - 1] == " ":
            return
        if self.named_at[owner][0] > number and not document.gaps[number].strip().startswith(":"):
            return
        self._take_as_surname(owner, number, number, document.inside(number, attached))

    def _take_as_surname(self, owner: str, first: int, last: int, start: int) -> None:
        rule = "person.surname-after-full-name"
        if not owner.startswith("?"):
            self._take(owner, first, last, start, rule, "high", full=False)
            return
        found = self.unknown[owner[1:]]
        found.mentions.append(Mention(start, self.document.ends[last], rule, "medium"))
        found.words.append((first, last))
        self._occupy(first, last)

    def _in_byline(self, first: int, last: int) -> bool:
        """Whether a name stands alone in its line or behind «بقلم»: furniture of the page."""
        document = self.document
        start, end = document.paragraph_at(document.starts[first])
        if end - start > _BYLINE_LENGTH:
            return False
        before = document.text[start : document.starts[first]].strip()
        if not before:
            return end - start <= document.ends[last] - document.starts[first] + 3
        if before.endswith("/") and "/" in document.gaps[last]:
            return True  # «إسطنبول/ س ص/ الأناضول»
        return not naming().byline.isdisjoint(words_of(before)[:1])


def _start(mention: Mention) -> int:
    return mention.start


_BYLINE_LENGTH = 100  # code points


def _is_given(word: str) -> bool:
    return any(bare in naming().given for bare, _ in detached(word))


def offices(person: Person) -> Iterable[str]:
    """The Arabic titles of a person's offices."""
    return (office.title_ar for office in person.offices)
