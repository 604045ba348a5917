"""Every case of Unicode's two conformance tests for the Bidirectional Algorithm, levels and order."""

from __future__ import annotations

import lzma
from collections.abc import Iterator
from pathlib import Path

import pytest

from tui.text import levels as uax9
from tui.text.classes import bidi_classes

DATA = Path(__file__).parent / "data"
BIDI_TEST_CASES = 770_241
BIDI_CHARACTER_TEST_CASES = 91_707
REMOVED = "blruvp"  # class letters of what X9 removes: the files give no level for these


def lines(name: str) -> Iterator[str]:
    with lzma.open(DATA / name, "rt", encoding="utf-8") as file:
        for line in file:
            if line.strip() and not line.startswith("#"):
                yield line.strip()


# fmt: off
CHARACTERS = {  # distinct characters of each class, so that an order which confuses two of them is seen
    "L": "abcdefgh", "R": "אבגדהוזח", "AL": "ابتثجحخد", "EN": "01234567",
    "ES": "+-\u207a\u207b\u208a\u208b\u2212\ufb29",
    "ET": "#$%\u00a2\u00a3\u00a4\u00a5\u00b0", "AN": "٠١٢٣٤٥٦٧", "CS": ",./:\u00a0\u060c\u202f\u2044",
    "NSM": "\u0300\u0301\u0302\u0303\u064b\u064c\u064d\u064e",
    "BN": "\u00ad\u180e\u200b\u200c\u200d\u2060\u2061\ufeff",
    "B": "\u2029", "S": "\t\x0b\x1f", "WS": " \u1680\u2000\u2001\u2002\u2003\u2004\u2005", "ON": "!\"&'*;=?",
    "LRE": "\u202a", "RLE": "\u202b", "PDF": "\u202c", "LRO": "\u202d", "RLO": "\u202e",
    "LRI": "\u2066", "RLI": "\u2067", "FSI": "\u2068", "PDI": "\u2069",
}
# fmt: on


def base_level(classes: str) -> int:
    """P2, P3."""
    return 1 if uax9.first_strong(classes) == "R" else 0


def resolve(text: str, classes: str, base: int) -> tuple[list[str], list[int]]:
    """Level of each character ("x" where X9 removes it), and visual order without the removed ones."""
    levels = uax9.reset_blanks(uax9.resolve(text, classes, base), classes, base)
    kept = [letter not in REMOVED for letter in classes]
    shown = [str(level) if keep else "x" for level, keep in zip(levels, kept, strict=True)]
    return shown, [at for at in uax9.visual_order(levels) if kept[at]]


def test_all_cases_of_bidi_test(capsys: pytest.CaptureFixture[str]) -> None:
    cases = 0
    failed: list[str] = []
    levels: list[str] = []
    order: list[int] = []
    for line in lines("BidiTest.txt.xz"):
        if line.startswith("@Levels:"):
            levels = line.removeprefix("@Levels:").split()
        elif line.startswith("@Reorder:"):
            order = [int(at) for at in line.removeprefix("@Reorder:").split()]
        else:
            names, _, bits = line.partition(";")
            classes = names.split()
            text = "".join([CHARACTERS[name][at % len(CHARACTERS[name])] for at, name in enumerate(classes)])
            letters = bidi_classes(text)
            got: dict[int, tuple[list[str], list[int]]] = {}  # by base level: auto is one of the other two
            for bit, base in ((1, base_level(letters)), (2, 0), (4, 1)):
                if int(bits, 16) & bit:
                    cases += 1
                    if base not in got:
                        got[base] = resolve(text, letters, base)
                    if got[base] != (levels, order):
                        failed.append(f"{line}, base {base}: {got[base]}")
    with capsys.disabled():
        print(f"\nBidiTest.txt: {cases - len(failed):,} of {cases:,} cases right", end=" ")
    assert failed == []
    assert cases == BIDI_TEST_CASES


def test_all_cases_of_bidi_character_test(capsys: pytest.CaptureFixture[str]) -> None:
    cases = 0
    failed: list[str] = []
    for line in lines("BidiCharacterTest.txt.xz"):
        code_points, direction, paragraph_level, levels, order = line.split(";")
        cases += 1
        text = "".join([chr(int(code_point, 16)) for code_point in code_points.split()])
        letters = bidi_classes(text)
        base = base_level(letters) if direction == "2" else int(direction)
        expected = (int(paragraph_level), (levels.split(), [int(at) for at in order.split()]))
        got = (base, resolve(text, letters, base))
        if got != expected:
            failed.append(f"{line}: {got}")
    with capsys.disabled():
        print(f"\nBidiCharacterTest.txt: {cases - len(failed):,} of {cases:,} cases right", end=" ")
    assert failed == []
    assert cases == BIDI_CHARACTER_TEST_CASES


def test_the_characters_of_each_class_are_distinct_and_of_that_class() -> None:
    from tests.text.make_tables import LETTER_OF_CLASS

    for name, characters in CHARACTERS.items():
        assert len(set(characters)) == len(characters)
        assert set(bidi_classes(characters)) == {LETTER_OF_CLASS[name]}
