"""A view: a full screen that shows the selection in its way.

The lines around it, loading, coming and going stand here. A view gives its panes, asks its questions in
`ask` (with `load`), and says in `spot` where the reader is.
"""

from __future__ import annotations

from asyncio import to_thread
from collections.abc import Callable
from itertools import islice
from typing import TypeVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal

from store.problem import Problem
from store.selection import Selection
from store.to_check import ToCheck, to_check
from tui.panes.wish import CellWished, Wished
from tui.registry import command
from tui.screens import loader
from tui.screens.asking import Option, PickScreen
from tui.screens.curator import Curator
from tui.screens.desk import ArticleSpot, Desk, GoBack, GoForward, GoTo, LeaveFor
from tui.screens.history import CodingStep, MarkStep
from tui.screens.saved import SavedAsker
from tui.screens.selecting import SelectionScreen
from tui.screens.steps import describe_entry
from tui.views import ViewName
from tui.widgets.chips import ChipLine
from tui.widgets.key_line import KeyLine
from tui.widgets.search_line import SearchLine
from tui.widgets.status_line import StatusLine
from tui.widgets.view_tabs import ViewTabs
from tui.words import say

_NEWS = 3.0
"""Seconds between two looks whether another program has written articles."""

_BREAKPOINTS = [(0, "-narrow"), (110, "-wide"), (160, "-roomy")]
"""Widths from which the screen has another class; the style sheet says what each looks like."""

_HEIGHTS = [(0, "-low"), (36, "-tall")]
"""Heights from which there is room for more than lists."""

_MOST_TO_CHECK = 300
"""What is offered to be checked at once."""

_Answer = TypeVar("_Answer")


