"""What differs between an article and a copy of it, over the explorer."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from store.compare import ComparedCopies
from tui.panes.differences import difference_rows
from tui.registry import bindings
from tui.words import say, visible

_CLASSES = {"=": "differences-same", "-": "differences-first", "+": "differences-second"}


class DifferencesScreen(ModalScreen[None]):
    """Two copies as one text with signs; it can be scrolled and closed."""

    BINDINGS = bindings("dialog", "article", besides=("differences", "mark", "copy", "copy_to_file"))

    def __init__(self, copies: ComparedCopies) -> None:
        super().__init__()
        self._copies = copies

    def compose(self) -> ComposeResult:
        first, second, found = self._copies.first, self._copies.second, self._copies.comparison
        with VerticalScroll(id="differences"):
            yield Static(Content(say("differences.head")), classes="differences-words")
            for sign, article in (("-", first), ("+", second)):
                # the Arabic name comes last, where it moves nothing around it
                about = filter(None, (article.row.key, article.row.day, article.row.source_ar))
                yield Static(Content(f"{sign} {visible(' · '.join(about))}"), classes=_CLASSES[sign])
            same = say(
                "compare.same", same=found.same_words, first=found.first_words, second=found.second_words
            )
            yield Static(Content(same), classes="differences-words")
            for sign, words in difference_rows(found, first.text, second.text):
                yield Static(Content(f"{sign} {visible(words)}"), classes=_CLASSES[sign])

    @property
    def _page(self) -> VerticalScroll:
        return self.query_one(VerticalScroll)

    def action_close(self) -> None:
        self.dismiss()

    def action_down(self) -> None:
        self._page.scroll_down(animate=False)

    def action_up(self) -> None:
        self._page.scroll_up(animate=False)

    def action_page_down(self) -> None:
        self._page.scroll_page_down(animate=False)

    def action_page_up(self) -> None:
        self._page.scroll_page_up(animate=False)

    def action_top(self) -> None:
        self._page.scroll_home(animate=False)

    def action_bottom(self) -> None:
        self._page.scroll_end(animate=False)
