"""Corrections and codes: what counts, who said so, and that nothing of it is ever lost."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store import Selection, Store
from store.attendance import Attendance
from store.coding import Action, CodingError, Correction, FactValue, Tag, Value
from store.curating import Curation
from store.draft import Draft
from store.problem import StoreError
from store.record import Claim, Mention
from store.upkeep import info

if TYPE_CHECKING:
    from tests.store.conftest import Shelf

TEXT = "حضر لافرينتيف ووفد تركيا اجتماع أستانا وغاب الأردن"
CLAIM = Claim(
    meeting="astana:4", round_process=None, round_number=None, segment=None, actor_type="party",
    actor="turkey", name_ar="تركيا", name_en="Turkey", party="turkey", function=None, role="guarantor",
    role_said=None, state="attended", claimant=None, claim_mode="own-voice", hedge=False,
    resolved_by="number", mentions=(),
)  # fmt: skip
LAVRENTIEV = FactValue("person", "lavrentiev", "ألكسندر لافرينتيف", "Alexander Lavrentiev")
JAAFARI = FactValue("person", "jaafari", "بشار الجعفري", "Bashar al-Jaafari")


def at(words: str, text: str = TEXT) -> tuple[int, int]:
    start = text.index(words)
    return start, start + len(words)


def claim(words: str = "تركيا", text: str = TEXT, **fields: Any) -> Claim:
    return replace(CLAIM, **fields, mentions=(Mention(*at(words, text), "attendance.planted"),))


def article(shelf: Shelf, text: str = TEXT, key: str = "report", *claims: Claim) -> Draft:
    person = shelf.fact("person", "lavrentiev", Mention(*at("لافرينتيف", text), "person.planted", "low"))
    value = ("attendance", "turkey/guarantor/attended")
    seat = shelf.fact(*value, Mention(*at("تركيا", text), "attendance.planted"))
    return shelf.draft(text, key=key, claims=claims or (claim(text=text),), facts=(person, seat))


def rows(path: Path, query: str) -> list[tuple[Any, ...]]:
    connection = sqlite3.connect(path)
    found = connection.execute(query).fetchall()
    connection.close()
    return found


def found(store: Store, kind: str) -> dict[str, int]:
    """Value → articles, as the explorer's lists count them."""
    store.refresh()
    return dict(store.counts(Selection(), [kind]).values[kind])


def states(store: Store) -> dict[str, int]:
    """State → articles in the cell of Turkey at the fourth round."""
    store.refresh()
    cell = Attendance(store).cells(Selection(), "party", ["astana:4"], ["turkey"])["astana:4", "turkey"]
    return {tally.value: tally.articles for tally in cell.states}


@pytest.fixture
def store(shelf: Shelf) -> Store:
    return shelf.holding([article(shelf)])


def test_a_rejected_value_is_gone_from_lists_views_and_searches(store: Store, shelf: Shelf) -> None:
    store.curation.correct(1, "reject", "Amal", target=LAVRENTIEV, span=at("لافرينتيف"))
    assert found(store, "person") == {}
    assert rows(shelf.path, "SELECT * FROM facts WHERE kind = 'person'") == []
    assert store.find(Selection().toggle("person", "lavrentiev")).total == 0


def test_a_changed_claim_counts_in_the_matrix_the_facets_and_the_view(store: Store, shelf: Shelf) -> None:
    own = store.article(1).claims[0]
    store.curation.correct(
        1, "change", "Amal", target=own, replacement=replace(own, state="declined"), why="«غاب»"
    )
    assert states(store) == {"declined": 1}
    assert found(store, "attendance") == {"turkey/guarantor/declined": 1}
    query = "SELECT state, quote, status, coder, why FROM claims"
    assert rows(shelf.path, query) == [("declined", "تركيا", "corrected", "Amal", "«غاب»")]
    query = "SELECT label_ar, label_en, status FROM facts WHERE kind = 'attendance'"
    assert rows(shelf.path, query) == [
        ("تركيا · ضامن · اعتذر / رفض", "Turkey · guarantor · declined", "corrected")
    ]