class ViewScreen(SelectionScreen):
    """What every view answers."""

    HORIZONTAL_BREAKPOINTS = _BREAKPOINTS
    VERTICAL_BREAKPOINTS = _HEIGHTS

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.total = self.collection = 0
        """Articles of the selection, and of the collection."""
        self._reading = desk.readings
        self._said_beside = False
        self._curator = Curator(self, desk.session)

    def compose(self) -> ComposeResult:
        with Horizontal(id="top"):
            yield SearchLine()
            yield ViewTabs(self.view)
        yield ChipLine(say("sample.note" if self.session.sample else "chips.none"))
        yield from self.compose_view()
        yield StatusLine(sample=self.session.sample)
        yield KeyLine(self.view)

    def on_mount(self) -> None:
        self.show_selection()
        self.ask(None)
        self.loader.look_for_news()
        self.set_interval(_NEWS, self._look_for_news)
        if not self.catalogue.kinds:
            self.load_catalogue()
        self.main.take_focus()

    # what a view says of itself

    def compose_view(self) -> ComposeResult:
        """The panes."""
        raise NotImplementedError

    def ask(self, before: Selection | None) -> None:
        """Ask for what is to be shown of `selection`.

        `before` is the selection that was shown; None when everything has to be asked anew.
        """
        raise NotImplementedError

    def show_catalogue(self) -> None:
        """Show what the collection holds: `catalogue` is new."""
        self.show_chips()

    def show_mark(self, step: MarkStep) -> None:
        """Show that a mark was set or taken off, in whichever view."""

    @property
    def spot(self) -> object:
        """Where the reader is in this view, for `go`; None when that need not be remembered."""
        return None

    def go(self, spot: object) -> None:
        """Go to a spot of this view; its selection may still be loading."""

    # loading

    def load(
        self, group: str, question: Callable[[Selection], _Answer], show: Callable[[_Answer], None]
    ) -> None:
        """Answer a question about the selection in a worker, and show what comes neither late nor overtaken.

        A new question of a group ends the one before. `question` runs in a thread and sees the store alone,
        `show` on the screen's.
        """
        self.loader.answer(group, self.selection, question, show)

    def load_catalogue(self) -> None:
        """Load what the collection holds."""
        self.loader.catalogue()

    def count(self) -> None:
        """Load how many articles the selection has, for the status line."""
        store = self.session.store
        self.load(
            "count", lambda selection: (len(store.ids(selection)), store.collection_size()), self._sized
        )

    def _sized(self, sizes: tuple[int, int]) -> None:
        self.show_size(*sizes, counting=False)

    def show_size(self, total: int, collection: int, *, counting: bool) -> None:
        """Show how many articles the selection has, and whether more is still being counted."""
        self.total, self.collection = total, collection
        status = self.query_one(StatusLine)
        status.show_found(total, collection, self.selection.order, counting=counting)

    def watch_selection(self, before: Selection) -> None:
        self.show_selection()
        self.query_one(StatusLine).show_looking()
        self.ask(before)

    def _look_for_news(self) -> None:
        if self.is_current:
            self.loader.look_for_news()

    @on(loader.Answered)
    def _answered(self, answer: loader.Answered) -> None:
        if answer.selection == self.selection and self.loader.is_wanted(answer):
            answer.show()

    @on(loader.Catalogued)
    def _catalogued(self, answer: loader.Catalogued) -> None:
        self.desk.catalogue = answer.catalogue
        self.show_catalogue()

    @on(loader.Marked)
    def _marked(self, answer: loader.Marked) -> None:
        if answer.remember:
            self.work.history.add(answer.step)
        if self.session.store.marks_beside and not self._said_beside:
            self._said_beside = True
            self.notify(say("marks.beside"), markup=False)

    @on(Wished)
    @on(CellWished)
    def _wished(self, wish: Wished | CellWished) -> None:
        self.run_worker(self._decide(wish), group="asking", exclusive=True)

    async def _decide(self, wish: Wished | CellWished) -> None:
        decision = await self._curator.decision(wish, self.catalogue)
        if decision is not None:
            self.loader.decide(decision)

    @on(loader.Decided)
    def _decided(self, answer: loader.Decided) -> None:
        if answer.step is not None:
            answer.step.entry = answer.entry
            return
        self.work.history.add(CodingStep(answer.entry))
        what, key = describe_entry(answer.entry), command("undo").key_shown
        self.notify(say("decided", what=what, key=key), markup=False)

    @on(loader.News)
    def _news(self, answer: loader.News) -> None:
        code = "status.news" if answer.articles > 0 else "status.changed"
        news = say(code, articles=answer.articles, key=command("refresh").key_shown)
        self.query_one(StatusLine).show_news(news)

    @on(loader.Renewed)
    def _renewed(self) -> None:
        self.desk.readings += 1
        self._read_anew()

    def _read_anew(self) -> None:
        self._reading = self.desk.readings
        self.query_one(StatusLine).show_news(None)
        self.load_catalogue()
        self.ask(None)

    @on(loader.Refused)
    def _refused(self, answer: loader.Refused) -> None:
        self.notify(say(answer.problem.code, **answer.problem.values), severity="error", markup=False)

    # coming and going

    def arrive(self, spot: object) -> None:
        """The reader comes here, to a place if one is given; the selection may have changed elsewhere."""
        self.selection = self.work.selection
        self.show_catalogue()
        if self._reading != self.desk.readings:
            self._read_anew()
        self._look_for_news()
        if spot is not None:
            self.go(spot)

    def action_view(self, name: ViewName) -> None:
        self.post_message(GoTo(name))

    def action_back(self) -> None:
        self.post_message(GoBack())

    def action_forward(self) -> None:
        self.post_message(GoForward())

    def action_queue(self) -> None:
        def found(selection: Selection) -> tuple[ToCheck, ...]:
            return tuple(islice(to_check(self.session.store, selection), _MOST_TO_CHECK))

        self.notify(say("queue.looking"), markup=False)
        self.load("queue", found, self._show_queue)

    def _show_queue(self, found: tuple[ToCheck, ...]) -> None:
        if not found:
            self.notify(say("queue.nothing"), markup=False)
            return
        options = [
            Option(str(at), " ".join((own.quote or own.what).split()), say(f"queue.{own.reason}"))
            for at, own in enumerate(found)
        ]
        heading = say("queue.head", total=len(found))
        self.app.push_screen(PickScreen(heading, options), lambda picked: self._check(found, picked))

    def _check(self, found: tuple[ToCheck, ...], picked: str | None) -> None:
        """Go to the words, to the cell, or say how a name is accepted."""
        if picked is None:
            return
        own = found[int(picked)]
        if own.cell is not None:
            self.post_message(CellWished(*own.cell, own.what))
        elif own.article_id is not None and own.start is not None and own.end is not None:
            self.post_message(GoTo("explore", ArticleSpot(own.article_id, (own.start, own.end))))
        else:
            near = ", ".join(own.near) or "–"
            self.notify(say("queue.unknown", name=own.what, near=near), markup=False, timeout=20)

    def action_saved(self) -> None:
        self.run_worker(self._take_up_saved(), group="asking", exclusive=True)

    async def _take_up_saved(self) -> None:
        found = await SavedAsker(self, self.session.store.saved).ask(self.selection)
        if found is not None:
            self.change(found)

    def action_database(self) -> None:
        self.run_worker(self._open_other(), group="asking", exclusive=True)

    async def _open_other(self) -> None:
        opening = self.session.open_other
        if opening is None:
            self.notify(say("database.fixed"), severity="warning", markup=False)
            return
        picked = await self.app.push_screen_wait(PickScreen(say("database.head"), [], free=True))
        if picked is None:
            return
        try:
            session = await to_thread(opening, picked.removeprefix("?"))
        except Problem as problem:
            self.notify(say(problem.code, **problem.values), severity="error", markup=False)
        else:
            self.post_message(LeaveFor(session))

    def action_refresh(self) -> None:
        self.loader.renew()

    async def action_import(self) -> None:
        importer = self.session.importer
        if importer is None:
            self.notify(say("importing.not-here"), severity="warning", markup=False)
            return
        from tui.screens.importing import ImportScreen

        screen = ImportScreen(importer, self.session.export_folder, self.action_refresh)
        await self.app.push_screen(screen)

    async def action_export(self) -> None:
        from tui.screens.export import ExportScreen

        await self.app.push_screen(ExportScreen(self.session, self.selection, self.total))
