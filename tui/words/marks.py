"""What is claimed in a cell of a matrix, in a few characters that say the same without colour."""

from __future__ import annotations

from collections.abc import Iterable

from store.coding import CodedCell
from store.matrix import Cell, Emptiness
from store.stances import STANCES, Stance
from tui.words import right_to_left
from tui.words.latin import MARK

STANCE_MARKS: tuple[tuple[Stance, str], ...] = (
    ("present", "✓"), ("left", "~"), ("away", "✗"), ("foreseen", "?"),
)  # fmt: skip
EMPTINESS_MARKS: dict[Emptiness, str] = {"no-article": "", "not-named": "·", "no-claim": "…"}
LETTERS = {
    "guarantor": "G", "party": "P", "observer": "O", "mediator": "M", "host": "H",
    "head": "h", "deputy": "d", "member": "m", "spokesperson": "s", "adviser": "a", "expert": "e",
    "representative": "r",
}  # fmt: skip
"""Role or function → the letter before the mark."""


def mark(cell: Cell) -> str:
    """A cell in a few characters: as what, then each stance with its sources, `!` for a contradiction."""
    if cell.emptiness is not None:
        return EMPTINESS_MARKS[cell.emptiness]
    said = dict.fromkeys(LETTERS.get(tally.value, "") for tally in (*cell.roles, *cell.functions))
    stances = "".join(f"{sign}{count}" for stance, sign in STANCE_MARKS if (count := cell.sources_of(stance)))
    return "/".join(said) + (stances or f"✓{cell.sources}") + ("!" if cell.contradictions else "")


def from_the_left(signs: str) -> str:
    """Signs of a cell that are read from the left in either language, as between Latin letters (UAX #9, N1)."""
    return f"{MARK}{signs}{MARK}" if signs and right_to_left() else signs


def coded_mark(decided: Iterable[CodedCell]) -> str:
    """What coders decided of a cell: `=` and its mark, `=·` where it stays undetermined; each once."""
    signs = dict(STANCE_MARKS)
    return "".join(
        dict.fromkeys(f"={signs[STANCES[own.state]] if own.state in STANCES else '·'}" for own in decided)
    )
