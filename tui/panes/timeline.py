"""The pane of the timeline: months or years with their articles as bars, and the meetings that began then."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from textual import on
from textual.app import ComposeResult
from textual.message import Message

from store.timeline import Bucket, Known, MeetingInTime, Timeline
from tui.panes.catalogue import Catalogue
from tui.panes.matrix import meeting_name
from tui.panes.pane import ListPane
from tui.registry import bindings
from tui.text.bars import bar, whole_bar
from tui.text.line import Align
from tui.widgets.cells import Cell, Line, shared_width
from tui.widgets.rows import Rows
from tui.words import digits, number, right_to_left, say

_SIGN, _WHEN, _COUNT, _DAY, _NUMBERS = 2, 8, 6, 6, 8


@dataclass(frozen=True, slots=True)
class Entry:
    """One row: a month or year with its first meeting, a further meeting, or a gap."""

    start: str
    """Of its bucket; empty for the heading."""

    articles: int = 0
    is_first: bool = False
    gap: int = 0
    meeting: MeetingInTime | None = None
    name: str = ""


@dataclass(frozen=True, slots=True)
class TimeRows:
    """The rows of a timeline, the first of them its headings."""

    entries: tuple[Entry, ...]
    most: int
    begun: str | None
    """Where a range was begun."""

    def __len__(self) -> int:
        return len(self.entries)

    def stops(self, index: int) -> bool:
        """On every month and meeting, not on headings and gaps."""
        return bool(self.entries[index].start)

    def lines(self, index: int, width: int, height: int) -> tuple[Line, ...]:
        """One line: sign, month, articles, bar, then day, meeting, its articles, announced, held."""
        entry = self.entries[index]
        if entry.gap:
            return ((Cell("", _SIGN), Cell(say("timeline.gap", count=entry.gap), width - _SIGN, "quiet")),)
        bars = max(8, width // 5)
        fixed = _SIGN + _WHEN + _COUNT + 1 + bars + 1 + _DAY + 3 * _NUMBERS
        name = shared_width(width, fixed)
        if not entry.start:
            words: tuple[tuple[str, int, Align], ...] = (
                ("", _SIGN, "left"),
                (say("column.when"), _WHEN, "left"),
                (say("timeline.articles"), _COUNT, "right"),
                ("", bars + 2, "left"),
                (say("column.day-of"), _DAY, "left"),
                (say("matrix.meeting"), name, "left"),
                (say("matrix.basis"), _NUMBERS, "right"),
                (say("timeline.announced"), _NUMBERS, "right"),
                (say("column.held"), _NUMBERS, "right"),
            )
            return (tuple(Cell(text, cells, "heading", align) for text, cells, align in words),)
        drawn = (whole_bar if right_to_left() else bar)(entry.articles, self.most, bars)
        own = entry.meeting
        sign = say("timeline.begun") if entry.is_first and entry.start == self.begun else ""
        return (
            (
                Cell(sign, _SIGN, "chosen", "left"),
                Cell(digits(entry.start) if entry.is_first else "", _WHEN, "strong", "left"),
                Cell(number(entry.articles) if entry.articles else "", _COUNT, "count", "right"),
                Cell("", 1),
                Cell(drawn, bars, "count", "left"),
                Cell("", 1),
                Cell(digits((own.meeting.start or "")[5:]) if own else "", _DAY, "quiet", "left"),
                Cell(entry.name, name, "text", "left"),
                Cell(digits(f"{own.articles}/{own.sources}") if own else "", _NUMBERS, "quiet", "right"),
                Cell(_known(own.announced) if own else "", _NUMBERS, "text", "right"),
                Cell(_known(own.held) if own else "", _NUMBERS, "strong", "right"),
            ),
        )


def _known(known: Known) -> str:
    """Articles / independent sources; nothing for none."""
    return digits(f"{known.articles}/{known.sources}") if known.articles else ""


class TimelinePane(ListPane):
    """Months or years."""

    place = "months"
    BINDINGS = bindings("months")

    @dataclass
    class Pointed(Message):
        """The reader points at a month or year: one end of a range."""

        start: str

    def __init__(self) -> None:
        super().__init__(id=self.place)
        self._entries: tuple[Entry, ...] = ()
        self._most = 0

    def compose(self) -> ComposeResult:
        yield Rows()

    def on_mount(self) -> None:
        self.entitle("timeline.loading")

    @property
    def current(self) -> str | None:
        """Start of the month or year under the cursor."""
        index = self.rows.cursor
        return (self._entries[index].start or None) if index < len(self._entries) else None

    def show(self, found: Timeline, catalogue: Catalogue, at: str | None, begun: str | None) -> None:
        """Show a timeline, the cursor on the month or year that `at` lies in."""
        self._entries = tuple(_entries(found, catalogue))
        self._most = max((bucket.articles for bucket in found.buckets), default=0)
        cursor = next(
            (
                index
                for index, entry in enumerate(self._entries)
                if at and entry.start and (entry.start.startswith(at) or at.startswith(entry.start))
            ),
            0,
        )
        self.rows.show(TimeRows(self._entries, self._most, begun), cursor=cursor)
        self.entitle(f"timeline.title.{found.unit}", count=len(found.buckets), undated=found.undated_articles)

    def show_begun(self, begun: str | None) -> None:
        """Show where a range was begun; None when there is none any more."""
        self.rows.show(TimeRows(self._entries, self._most, begun))

    def action_range(self) -> None:
        if (start := self.current) is not None:
            self.post_message(self.Pointed(start))

    @on(Rows.Pressed)
    def _pressed(self, event: Rows.Pressed) -> None:
        event.stop()
        self.action_range()


def _entries(found: Timeline, catalogue: Catalogue) -> Iterator[Entry]:
    if not found.buckets:
        return
    yield Entry("")
    for bucket in found.buckets:
        if bucket.gap:
            yield Entry("", gap=bucket.gap)
        yield from _of(bucket, catalogue)


def _of(bucket: Bucket, catalogue: Catalogue) -> Iterator[Entry]:
    for place, own in enumerate(bucket.meetings or (None,)):
        name = meeting_name(own.meeting, catalogue) if own else ""
        first = place == 0
        yield Entry(bucket.start, bucket.articles if first else 0, first, 0, own, name)
