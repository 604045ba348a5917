"""What the colours in a text mean: each kind in its own, with its number of places."""

from __future__ import annotations

from collections.abc import Mapping

from textual.content import Content
from textual.style import Style
from textual.widgets import Static

from tui.panes.mentions import look_of
from tui.widgets.article_view import ArticleView
from tui.words import say, term


class Legend(Static):
    """A line or two below the headline, as long as all mentions are marked."""

    def __init__(self) -> None:
        super().__init__(markup=False)

    def on_mount(self) -> None:
        self.display = False

    def show(self, kinds: Mapping[str, int] | None, view: ArticleView) -> None:
        """Show how many places of each kind are marked, in the looks that they have in `view`."""
        self.display = kinds is not None
        if kinds is None:
            return
        if not kinds:
            self.update(Content(say("legend.none")))
            return
        parts = []
        for kind, places in kinds.items():
            style = Style.from_rich_style(view.get_component_rich_style(f"article--{look_of(kind)}"))
            parts.append(Content.styled(say("legend.kind", kind=term("kind", kind), places=places), style))
        self.update(Content("  ").join(parts))
