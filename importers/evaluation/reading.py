"""A gold file, JSON Lines with one article a line, into typed articles; every fault with its place."""

from __future__ import annotations

import json
from pathlib import Path

from importers.evaluation.fields import Fields
from importers.evaluation.gold import GoldArticle, GoldClaim, GoldDate, GoldName, GoldRound, GoldSource
from importers.evaluation.problems import GoldError, GoldProblem
from importers.evaluation.score import UNSCORED
from importers.profiles.vocabulary import FUNCTIONS, ROLES, SEGMENTS, STATES

_ACTOR_TYPES = ("party", "person")


def read_gold(path: Path) -> tuple[GoldArticle, ...]:
    """The articles of a gold file. Raises GoldError with every fault of every line: a file that is sound only
    in part would give figures of another collection."""
    name = str(path)
    try:
        lines = path.read_text(encoding="utf-8-sig").split("\n")  # U+2028 inside a text ends no line
    except OSError as error:
        raise GoldError("gold-unreadable", file=name, system=error.strerror or "") from error
    except UnicodeDecodeError as error:
        raise GoldError("gold-not-utf-8", file=name, offset=error.start) from error
    problems: list[GoldProblem] = []
    articles: dict[str, GoldArticle] = {}
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        fields = _fields(line, problems, name, number)
        if fields is None:
            continue
        article = _article(fields)
        if article.id in articles:
            fields.problem("gold-duplicate", "id", value=article.id)
        articles[article.id] = article
    if problems:
        raise GoldError("gold-unsound", problems=tuple(problems), file=name, count=len(problems))
    if not articles:
        raise GoldError("gold-empty", file=name)
    return tuple(articles.values())


def _fields(line: str, problems: list[GoldProblem], file: str, number: int) -> Fields | None:
    try:
        value = json.loads(line)
    except (ValueError, RecursionError) as error:
        problems.append(GoldProblem("gold-not-json", file=file, line=number, why=str(error)))
        return None
    if not isinstance(value, dict):
        problems.append(GoldProblem("gold-not-json", file=file, line=number, why="not an object"))
        return None
    return Fields(value, problems, file, number)


def _article(fields: Fields) -> GoldArticle:
    people = tuple(_person(row) for row in fields.rows("people"))
    known = {person.name_en for person in people}
    places = [_place(row, optional=False) for row in fields.rows("places")]
    places += [_place(row, optional=True) for row in fields.rows("places_optional")]
    source = fields.row("source")
    fields.day("published")
    article = GoldArticle(
        id=fields.text("id"),
        sha256=fields.text("sha256"),
        main_round=fields.number("main_round"),
        main_round_alt=tuple(n for n in fields.numbers("main_round_alt") if not isinstance(n, str)),
        source=_source(source) if source else None,
        source_alt=fields.texts("source_alt"),
        rounds=tuple(_round(row) for row in fields.rows("rounds")),
        dates=tuple(_date(row) for row in fields.rows("dates")),
        people=people,
        parties=frozenset(fields.texts("parties")),
        parties_optional=frozenset(fields.texts("parties_optional")),
        places=tuple(places),
        topics=frozenset(fields.texts("topics")),
        topics_optional=frozenset(fields.texts("topics_optional")),
        attendance=tuple(_claim(row, known) for row in fields.rows("attendance")),
        distractor=fields.flag("distractor"),
        unscored=frozenset(word for word in fields.words("unscored", UNSCORED) if word),
    )
    fields.finish("notes")
    return article


def _source(fields: Fields) -> GoldSource:
    source = GoldSource(fields.text("name_ar"), fields.text("evidence"), fields.texts("alt"))
    fields.finish("name_en")
    return source


def _round(fields: Fields) -> GoldRound:
    number, official = fields.number("round", needed=True), fields.number("official_round")
    said = GoldRound(number or 0, fields.text("evidence"), official)
    fields.finish("note")
    return said


def _date(fields: Fields) -> GoldDate:
    start, end = fields.day("start"), fields.day("end")
    days = (start, end or start) if start else None
    if days and days[0] > days[1]:
        fields.problem("gold-days-reversed", "end", value=days[1], start=days[0])
    said = GoldDate(fields.text("evidence"), days, fields.days("alt"), fields.flag("optional"))
    fields.finish("granularity", "explicit_year", "note")
    return said


def _person(fields: Fields) -> GoldName:
    name = GoldName(
        fields.text("name_ar"), fields.text("name_en"), fields.texts("mentions"), fields.flag("optional")
    )
    fields.finish("role", "side", "note")
    return name


def _place(fields: Fields, *, optional: bool) -> GoldName:
    name = GoldName(fields.text("name_ar"), fields.text("name_en"), fields.texts("aliases"), optional)
    fields.finish("evidence", "note")
    return name


def _claim(fields: Fields, people: set[str]) -> GoldClaim:
    if fields.word("actor_type", _ACTOR_TYPES) is None:
        fields.text("actor_type")
    is_person = fields.maybe("actor_type") == "person"
    if fields.word("state", STATES) is None:
        fields.text("state")
    claim = GoldClaim(
        actor_type="person" if is_person else "party",
        actor=fields.text("actor"),
        state=fields.maybe("state") or "",
        evidence=fields.text("evidence"),
        role=fields.word("role", ROLES),
        function=fields.word("function", FUNCTIONS),
        round=fields.number("round"),
        meeting=fields.maybe("meeting"),
        segment=fields.word("segment", SEGMENTS),
        optional=fields.flag("optional"),
        alt_role=fields.words("alt_role", ROLES),
        alt_state=tuple(state for state in fields.words("alt_state", STATES) if state),
        alt_function=fields.words("alt_function", FUNCTIONS),
        alt_round=fields.numbers("alt_round", ("any", "other")),
        round_said=fields.number("round_said"),
    )
    if is_person and claim.actor and claim.actor not in people:
        fields.problem("gold-actor-unknown", "actor", value=claim.actor)
    fields.finish("party", "role_said", "by_group", "hedge", "note")
    return claim
