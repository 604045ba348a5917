"""What an export is to hold and in which form: all that is asked for beside the selection of articles."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

USUAL = ("articles", "facts", "claims")
"""Tables that an export holds when none are named."""


@dataclass(frozen=True, slots=True)
class How:
    """The tables, the form, and what is done to cells. Names are checked when the export begins."""

    tables: tuple[str, ...] = USUAL
    form: str = "csv"
    bom: bool = False
    """Whether a CSV file begins with a byte order mark, which Excel needs."""

    raw_cells: bool = False
    """Whether cells that a spreadsheet would run as a formula are left as they are."""

    columns: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Table → the columns wanted of it, in the table's own order; all of a table that is not named."""

    longest_quote: int | None = None
    """Code points after which a quote is cut; None cuts none."""
