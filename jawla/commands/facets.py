"""`jawla facets`: the values of each kind with the articles that each would give."""

from __future__ import annotations

import argparse

from jawla.command import DONE, Command
from store.problem import QueryError
from tui.words import say


def _arguments(parser: argparse.ArgumentParser) -> None:
    from jawla.collection import add_filters

    parser.add_argument("--kind", metavar="KIND", action="append", default=[], help=say("option.kind"))
    add_filters(parser)
    parser.add_argument("--json", action="store_true", help=say("option.json"))


def _run(arguments: argparse.Namespace) -> int:
    from jawla.collection import open_for_output, selection_of
    from jawla.output import Column, Output

    store = open_for_output(arguments)
    known = {kind.name: kind for kind in store.kinds()}
    for name in arguments.kind:
        if name not in known:
            raise QueryError("kind-unknown", kind=name, kinds=", ".join(known))
    wanted = arguments.kind or [kind.name for kind in known.values() if kind.facet]
    selection = selection_of(arguments, store)
    counts = store.counts(selection, wanted)
    out = Output(arguments.json, arguments.terminal_mode)
    rows = []
    for name in wanted:
        chosen = selection.chosen(name)
        values = [v for v in store.values(name) if counts.of(name, v.value) or v.value in chosen]
        values.sort(key=lambda v: (-counts.of(v.kind, v.value), v.label_en, v.value))
        for value in values:
            count = counts.of(name, value.value)
            if out.json:
                out.object(
                    {
                        "kind": name,
                        "value": value.value,
                        "label_ar": value.label_ar,
                        "label_en": value.label_en,
                        "articles": count,
                        "chosen": value.value in chosen,
                    }
                )
            else:
                rows.append((name, str(count), value.value, value.label_en, value.label_ar))
    if not out.json:
        columns = (
            Column(say("column.kind"), 11),
            Column(say("column.articles"), 8, end=True),
            Column(say("column.value"), 30),
            Column(say("column.label-en"), 26),
            Column(say("column.label-ar"), 0),
        )
        out.table(columns, rows)
    return DONE


COMMAND = Command("facets", _arguments, _run)
