"""The query language: trees, mistakes with their place, and that nothing typed can do harm."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store.problem import QueryError
from store.query import MOST_LEVELS, MOST_TERMS, And, Field, Near, Node, Not, Or, Text, parse, while_typing
from store.search import match_expression

if TYPE_CHECKING:
    from store import Store
    from tests.store.conftest import Shelf

A, B, C = Text(("a",)), Text(("b",)), Text(("c",))


@pytest.mark.parametrize(
    ("query", "tree"),
    [
        ("", None),
        (" \u200f ", None),
        ("a", A),
        ("a b", And((A, B))),
        ("a AND b", And((A, B))),
        ("a OR b c", Or((A, And((B, C))))),
        ("a | b", Or((A, B))),
        ("or and", And((Text(("or",)), Text(("and",))))),
        ("(a OR b) c", And((Or((A, B)), C))),
        ("-a", Not(A)),
        ("a -(b c)", And((A, Not(And((B, C)))))),
        ('"a b"', Text(("a", "b"))),
        ("«وفد المعارضة»", Text(("وفد", "المعارضه"))),
        ("“a b”*", Text(("a", "b"), prefix=True)),
        ("a*", Text(("a",), prefix=True)),
        ("=a", Text(("a",), exact=True)),
        ('=("a b" c*)', And((Text(("a", "b"), exact=True), Text(("c",), prefix=True, exact=True)))),
        ("أستانا7", Text(("استانا", "7"))),
        ("a-b", Text(("a", "b"))),
        ("a - b", And((A, B))),
        ("10:30", Text(("10", "30"))),
        ("a: b", And((A, B))),
        ("round:4", Field("round", "4", 0)),
        ('a person:"b c"', And((A, Field("person", "b c", 2)))),
        ("NEAR(a b)", Near((A, B), 10)),
        ('NEAR("a b" c, 3)', Near((Text(("a", "b")), C), 3)),
        ("NEAR(a)", A),
        ("a ؟! b", And((A, B))),
        ("() a", A),
    ],
)
def test_a_query_has_this_tree(query: str, tree: Node | None) -> None:
    assert parse(query) == tree


@pytest.mark.parametrize(
    ("query", "code", "position"),
    [
        ("!!!", "query-no-words", 0),
        ("a OR", "query-operand-missing", 2),
        ("OR a", "query-operand-missing", 0),
        ("a | | b", "query-operand-missing", 4),
        ("a AND", "query-operand-missing", 2),
        ("b (a", "query-bracket-unclosed", 2),
        ("a)", "query-bracket-unopened", 1),
        ('a "b', "query-quote-unclosed", 2),
        ("a «b", "query-quote-unclosed", 2),
        ("NEAR(a (b))", "query-near-words-only", 7),
        ("NEAR(a b", "query-bracket-unclosed", 0),
        ("x " * (MOST_TERMS + 1), "query-too-long", 2 * MOST_TERMS),
        ("(" * (MOST_LEVELS + 1), "query-too-deep", MOST_LEVELS),
        ("-" * (MOST_LEVELS + 1) + "a", "query-too-deep", MOST_LEVELS),
    ],
)
def test_a_mistake_is_found_at_its_place(query: str, code: str, position: int) -> None:
    with pytest.raises(QueryError) as caught:
        parse(query)
    assert (caught.value.code, caught.value.values["position"]) == (code, position)


@pytest.fixture
def store(shelf: Shelf) -> Store:
    article = shelf.draft("وفد روسيا في أستانا a b c", ("round", "astana:4"), ("party", "russia"))
    return shelf.holding([article])


@pytest.mark.parametrize(
    ("query", "code", "position"),
    [
        ("a nobody:x", "query-field-unknown", 2),
        ("a round:99", "value-unknown", 2),
        ("a date:yesterday", "date-unreadable", 2),
        ("a (b is:lost)", "query-state-unknown", 5),
    ],
)
def test_a_field_that_means_nothing_is_found_at_its_place(
    store: Store, query: str, code: str, position: int
) -> None:
    with pytest.raises(QueryError) as caught:
        store.check_query(query)
    assert (caught.value.code, caught.value.values["position"]) == (code, position)


SIGNS = "( ) « » - = * | : ^ \\ { } + ; -- a وفد round:4 is:read date:2017.. NEAR( ,3)".split()  # noqa: SIM905
PIECES = st.lists(
    st.one_of(
        st.sampled_from([*SIGNS, " ", '"', "'", " OR ", " AND ", "\0", "\ud800", "\u202e", "\n"]),
        st.text(max_size=3),
    ),
    max_size=25,
).map("".join)


def test_whatever_is_typed_either_finds_or_is_explained(store: Store) -> None:
    from store import Selection

    @given(PIECES)
    @settings(max_examples=1500, deadline=None)
    def check(query: str) -> None:
        problem = None
        try:
            page = store.find(Selection(query=query, order="relevance"))
            for row in page.rows:
                store.hits(row.id, query)
        except QueryError as error:
            problem = error
        assert problem is None or problem.values["position"] in range(len(query) + 1)

    check()


def test_the_longest_query_that_is_allowed_is_answered(store: Store) -> None:
    from store import Selection

    words = " OR ".join(f"كلمة{number}" for number in range(MOST_TERMS // 2))
    assert store.find(Selection(query=words)).total == 0


def test_the_deepest_query_that_is_allowed_is_answered(store: Store) -> None:
    from store import Selection

    times = MOST_LEVELS // 3  # a minus is a level too
    query = "(روسيا OR -(" * times + "أستانا" + "))" * times
    assert store.find(Selection(query=query)).total == 1


def test_strings_for_the_index_are_quoted() -> None:
    node = parse('="a" -=b OR =c*')
    assert node is not None
    assert match_expression(node, lambda _: True) == '((("a")) NOT ("b")) OR ("c" *)'


@pytest.mark.parametrize(
    ("typed", "asked"),
    [
        ("مفا", "مفا*"),
        ("وفد مفا", "وفد مفا*"),
        ("مفا ", "مفا "),
        ('"وفد', '"وفد'),
        ("وفد OR", "وفد OR"),
        ("round:4", "round:4"),
        ("مفا*", "مفا*"),
        ("", ""),
        ("(وفد", "(وفد*"),
        ("-هد", "-هد*"),
    ],
)
def test_the_last_word_may_go_on_while_it_is_typed(typed: str, asked: str) -> None:
    assert while_typing(typed) == asked
