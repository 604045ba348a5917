"""The pane of the comparisons: rows of each, and the columns they stand in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from store.compare import Naming, SideBySide, TopicAct
from store.selection import Choice
from tui.panes.catalogue import Catalogue
from tui.panes.claims import claimant_of
from tui.panes.listing import Column, Entry, ListingPane
from tui.panes.matrix import actor_name, meeting_name
from tui.panes.tables import label_of
from tui.registry import bindings
from tui.words import number, say, term
from tui.words.marks import from_the_left, mark

_COUNT, _ACT, _MARK, _SIGN = 10, 14, 18, 3


class ComparedPane(ListingPane):
    """One comparison."""

    place = "compared"
    BINDINGS = bindings("compared")


def naming_columns() -> tuple[Column, ...]:
    """The columns of designations by outlet."""
    return (
        Column(say("comparing.outlet")),
        Column(say("comparing.designation"), look="strong"),
        Column(say("table.articles"), _COUNT, "count", "right"),
        Column(say("comparing.of"), 6, "quiet", "right"),
    )


def naming_entries(found: Sequence[Naming], catalogue: Catalogue) -> Iterator[Entry]:
    """Designations, those of a side under its name."""
    for party, own in groupby(found, key=lambda each: each.party):
        yield Entry((catalogue.label("party", party),), is_heading=True)
        for each in own:
            texts = label_of(each.outlet), label_of(each.designation)
            counts = number(each.articles), number(each.outlet_articles)
            choices = (each.designation.kind, each.designation.value), ("source", each.outlet.value)
            yield Entry((*texts, *counts), choices)


def topic_columns() -> tuple[Column, ...]:
    """The columns of topics by act and actor."""
    return (
        Column(say("comparing.by")),
        Column(say("comparing.act"), _ACT, "strong"),
        Column(say("table.articles"), _COUNT, "count", "right"),
        Column(say("column.sources"), _COUNT, "quiet", "right"),
    )


def topic_entries(found: Sequence[TopicAct], catalogue: Catalogue) -> Iterator[Entry]:
    """Acts and actors, those of a topic under its name."""
    for topic, acts in groupby(found, key=lambda each: each.topic):
        yield Entry((catalogue.label("topic", topic),), is_heading=True)
        for each in acts:
            by = claimant_of(each.by, catalogue) if each.by else "–"
            texts = by, term("act", each.act) or "–", number(each.articles), number(each.sources)
            choices: tuple[Choice, ...] = (("topic", topic),)
            known = each.by and catalogue.label("party", each.by) != each.by
            yield Entry(texts, (*choices, ("party", each.by)) if known and each.by else choices)


def outlet_columns(first: str, second: str) -> tuple[Column, ...]:
    """The columns of two outlets side by side."""
    return (
        Column(say("comparing.actor")),
        Column("", _SIGN, "strong", "left"),
        Column(first, _MARK, "strong", "left"),
        Column(second, _MARK, "strong", "left"),
    )


def outlet_entries(
    found: Sequence[SideBySide], first: str, second: str, catalogue: Catalogue
) -> Iterator[Entry]:
    """Actors with what either outlet claims of them, those of a meeting under its name."""
    for meeting, cells in groupby(found, key=lambda each: each.meeting):
        yield Entry((meeting_name(meeting, catalogue),), is_heading=True)
        kind = "round" if meeting.kind == "round" else "meeting"
        for each in cells:
            sign = "!" if each.contradict else ""
            texts = (
                actor_name(each.actor),
                sign,
                *(from_the_left(mark(cell)) for cell in (each.first, each.second)),
            )
            about: tuple[Choice, ...] = ((kind, meeting.id), ("party", each.actor.id))
            yield Entry(texts, (*about, ("source", first), ("source", second)))