def test_a_claim_added_by_its_words_brings_its_actor_and_its_meeting(store: Store, shelf: Shelf) -> None:
    new = replace(
        CLAIM, actor="jordan", party="jordan", name_ar="الأردن", name_en="Jordan", role="observer",
        state="absent", meeting="astana:2",
    )  # fmt: skip
    store.curation.correct(1, "add", "Amal", replacement=new, span=at("الأردن"))
    assert found(store, "party") == {"jordan": 1}
    assert found(store, "round") == {"astana:2": 1}
    query = "SELECT actor_id, quote, rule, status FROM claims ORDER BY claim"
    assert rows(shelf.path, query) == [
        ("turkey", "تركيا", "attendance.planted", "machine"),
        ("jordan", "الأردن", "coder", "added"),
    ]


def test_a_meeting_that_rejected_claims_alone_had_shown_is_shown_no_more(shelf: Shelf) -> None:
    shown = replace(
        shelf.fact("round", "astana:4", Mention(*at("تركيا"), "attendance.planted")),
        detail={"number_said": None, "resolved_by": "context", "ambiguous": False},
    )
    draft = article(shelf)
    store = shelf.holding([replace(draft, facts=(*draft.facts, shown))])
    made = store.curation.correct(1, "reject", "Amal", target=store.article(1).claims[0])
    assert found(store, "round") == {}
    store.curation.undo(made.id, "Amal")
    assert found(store, "round") == {"astana:4": 1}


def test_a_confirmed_value_says_so_and_is_otherwise_as_it_was(store: Store, shelf: Shelf) -> None:
    store.curation.correct(1, "confirm", "Amal", target=LAVRENTIEV, span=at("لافرينتيف"))
    query = "SELECT value_id, rule, certainty, status, coder FROM facts WHERE kind = 'person'"
    assert rows(shelf.path, query) == [("lavrentiev", "person.planted", "low", "confirmed", "Amal")]


def test_undoing_puts_the_machine_reading_back_to_the_letter(store: Store, shelf: Shelf) -> None:
    def state() -> list[object]:
        facts = "SELECT kind, value_id, span_start, rule, certainty, detail, status FROM facts ORDER BY 1, 2"
        kept = "SELECT count(*) FROM machine_readings"
        return [rows(shelf.path, facts), rows(shelf.path, kept), store.article(1).claims]

    before = state()
    own = store.article(1).claims[0]
    made = [
        store.curation.correct(1, "reject", "Amal", target=own),
        store.curation.correct(1, "change", "Amal", target=LAVRENTIEV, replacement=JAAFARI),
    ]
    assert state() != before
    for correction in made:
        store.curation.undo(correction.id, "Amal")
    assert state() == before


def test_of_two_decisions_the_later_one_counts(store: Store) -> None:
    store.curation.correct(1, "change", "Amal", target=LAVRENTIEV, replacement=JAAFARI)
    store.curation.correct(1, "reject", "Basil", target=JAAFARI)
    assert found(store, "person") == {}


MONTH = FactValue("month", "2017-05", "", "")
NO_KIND = FactValue("colour", "red", "", "")


