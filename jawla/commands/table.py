"""`jawla table`: the values of a kind with counts and spellings, or the values of two kinds together."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from typing import TYPE_CHECKING

from jawla.command import DONE, Command
from tui.words import say

if TYPE_CHECKING:
    from jawla.output import Output
    from store.tables import PairRow, ValueRow

_VALUES = (
    "kind", "value", "label_ar", "label_en", "group", "articles", "sources", "mentions", "spellings"
)  # fmt: skip
_PAIRS = (
    "kind", "value", "label_ar", "label_en", "with_kind", "with_value", "with_label_ar", "with_label_en",
    "articles", "sources", "value_articles", "with_articles",
)  # fmt: skip
_SHOWN = 200
"""Rows on a terminal when nobody says how many."""


def _arguments(parser: argparse.ArgumentParser) -> None:
    from jawla.collection import add_filters

    parser.add_argument("kind", metavar="KIND", help=say("option.table-kind"))
    parser.add_argument("--with", metavar="KIND", dest="other", help=say("option.with"))
    add_filters(parser)
    parser.add_argument("--limit", metavar="N", type=int, help=say("option.rows-limit"))
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--csv", action="store_true", help=say("option.csv"))
    form.add_argument("--json", action="store_true", help=say("option.json"))
    parser.add_argument("--raw-cells", action="store_true", help=say("option.raw-csv"))


def _run(arguments: argparse.Namespace) -> int:
    from jawla.collection import open_for_output, selection_of
    from jawla.output import Output, note
    from store.tables import pair_table, value_table

    store = open_for_output(arguments)
    selection = selection_of(arguments, store)
    out = Output(arguments.json, arguments.terminal_mode)
    most = arguments.limit
    if most is None:
        most = _SHOWN if out.terminal and not arguments.csv else 1_000_000
    if arguments.other:
        pairs = pair_table(store, selection, arguments.kind, arguments.other, most=max(most, 0))
        _print(out, arguments, _PAIRS, [_pair(row) for row in pairs])
        shown = len(pairs)
    else:
        values = value_table(store, selection, arguments.kind, most=max(most, 0))
        _print(out, arguments, _VALUES, [_value(row) for row in values])
        shown = len(values)
    note(say("table.total", shown=shown, articles=store.find(selection, limit=0).total))
    return DONE


def _value(row: ValueRow) -> tuple[object, ...]:
    spellings = [f"{spelling.words} ×{spelling.times}" for spelling in row.spellings]
    own = row.value
    return (
        own.kind, own.value, own.label_ar, own.label_en, own.group, row.articles, row.sources, row.mentions,
        " | ".join(spellings),
    )  # fmt: skip


def _pair(row: PairRow) -> tuple[object, ...]:
    one, two = row.first, row.second
    return (
        one.kind, one.value, one.label_ar, one.label_en, two.kind, two.value, two.label_ar, two.label_en,
        row.articles, row.sources, row.first_articles, row.second_articles,
    )  # fmt: skip


def _print(
    out: Output, arguments: argparse.Namespace, names: Sequence[str], rows: Sequence[tuple[object, ...]]
) -> None:
    if arguments.csv:
        from jawla.tabular import write_csv

        write_csv(names, rows, raw_cells=arguments.raw_cells)
    elif out.json:
        for row in rows:
            out.object(dict(zip(names, row, strict=True)))
    elif not out.terminal:
        out.table((), [tuple("" if cell is None else str(cell) for cell in row) for row in rows])
    elif names is _VALUES:
        _print_values(out, [dict(zip(names, map(str, row), strict=True)) for row in rows])
    else:
        _print_pairs(out, [dict(zip(names, map(str, row), strict=True)) for row in rows])


def _print_values(out: Output, rows: Sequence[dict[str, str]]) -> None:
    from jawla.output import Column

    columns = (
        Column(say("column.articles"), 8, end=True),
        Column(say("column.sources"), 7, end=True),
        Column(say("column.mentions"), 8, end=True),
        Column(say("column.value"), 22),
        Column(say("column.label-ar"), 24),
        Column(say("column.spellings"), 0),
    )
    names = ("articles", "sources", "mentions", "value", "label_ar", "spellings")
    out.table(columns, [tuple(row[name] for name in names) for row in rows])


def _print_pairs(out: Output, rows: Sequence[dict[str, str]]) -> None:
    from jawla.output import Column

    columns = (
        Column(say("column.together"), 8, end=True),
        Column(say("column.sources"), 7, end=True),
        Column(say("column.value"), 28),
        Column(say("column.articles"), 8, end=True),
        Column(say("column.with"), 28),
        Column(say("column.articles"), 8, end=True),
    )
    names = ("articles", "sources", "label_ar", "value_articles", "with_label_ar", "with_articles")
    out.table(columns, [tuple(row[name] for name in names) for row in rows])


COMMAND = Command("table", _arguments, _run)
