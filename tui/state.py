"""The view as it was left, kept in a file of its own, never in the database. Damage is forgiven."""

from __future__ import annotations

import json
import os
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import get_args

from store.selection import ORDERS, Order
from tui.registry import Place
from tui.views import START, ViewName

FORMAT = 1


@dataclass(frozen=True, slots=True)
class ViewState:
    """Where the reader was."""

    view: ViewName = START
    """The view that the reader was in."""

    order: Order = "newest"
    """Order of the list of articles."""

    pane: Place = "articles"
    """The pane that had the keyboard."""

    article: int | None = None
    """Id of the article under the cursor; it may be gone."""

    attendance: bool = False
    """Whether the claims of attendance were unfolded."""

    harakat: bool = False
    """Whether harakat were shown."""


def load(path: Path | None) -> ViewState:
    """The state of a file; what is missing or damaged falls back to its default, field by field."""
    if path is None:
        return ViewState()
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return ViewState()
    if not isinstance(found, dict) or found.get("format") != FORMAT:
        return ViewState()
    plain = ViewState()
    article = found.get("article")
    return ViewState(
        view=next((view for view in get_args(ViewName) if view == found.get("view")), plain.view),
        order=next((order for order in ORDERS if order == found.get("order")), plain.order),
        pane=next((place for place in get_args(Place) if place == found.get("pane")), plain.pane),
        article=article if type(article) is int else plain.article,
        attendance=found.get("attendance") is True,
        harakat=found.get("harakat") is True,
    )


def save(path: Path | None, state: ViewState) -> None:
    """Write the state whole or not at all; where nothing can be written, only the view is lost."""
    if path is None:
        return
    beside = path.with_name(f"{path.name}.{os.getpid()}.new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        beside.write_text(json.dumps({"format": FORMAT, **asdict(state)}) + "\n", encoding="utf-8")
        beside.replace(path)
    except OSError:
        with suppress(OSError):
            beside.unlink()
