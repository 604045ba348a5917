"""An evaluation as tables: each row is an object for JSON Lines and a line for reading, so the two agree."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from importers.evaluation import Evaluation
from importers.evaluation.errors import by_outlet, by_phenomenon, by_rule, by_state
from importers.evaluation.evaluate import KindFigures
from importers.evaluation.figures import Counts, Figure, shares
from importers.evaluation.outcome import Item
from jawla.output import Column, Output
from tui.words import say

Value = str | int | float | None
Row = Mapping[str, Value]

_COUNTS = ("found", "extra", "missing")
_FIGURES = ("precision", "recall", "f1")
_FULL_WIDTH = 100
"""Cells of a terminal from which on the counts fit beside the figures."""

_WIDTHS = {
    "kind": 16, "found": 5, "extra": 5, "missing": 7, "precision": 5, "recall": 6, "f1": 5, "guess": 5,
    "interval": 9, "fault": 16, "times": 5, "rule": 34, "outlet": 28, "articles": 8, "state": 10,
    "taken_for": 0, "article": 26, "rounds": 0,
}  # fmt: skip
_NUMBERS = frozenset({*_COUNTS, *_FIGURES, "interval", "guess", "times", "articles"})


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of one sort."""

    name: str
    """Also the value of `table` in JSON Lines, and the end of the code of its title."""

    columns: tuple[str, ...]
    """What is shown of a row; `interval:f1` is the interval of a figure. Empty: each row is a sentence."""

    rows: Sequence[Row]


def tables(found: Evaluation, sections: Sequence[str], *, errors: bool) -> Iterator[Table]:
    """The figures, the sections asked for, and each error when asked for."""
    intervals = ("precision", "interval:precision", "recall", "interval:recall", "f1", "interval:f1")
    rows = [
        _kind(kind) for kind in (*found.kinds, found.main_round) if kind.own.measured or kind.guess.measured
    ]
    yield Table("figures", ("kind", *_COUNTS, *intervals, "guess"), rows)
    if found.distractors:
        false = [_false(article, numbers) for article, numbers in found.false_rounds]
        yield Table("distractors", ("article", "rounds"), false)
    if "phenomenon" in sections:
        counted = by_phenomenon(found.faults)
        named: list[Row] = [{"kind": kind, "fault": fault, "times": times} for kind, fault, times in counted]
        yield Table("phenomena", ("kind", "fault", "times"), named)
        rules: list[Row] = [
            {"kind": row.kind, "rule": row.rule, "found": row.found, "extra": row.extra}
            for row in by_rule(found.scores)
        ]
        yield Table("rules", ("kind", "rule", "found", "extra"), rules)
    if "outlet" in sections:
        outlets = [
            {"outlet": row.outlet, "articles": row.articles, **_shares(row.counts)}
            for row in by_outlet(found.scores)
        ]
        yield Table("outlets", ("outlet", "articles", *_COUNTS, *_FIGURES), outlets)
    if "state" in sections:
        states = [
            {
                "state": row.state,
                **_shares(row.counts),
                "taken_for": ", ".join(f"{state} {times}" for state, times in row.taken_for),
            }
            for row in by_state(found.scores, found.faults)
        ]
        yield Table("states", ("state", *_COUNTS, *_FIGURES, "taken_for"), states)
    if errors:
        every = [
            {
                "article": fault.article,
                "kind": fault.kind,
                "fault": fault.code,
                "extra": _label(fault.extra),
                "missing": _label(fault.missing),
                "rule": fault.extra.rule if fault.extra else None,
            }
            for fault in found.faults
        ]
        yield Table("errors", (), every)


def _label(item: Item | None) -> str | None:
    return item.label if item else None


def _false(article: str, numbers: Sequence[int]) -> Row:
    return {"article": article, "rounds": ", ".join(map(str, numbers))}


def _kind(kind: KindFigures) -> Row:
    """A kind of which only the recall means something has no other figures."""
    own, row = kind.own, dict[str, Value]()
    row["kind"] = kind.kind
    row |= {"found": own.found, "extra": None if kind.recall_only else own.extra, "missing": own.missing}
    for name, figure in zip(_FIGURES, (own.precision, own.recall, own.f1), strict=True):
        row |= _interval(name, None if kind.recall_only and name != "recall" else figure)
    guess = kind.guess
    row["guess_precision"] = None if kind.recall_only else guess.precision.value
    row["guess_recall"] = guess.recall.value
    row["guess"] = guess.recall.value if kind.recall_only else guess.f1.value
    return row


def _interval(name: str, figure: Figure | None) -> Row:
    if figure is None:
        return {name: None, f"{name}_low": None, f"{name}_high": None}
    return {name: figure.value, f"{name}_low": figure.low, f"{name}_high": figure.high}


def _shares(counts: Counts) -> Row:
    """Counts with their figures; a figure that divides by nothing is left out."""
    found, extra, missing = counts
    precision, recall, f1 = shares(counts)
    return {
        "found": found,
        "extra": extra,
        "missing": missing,
        "precision": precision if found + extra else None,
        "recall": recall if found + missing else None,
        "f1": f1 if found + extra and found + missing else None,
    }


def show(out: Output, table: Table) -> None:
    """A table under its title: in a terminal as wide as it is, into a pipe with tabs between the cells."""
    narrow = out.terminal and out.width < _FULL_WIDTH
    names = [name for name in table.columns if not (narrow and table.name == "figures" and name in _COUNTS)]
    out.text("\n" + say(f"measured.{table.name}", rows=len(table.rows)))
    if not table.columns:
        for row in table.rows:
            out.text(_sentence(row))
        return
    if not table.rows:
        return
    columns = [_column(name) for name in names]
    rows = [[_cell(row, name) for name in names] for row in table.rows]
    if not out.terminal:
        rows.insert(0, [column.heading for column in columns])  # a figure without its name says nothing
    out.table(columns, rows)


def _sentence(row: Row) -> str:
    if row["extra"] is None:
        code = "measured.missed"
    else:
        code = "measured.invented" if row["missing"] is None else "measured.wrong"
    words = {name: _cell(row, name) for name in ("article", "kind", "fault", "extra", "missing", "rule")}
    return say(code, **words)


def _column(name: str) -> Column:
    name = name.partition(":")[0]
    return Column(say(f"column.{name.replace('_', '-')}"), _WIDTHS[name], end=name in _NUMBERS)


def _cell(row: Row, name: str) -> str:
    name, _, of = name.partition(":")
    if of:
        low, high = row[f"{of}_low"], row[f"{of}_high"]
        return "" if low is None or high is None else f"{low:.2f}–{high:.2f}"
    value = row[name]
    if name == "kind":
        return say(f"scored.{value}")
    if name == "fault":
        return say(f"fault.{value}")
    if name == "outlet" and value is None:
        return say("cli.unknown")
    if name == "rule" and not value:
        return say("cli.unknown")
    if value is None:
        return ""
    return f"{value:.3f}" if isinstance(value, float) else str(value)
