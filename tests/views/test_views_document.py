"""docs/views.md against the program."""

from __future__ import annotations

import re
from pathlib import Path

from jawla.matrix_rows import LONG
from jawla.tabular import GUARDED
from store.stances import STANCES

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "views.md").read_text(encoding="utf-8")


def test_the_columns_of_the_long_matrix_are_described_in_order() -> None:
    described = PAGE.split("| column | meaning |", 1)[1].split("\n\n", 1)[0]
    assert re.findall(r"^\| `([a-z_]+)` \|", described, re.MULTILINE) == [*LONG, GUARDED]


def test_every_state_is_described() -> None:
    [states] = re.findall(r"^\| `state` \| (.*) \|$", PAGE, re.MULTILINE)
    assert set(states.split(", ")) == set(STANCES)
