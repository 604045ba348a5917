"""`jawla matrix`: meetings × participants, as claimed; a table on a terminal, CSV or JSON elsewhere."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from jawla.command import DONE, Command
from tui.words import say

if TYPE_CHECKING:
    from store import Store
    from store.attendance import Attendance
    from store.matrix import Matrix, Question

ALL = "all"
_LIMIT = 200


def _arguments(parser: argparse.ArgumentParser) -> None:
    from jawla.collection import add_filters

    parser.add_argument("--rows", choices=("meeting",), default="meeting", help=say("option.matrix-rows"))
    parser.add_argument(
        "--columns", choices=("party", "person"), default="party", help=say("option.matrix-columns")
    )
    parser.add_argument("--process", metavar="PROCESS", help=say("option.process"))
    parser.add_argument("--only", metavar="VALUE", action="append", default=[], help=say("option.only"))
    parser.add_argument("--min", metavar="N", type=int, default=1, help=say("option.min"))
    parser.add_argument("--most", metavar="N", type=int, default=_LIMIT, help=say("option.most"))
    add_filters(parser)
    parser.add_argument("--evidence", action="store_true", help=say("option.evidence"))
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--csv", action="store_true", help=say("option.csv-long"))
    form.add_argument("--wide", action="store_true", help=say("option.wide"))
    form.add_argument("--json", action="store_true", help=say("option.json"))
    parser.add_argument("--raw-cells", action="store_true", help=say("option.raw-csv"))


def _run(arguments: argparse.Namespace) -> int:
    from jawla import matrix_rows
    from jawla.collection import open_for_output, selection_of
    from jawla.output import Output
    from jawla.tabular import write_csv
    from store.attendance import Attendance
    from store.evidence import evidence

    store = open_for_output(arguments)
    selection = selection_of(arguments, store)
    attendance = Attendance(store)
    matrix = attendance.matrix(selection, _question(arguments, store, attendance))
    out = Output(arguments.json, arguments.terminal_mode)
    if arguments.csv:
        rows = matrix_rows.long_rows(matrix, evidence(store, matrix))
        write_csv(matrix_rows.LONG, rows, raw_cells=arguments.raw_cells)
    elif arguments.wide:
        columns = matrix_rows.wide_columns(matrix)
        write_csv(columns, matrix_rows.wide_rows(matrix), raw_cells=arguments.raw_cells)
    elif out.json:
        for cell in matrix_rows.objects(matrix, evidence(store, matrix) if arguments.evidence else None):
            out.object(cell)
    elif arguments.evidence:
        from jawla.matrix_page import print_evidence

        print_evidence(matrix, evidence(store, matrix), out)
    elif out.terminal:
        from jawla.matrix_page import print_grid

        print_grid(matrix, out)
    else:
        out.table((), matrix_rows.linear_rows(matrix))
    _remark(matrix, arguments)
    return DONE


def _question(arguments: argparse.Namespace, store: Store, attendance: Attendance) -> Question:
    from store.matrix import Question
    from store.problem import QueryError

    known = attendance.processes()
    process = arguments.process or (known[0] if known else ALL)
    if process not in (*known, ALL):
        raise QueryError("process-unknown", process=process, known=", ".join(known))
    return Question(
        columns=arguments.columns,
        process=None if process == ALL else process,
        only=frozenset(
            id for words in arguments.only for id in _actors(words, arguments.columns, store, attendance)
        ),
        min_articles=arguments.min,
        most=max(arguments.most, 0),
    )


def _actors(words: str, columns: str, store: Store, attendance: Attendance) -> frozenset[str]:
    """Parties or people that words mean; for columns of people a party means its people."""
    from store.problem import QueryError

    if any(words in actors for actors in attendance.ledger().actors.values()):
        return frozenset([words])
    try:
        return store.resolve("party", words)
    except QueryError:
        if columns == "party":
            raise
    return store.resolve("person", words)


def _remark(matrix: Matrix, arguments: argparse.Namespace) -> None:
    """What the answer leaves out, to stderr."""
    from jawla.output import note

    if not matrix.actors:
        note(say("matrix.nothing"))
    if matrix.question.process is not None and arguments.process is None:
        note(say("matrix.process", process=matrix.question.process))
    if matrix.left_out:
        note(say("matrix.left-out", count=matrix.left_out))
    if matrix.unplaced:
        note(say("matrix.unplaced", count=matrix.unplaced))


COMMAND = Command("matrix", _arguments, _run)
