"""The checked-in tables of characters against the interpreter, Debian's Unicode data and Rich."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from arabic_reshaper.letters import LETTERS_ARABIC  # type: ignore[import-untyped]  # has no stubs
from rich.cells import get_character_cell_size

from tests.text import make_tables
from tui.text import classes, tables

SOURCE = Path(tables.__file__)
EVERY_CODE_POINT = range(0x110000)
ASSIGNED_IN_15_1 = {0x2FFC, 0x2FFD, 0x2FFE, 0x2FFF, 0x31EF}  # ideographic description characters

needs_database = pytest.mark.skipif(
    not make_tables.UCD.exists() or make_tables.version() != tables.UNICODE_VERSION,
    reason=f"the package unicode-data {tables.UNICODE_VERSION} is not installed",
)


@needs_database
def test_the_tables_are_what_the_unicode_database_says() -> None:
    assert make_tables.module() == SOURCE.read_text(encoding="utf-8")


@pytest.mark.skipif(
    unicodedata.unidata_version > "15.1.0", reason=f"this Python knows Unicode {unicodedata.unidata_version}"
)
def test_the_interpreter_gives_assigned_characters_the_same_bidi_class() -> None:
    runs = classes.Runs(tables.BIDI_CLASS_RUNS)
    differing = {
        code_point
        for code_point in EVERY_CODE_POINT
        if (name := unicodedata.bidirectional(chr(code_point)))
        and make_tables.LETTER_OF_CLASS[name] != runs[code_point]
    }
    assert differing <= ASSIGNED_IN_15_1


def test_a_character_takes_the_cells_that_rich_counts() -> None:
    arabic_and_common = [
        *range(0x20, 0x7F),
        *range(0xA0, 0x3100),
        *range(0xFB00, 0xFF00),
        *range(0x1F300, 0x1F700),
    ]
    differing = [
        hex(code_point)
        for code_point in arabic_and_common
        if unicodedata.category(chr(code_point)) not in ("Cn", "Cs")
        and classes.cells(chr(code_point)) != get_character_cell_size(chr(code_point))
    ]
    assert differing == []


def test_every_mirrored_character_is_mirrored_back() -> None:
    mirrored = classes.mirrored()
    assert len(mirrored) == 428
    assert all(mirrored[other] == char for char, other in mirrored.items())


def test_every_bracket_mirrors_to_its_partner() -> None:
    assert len(classes.CLOSING_OF) == 64
    assert all(classes.mirrored()[opening] == closing for opening, closing in classes.CLOSING_OF.items())


def test_the_table_of_forms_holds_every_form_in_unicode() -> None:
    order = ("<isolated>", "<initial>", "<medial>", "<final>")
    forms: dict[str, list[str]] = {}
    for code_point in [*range(0xFB50, 0xFE00), *range(0xFE70, 0xFEFD)]:
        tag, *letters = unicodedata.decomposition(chr(code_point)).split() or [""]
        if tag in order and len(letters) == 1:
            letter = chr(int(letters[0], 16))
            forms.setdefault(letter, ["", "", "", ""])[order.index(tag)] = chr(code_point)
    differing = {letter: row for letter, row in forms.items() if LETTERS_ARABIC.get(letter) != tuple(row)}
    assert differing == {}
