"""What a cell of a matrix says as one text, the same in every table: `attended:6, absent@technical:1`."""

from __future__ import annotations

from collections.abc import Iterable

from store.matrix import Cell, Tally


def counted(tallies: Iterable[Tally]) -> str:
    """`attended:6, absent@technical:1`, each with its independent sources."""
    return ", ".join(f"{tally.value}{segment_of(tally.segment)}:{tally.sources}" for tally in tallies)


def contradictions(cell: Cell) -> str:
    """`state: absent, attended; head@day-2: …`."""
    return "; ".join(
        f"{own.kind}{segment_of(own.segment)}: {', '.join(own.values)}" for own in cell.contradictions
    )


def segment_of(segment: str | None) -> str:
    """`@technical` behind what is said of a part of a meeting; nothing for the whole."""
    return f"@{segment}" if segment else ""
