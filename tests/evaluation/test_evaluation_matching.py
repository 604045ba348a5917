"""When a value of extraction and one of gold are the same: the rules of docs/evaluation.md, case by case."""

from __future__ import annotations

from dataclasses import replace

import pytest

from importers.evaluation import claims, matching, seats
from importers.evaluation.answer import Answer, Named, SaidClaim, answer_of
from importers.evaluation.coding import Coding
from importers.evaluation.errors import by_outlet, by_phenomenon, by_rule, by_state, faults
from importers.evaluation.gold import GoldArticle, GoldClaim, GoldDate, GoldName, GoldRound, GoldSource
from importers.evaluation.names import comparable, keys
from importers.evaluation.score import score
from store.record import Claim, DateSaid, Mention, PartySaid, PersonSaid, Record, RoundSaid, TopicSaid


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("أستانة", "استانه"),
        ("خيرات عبد الرحمانوف", "خيرات عبدالرحمانوف"),
        ("سيدات أونال", "سيدات اونال"),
        ("يحيى العريضى", "يحيي العريضي"),
        ("مـحمّد علوش", "محمد علوش"),
        ("بشار جعفري", "بشار الجعفري"),
        ("رؤوف", "رووف"),
        ("«إدلب»", "ادلب"),
        ("Sedat Önal", "sedat onal"),
    ],
)
def test_spellings_of_one_name_are_comparable(one: str, other: str) -> None:
    assert comparable(one) == comparable(other)


def test_two_names_stay_two() -> None:
    assert comparable("سيدات أونال") != comparable("سلجوق أونال")


def test_an_article_before_two_letters_stays() -> None:
    assert comparable("الأب") == "الاب"


TURKEY = GoldClaim(
    "party", "turkey", "expected", "x", round=4, alt_state=("attended",), alt_role=("guarantor",)
)
OPPOSITION = GoldClaim("party", "syrian_opposition", "absent", "x", "party", round=4, segment="technical")
IRAN = GoldClaim("party", "iran", "attended", "x", "guarantor", round=2, round_said=3)
TOMEH = GoldClaim("person", "Ahmad Tomeh", "attended", "x", "party", "head", 4)
GOLD = GoldArticle(
    "a",
    "0",
    people=(GoldName("أحمد طعمة", "Ahmad Tomeh", ("أحمد طعمه", "طعمة")),),
    attendance=(TURKEY, OPPOSITION, IRAN, TOMEH),
)
CAME = SaidClaim("turkey", None, 4, resolved=True, state="attended", role="guarantor")
STAYED_AWAY = replace(CAME, actor="syrian_opposition", state="absent", role="party")
IRAN_CAME = replace(CAME, actor="iran")
LED = replace(CAME, actor="طعمة", person=keys(["طعمة"]), role="party", function="head")


@pytest.mark.parametrize(
    ("said", "counts"),
    [
        (CAME, (1, 0, 3)),
        (replace(CAME, meeting=5), (0, 1, 4)),
        (replace(CAME, state="absent"), (0, 1, 4)),
        (replace(CAME, meeting="other"), (0, 0, 4)),
        (replace(CAME, meeting=None), (0, 1, 4)),
        (STAYED_AWAY, (0, 1, 4)),
        (replace(STAYED_AWAY, segment="technical"), (1, 0, 3)),
        (replace(IRAN_CAME, meeting=3, resolved=False), (1, 0, 3)),
        (replace(IRAN_CAME, meeting=3), (0, 1, 4)),
        (replace(IRAN_CAME, meeting=2), (1, 0, 3)),
        (LED, (1, 0, 3)),
        (replace(LED, person=keys(["محمد علوش"])), (0, 1, 4)),
    ],
)
def test_a_claim_is_found_by_actor_meeting_and_state(said: SaidClaim, counts: tuple[int, int, int]) -> None:
    assert claims.states(GOLD, Answer(claims=(said,))).counts == counts


