"""Writes tui/text/tables.py from the Unicode Character Database (Debian's unicode-data) and Rich's widths.

Run by hand when the Unicode version changes: `python tests/text/make_tables.py > tui/text/tables.py`.
test_tables.py reads the same files through this module, so the checked-in tables are held to them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import groupby
from pathlib import Path

UCD = Path("/usr/share/unicode")
LAST = 0x10FFFF

# fmt: off
LETTER_OF_CLASS = {
    "L": "L", "R": "R", "AL": "A", "EN": "E", "ES": "S", "ET": "T", "AN": "N", "CS": "C", "NSM": "M",
    "BN": "b", "B": "P", "S": "G", "WS": "W", "ON": "O", "LRE": "l", "RLE": "r", "LRO": "u", "RLO": "v",
    "PDF": "p", "LRI": "i", "RLI": "j", "FSI": "f", "PDI": "d",
}
LONG_NAMES = {"Left_To_Right": "L", "Right_To_Left": "R", "Arabic_Letter": "AL", "European_Terminator": "ET"}
# fmt: on

HEADER = '''"""Properties of characters as compact literals, made by tests/text/make_tables.py, never by hand.

Tables of our own instead of the interpreter's `unicodedata`, so that every Python version gives the same
answer. From the Unicode Character Database, version {version}, (c) 1991-2022 Unicode, Inc., used under the
Unicode licence (https://www.unicode.org/license.txt; a copy is tests/text/data/UNICODE-LICENSE.txt).

A table of runs reads "<count><letter><count><letter>...": so many code points, from U+0000 on, have it.
"""

# fmt: off
'''


def fields(name: str, *, before: str = "") -> Iterator[list[str]]:
    """The fields of each line of a file of the database that starts with `before`; comments are dropped."""
    for line in (UCD / name).read_text(encoding="utf-8").splitlines():
        if line.startswith(before):
            data = line.removeprefix(before).split("#")[0].strip()
            if data:
                yield [field.strip() for field in data.split(";")]


def span(field: str) -> range:
    """The code points of `0041` or `0041..005A`."""
    first, _, last = field.partition("..")
    return range(int(first, 16), int(last or first, 16) + 1)


def version() -> str:
    """The version of Unicode that the installed database has."""
    first_line = (UCD / "extracted/DerivedBidiClass.txt").read_text(encoding="utf-8").split("\n", 1)[0]
    return first_line.removeprefix("# DerivedBidiClass-").removesuffix(".txt")


def bidi_classes() -> str:
    """One letter a code point, see LETTER_OF_CLASS; the defaults of the @missing lines first."""
    letters = ["L"] * (LAST + 1)
    file = "extracted/DerivedBidiClass.txt"
    for code_points, name in [*fields(file, before="# @missing:"), *fields(file)]:
        letter = LETTER_OF_CLASS[LONG_NAMES.get(name, name)]
        for code_point in span(code_points):
            letters[code_point] = letter
    return "".join(letters)


def joining_types() -> str:
    """One letter a code point: U, R, L, D, C or T of ArabicShaping.txt with its derived T."""
    letters = ["U"] * (LAST + 1)
    for code_points, name in fields("extracted/DerivedJoiningType.txt"):
        for code_point in span(code_points):
            letters[code_point] = "U" if name == "Non_Joining" else name
    return "".join(letters)


def cells() -> str:
    """One letter a code point, z n w for the 0, 1 or 2 cells that Rich, and so Textual, counts."""
    from rich.cells import get_character_cell_size

    return "".join("znw"[get_character_cell_size(chr(at), "latest")] for at in range(LAST + 1))


def mirrored() -> dict[str, str]:
    """BidiMirroring.txt: character to its mirrored one."""
    return {chr(int(a, 16)): chr(int(b, 16)) for a, b in fields("BidiMirroring.txt")}


def brackets() -> list[tuple[str, str]]:
    """BidiBrackets.txt: (opening, closing)."""
    rows = fields("BidiBrackets.txt")
    return [(chr(int(a, 16)), chr(int(b, 16))) for a, b, kind in rows if kind == "o"]


def runs(letters: str) -> str:
    """Run lengths of a string of one letter a code point."""
    return "".join(f"{len(list(group))}{letter}" for letter, group in groupby(letters))


def literal(name: str, text: str) -> str:
    """A Python assignment of a long ASCII string, broken into lines of at most 110 characters."""
    pieces = re.findall(r".{1,100}(?<=\D)(?=\d|$)|.{1,100}", text)
    assert "".join(pieces) == text
    return f"{name} = (\n" + "".join(f'    "{piece}"\n' for piece in pieces) + ")\n"


def escaped(text: str) -> str:
    return "".join(char if char in "()[]{}" else f"\\u{ord(char):04x}" for char in text)


def characters(name: str, comment: str, text: str) -> str:
    """A Python assignment of a long string of characters beyond ASCII."""
    pieces = [escaped(text[at : at + 16]) for at in range(0, len(text), 16)]
    return f"{name} = (  # {comment}\n" + "".join(f'    "{piece}"\n' for piece in pieces) + ")\n"


def module() -> str:
    """The whole source of tui/text/tables.py."""
    from bidi.mirror import MIRRORED  # type: ignore[import-untyped]  # has no stubs

    missing = {char: other for char, other in mirrored().items() if MIRRORED.get(char) != other}
    tables: list[tuple[str, Callable[[], str]]] = [
        ("BIDI_CLASS_RUNS", bidi_classes),
        ("JOINING_TYPE_RUNS", joining_types),
        ("CELL_RUNS", cells),
    ]
    parts = [HEADER.format(version=version()), f'UNICODE_VERSION = "{version()}"\n']
    parts += [literal(name, runs(make())) for name, make in tables]
    pairs = "".join(opening + closing for opening, closing in brackets())
    parts.append(characters("BRACKETS", "opening, closing, opening, closing ... of BidiBrackets.txt", pairs))
    gaps = "".join(char + other for char, other in missing.items())
    parts.append(characters("MIRRORED_TOO", "pairs of BidiMirroring.txt that python-bidi lacks", gaps))
    return "\n".join(parts)


if __name__ == "__main__":
    print(module(), end="")
