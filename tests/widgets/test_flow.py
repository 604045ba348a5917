"""Rows of a long text: the same whether met one by one or jumped to, and every offset in exactly one."""

from __future__ import annotations

from itertools import accumulate, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tui.text.layout import Paragraph, split_paragraphs
from tui.widgets import bidi_flow
from tui.widgets.bidi_flow import Flow, Row
from tui.widgets.bidi_heights import Heights
from tui.widgets.bidi_words import next_word, previous_word

HUGE = "قال الوفد (12) إن Astana مكان لا بأس به، وانصرف. " * 3_000
"""One paragraph of some 150,000 code points."""


@given(st.lists(st.integers(0, 9), min_size=1, max_size=40), st.data())
@settings(max_examples=100, deadline=None)
def test_sums_of_heights_are_those_of_a_list(heights: list[int], data: st.DataObject) -> None:
    tree = Heights(heights)
    for _ in range(5):
        block = data.draw(st.integers(0, len(heights) - 1))
        heights[block] = data.draw(st.integers(0, 9))
        tree.change(block, heights[block])
    assert [tree.before(block) for block in range(len(heights))] == list(accumulate(heights, initial=0))[:-1]
    rows = [(block, inside) for block, height in enumerate(heights) for inside in range(height)]
    assert [tree.find(row) for row in range(tree.total)] == rows


def all_rows(flow: Flow) -> list[Row]:
    """Every row, after everything was laid out."""
    before = -1
    while before != flow.height:
        before = flow.height
        flow.settle(0, flow.height)
    rows = [flow.row(number) for number in range(flow.height)]
    assert None not in rows
    return [row for row in rows if row is not None]


TEXTS = st.lists(
    st.sampled_from(
        ["كلمة", "لا", " ", "  ", "abc", "12", "\n", "\r\n", "\r", "\u2029", "طويلةجداجداجدا", "\u064e"]
    ),
    max_size=60,
).map("".join)


@given(TEXTS, st.integers(1, 30))
@settings(max_examples=150, deadline=None)
def test_a_flow_shows_what_its_paragraphs_show(text: str, width: int) -> None:
    expected = [
        (line.text, start + line.start, start + line.end)
        for start, end in split_paragraphs(text)
        for line in Paragraph(text[start:end]).wrap(width)
    ]
    assert [(row.line.text, row.start, row.end) for row in all_rows(Flow(text, width))] == expected


@given(TEXTS, st.integers(1, 30))
@settings(max_examples=100, deadline=None)
def test_an_offset_is_in_the_row_that_is_named(text: str, width: int) -> None:
    flow = Flow(text, width)
    rows = all_rows(flow)
    for offset in range(len(text) + 1):
        number = flow.row_of(offset)
        assert rows[number].start <= offset
        assert number + 1 == len(rows) or offset < rows[number + 1].start


def test_blocks_end_between_paragraphs_also_where_a_line_ends_in_two_characters() -> None:
    text = "\r\n".join("كلمة" * (number % 7) for number in range(2_000))
    starts = [row.start for row in all_rows(Flow(text, 40))]
    assert starts == [
        start + line.start
        for start, end in split_paragraphs(text)
        for line in Paragraph(text[start:end]).wrap(40)
    ]


def huge_flow() -> Flow:
    flow = Flow(HUGE, 60)
    assert flow.row(0) is None
    for span in list(flow.waiting):
        flow.take(span, flow.prepare(span))
    return flow


def test_a_huge_paragraph_met_from_its_start_is_wrapped_as_a_whole() -> None:
    rows = all_rows(huge_flow())
    assert [row.line.text for row in rows] == [line.text for line in Paragraph(HUGE).wrap(60)]


@pytest.mark.parametrize("place", [40_000, 90_001, 149_000])
def test_a_huge_paragraph_has_no_gap_and_no_repetition_after_a_jump_and_a_way_back(place: int) -> None:
    flow = huge_flow()
    row = flow.row_of(place)
    flow.settle(row, 30)
    for _ in range(30):  # up page by page, as a reader goes
        row = max(0, row - 20)
        row += flow.settle(row, 20)
    flow.settle(row, 600)
    rows = [item for item in (flow.row(number) for number in range(row, row + 600)) if item is not None]
    assert len(rows) > 500
    assert all(one.end == other.start for one, other in pairwise(rows))


def test_memory_holds_no_more_blocks_than_are_kept() -> None:
    flow = Flow(("كلمة " * 50 + "\n") * 2_000, 20)
    all_rows(flow)
    assert len(flow._rows) == bidi_flow.KEPT_BLOCKS


WORDS = [("قَالَ الوَفْدُ: لا-نعم x1", [0, 6, 16, 19, 23])]


@pytest.mark.parametrize(("text", "starts"), WORDS)
def test_words_start_at_letters_and_harakat_do_not_part_them(text: str, starts: list[int]) -> None:
    forward = [0]
    while forward[-1] < len(text):
        forward.append(next_word(text, forward[-1]))
    backward = [len(text)]
    while backward[-1] > 0:
        backward.append(previous_word(text, backward[-1]))
    assert forward == [*starts, len(text)]
    assert backward == [len(text), *reversed(starts)]