@pytest.mark.parametrize(
    ("code", "action", "target", "replacement", "span"),
    [
        ("coding-not-there", "reject", JAAFARI, None, None),
        ("coding-not-there", "reject", LAVRENTIEV, None, (0, 3)),
        ("coding-no-words", "add", None, JAAFARI, None),
        ("coding-no-words", "add", None, JAAFARI, (3, 3)),
        ("coding-no-words", "add", None, JAAFARI, (0, 999)),
        ("coding-unchanged", "change", LAVRENTIEV, LAVRENTIEV, None),
        ("coding-follows", "reject", MONTH, None, None),
        ("coding-kind-unknown", "add", None, NO_KIND, (0, 1)),
        ("coding-word-unknown", "add", None, replace(CLAIM, state="came"), (0, 1)),
        ("coding-meeting-unknown", "add", None, replace(CLAIM, meeting="x:1"), (0, 1)),
    ],
)
def test_a_correction_that_means_nothing_is_refused(
    store: Store,
    code: str,
    action: Action,
    target: FactValue | None,
    replacement: Value | None,
    span: tuple[int, int] | None,
) -> None:
    with pytest.raises(CodingError, match=f"^{code}"):
        store.curation.correct(1, action, "Amal", target=target, replacement=replacement, span=span)
    assert store.curation.corrections(1) == []


@pytest.mark.parametrize(
    ("code", "state", "reason"), [("coding-no-reason", "absent", " "), ("coding-word-unknown", "came", "قيل")]
)
def test_a_cell_needs_a_known_state_and_a_reason(store: Store, code: str, state: str, reason: str) -> None:
    with pytest.raises(CodingError, match=f"^{code}"):
        store.curation.code_cell("astana:4", "party", "turkey", "A", state=state, role=None, reason=reason)


@pytest.mark.parametrize(
    ("code", "decide"),
    [
        ("coding-no-coder", lambda curation: curation.tag(1, "مهم", " ")),
        ("coding-entry-unknown", lambda curation: curation.undo("ffff", "Amal")),
        ("coding-empty", lambda curation: curation.tag(1, "  ", "Amal")),
        ("article-unknown", lambda curation: curation.tag(9, "مهم", "Amal")),
    ],
)
def test_a_decision_that_means_nothing_is_refused(
    store: Store, code: str, decide: Callable[[Curation], object]
) -> None:
    with pytest.raises((CodingError, StoreError), match=f"^{code}"):
        decide(store.curation)


def test_a_file_that_cannot_be_written_is_not_corrected(shelf: Shelf) -> None:
    shelf.add(article(shelf))
    shelf.path.chmod(0o444)
    with pytest.raises(StoreError, match="store-read-only"):
        shelf.open(beside=shelf.path.with_name("beside.db")).curation.tag(1, "مهم", "Amal")


def test_corrections_survive_a_new_extraction(store: Store, shelf: Shelf) -> None:
    own = store.article(1).claims[0]
    store.curation.correct(1, "change", "Amal", target=own, replacement=replace(own, state="declined"))
    with shelf.writer() as writer:
        same = writer.revise([article(shelf)])
        other = writer.revise([article(shelf, TEXT, "report", claim(state="invited"), claim("الأردن"))])
    assert [same[0].changed, other[0].changed] == [False, True]
    assert states(store) == {"declined": 1, "attended": 1}
    store.curation.undo(store.curation.corrections(1)[0].id, "Amal")
    assert states(store) == {"invited": 1, "attended": 1}


def test_corrections_survive_removal_and_another_import(store: Store, shelf: Shelf) -> None:
    store.curation.correct(1, "reject", "Amal", target=LAVRENTIEV)
    with shelf.writer() as writer:
        writer.remove(["report"])
    assert info(shelf.path).rows["corrections"] == 1
    shelf.add(article(shelf))
    assert found(store, "person") == {}
    assert store.curation.orphans() == []


def test_words_that_moved_are_found_again_and_lost_ones_are_listed(store: Store, shelf: Shelf) -> None:
    kept = store.curation.correct(
        1, "change", "Amal", target=LAVRENTIEV, replacement=JAAFARI, span=at("لافرينتيف")
    )
    lost = store.curation.correct(1, "add", "Amal", replacement=JAAFARI, span=at("وغاب"))
    with shelf.writer() as writer:
        writer.remove(["report"])
    assert [orphan.article_id for orphan in store.curation.orphans()] == [None, None]
    moved = "أستانا، وكالات: " + TEXT.replace("وغاب", "ولم يأت")
    shelf.add(article(shelf, moved))
    assert rows(shelf.path, "SELECT value_id, span_start FROM facts WHERE kind = 'person'") == [
        ("jaafari", moved.index("لافرينتيف"))
    ]
    assert [(orphan.correction.id, orphan.article_id) for orphan in store.curation.orphans()] == [
        (lost.id, 1)
    ]
    assert [correction.id for correction in store.curation.corrections(1)] == [kept.id]


