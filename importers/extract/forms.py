"""What the gazetteer knows: every form, folded, with what it leads to and under which conditions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from importers.language.phrases import words_of
from importers.profiles.profile import AmbiguousForm, DatedForm, Party, Person, Place, Profiles
from store.fold import fold

PENDING = frozenset(
    {"after-full-name", "with-title", "nearest-antecedent", "by-date", "never-alone", "byline"}
)
"""Rules that need the whole text or earlier findings: the kinds decide them, not the gazetteer."""

_KUNYA = ("ابو", "ابا", "ابي", "بو")  # one man in four cases: أبو, أبا, أبي, and بو in speech


@dataclass(frozen=True, slots=True)
class Conditions:
    """What must or must not stand around an ambiguous form. Folded words; sequences as tuples."""

    needs: frozenset[tuple[str, ...]] = frozenset()
    context: tuple[str, ...] = ()
    not_before: frozenset[tuple[str, ...]] = frozenset()
    not_after: frozenset[tuple[str, ...]] = frozenset()
    marks: str | None = None
    topic: bool = False
    """Counts only in a text about these talks."""


@dataclass(frozen=True, slots=True)
class Form:
    """One form of one entry."""

    kind: str
    """person, party, place, outlet, topic or designation (of a party)."""

    id: str
    sort: str
    """full, short: of a person. name, delegation, adjective, metonym, dual: of a party. name: of a place or
    an outlet. trigger, weak, cancel: of a topic."""

    words: tuple[str, ...]
    pending: frozenset[str] = frozenset()
    conditions: Conditions | None = None
    since: str | None = None
    until: str | None = None
    members: tuple[str, ...] = ()
    """What a dual form stands for."""

    text: str = ""
    """The form as the profile writes it, for a designation."""

    is_name: bool = field(init=False)
    """Whether it names somebody or something: of two names that overlap one gives way."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "is_name", self.kind in ("person", "party", "place", "outlet"))


def all_forms(profiles: Profiles) -> Iterator[Form]:
    """Every form that can be found in a text, with its plausible spellings."""
    for person in profiles.people.values():
        yield from _person_forms(person)
    for party in profiles.parties.values():
        yield from _party_forms(party)
    for place in profiles.places.values():
        if place.listed:
            yield from _place_forms(place)
    for outlet in profiles.outlets.values():
        for variant in outlet.variants:
            yield Form("outlet", outlet.id, "name", words_of(variant))
        for form in outlet.ambiguous:
            yield _ambiguous("outlet", outlet.id, "name", form)
    for topic in profiles.topics.values():
        for sort, forms in (("trigger", topic.triggers), ("weak", topic.weak), ("cancel", topic.not_when)):
            for text in forms:
                yield Form("topic", topic.id, sort, words_of(text))


def _person_forms(person: Person) -> Iterator[Form]:
    for variant in person.variants:
        for words in _spellings(words_of(variant), person):
            yield Form("person", person.id, "full", words)
    for surname in person.short_forms:
        for words in {words_of(surname), *_joined_servant(words_of(surname))}:
            yield Form("person", person.id, "short", words)
    for form in person.ambiguous:
        yield _ambiguous("person", person.id, "short", form)


def _spellings(words: tuple[str, ...], person: Person) -> set[tuple[str, ...]]:
    """A full name with and without the article of its surname, with عبد joined or apart, with a patronymic,
    and a kunya in its cases."""
    found = {words}
    if len(words) > 1 and words[-2] not in ("عبد", "بن", "ال"):
        last = words[-1]
        bare = last[2:] if last.startswith("ال") and len(last) > 4 else last
        found |= {(*words[:-1], bare), (*words[:-1], "ال" + bare)} if person.native_lang == "ar" else set()
    for spelling in tuple(found):
        found |= _joined_servant(spelling)
        if spelling[0] == "ابو" and len(spelling) > 1:
            for case in _KUNYA:
                found |= {(case, *spelling[1:]), (case + spelling[1], *spelling[2:])}
        found |= {(spelling[0], *words_of(middle), *spelling[1:]) for middle in person.patronymics}
    return found


def _joined_servant(words: tuple[str, ...]) -> set[tuple[str, ...]]:
    """عبد الرحمن written as one word, and the other way round; أبو زيد likewise."""
    found: set[tuple[str, ...]] = set()
    for number, word in enumerate(words):
        if word in ("عبد", "ابو") and number + 1 < len(words):
            found.add((*words[:number], word + words[number + 1], *words[number + 2 :]))
        elif word.startswith("عبدال") and len(word) > 6:
            found.add((*words[:number], "عبد", word[3:], *words[number + 1 :]))
    return found


def _party_forms(party: Party) -> Iterator[Form]:
    for sort, forms in (
        ("name", party.variants),
        ("delegation", party.delegation_forms),
        ("adjective", _inflected(party.adjectives)),
        ("metonym", party.metonyms),
    ):
        dated = sort == "metonym"
        for text in forms:
            yield Form(
                "party", party.id, sort, words_of(text),
                since=party.since if dated else None, until=party.until if dated else None,
            )  # fmt: skip
    for form in party.dated_forms:
        yield _dated(party.id, form)
    for dual in party.dual_forms:
        yield Form(
            "party", party.id, "dual", words_of(dual.ar),
            since=dual.since, until=dual.until, members=dual.members,
        )  # fmt: skip
    for designation in party.designations:
        yield Form(
            "designation", party.id, designation.form, words_of(designation.ar), text=designation.ar
        )  # fmt: skip
    for ambiguous in party.ambiguous:
        yield _ambiguous("party", party.id, "name", ambiguous)


def _inflected(adjectives: tuple[str, ...]) -> list[str]:
    """An adjective with and without article, feminine, and in the plural: «روسي», «الروسية», «روسيون»."""
    found: dict[str, None] = {}
    for adjective in adjectives:
        folded = fold(adjective)
        stem = folded.removeprefix("ال")
        stems = [stem, stem + "ه", stem + "ون", stem + "ين"] if stem.endswith("ي") else [stem]
        found.update(dict.fromkeys(form for stem in stems for form in ("ال" + stem, stem)))
        found[folded] = None
    return list(found)


def _dated(id_: str, form: DatedForm) -> Form:
    return Form("party", id_, "name", words_of(form.ar), since=form.since, until=form.until)


def _place_forms(place: Place) -> Iterator[Form]:
    for text in place.variants:
        yield Form("place", place.id, "name", words_of(text), members=place.members)
    for form in place.ambiguous:
        yield _ambiguous("place", place.id, "name", form)


def _ambiguous(kind: str, id_: str, sort: str, form: AmbiguousForm) -> Form:
    rules = frozenset(form.rules)
    conditions = Conditions(
        needs=frozenset(map(words_of, form.needs)),
        context=tuple(" ".join(words_of(text)) for text in form.context),
        not_before=frozenset(map(words_of, form.not_before)),
        not_after=frozenset(map(words_of, form.not_after)),
        marks=form.marks,
        topic="topic-country" in rules,
    )
    return Form(kind, id_, sort, words_of(form.ar), rules & PENDING, conditions, form.since, form.until)
