"""Steps in words, for the toast that names what was undone or redone."""

from __future__ import annotations

from store.selection import Selection
from tui.panes.catalogue import Catalogue
from tui.screens.history import MarkStep, Step
from tui.screens.parts import Part, parts_of
from tui.words import say


def describe(step: Step, catalogue: Catalogue) -> str:
    """What the step did, as a noun: "choice of …", "sorting by day, oldest first"."""
    if isinstance(step, MarkStep):
        return say("step.mark" if step.on else "step.unmark")
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