@pytest.mark.parametrize(
    ("changed", "counts"),
    [
        ({"optional": True}, (0, 0, 3)),
        ({"alt_round": ("any",)}, (1, 0, 3)),
        ({"alt_round": (5,)}, (1, 0, 3)),
        ({}, (0, 1, 4)),
    ],
)
def test_what_gold_leaves_open_is_not_counted_against(
    changed: dict[str, object], counts: tuple[int, int, int]
) -> None:
    meeting = 4 if "optional" in changed else 5
    gold = replace(GOLD, attendance=(replace(TURKEY, **changed), OPPOSITION, IRAN, TOMEH))  # type: ignore[arg-type]  # fields by name
    said = replace(CAME, meeting=meeting)
    assert claims.states(gold, Answer(claims=(said,))).counts == counts


def test_a_claim_said_twice_is_found_once() -> None:
    assert claims.states(GOLD, Answer(claims=(CAME, replace(CAME, role=None)))).counts == (1, 0, 3)


def test_two_rows_that_say_the_same_are_one_claim() -> None:
    gold = replace(GOLD, attendance=(IRAN, replace(IRAN, optional=True)))
    assert claims.states(gold, Answer()).counts == (0, 0, 1)


def test_an_exact_state_is_found_before_an_accepted_one() -> None:
    gold = replace(GOLD, attendance=(TURKEY, replace(TURKEY, state="attended", alt_state=())))
    assert claims.states(gold, Answer(claims=(CAME, replace(CAME, state="expected")))).counts == (2, 0, 0)


def test_not_attended_asks_only_for_other_states() -> None:
    assert claims.other_states(GOLD, Answer(claims=(CAME,))).counts == (0, 0, 1)
    found = replace(STAYED_AWAY, segment="technical")
    assert claims.other_states(GOLD, Answer(claims=(found,))).counts == (1, 0, 1)


def test_a_role_is_found_once_an_article() -> None:
    assert seats.roles(GOLD, Answer(claims=(CAME, replace(CAME, meeting=1)))).counts == (1, 0, 2)


def test_a_role_that_gold_does_not_accept_is_extra() -> None:
    assert seats.roles(GOLD, Answer(claims=(replace(CAME, role="observer"),))).counts == (0, 1, 3)


def test_a_role_at_other_meetings_alone_is_not_counted_against() -> None:
    said = replace(CAME, role="observer", meeting="other")
    assert seats.roles(GOLD, Answer(claims=(said,))).counts == (0, 0, 3)


@pytest.mark.parametrize(
    ("said", "counts"),
    [
        (LED, (1, 0, 0)),
        (replace(LED, function="member"), (0, 1, 1)),
        (replace(LED, person=keys(["محمد علوش"])), (0, 1, 1)),
        (replace(LED, person=keys(["محمد علوش"]), meeting="other"), (0, 0, 1)),
    ],
)
def test_a_person_is_found_with_the_function(said: SaidClaim, counts: tuple[int, int, int]) -> None:
    assert seats.functions(GOLD, Answer(claims=(said,))).counts == counts


MAY = ("2017-05-03", "2017-05-04")


@pytest.mark.parametrize(
    ("date", "said", "counts"),
    [
        (GoldDate("x", MAY), MAY, (1, 0, 0)),
        (GoldDate("x", MAY), ("2017-05-03", "2017-05-03"), (0, 1, 1)),
        (GoldDate("x", MAY, alt=("2017-05-05", "2017-05-05")), ("2017-05-05", "2017-05-05"), (1, 0, 0)),
        (GoldDate("x", MAY, optional=True), MAY, (0, 0, 0)),
        (GoldDate("x", None), MAY, (0, 0, 0)),
    ],
)
def test_a_date_is_found_by_both_days(
    date: GoldDate, said: tuple[str, str], counts: tuple[int, int, int]
) -> None:
    gold = GoldArticle("a", "0", dates=(date,))
    assert matching.dates(gold, Answer(dates={said: ""})).counts == counts


def test_the_first_day_may_be_right_alone() -> None:
    gold = GoldArticle("a", "0", dates=(GoldDate("x", MAY),))
    said = Answer(dates={("2017-05-03", "2017-05-03"): ""})
    assert matching.dates_start(gold, said).counts == (1, 0, 0)


def test_a_second_entry_of_one_person_is_extra() -> None:
    said = Named("طعمة", keys(["طعمة"]))
    assert matching.people(GOLD, Answer(people=(said, said))).counts == (1, 1, 0)


