"""The pane of every other kind of facet, one at a time: topics, places, sources, months …"""

from __future__ import annotations

from collections.abc import Iterator

from store.model import FacetKind, FacetValue
from store.selection import Selection
from tui.panes.catalogue import Catalogue
from tui.panes.facets import Entry, FacetPane, Value
from tui.panes.participants import ParticipantsPane
from tui.panes.rounds import RoundsPane
from tui.registry import bindings
from tui.widgets.find_line import FindLine
from tui.words import right_to_left, term

MONTHS = "month"
"""The kind whose values are months, `2017-05`: they stand by time, not by number."""

_FIRST = "topic"
"""The kind that is shown first, where a collection has it."""


class ValuesPane(FacetPane):
    """The values of one kind. Chosen ones come first; under the cursor nothing moves."""

    place = "values"
    title = "values.title"
    BINDINGS = bindings("values")

    def __init__(self) -> None:
        super().__init__()
        self._catalogue = Catalogue()
        self._kind: FacetKind | None = None

    @property
    def kinds(self) -> tuple[str, ...]:
        return (self._kind.name,) if self._kind is not None else ()

    @property
    def offered(self) -> tuple[FacetKind, ...]:
        """The kinds that can stand here: all that have values and no pane of their own."""
        elsewhere = {*RoundsPane.own_kinds, *ParticipantsPane.own_kinds}
        return tuple(
            kind
            for kind in self._catalogue.kinds
            if kind.name not in elsewhere and self._catalogue.values.get(kind.name)
        )

    def show_kind(self, name: str) -> None:
        """Show the values of a kind; one that is not offered changes nothing."""
        self._kind = next((kind for kind in self.offered if kind.name == name), self._kind)
        self._found = None
        self.query_one(FindLine).clear()
        self._order()
        self.rows.move_to_end(last=False)

    def step(self, step: int) -> None:
        """Show the next kind (1) or the one before (-1), round the ends."""
        names = [kind.name for kind in self.offered]
        if self._kind is not None and self._kind.name in names:
            self.show_kind(names[(names.index(self._kind.name) + step) % len(names)])

    def entries_of(self, catalogue: Catalogue) -> Iterator[Entry]:
        if self._kind is None:
            return
        values = catalogue.values.get(self._kind.name, ())
        if self._kind.name == MONTHS:
            values = tuple(sorted(values, key=lambda value: value.value))
        for value in sorted(values, key=self._is_unchosen):
            yield Value((value.kind, value.value), value.label_ar or value.label_en or value.value)

    def _is_unchosen(self, value: FacetValue) -> bool:
        choice = (value.kind, value.value)
        return choice not in self._selection.included and choice not in self._selection.excluded

    def show_catalogue(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        offered = self.offered
        if self._kind not in offered:
            first = (kind for kind in offered if kind.name == _FIRST)
            self._kind = next(first, offered[0] if offered else None)
        super().show_catalogue(catalogue)

    def show_selection(self, selection: Selection) -> None:
        super().show_selection(selection)
        if not self.has_focus_within:  # under the cursor nothing moves
            self._order()

    def _order(self) -> None:
        self._entries = tuple(self.entries_of(self._catalogue))
        self._narrow()

    def entitle_loading(self) -> None:
        if self._kind is None:
            self.entitle("values.none")
        else:
            self.entitle("values.title.loading", kind=kind_label(self._kind))

    def entitle_counted(self, alive: int, values: int) -> None:
        if self._kind is None:
            self.entitle("values.none")
        else:
            self.entitle(self.title, kind=kind_label(self._kind), alive=alive, values=values)


def kind_label(kind: FacetKind) -> str:
    """The name of a kind in the language of the screen."""
    own = kind.label_ar if right_to_left() else kind.label_en
    word = term("kind", kind.name)
    return word if word != kind.name else own or kind.label_ar or word
