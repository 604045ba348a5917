"""Steps in words, for the toast that names what was undone or redone."""

from __future__ import annotations

from store.coding import CodedCell, Correction, Entry, FactValue, Tag
from store.selection import Selection
from tui.panes.catalogue import Catalogue
from tui.screens.history import CodingStep, MarkStep, Step
from tui.screens.parts import Part, parts_of
from tui.words import say, term


def describe(step: Step, catalogue: Catalogue) -> str:
    """What the step did, as a noun: "choice of …", "sorting by day, oldest first"."""
    if isinstance(step, MarkStep):
        return say("step.mark" if step.on else "step.unmark")
    if isinstance(step, CodingStep):
        return describe_entry(step.entry)
    before, after = step.before, step.after
    if after.is_empty and not before.is_empty and len(parts_of(before)) > 1:
        return say("step.clear")
    if before.query != after.query:
        return say("step.search", query=after.query) if after.query else say("step.no-search")
    if before.order != after.order:
        return say("step.sort", order=say(f"order.{after.order}"))
    came, went = _difference(after, before), _difference(before, after)
    if came:
        return say("step.add", part=catalogue.describe(came[0]))
    if went:
        return say("step.drop", part=catalogue.describe(went[0]))
    return say("step.filters")


def _difference(one: Selection, other: Selection) -> tuple[Part, ...]:
    there = set(parts_of(other))
    return tuple(part for part in parts_of(one) if part not in there)


def describe_entry(entry: Entry) -> str:
    """What a coder decided, as a noun."""
    if isinstance(entry, Correction):
        value = entry.value
        if isinstance(value, FactValue):
            what = value.label_ar or value.label_en or value.value
        else:
            what = f"{value.name_ar} · {term('state', value.state)}"
        action = "add-value" if entry.action == "add" else entry.action
        return say(f"step.{action}", what=what)
    if isinstance(entry, Tag):
        return say("step.tag", tag=entry.tag)
    return say("step.cell" if isinstance(entry, CodedCell) else "step.note")
