"""Levels and order where the conformance tests say nothing: direction, single lines, time on hostile text."""

from __future__ import annotations

import time

import pytest

from tui.text.classes import bidi_classes
from tui.text.levels import first_strong, reset_blanks, resolve, visual_order

LRI, RLI, FSI, PDI, LRE, RLE, LRO, RLO, PDF = map(
    chr, [*range(0x2066, 0x206A), 0x202A, 0x202B, 0x202D, 0x202E, 0x202C]
)

STRONG = {
    "abc": "L",
    "12 ب": "R",
    "12, -": None,
    "": None,
    f"{RLI}ب{PDI}a": "L",
    f"{RLI}ب": None,
    f"{PDI}ب": "R",
    f"{FSI}{LRI}a{PDI}b{PDI}ب": "R",
    f"{RLE}a": "L",
}


@pytest.mark.parametrize(("text", "direction"), STRONG.items(), ids=map(ascii, STRONG))
def test_the_first_strong_character_outside_isolates_gives_the_direction(
    text: str, direction: str | None
) -> None:
    assert first_strong(bidi_classes(text)) == direction


def test_levels_are_those_of_the_paragraph_and_not_of_the_line() -> None:
    text = "السعر هو 12-15"
    levels = resolve(text, bidi_classes(text), 1)
    assert list(levels[-5:]) == [2, 2, 1, 2, 2]


def test_separators_and_blanks_before_them_take_the_base_level() -> None:
    text = "a \tb \u2066 "
    classes = bidi_classes(text)
    assert list(reset_blanks(b"\x02" * len(text), classes, 1)) == [2, 1, 1, 2, 1, 1, 1]


@pytest.mark.parametrize(
    ("levels", "order"),
    [
        (b"", []),
        (b"\0\0\0", [0, 1, 2]),
        (b"\1\1\1", [2, 1, 0]),
        (b"\1\2\2\1", [3, 1, 2, 0]),
        (b"\0\1\1\2\2\1\0", [0, 5, 3, 4, 2, 1, 6]),
        (b"\2\2", [0, 1]),
        (b"\3\2\3", [0, 1, 2]),
    ],
    ids=str,
)
def test_runs_are_turned_from_the_highest_level_down(levels: bytes, order: list[int]) -> None:
    assert visual_order(levels) == order


HOSTILE = {
    "nested brackets": lambda count: "(" * count + "ب" + ")" * count,
    "brackets in a row": lambda count: "(a)[ب]" * count,
    "brackets that never close": lambda count: "([{" * count,
    "nested isolates": lambda count: RLI * count + "a" + PDI * count,
    "nested first-strong isolates": lambda count: FSI * count + "a" + PDI * count,
    "isolates in a row": lambda count: f"{FSI}a{PDI}{RLI}{PDI}ب" * count,
    "isolates that never close": lambda count: (RLI + LRI) * count,
    "embeddings": lambda count: (RLE + "a" + LRE + "ب") * count + PDF * count,
    "overrides": lambda count: f"{RLO}a{PDF}{LRO}ب{PDF}" * count,
    "a word without end": lambda count: "ب" * count,
    "digits and letters in turn": lambda count: "1ب2a" * count,
    "signs between digits": lambda count: "$" * count + "+" * count + "1" + "$" * count,
    "blanks": lambda count: " " * count + "a",
    "marks": lambda count: "\u064e" * count,
    "marks after a bracket": lambda count: "(" + "\u064e" * count + "a)",
    "invisible characters": lambda count: "\u200d" * count + "ب",
}


@pytest.mark.parametrize("make", HOSTILE.values(), ids=HOSTILE)
def test_time_is_linear_in_hostile_text(make: object) -> None:
    assert callable(make)
    text = make(100_000)
    began = time.process_time()
    classes = bidi_classes(text)
    for base in (0, 1):
        reset_blanks(resolve(text, classes, base), classes, base)
    assert time.process_time() - began < 30, "anything quadratic would take minutes"