def test_an_optional_person_is_neither_required_nor_extra() -> None:
    gold = GoldArticle("a", "0", people=(replace(GOLD.people[0], optional=True),))
    said = Named("طعمة", keys(["طعمة"]))
    assert matching.people(gold, Answer(people=(said, said))).counts == (0, 0, 0)


SANA = GoldSource("سانا", "سانا", ("الوكالة السورية للأنباء",))


@pytest.mark.parametrize(
    ("gold", "said", "counts"),
    [
        (SANA, "سانا", (1, 0, 0)),
        (SANA, "الوكالة السورية للانباء", (1, 0, 0)),
        (SANA, "رويترز", (0, 1, 1)),
        (SANA, None, (0, 0, 1)),
        (None, "رويترز", (0, 1, 0)),
        (None, None, (0, 0, 0)),
    ],
)
def test_a_source_is_found_by_an_accepted_name(
    gold: GoldSource | None, said: str | None, counts: tuple[int, int, int]
) -> None:
    assert matching.source(GoldArticle("a", "0", source=gold), Answer(source=said)).counts == counts


@pytest.mark.parametrize(
    ("gold", "said", "right"),
    [(4, 4, True), (4, None, False), (None, None, True), (None, 4, False), (4, 5, False)],
)
def test_no_main_round_is_an_answer_too(gold: int | None, said: int | None, right: bool) -> None:
    outcome = matching.main_round(GoldArticle("a", "0", main_round=gold), Answer(main_round=said))
    assert (len(outcome.found), len(outcome.missing)) == (int(right), int(not right))


def test_a_distractor_is_not_asked_for_a_main_round() -> None:
    gold = GoldArticle("a", "0", distractor=True)
    assert matching.main_round(gold, Answer(main_round=4)).counts == (0, 0, 0)


def test_what_is_unscored_has_no_outcome() -> None:
    gold = replace(GOLD, unscored=frozenset({"rounds", "attendance"}))
    [scored] = score([gold], {"a": Answer(resolved_rounds={4: ""})})
    assert [kind for kind in scored.outcomes if kind.startswith(("rounds", "attendance"))] == []


def test_resolved_rounds_are_not_scored_when_nothing_was_resolved() -> None:
    [scored] = score([GOLD], {"a": Answer(rounds={4: ""})})
    assert "rounds resolved" not in scored.outcomes


def mention(text: str, words: str, rule: str = "rule") -> tuple[Mention, ...]:
    start = text.index(words)
    return (Mention(start, start + len(words), rule),)


def test_a_record_reads_in_the_codes_of_gold() -> None:
    text = "الجولة الثالثة 3 أيار أمس علوش الحر القنابل"
    record = Record(
        main_round=2,
        rounds=(
            RoundSaid("main", 3, "main:2", "date", False, mention(text, "الجولة الثالثة", "round.x")),
            RoundSaid("side", 4, "side:4", "number", False, mention(text, "الجولة الثالثة")),
        ),
        dates=(
            DateSaid(
                "2017-05-03", None, "day", False, False, "gregorian", None, mention(text, "3 أيار", "date.x")
            ),
            DateSaid("2017-05-02", None, "day", False, True, "gregorian", None, mention(text, "أمس")),
        ),
        people=(PersonSaid("alloush", "محمد علوش", None, None, None, False, mention(text, "علوش")),),
        parties=(
            PartySaid("fsa", "الجيش الحر", "FSA", False, mention(text, "الحر")),
            PartySaid("left-out", "x", "x", False, mention(text, "الحر")),
        ),
        topics=(TopicSaid("bombs", "قنابل", "bombs", None, None, mention(text, "القنابل")),),
        attendance=(
            Claim(
                "main:technical", None, None, None, "person", "alloush", "علوش", None, "fsa", "head", "party",
                None, "attended", None, "own-voice", False, None, mention(text, "علوش"),
            ),
            Claim(
                None, "side", 4, None, "party", "left-out", "x", None, "left-out", None, None,
                None, "attended", None, "own-voice", False, None, mention(text, "الحر"),
            ),
        ),
    )  # fmt: skip
    coding = Coding({"fsa": "rebels"}, {}, frozenset({"left-out"}), frozenset({"bombs"}))
    said = answer_of(record, text, coding, "main")
    assert (said.rounds, said.resolved_rounds) == ({3: "round.x"}, {2: "round.x"})
    assert said.dates == {("2017-05-03", "2017-05-03"): "date.x"}
    assert (said.parties, said.topics) == ({"rebels": "rule"}, {})
    assert said.claims == (
        SaidClaim(
            "علوش", keys(["علوش", "محمد علوش"]), "other", True, "attended", "party", "head", rule="rule"
        ),
    )


