"""Comparing every kind but attendance: what gold requires, what it leaves open, what extraction says."""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Iterable, Mapping, Sequence
from typing import TypeVar

from importers.evaluation.answer import Answer, Named
from importers.evaluation.gold import DayPair, GoldArticle, GoldDate, GoldName
from importers.evaluation.names import code, comparable, keys, topic_code
from importers.evaluation.outcome import Item, Outcome

Value = TypeVar("Value", int, str)
Alike = tuple[tuple[str, Hashable], ...]


def rounds(gold: GoldArticle, answer: Answer) -> Outcome:
    """Rounds of the main process by their number as said."""
    return _sets({said.number for said in gold.rounds}, (), answer.rounds)


def rounds_resolved(gold: GoldArticle, answer: Answer) -> Outcome:
    """Rounds by the number of the meeting that they were resolved to."""
    wanted = {said.official or said.number for said in gold.rounds}
    return _sets(wanted, (), answer.resolved_rounds or {})


def parties(gold: GoldArticle, answer: Answer) -> Outcome:
    """Parties by code."""
    optional = {code(word) for word in gold.parties_optional}
    return _sets({code(word) for word in gold.parties}, optional, answer.parties)


def topics(gold: GoldArticle, answer: Answer) -> Outcome:
    """Topics by code."""
    optional = {topic_code(word) for word in gold.topics_optional}
    return _sets({topic_code(word) for word in gold.topics}, optional, answer.topics)


def person_forms(gold: GoldArticle, answer: Answer) -> Outcome:
    """Every form in which people are named, whoever they are."""
    wanted = {comparable(form) for person in gold.people if not person.optional for form in person.forms}
    optional = {comparable(form) for person in gold.people if person.optional for form in person.forms}
    return _sets(wanted, optional, answer.person_forms, _shared_words)


def _shared_words(form: str) -> Alike:
    return tuple(("wrong-extent", word) for word in form.split())


def _no_fault(_: object) -> Alike:
    return ()


def _sets(
    wanted: Collection[Value],
    optional: Collection[Value],
    said: Mapping[Value, str],
    alike: Callable[[Value], Alike] = _no_fault,
) -> Outcome:
    def items(values: Iterable[Value]) -> tuple[Item, ...]:
        return tuple(Item(str(value), alike(value), said.get(value, "")) for value in sorted(values))

    return Outcome(
        found=items(said.keys() & set(wanted)),
        extra=items(said.keys() - set(wanted) - set(optional)),
        missing=items(set(wanted) - said.keys()),
    )


def people(gold: GoldArticle, answer: Answer) -> Outcome:
    """People by any name or form that the two sides share."""
    return _names(gold.people, answer.people)


def places(gold: GoldArticle, answer: Answer) -> Outcome:
    """Places by any name or form that the two sides share."""
    return _names(gold.places, answer.places)


def name_keys(name: GoldName) -> frozenset[str]:
    """Everything by which a person or place of the gold is known."""
    return keys([name.name_ar, name.name_en, *name.forms])


def _names(gold: Sequence[GoldName], said: Sequence[Named]) -> Outcome:
    """One to one in the order of what was said: a second entry for the same name is extra."""
    free = [(name.name_en, name_keys(name)) for name in gold if not name.optional]
    optional = [name_keys(name) for name in gold if name.optional]
    found, extra = [], []
    for name in said:
        item = Item(name.label, rule=name.rule)
        hit = next((number for number, (_, own) in enumerate(free) if own & name.keys), None)
        if hit is not None:
            del free[hit]
            found.append(item)
        elif not any(own & name.keys for own in optional):
            extra.append(item)
    return Outcome(tuple(found), tuple(extra), tuple(Item(label) for label, _ in free))


def dates(gold: GoldArticle, answer: Answer) -> Outcome:
    """Dates by first and last day."""
    return _dates(gold.dates, answer.dates, lambda days: days)


def dates_start(gold: GoldArticle, answer: Answer) -> Outcome:
    """Dates by first day alone."""
    return _dates(gold.dates, answer.dates, lambda days: days[:1])


Days = tuple[str, ...]


def _dates(gold: Sequence[GoldDate], said: Mapping[DayPair, str], key: Callable[[DayPair], Days]) -> Outcome:
    wanted: dict[Days, set[Days]] = {}
    optional: set[Days] = set()
    for date in gold:
        if date.days is None:
            continue
        accepted = {key(date.days)} | ({key(date.alt)} if date.alt else set())
        if date.optional:
            optional |= accepted
        else:
            wanted.setdefault(key(date.days), set()).update(accepted)
    rules = {key(days): rule for days, rule in said.items()}
    every = set().union(*wanted.values())
    excused = sum(date.days is None for date in gold)
    return Outcome(
        found=tuple(
            _day_item(days, rules[min(own & rules.keys())])
            for days, own in wanted.items()
            if own & rules.keys()
        ),
        extra=tuple(_day_item(days, rules[days]) for days in sorted(rules.keys() - every - optional))[
            excused:
        ],
        missing=tuple(_day_item(days) for days, own in wanted.items() if not own & rules.keys()),
    )


def _day_item(days: Days, rule: str = "") -> Item:
    start, end = days[0], days[-1]
    alike = (("wrong-year", (start[4:], end[4:])), ("wrong-end", start), ("wrong-start", end))
    return Item(start if start == end else f"{start}/{end}", alike, rule)


def source(gold: GoldArticle, answer: Answer) -> Outcome:
    """The outlet by any of its accepted names; at most one."""
    own = gold.source
    missing = (Item(own.name_ar, (("wrong-source", None),)),) if own else ()
    if not answer.source:
        return Outcome(missing=missing)
    said = Item(answer.source, (("wrong-source", None),), answer.source_rule)
    name = comparable(answer.source)
    if own and name in {comparable(word) for word in (own.name_ar, *own.alt)}:
        return Outcome(found=(said,))
    if own is None and name in {comparable(word) for word in gold.source_alt}:
        return Outcome()
    return Outcome(extra=(said,), missing=missing)


def main_round(gold: GoldArticle, answer: Answer) -> Outcome:
    """The round that the article is about; «none» is an answer like any other. Texts about something else
    are not asked."""
    if gold.distractor:
        return Outcome()
    fault = (("wrong-round", None),) if gold.main_round is not None and answer.main_round is not None else ()
    if answer.main_round in (gold.main_round, *gold.main_round_alt):
        return Outcome(found=(Item(_number(gold.main_round)),))
    return Outcome(
        extra=(Item(_number(answer.main_round), fault),) if answer.main_round is not None else (),
        missing=(Item(_number(gold.main_round), fault),),
    )


def _number(number: int | None) -> str:
    return "-" if number is None else str(number)