def test_another_article_of_the_same_name_takes_nothing_while_the_text_is_there(
    store: Store, shelf: Shelf
) -> None:
    store.curation.correct(1, "reject", "Amal", target=LAVRENTIEV, span=at("لافرينتيف"))
    shelf.add(article(shelf, "قال " + TEXT))
    assert found(store, "person") == {"lavrentiev": 1}


def test_tags_notes_and_marks_are_kept_by_text_and_can_be_undone(store: Store) -> None:
    curation = store.curation
    tag = curation.tag(1, "  مراجعة   ثانية ", "Amal")
    assert curation.tag(1, "مراجعة ثانية", "Basil") == tag
    curation.note(1, "سطر\nوآخر", "Amal")
    curation.note(1, "أخيرا", "Amal")
    curation.mark_fully_coded(1, "Amal")
    tags, notes, marks = curation.on_article(1)
    assert ([own.tag for own in tags], [own.note for own in notes], len(marks)) == (
        ["مراجعة ثانية"],
        ["أخيرا"],
        1,
    )
    curation.undo(tag.id, "Basil")
    curation.note(1, "", "Amal")
    curation.mark_fully_coded(1, "Amal", False)
    assert curation.on_article(1) == ([], [], [])
    assert [(own.tag, own.undone_by) for own in curation.entries(Tag, undone=True)] == [
        ("مراجعة ثانية", "Basil")
    ]
    with pytest.raises(CodingError, match="coding-undone-already"):
        curation.undo(tag.id, "Basil")


def test_a_cell_has_the_last_word_of_each_coder(store: Store, shelf: Shelf) -> None:
    def code(coder: str, state: str) -> str:
        return store.curation.code_cell(
            "astana:4", "party", "turkey", coder, state=state, role="guarantor", reason="مصدران"
        ).id

    code("Amal", "absent")
    last = code("Amal", "attended")
    code("Basil", "undetermined")
    query = "SELECT state, coder FROM coded_attendance ORDER BY coder"
    assert rows(shelf.path, query) == [("attended", "Amal"), ("undetermined", "Basil")]
    assert [(cell.state, cell.coder) for cell in store.curation.cells()] == rows(shelf.path, query)
    assert [conflict.about for conflict in store.curation.conflicts()] == ["cell"]
    store.curation.undo(last, "Amal")
    assert rows(shelf.path, query) == [("absent", "Amal"), ("undetermined", "Basil")]


VALUES = (LAVRENTIEV, JAAFARI, FactValue("person", "?خالد المحمد", "خالد المحمد", ""))
SPANS = (at("لافرينتيف"), at("تركيا"), at("الأردن"))
STATES = ("attended", "declined", "invited")
Row = tuple[str, tuple[int, int], str]
"""Value or state, place, status."""


def machine(shelf: Shelf, people: list[int], seats: list[int]) -> Draft:
    """A reading that has the value of each number at the place of its number; 3 is none."""
    draft = article(shelf, TEXT, "report", claim())
    named = [
        shelf.fact("person", VALUES[value].value, Mention(*SPANS[place], "person.planted"))
        for place, value in enumerate(people) if value < 3
    ]  # fmt: skip
    claims = [
        replace(CLAIM, state=STATES[state], mentions=(Mention(*SPANS[place], "attendance.planted"),))
        for place, state in enumerate(seats) if state < 3
    ]  # fmt: skip
    record = replace(draft.record, attendance=tuple(claims))
    return replace(draft, facts=tuple(named), record=record)


