"""`jawla timeline`: articles by month or year as bars, and the meetings that began then."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from typing import TYPE_CHECKING

from jawla.command import DONE, Command
from tui.text.bars import bar
from tui.words import say

if TYPE_CHECKING:
    from jawla.output import Output
    from store.timeline import Bucket, MeetingInTime, Timeline

_COLUMNS = (
    "start", "articles", "sources", "meeting", "meeting_start", "meeting_end", "meeting_articles",
    "meeting_sources", "announced_articles", "announced_sources", "announced_first", "held_articles",
    "held_sources", "held_first",
)  # fmt: skip
_SHORTEST_BAR = 10
"""Cells of the longest bar where there is little room."""


def _arguments(parser: argparse.ArgumentParser) -> None:
    from jawla.collection import add_filters

    parser.add_argument("--by", choices=("month", "year"), default="month", help=say("option.timeline-by"))
    parser.add_argument("--process", metavar="PROCESS", help=say("option.process-any"))
    add_filters(parser)
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--csv", action="store_true", help=say("option.csv"))
    form.add_argument("--json", action="store_true", help=say("option.json"))
    parser.add_argument("--raw-cells", action="store_true", help=say("option.raw-csv"))


def _run(arguments: argparse.Namespace) -> int:
    from jawla.collection import open_for_output, selection_of
    from jawla.output import Output, note
    from store.attendance import Attendance
    from store.problem import QueryError
    from store.timeline import timeline

    store = open_for_output(arguments)
    selection = selection_of(arguments, store)
    attendance = Attendance(store)
    known = attendance.processes()
    if arguments.process not in (None, *known):
        raise QueryError("process-unknown", process=arguments.process, known=", ".join(known))
    found = timeline(store, attendance, selection, arguments.by, arguments.process)
    out = Output(arguments.json, arguments.terminal_mode)
    if arguments.csv:
        from jawla.tabular import write_csv

        write_csv(_COLUMNS, _rows(found), raw_cells=arguments.raw_cells)
    elif out.json:
        for row in _rows(found):
            out.object(dict(zip(_COLUMNS, row, strict=True)))
    elif out.terminal:
        _print(found, out)
        note(say("timeline.legend"))
    else:
        out.table((), [tuple("" if cell is None else str(cell) for cell in row) for row in _rows(found)])
    if found.undated_articles:
        note(say("timeline.undated", count=found.undated_articles))
    return DONE


def _rows(found: Timeline) -> Iterator[tuple[object, ...]]:
    """One row a meeting; one for a month without any. Those without a day come last."""
    for bucket in found.buckets:
        about = (bucket.start, bucket.articles, bucket.sources)
        yield from ((*about, *_meeting(own)) for own in bucket.meetings)
        if not bucket.meetings:
            yield (*about, *[None] * (len(_COLUMNS) - len(about)))
    yield from ((None, None, None, *_meeting(own)) for own in found.undated_meetings)


def _meeting(own: MeetingInTime) -> tuple[object, ...]:
    return (
        own.meeting.id, own.meeting.start, own.meeting.end, own.articles, own.sources,
        own.announced.articles, own.announced.sources, own.announced.first_day,
        own.held.articles, own.held.sources, own.held.first_day,
    )  # fmt: skip


def _print(found: Timeline, out: Output) -> None:
    from jawla.output import Column

    most = max((bucket.articles for bucket in found.buckets), default=0)
    cells = max(_SHORTEST_BAR, out.width // 6)
    columns = (
        Column(say("column.when"), 7, day=True),
        Column(say("column.articles"), 8, end=True),
        Column("", cells),
        Column(say("column.day-of"), 5, day=True),
        Column(say("matrix.meeting"), 0),
        Column(say("matrix.basis"), 7, end=True),
        Column(say("column.announced"), 9, end=True),
        Column(say("column.held"), 7, end=True),
    )
    rows = [row for bucket in found.buckets for row in _printed(bucket, most, cells)]
    rows += [("", "", "", *_said(own)) for own in found.undated_meetings]
    out.table(columns, rows)


def _printed(bucket: Bucket, most: int, cells: int) -> Iterator[tuple[str, ...]]:
    """The row of a month with its first meeting, and one for each further meeting and for a gap before."""
    first = _said(bucket.meetings[0]) if bucket.meetings else _NOTHING
    if bucket.gap:
        yield ("", "", say("timeline.gap", count=bucket.gap), *_NOTHING)
    articles = str(bucket.articles) if bucket.articles else ""
    yield (bucket.start, articles, bar(bucket.articles, most, cells), *first)
    yield from (("", "", "", *_said(own)) for own in bucket.meetings[1:])


def _said(own: MeetingInTime) -> tuple[str, ...]:
    """Day, meeting, and articles / sources that name it, announce it, say that it was held."""
    announced, held = (
        f"{known.articles}/{known.sources}" if known.articles else "" for known in (own.announced, own.held)
    )
    day = own.meeting.start[5:] if own.meeting.start else ""
    return day, own.meeting.id, f"{own.articles}/{own.sources}", announced, held


_NOTHING = ("",) * 5


COMMAND = Command("timeline", _arguments, _run)