def phenomena(answer: Answer, gold: GoldArticle = GOLD) -> set[tuple[str, str]]:
    return {(fault.kind, fault.code) for fault in faults(score([gold], {"a": answer}))}


@pytest.mark.parametrize(
    ("said", "code"),
    [
        (replace(CAME, state="absent"), "wrong-state"),
        (replace(CAME, meeting=5, state="expected"), "wrong-meeting"),
        (STAYED_AWAY, "wrong-segment"),
        (replace(CAME, actor="usa"), "invented"),
        (CAME, "missed"),
    ],
)
def test_an_error_of_state_has_its_phenomenon(said: SaidClaim, code: str) -> None:
    assert ("attendance state", code) in phenomena(Answer(claims=(said,)))


def test_a_role_and_a_function_can_be_wrong() -> None:
    said = Answer(claims=(replace(CAME, role="observer"), replace(LED, function="member")))
    assert {("attendance role", "wrong-role"), ("attendance persons", "wrong-function")} <= phenomena(said)


@pytest.mark.parametrize(
    ("days", "code"),
    [
        (("2016-05-03", "2016-05-04"), "wrong-year"),
        (("2017-05-03", "2017-05-03"), "wrong-end"),
        (("2017-05-02", "2017-05-04"), "wrong-start"),
    ],
)
def test_a_date_is_wrong_in_one_thing(days: tuple[str, str], code: str) -> None:
    gold = GoldArticle("a", "0", dates=(GoldDate("x", MAY),))
    assert ("dates", code) in phenomena(Answer(dates={days: ""}), gold)


def test_a_form_that_shares_a_word_has_the_wrong_extent() -> None:
    said = Answer(person_forms={"سيد احمد طعمه": ""})
    assert ("person forms", "wrong-extent") in phenomena(said)


def test_a_phenomenon_is_counted_once_for_a_pair() -> None:
    gold = GoldArticle("a", "0", dates=(GoldDate("x", MAY),))
    found = faults(score([gold], {"a": Answer(dates={("2016-05-03", "2016-05-04"): ""})}))
    assert by_phenomenon(found) == (("dates", "wrong-year", 1),)


def test_an_extra_value_is_counted_for_its_rule() -> None:
    gold = GoldArticle("a", "0", rounds=(GoldRound(4, "x"),))
    said = Answer(rounds={4: "round.good", 5: "round.bad", 6: "round.bad"})
    [row] = by_rule(score([gold], {"a": said}))
    assert (row.kind, row.rule, row.found, row.extra) == ("rounds", "round.bad", 0, 2)


def test_an_outlet_sums_the_kinds_of_its_articles() -> None:
    one = GoldArticle("a", "0", source=SANA, parties=frozenset({"turkey", "iran"}))
    other = GoldArticle("b", "0", parties=frozenset({"turkey"}))
    scores = score(
        [one, other], {"a": Answer(source="سانا", parties={"turkey": "", "usa": ""}, main_round=4)}
    )
    assert [(row.outlet, row.articles, row.counts) for row in by_outlet(scores)] == [
        ("سانا", 1, (2, 1, 1)),
        (None, 1, (0, 0, 1)),
    ]


def test_a_state_is_counted_with_what_it_was_taken_for() -> None:
    scores = score([GOLD], {"a": Answer(claims=(replace(IRAN_CAME, meeting=2, state="absent"), LED))})
    rows = {row.state: row for row in by_state(scores, faults(scores))}
    assert rows["attended"].counts == (1, 0, 1)
    assert rows["attended"].taken_for == (("absent", 1),)
    assert rows["absent"].counts == (0, 1, 1)