def oracle(start: list[int], names: tuple[str, ...], made: list[tuple[Action, int, int, int]]) -> set[Row]:
    """What should count, place by place: at most the machine's one value, and what coders put there."""
    result: set[Row] = set()
    for place, span in enumerate(SPANS):
        here: dict[str, str] = {names[start[place]]: "machine"} if start[place] < 3 else {}
        for action, own_place, old, new in made:
            if own_place != place:
                continue
            if action == "add":
                here[names[new]] = "added"
            elif action == "reject":
                here.pop(names[old], None)
            elif action == "confirm":
                here[names[old]] = "confirmed"
            else:
                gone = names[old] if names[old] in here or len(here) != 1 else next(iter(here))
                here.pop(gone, None)
                here[names[new]] = "corrected"
        result |= {(name, span, status) for name, status in here.items()}
    return result


three = st.lists(st.integers(0, 3), min_size=3, max_size=3)
decision = st.tuples(
    st.sampled_from(["reject", "change", "add", "confirm"]),
    st.integers(0, 2), st.integers(0, 2), st.integers(0, 2), st.booleans(),
)  # fmt: skip


@given(
    three,
    three,
    three,
    st.lists(decision, max_size=6),
    st.sets(st.integers(0, 5)),
    st.booleans(),
    st.booleans(),
)
@settings(max_examples=40, deadline=None)
def test_what_counts_is_what_a_slow_oracle_says(
    tmp_path_factory: pytest.TempPathFactory,
    shelf_at: type[Shelf],
    people: list[int],
    seats: list[int],
    later: list[int],
    decisions: list[tuple[Action, int, int, int, bool]],
    undone: set[int],
    reread: bool,
    away: bool,
) -> None:
    shelf = shelf_at(tmp_path_factory.mktemp("oracle") / "articles.db")
    store = shelf.holding([machine(shelf, people, seats)])
    made: list[tuple[Correction, tuple[Action, int, int, int], bool]] = []
    for action, place, old, new, of_claim in decisions:
        span = SPANS[place]
        if of_claim:
            places = (Mention(*span, "any"),)
            values = [replace(CLAIM, state=state, mentions=places) for state in STATES]
        else:
            values = list(VALUES)  # type: ignore[arg-type]  # a list of either
        with suppress(CodingError):  # what is not there cannot be corrected
            correction = store.curation.correct(
                1, action, "Amal",
                target=None if action == "add" else values[old],
                replacement=values[new] if action in ("add", "change") else None,
                span=span,
            )  # fmt: skip
            made.append((correction, (action, place, old, new), of_claim))
    for number in undone:
        if number < len(made):
            store.curation.undo(made[number][0].id, "Amal")
    standing = [(plain, of_claim) for number, (_, plain, of_claim) in enumerate(made) if number not in undone]
    with shelf.writer() as writer:
        if away:
            writer.remove(["report"])
            writer.add([machine(shelf, people, seats)])
        if reread:
            people, seats = later, list(reversed(later))
            writer.revise([machine(shelf, people, seats)])
    names = tuple(value.value for value in VALUES)
    expected = oracle(people, names, [plain for plain, of_claim in standing if not of_claim])
    query = "SELECT value_id, span_start, span_end, status FROM facts WHERE kind = 'person'"
    assert {
        (value, (start, end), status) for value, start, end, status in rows(shelf.path, query)
    } == expected
    assert set(found(store, "person")) == {value for value, _, _ in expected}
    expected = oracle(seats, STATES, [plain for plain, of_claim in standing if of_claim])
    query = "SELECT state, span_start, span_end, status FROM claims"
    assert {
        (state, (start, end), status) for state, start, end, status in rows(shelf.path, query)
    } == expected
    assert set(states(store)) == {state for state, _, _ in expected}
    store.close()
