"""Reads a terminal's picture back, cell by cell, and compares it with the rows that the program meant.

The same terminal has painted every character alone first (alphabet.py), so no knowledge of fonts is needed.
Needs Pillow and numpy, which the tests ask for before they come here.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy
from PIL import Image

from tests.terminals.grid import BLOCKS, FACES, MARK_COLUMNS, MARK_ROWS, letters_of, place
from tui.terminal.cells import glyphs

Pixels = Any
FAINTEST = 60
"""Distance over red, green and blue; less contrast than that is a blank."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """How much of a picture is as it was meant."""

    good: int
    total: int
    rows: tuple[str, ...]
    """Every row as it was read."""

    boxes: tuple[str, ...]
    """Arabic characters with one and the same picture: the font lacks them."""

    lost: tuple[str, ...]
    """Glyphs with harakat whose picture lacks the letter, or what the mark adds to it."""

    @property
    def share(self) -> float:
        return self.good / max(1, self.total)


class Grid:
    """Where the cells lie in a picture, found by the red marks of the alphabet page."""

    def __init__(self, pixels: Pixels) -> None:
        red, green, blue = (pixels[..., channel].astype(int) for channel in range(3))
        ys, xs = numpy.nonzero((red > 180) & (green < 60) & (blue < 60))
        if not len(xs):
            raise ValueError("no red marks in the picture of the alphabet")
        self.x, self.y = int(xs.min()), int(ys.min())
        self.width = (int(xs.max()) + 1 - self.x) / MARK_COLUMNS
        self.height = (int(ys.max()) + 1 - self.y) / MARK_ROWS

    def cell(self, pixels: Pixels, row: int, column: int) -> Pixels:
        left, top = round(self.x + column * self.width), round(self.y + row * self.height)
        return pixels[top : top + int(self.height), left : left + int(self.width)]


def load(path: Path) -> Pixels:
    with Image.open(path) as picture:
        return numpy.asarray(picture.convert("RGB"))


def ink(cell: Pixels) -> Pixels:
    """The strength of the glyph in a cell, whatever the two colours are."""
    colours, counts = numpy.unique(cell.reshape(-1, 3), axis=0, return_counts=True)
    background = colours[counts.argmax()].astype(int)
    strength = numpy.abs(cell.astype(int) - background).sum(axis=2)
    strongest = strength.max()
    return strength / strongest if strongest > FAINTEST else numpy.zeros(strength.shape)


def judge(alphabet: Path, picture: Path, meant: str, all_rows: str) -> Verdict:
    """Compare a picture with the rows that were meant; `all_rows` is the text that the alphabet was made
    of."""
    alphabet_pixels, pixels = load(alphabet), load(picture)
    grid, letters = Grid(alphabet_pixels), letters_of(all_rows)
    empty = ink(grid.cell(alphabet_pixels, 0, 2)) * 0
    cells = [ink(grid.cell(alphabet_pixels, *place(index))) for index in range(len(letters) * FACES)]
    faces = numpy.stack([[empty, *cells[: len(letters)]], [empty, *cells[len(letters) :]]])
    names = [" ", *letters]
    position = {letter: index for index, letter in enumerate(names)}
    good = total = 0
    rows = []
    for row, text in enumerate(meant.splitlines()):
        read = ""
        for column, wanted in enumerate(glyphs(text)):
            cell = grid.cell(pixels, row, column)
            if wanted in BLOCKS or cell.shape[:2] != empty.shape:
                read += wanted
                continue
            scores = numpy.abs(faces - ink(cell)).mean(axis=(2, 3)).min(axis=0)
            best = int(scores.argmin())
            read += names[best]
            if wanted == " " and best == 0:
                continue
            total += 1
            near = scores[position[wanted]] <= scores[best] * 1.25 + 0.01
            good += bool(near) or _same_letter(names[best], wanted)
        rows.append(read)
    return Verdict(good, total, tuple(rows), tuple(_alike(letters, cells)), tuple(_lost(letters, cells)))


LETTER_SEEN = 0.8
"""Share of a letter's ink that must be there under its harakat: they may touch it, and hide little of it."""

MARK_SEEN = 0.01
"""Share of the cell that a mark must change."""


def _lost(letters: list[str], templates: list[Pixels]) -> list[str]:
    """Letters with marks that do not look like the letter and something more."""
    alone = dict(zip(letters, templates, strict=False))
    lost = []
    for letter, cell in alone.items():
        base = alone.get(letter[0])
        if len(letter) > 1 and base is not None:
            seen = numpy.minimum(base, cell).sum() / max(1.0, base.sum())
            if seen < LETTER_SEEN or numpy.abs(base - cell).mean() < MARK_SEEN:
                lost.append(letter)
    return lost


def _same_letter(one: str, other: str) -> bool:
    """Final and isolated forms of many letters look alike at the size of a cell."""
    return unicodedata.normalize("NFKC", one) == unicodedata.normalize("NFKC", other)


def _alike(letters: list[str], templates: Pixels) -> list[str]:
    seen: dict[bytes, list[str]] = {}
    for letter, template in zip(letters, templates, strict=False):
        if unicodedata.bidirectional(letter[0]) == "AL":
            seen.setdefault(template.tobytes(), []).append(letter)
    return [letter for group in seen.values() if len(group) > 3 for letter in group]
